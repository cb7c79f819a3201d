import HostX86

/// What the host's flags say of a guest register: true as long as no more code has been emitted.
struct FlagFact {
    /// The register, not x0.
    var register: UInt8
    /// The condition that holds exactly if the register is not zero.
    var isNotZero: HostCondition
    /// Where the code stood when this was noted, in bytes.
    var offset: Int

    /// Nothing is known.
    static let none = FlagFact(register: 0, isNotZero: .ne, offset: -1)
}
