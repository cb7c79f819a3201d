import GuestISA

/// A set of opcodes, in one word.
@frozen public struct OpcodeSet: Hashable, Sendable, ExpressibleByArrayLiteral {
    /// Bit n is the opcode whose raw value is n.
    public var bits: UInt64

    /// A set from its bits.
    @inlinable public init(bits: UInt64) { self.bits = bits }

    /// A set from its elements.
    public init(arrayLiteral elements: Opcode...) { self.init(elements) }

    /// A set from its elements.
    public init(_ elements: some Sequence<Opcode>) {
        bits = elements.reduce(0) { $0 | 1 << UInt64($1.rawValue) }
    }

    /// Whether `opcode` is a member.
    @inlinable public func contains(_ opcode: Opcode) -> Bool { bits >> UInt64(opcode.rawValue) & 1 != 0 }

    /// Whether every member of `other` is one of this set.
    public func isSuperset(of other: OpcodeSet) -> Bool { other.bits & ~bits == 0 }

    /// Adds `opcode`.
    public mutating func insert(_ opcode: Opcode) { bits |= 1 << UInt64(opcode.rawValue) }

    /// Removes `opcode`.
    public mutating func remove(_ opcode: Opcode) { bits &= ~(1 << UInt64(opcode.rawValue)) }

    /// The opcodes that are not members.
    public var complement: OpcodeSet { OpcodeSet(bits: ~bits & OpcodeSet.all.bits) }

    /// Every opcode.
    public static let all = OpcodeSet(Opcode.allCases)
}
