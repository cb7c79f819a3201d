/// The optimizations of a direct translator, each of which can be switched off alone: guests cannot tell.
public struct DirectPasses: OptionSet, Hashable, Sendable {
    /// One bit a pass.
    public let rawValue: UInt16

    /// A set from its bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// A base register that was compared with the window once is not compared again while it moves little.
    public static let checkElimination = DirectPasses(rawValue: 1)
    /// What is sign-extended from 32 bits is not extended again.
    public static let signFacts = DirectPasses(rawValue: 2)
    /// Pairs of instructions become one.
    public static let fusion = DirectPasses(rawValue: 4)
    /// Branches use the host's flags as the instruction before left them.
    public static let flagReuse = DirectPasses(rawValue: 8)
    /// Blocks look up where their indirect jumps go themselves.
    public static let inlineIndirect = DirectPasses(rawValue: 16)
    /// Programs are watched by the host's protection where they store; see `DirectTranslatorOptions`.
    public static let storeProtection = DirectPasses(rawValue: 32)
    /// Programs get a register map made from a profile; see `DirectTranslatorOptions`.
    public static let registerProfile = DirectPasses(rawValue: 64)

    /// A branch around one instruction that only computes becomes a conditional move.
    public static let ifConversion = DirectPasses(rawValue: 128)
    /// W forms are sign-extended when somebody needs it.
    public static let lateExtension = DirectPasses(rawValue: 256)

    /// Returns and calls through registers go straight where they went the first time, if they go there again.
    public static let returnPrediction = DirectPasses(rawValue: 512)
    /// Loops that are known to run often begin where the host fetches best.
    public static let loopAlignment = DirectPasses(rawValue: 1024)

    /// Every pass, one by one, by the name it has on the command line.
    private static let names: [(name: String, pass: DirectPasses)] = [
        ("check-elimination", .checkElimination), ("sign-facts", .signFacts), ("fusion", .fusion),
        ("flag-reuse", .flagReuse), ("inline-indirect", .inlineIndirect), ("store-protection", .storeProtection),
        ("register-profile", .registerProfile), ("if-conversion", .ifConversion),
        ("late-extension", .lateExtension), ("return-prediction", .returnPrediction),
        ("loop-alignment", .loopAlignment),
    ]

    /// Every pass, one by one.
    public static let each = names.map(\.pass)

    /// All of them: the usual set-up.
    public static let all = DirectPasses(each)

    /// The name of a single pass.
    public var name: String {
        guard let name = DirectPasses.names.first(where: { $0.pass == self })?.name else {
            preconditionFailure("\(rawValue) is not one pass")
        }
        return name
    }
}
