import GuestISA

/// What the manual says that an instruction puts into rd, if computing rd is all it does; nil otherwise.
///
/// RISC-V Unprivileged ISA 20240411, sections 2.4, 4.2 and 4.3, as expressions; `a` is rs1 and `b` is rs2.
public func manualResult(of i: Instruction, _ a: UInt64, _ b: UInt64, pc: UInt64) -> UInt64? {
    let imm = UInt64(bitPattern: Int64(i.imm))
    let signedA = Int64(bitPattern: a)
    let signedB = Int64(bitPattern: b)
    let wordA = UInt32(truncatingIfNeeded: a)
    let wordB = UInt32(truncatingIfNeeded: b)
    func bit(_ condition: Bool) -> UInt64 { condition ? 1 : 0 }
    func extended(_ word: UInt32) -> UInt64 { UInt64(bitPattern: Int64(Int32(bitPattern: word))) }
    func arithmetic(_ value: Int64, _ amount: UInt64) -> UInt64 { UInt64(bitPattern: value >> Int64(amount)) }
    func arithmetic(_ word: UInt32, _ amount: UInt64) -> UInt64 {
        UInt64(bitPattern: Int64(Int32(bitPattern: word) >> Int32(amount)))
    }
    switch i.opcode {
    case .lui: return imm
    case .auipc: return pc &+ imm
    case .addi: return a &+ imm
    case .slti: return bit(signedA < Int64(i.imm))
    case .sltiu: return bit(a < imm)
    case .xori: return a ^ imm
    case .ori: return a | imm
    case .andi: return a & imm
    case .slli: return a << imm
    case .srli: return a >> imm
    case .srai: return arithmetic(signedA, imm)
    case .add: return a &+ b
    case .sub: return a &- b
    case .sll: return a << (b % 64)
    case .slt: return bit(signedA < signedB)
    case .sltu: return bit(a < b)
    case .xor: return a ^ b
    case .srl: return a >> (b % 64)
    case .sra: return arithmetic(signedA, b % 64)
    case .or: return a | b
    case .and: return a & b
    case .addiw: return extended(wordA &+ UInt32(truncatingIfNeeded: imm))
    case .slliw: return extended(wordA << UInt32(i.imm))
    case .srliw: return extended(wordA >> UInt32(i.imm))
    case .sraiw: return arithmetic(wordA, imm)
    case .addw: return extended(wordA &+ wordB)
    case .subw: return extended(wordA &- wordB)
    case .sllw: return extended(wordA << (wordB % 32))
    case .srlw: return extended(wordA >> (wordB % 32))
    case .sraw: return arithmetic(wordA, b % 32)
    case .jal, .jalr, .beq, .bne, .blt, .bge, .bltu, .bgeu, .lb, .lh, .lw, .ld, .lbu, .lhu, .lwu, .sb, .sh, .sw, .sd,
        .fence, .fenceI, .ecall, .ebreak:
        return nil
    }
}

/// Whether the manual says that a branch is taken (section 2.5); nil if it is no branch.
public func manualTaken(_ opcode: Opcode, _ a: UInt64, _ b: UInt64) -> Bool? {
    switch opcode {
    case .beq: a == b
    case .bne: a != b
    case .blt: Int64(bitPattern: a) < Int64(bitPattern: b)
    case .bge: Int64(bitPattern: a) >= Int64(bitPattern: b)
    case .bltu: a < b
    case .bgeu: a >= b
    case .lui, .auipc, .jal, .jalr, .lb, .lh, .lw, .ld, .lbu, .lhu, .lwu, .sb, .sh, .sw, .sd, .addi, .slti, .sltiu,
        .xori, .ori, .andi, .slli, .srli, .srai, .add, .sub, .sll, .slt, .sltu, .xor, .srl, .sra, .or, .and, .addiw,
        .slliw, .srliw, .sraiw, .addw, .subw, .sllw, .srlw, .sraw, .fence, .fenceI, .ecall, .ebreak:
        nil
    }
}

/// Numbers at which arithmetic goes wrong.
public let boundaryValues: [UInt64] = [
    0, 1, 2, 31, 32, 63, 64, 0x7ff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 0x1_0000_0000, 0x1234_5678_9abc_def0,
    0x7fff_ffff_ffff_ffff, 0x8000_0000_0000_0000, 0xffff_ffff_8000_0000, 0xffff_ffff_7fff_ffff, .max - 1, .max,
]
