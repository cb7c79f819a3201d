/// One decoded instruction.
///
/// Fields the format lacks are zero. An instruction made by hand may hold values its encoding cannot; `encoded`
/// says so.
@frozen public struct Instruction: Hashable, Sendable {
    /// The operation.
    public var opcode: Opcode
    /// Destination register, 0–31.
    public var rd: UInt8
    /// First source register, 0–31.
    public var rs1: UInt8
    /// Second source register, 0–31.
    public var rs2: UInt8
    /// The immediate: sign-extended as the manual says; the whole 32-bit value (low 12 bits zero) in the U format,
    /// the shift amount in shifts, the byte offset in branches and jumps, the raw 12 bits in fences.
    public var imm: Int32

    /// An instruction from its fields.
    @inlinable
    public init(_ opcode: Opcode, rd: UInt8 = 0, rs1: UInt8 = 0, rs2: UInt8 = 0, imm: Int32 = 0) {
        self.opcode = opcode
        self.rd = rd
        self.rs1 = rs1
        self.rs2 = rs2
        self.imm = imm
    }

    /// `addi x0, x0, 0`, the canonical no-op.
    public static let nop = Instruction(.addi)
}

extension Instruction {
    /// Whether this instruction can change the flow of control: branch, jump, ECALL or EBREAK.
    public var endsBasicBlock: Bool {
        switch opcode.spec.effect {
        case .branch, .jump, .trap: true
        case .compute, .load, .store, .fence: false
        }
    }
}
