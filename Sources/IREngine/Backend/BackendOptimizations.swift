import HostX86

/// What the x86-64 back end does for speed alone.
public struct BackendOptimizations: OptionSet, Hashable, Sendable {
    /// One bit each.
    public let rawValue: UInt8

    /// A set from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Guest registers live in host registers, as the engine's `GlobalMap` says.
    public static let pinnedRegisters = BackendOptimizations(rawValue: 1)
    /// The memory window is checked once in a block for each value that addresses are relative to.
    public static let checkElimination = BackendOptimizations(rawValue: 2)
    /// Where guest memory need not be compared, the host's page protection notices stores to code.
    public static let storeProtection = BackendOptimizations(rawValue: 4)
    /// Shifts with three operands, where the host has them.
    public static let bmi2 = BackendOptimizations(rawValue: 8)
    /// Where a program runs alone, it is seen which registers are best pinned.
    public static let registerProfile = BackendOptimizations(rawValue: 16)

    /// Loops that are known to run often begin where the host fetches best.
    public static let loopAlignment = BackendOptimizations(rawValue: 32)

    /// All that this host can do.
    public static let all = HostFeatures.hasBMI2 ? everything : everything.subtracting(.bmi2)

    private static let everything = BackendOptimizations(each)

    /// Each of them, in the order of lists.
    public static let each: [BackendOptimizations] = [
        .pinnedRegisters, .checkElimination, .storeProtection, .bmi2, .registerProfile, .loopAlignment,
    ]

    /// The name of one of `each`.
    public var name: String {
        let names = [
            "pinned-registers", "check-elimination", "store-protection", "bmi2", "register-profile", "loop-alignment",
        ]
        return names[rawValue.trailingZeroBitCount]
    }
}
