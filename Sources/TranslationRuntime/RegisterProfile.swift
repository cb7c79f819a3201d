import GuestISA

/// How often code has used each guest register: what a register map is best made from.
public struct RegisterProfile: Sendable {
    private var uses = InlineArray<32, UInt64>(repeating: 0)

    /// A profile of nothing.
    public init() {}

    /// Counts the operands of an instruction that was executed `weight` times.
    public mutating func note(_ instruction: Instruction, weight: UInt64 = 1) {
        uses[Int(instruction.rd)] += weight
        uses[Int(instruction.rs1)] += weight
        uses[Int(instruction.rs2)] += weight
    }

    /// How often a guest register, 1 to 31, was an operand.
    public subscript(register: UInt8) -> UInt64 { uses[Int(register)] }

    /// How many of the operands would be in host registers with these pinned.
    public func uses(of pinned: [PinnedRegister]) -> UInt64 { pinned.reduce(0) { $0 + uses[Int($1.guest)] } }

    /// The `count` registers used most; among equals, those of `preferred`, then the lower number.
    public func mostUsed(_ count: Int, preferring preferred: [PinnedRegister]) -> [UInt8] {
        func rank(_ register: UInt8) -> (UInt64, Int, Int) {
            (self[register], preferred.contains { $0.guest == register } ? 1 : 0, -Int(register))
        }
        return Array(Array(UInt8(1)...31).sorted { rank($0) > rank($1) }.prefix(count))
    }
}
