/// An assembler instruction that stands for one instruction of the ISA with some operands fixed.
///
/// `li`, `la` and `lla`, which expand to several, and the short forms of `jal` and `jalr` are the assembler's own.
struct PseudoInstruction {
    let mnemonic: String
    /// What is written, in order: `d` rd, `s` rs1, `t` rs2, `p` a jump target.
    let operands: String
    /// What it stands for, with the fields that are not written.
    let expansion: Instruction

    private init(_ mnemonic: String, _ operands: String, _ opcode: Opcode, rs1: UInt8 = 0, imm: Int32 = 0) {
        self.mnemonic = mnemonic
        self.operands = operands
        expansion = Instruction(opcode, rs1: rs1, imm: imm)
    }

    // RISC-V Unprivileged ISA 20191213, table 25.2; the expansions are those of binutils.
    // swift-format-ignore
    static let table: [PseudoInstruction] = [
        .init("nop",       "",    .addi),
        .init("mv",        "ds",  .addi),
        .init("not",       "ds",  .xori,  imm: -1),
        .init("neg",       "dt",  .sub),
        .init("negw",      "dt",  .subw),
        .init("sext.w",    "ds",  .addiw),
        .init("seqz",      "ds",  .sltiu, imm: 1),
        .init("snez",      "dt",  .sltu),
        .init("sltz",      "ds",  .slt),
        .init("sgtz",      "dt",  .slt),
        .init("beqz",      "sp",  .beq),
        .init("bnez",      "sp",  .bne),
        .init("bgez",      "sp",  .bge),
        .init("bltz",      "sp",  .blt),
        .init("blez",      "tp",  .bge),
        .init("bgtz",      "tp",  .blt),
        .init("bgt",       "tsp", .blt),
        .init("ble",       "tsp", .bge),
        .init("bgtu",      "tsp", .bltu),
        .init("bleu",      "tsp", .bgeu),
        .init("j",         "p",   .jal),
        .init("ret",       "",    .jalr,  rs1: 1),
        .init("fence.tso", "",    .fence, imm: 0x833),
        .init("pause",     "",    .fence, imm: 0x010),
    ]
}

extension Instruction {
    /// The instructions that put `value` into `rd`, at most eight: what binutils makes of `li`.
    static func loading(_ value: Int64, into rd: UInt8) -> [Instruction] {
        let low = signExtended12(value)
        if value == low { return [Instruction(.addi, rd: rd, imm: Int32(low))] }
        return loadingParts(value, into: rd)
    }

    private static func loadingParts(_ value: Int64, into rd: UInt8) -> [Instruction] {
        let low = signExtended12(value)
        let high = value &- low
        if Int64(Int32(truncatingIfNeeded: value)) == value {
            // The upper part of values close to 2^31 is 2^31, which LUI gives as -2^31; ADDIW wraps it back.
            let upper = Int32(truncatingIfNeeded: high)
            var parts: [Instruction] = []
            if upper != 0 { parts.append(Instruction(.lui, rd: rd, imm: upper)) }
            if low != 0 || upper == 0 {
                parts.append(Instruction(.addiw, rd: rd, rs1: upper == 0 ? 0 : rd, imm: Int32(low)))
            }
            return parts
        }
        let shift = high.trailingZeroBitCount
        var parts = loadingParts(high >> Int64(shift), into: rd)
        parts.append(Instruction(.slli, rd: rd, rs1: rd, imm: Int32(shift)))
        if low != 0 { parts.append(Instruction(.addi, rd: rd, rs1: rd, imm: Int32(low))) }
        return parts
    }

    /// The low twelve bits of `value`, sign-extended.
    static func signExtended12(_ value: Int64) -> Int64 { (value << 52) >> 52 }
}
