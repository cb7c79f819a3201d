/// What a target can do, as it says when it starts. What it cannot, it is not judged by.
public struct TargetAbilities: OptionSet, Sendable {
    /// The bits of the target's hello; see Targets.md.
    public let rawValue: UInt64

    /// Abilities from the bits of the hello.
    public init(rawValue: UInt64) { self.rawValue = rawValue }

    /// It stops after any number of instructions.
    public static let stops = TargetAbilities(rawValue: 1)
    /// It tells the value that goes with a trap. The ISA lets `tval` be zero.
    public static let tellsValue = TargetAbilities(rawValue: 2)
    /// A fetch sees every earlier store. The ISA asks for that only after FENCE.I.
    public static let coherent = TargetAbilities(rawValue: 4)
    /// Whatever RV64I does not define is illegal. The ISA lets extensions define it.
    public static let strict = TargetAbilities(rawValue: 8)
    /// Jumps to where no word begins trap. With the C extension they do not.
    public static let aligns = TargetAbilities(rawValue: 16)

    /// It counts the instructions that retire.
    public static let counts = TargetAbilities(rawValue: 32)

    /// Of ends it sees only those in ECALL and EBREAK: it knows no traps. The one of these that is a lack.
    public static let callsOnly = TargetAbilities(rawValue: 64)

    /// All that a hello can say.
    static let known = TargetAbilities.all.union(.callsOnly)

    /// The abilities of the engines here.
    public static let all: TargetAbilities = [.stops, .tellsValue, .coherent, .strict, .aligns, .counts]
}

extension TargetAbilities: CustomStringConvertible {
    /// What it does not do, in a few words; empty if it does all.
    public var description: String {
        let lacks: [(TargetAbilities, String)] = [
            (.stops, "runs to the end only"), (.tellsValue, "no tval"), (.coherent, "needs FENCE.I"),
            (.strict, "has other extensions"), (.aligns, "has 16-bit instructions"),
            (.counts, "does not count instructions"),
        ]
        let texts = lacks.filter { !contains($0.0) }.map(\.1)
        return (texts + (contains(.callsOnly) ? ["sees no traps but calls"] : [])).joined(separator: ", ")
    }
}
