/// The operations of RV64I and Zifencei, named as in the manual.
///
/// FENCE.TSO and PAUSE are encodings of `fence` and need no case of their own.
@frozen public enum Opcode: UInt8, CaseIterable, Sendable {
    case lui, auipc
    case jal, jalr
    case beq, bne, blt, bge, bltu, bgeu
    case lb, lh, lw, ld, lbu, lhu, lwu
    case sb, sh, sw, sd
    case addi, slti, sltiu, xori, ori, andi, slli, srli, srai
    case add, sub, sll, slt, sltu, xor, srl, sra, or, and
    case addiw, slliw, srliw, sraiw
    case addw, subw, sllw, srlw, sraw
    case fence, fenceI
    case ecall, ebreak
}

extension Opcode {
    /// Every mnemonic, indexed by `rawValue`.
    private static let mnemonics = allCases.map { $0 == .fenceI ? "fence.i" : String(describing: $0) }
    /// The reverse of `mnemonics`.
    private static let byMnemonic = Dictionary(uniqueKeysWithValues: zip(mnemonics, allCases))

    /// The assembler's name, such as `addiw` or `fence.i`.
    public var mnemonic: String { Opcode.mnemonics[Int(rawValue)] }

    /// The row of the instruction table that defines this opcode.
    public var spec: InstructionSpec { InstructionSpec.table[Int(rawValue)] }

    /// The opcode an assembler calls `mnemonic`, or nil.
    public init?(mnemonic: String) {
        guard let match = Opcode.byMnemonic[mnemonic] else { return nil }
        self = match
    }
}
