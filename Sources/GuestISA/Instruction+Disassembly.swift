extension Instruction: CustomStringConvertible {
    /// The instruction as LLVM's disassembler prints it with numeric registers and without aliases.
    ///
    /// Branch and jump offsets are relative to the instruction; U-format immediates are the upper 20 bits, unsigned.
    public var description: String {
        let operands: String
        switch opcode.spec.format {
        case .r: operands = "x\(rd), x\(rs1), x\(rs2)"
        case .i, .shift, .shiftWord: operands = "x\(rd), x\(rs1), \(imm)"
        case .iOffset: operands = "x\(rd), \(imm)(x\(rs1))"
        case .s: operands = "x\(rs2), \(imm)(x\(rs1))"
        case .b: operands = "x\(rs1), x\(rs2), \(imm)"
        case .u: operands = "x\(rd), \(UInt32(bitPattern: imm) >> 12)"
        case .j: operands = "x\(rd), \(imm)"
        case .fence: return fenceDescription
        case .none: return opcode.mnemonic
        }
        return "\(opcode.mnemonic) \(operands)"
    }

    /// Fences whose reserved fields are set have no mnemonic in any assembler: they print as the word.
    private var fenceDescription: String {
        let setsOnly = rd == 0 && rs1 == 0 && imm >> 8 == 0
        switch opcode {
        case .fenceI where rd == 0 && rs1 == 0 && imm == 0:
            return "fence.i"
        case .fence where rd == 0 && rs1 == 0 && imm == 0x833:
            return "fence.tso"
        case .fence where setsOnly:
            return "fence \(Instruction.orderingSet(imm >> 4)), \(Instruction.orderingSet(imm))"
        default:
            return Instruction.wordDirective(encoded ?? 0)
        }
    }

    /// The names of the accesses in the low four bits, `iorw`; `0` for none.
    private static func orderingSet(_ bits: Int32) -> String {
        let names = zip([8, 4, 2, 1] as [Int32], ["i", "o", "r", "w"]).filter { bits & $0.0 != 0 }.map(\.1)
        return names.isEmpty ? "0" : names.joined()
    }

    /// How a word without mnemonic is written: `.word 0x0000000b`.
    public static func wordDirective(_ word: UInt32) -> String {
        ".word " + paddedHex(word)
    }

    /// How words that are zero are written: `.zero 4092`, the number being bytes.
    public static func zeroDirective(wordCount: Int) -> String { ".zero \(4 * wordCount)" }

    /// `word` as text: its instruction, or a `.word` directive if the profile does not define it.
    public static func disassembly(of word: UInt32) -> String {
        Instruction(decoding: word)?.description ?? wordDirective(word)
    }
}
