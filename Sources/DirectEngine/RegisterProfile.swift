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

    /// How many of the operands would be in host registers with the map given.
    func pinnedUses(_ map: RegisterMap) -> UInt64 { map.pinned.reduce(0) { $0 + uses[Int($1.guest)] } }
}

extension RegisterMap {
    /// A map that pins the registers used most; among equals, those that `standard` pins, then the lower number.
    public init(profile: RegisterProfile) {
        func rank(_ register: UInt8) -> (UInt64, Int, Int) {
            (profile[register], RegisterMap.standard[register] == nil ? 0 : 1, -Int(register))
        }
        let guests = Array(UInt8(1)...31).sorted { rank($0) > rank($1) }
        self.init(pinning: Array(guests.prefix(RegisterMap.hostRegisters.count)))
    }
}
