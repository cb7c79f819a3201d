import GuestISA

/// Instructions that a program's mix turns on and off together.
public enum InstructionGroup: Int, CaseIterable, Sendable {
    /// Additions and subtractions of 64 bits.
    case arithmetic
    /// Bitwise operations.
    case logic
    /// Shifts of 64 bits.
    case shift
    /// Comparisons into a register.
    case compare
    /// Additions and subtractions of 32 bits.
    case wordArithmetic
    /// Shifts of 32 bits.
    case wordShift
    /// LUI and AUIPC.
    case upper
    /// Fences of memory and of instruction fetch.
    case fence
    /// Loads.
    case load
    /// Stores.
    case store

    /// The instructions of the group.
    public var opcodes: [Opcode] {
        switch self {
        case .arithmetic: [.add, .sub, .addi]
        case .logic: [.xor, .or, .and, .xori, .ori, .andi]
        case .shift: [.sll, .srl, .sra, .slli, .srli, .srai]
        case .compare: [.slt, .sltu, .slti, .sltiu]
        case .wordArithmetic: [.addw, .subw, .addiw]
        case .wordShift: [.sllw, .srlw, .sraw, .slliw, .srliw, .sraiw]
        case .upper: [.lui, .auipc]
        case .fence: [.fence, .fenceI]
        case .load: [.lb, .lh, .lw, .ld, .lbu, .lhu, .lwu]
        case .store: [.sb, .sh, .sw, .sd]
        }
    }

    /// The groups whose instructions compute a register from registers and nothing else, and fences: what a straight
    /// run falls back to, and what may replace an instruction in a program that modifies itself.
    static let plain: [InstructionGroup] = [
        .arithmetic, .logic, .shift, .compare, .wordArithmetic, .wordShift, .upper, .fence,
    ]
}
