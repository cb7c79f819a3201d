import GuestISA
import GuestMachine

/// The instruction that is given hostile addresses.
struct AttackingInstruction: Sendable {
    /// What it does with memory.
    enum Kind: Equatable, Sendable {
        case load(isSigned: Bool)
        case store
        case jump
    }

    let opcode: Opcode
    let kind: Kind
    /// Bytes that it accesses; of a jump, those of the instruction it leads to.
    let byteCount: Int

    /// Every instruction that takes an address from a register.
    static let all: [AttackingInstruction] = [
        .init(opcode: .lb, kind: .load(isSigned: true), byteCount: 1),
        .init(opcode: .lbu, kind: .load(isSigned: false), byteCount: 1),
        .init(opcode: .lh, kind: .load(isSigned: true), byteCount: 2),
        .init(opcode: .lhu, kind: .load(isSigned: false), byteCount: 2),
        .init(opcode: .lw, kind: .load(isSigned: true), byteCount: 4),
        .init(opcode: .lwu, kind: .load(isSigned: false), byteCount: 4),
        .init(opcode: .ld, kind: .load(isSigned: true), byteCount: 8),
        .init(opcode: .sb, kind: .store, byteCount: 1), .init(opcode: .sh, kind: .store, byteCount: 2),
        .init(opcode: .sw, kind: .store, byteCount: 4), .init(opcode: .sd, kind: .store, byteCount: 8),
        .init(opcode: .jalr, kind: .jump, byteCount: 4),
    ]

    /// What it adds to its base: nothing, and the furthest it can.
    static let offsets: [Int32] = [0, 2047, -2048, 5]

    /// The words of `nop`, the instruction with base x5 and x7, and `ecall`.
    func code(offset: Int32) -> [UInt32] {
        let attack =
            kind == .store
            ? Instruction(opcode, rs1: 5, rs2: 7, imm: offset) : Instruction(opcode, rd: 7, rs1: 5, imm: offset)
        return [Instruction(.addi), attack, Instruction(.ecall)].compactMap(\.encoded)
    }
}
