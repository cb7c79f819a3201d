import GuestISA
import Testing

@Suite("Words of binutils and LLVM") struct OracleWordTests {
    @Test("the data covers every opcode, each with every register in every field")
    func coverage() {
        var seen: [Opcode: (rd: UInt32, rs1: UInt32, rs2: UInt32)] = [:]
        for instruction in OracleData.words.compactMap({ Instruction(decoding: $0.word) }) {
            var sets = seen[instruction.opcode] ?? (0, 0, 0)
            sets.rd |= 1 << instruction.rd
            sets.rs1 |= 1 << instruction.rs1
            sets.rs2 |= 1 << instruction.rs2
            seen[instruction.opcode] = sets
        }
        for spec in InstructionSpec.table {
            let sets = seen[spec.opcode] ?? (0, 0, 0)
            // The register fields of fences are reserved: no assembler sets them.
            let operands = spec.format == .fence ? [] : spec.operands
            #expect(sets.rd == (operands.contains(.rd) ? .max : 1), "rd of \(spec.opcode)")
            #expect(sets.rs1 == (operands.contains(.rs1) ? .max : 1), "rs1 of \(spec.opcode)")
            #expect(sets.rs2 == (operands.contains(.rs2) ? .max : 1), "rs2 of \(spec.opcode)")
        }
    }

    @Test("every word decodes, and encodes back to itself")
    func roundTrip() {
        for row in OracleData.words where Instruction(decoding: row.word)?.encoded != row.word {
            Issue.record("\(row.llvmText) (\(Instruction.wordDirective(row.word))) does not come back")
        }
    }

    @Test("every word disassembles to LLVM's text")
    func llvmText() {
        for row in OracleData.words {
            // LLVM 14 prints an empty set of accesses as `unknown`, later versions as `0`.
            let expected = row.llvmText.replacing("unknown", with: "0")
            let text = Instruction.disassembly(of: row.word)
            if text != expected { Issue.record("\(Instruction.wordDirective(row.word)): \(text), not \(expected)") }
        }
    }

    @Test("every word disassembles to objdump's text, but for how numbers are written")
    func gnuText() {
        for row in OracleData.words {
            let expected = normalized(row.gnuText, at: row.address)
            let text = Instruction.disassembly(of: row.word)
            if text != expected { Issue.record("\(Instruction.wordDirective(row.word)): \(text), not \(expected)") }
        }
    }

    /// objdump's text as we write it: a blank after commas, decimal numbers, distances instead of target addresses,
    /// `0` for an empty set of accesses.
    private func normalized(_ gnuText: String, at address: UInt64) -> String {
        let parts = gnuText.split(separator: " ", maxSplits: 1)
        guard parts.count == 2 else { return gnuText }
        let operands = parts[1].split(separator: ",").map { operand in
            if operand == "unknown" { return "0" }
            guard operand.hasPrefix("0x"), let number = UInt64(operand.dropFirst(2), radix: 16) else {
                return String(operand)
            }
            let isTarget = parts[0] == "jal" || parts[0].hasPrefix("b")
            return isTarget ? "\(Int64(bitPattern: number &- address))" : "\(number)"
        }
        return "\(parts[0]) \(operands.joined(separator: ", "))"
    }

    @Test("LLVM's texts assemble to the words, one by one and all together")
    func assembles() throws {
        let code = try GuestAssembler.assemble(
            OracleData.words.map(\.llvmText).joined(separator: "\n"), at: 0x8000_0000)
        try #require(code.words.count == OracleData.words.count)
        for (row, word) in zip(OracleData.words, code.words) where row.word != word {
            Issue.record(
                "\(row.llvmText): \(Instruction.wordDirective(word)), not \(Instruction.wordDirective(row.word))")
        }
    }

    @Test("pseudo-instructions expand as binutils does")
    func pseudoInstructions() throws {
        let rows = try OracleData.rows(of: "pseudo-words.txt")
        try #require(rows.count > 900)
        let text = rows.map { ".org \($0[0])\n\($0[1])\n" }.joined()
        let limits = GuestAssembler.Limits(words: 1 << 16)
        let words = try GuestAssembler.assemble(text, at: 0x8000_0000, limits: limits).words
        for (index, row) in rows.enumerated() {
            let start = try offset(of: row)
            let end = index + 1 < rows.count ? try offset(of: rows[index + 1]) : 4 * words.count
            // Zeros fill what the row leaves free.
            let expansion = words[start / 4..<end / 4].prefix { $0 != 0 }
            let expected = row[2].split(separator: " ").map { UInt32($0, radix: 16) }
            if expansion.map({ $0 }) != expected {
                Issue.record("\(row[1]): \(expansion.map { Instruction.disassembly(of: $0) }), not \(row[2])")
            }
        }
    }

    private func offset(of row: [String]) throws -> Int { try #require(Int(row[0].dropFirst(2), radix: 16)) }

    @Test("what no assembler has a mnemonic for prints as its word, and reads back")
    func wordsWithoutMnemonic() throws {
        for word in [0x0000_000b, 0x0200_1013 | 1 << 31, 0x0000_010f, 0x8230_000f, 0x0010_100f, 0] as [UInt32] {
            let text = Instruction.disassembly(of: word)
            #expect(text == Instruction.wordDirective(word))
            #expect(try words(of: text) == [word])
        }
    }
}
