import GuestISA
import Testing

@Suite("Instruction table") struct InstructionTableTests {
    static let table = InstructionSpec.table

    @Test("the table has one row per opcode, in their order")
    func order() {
        #expect(Self.table.map(\.opcode) == Opcode.allCases)
        #expect(Opcode.allCases.enumerated().allSatisfy { Int($1.rawValue) == $0 })
    }

    @Test("mnemonics lead back to their opcodes and no two are equal")
    func mnemonics() {
        for opcode in Opcode.allCases { #expect(Opcode(mnemonic: opcode.mnemonic) == opcode) }
        #expect(Opcode(mnemonic: "fenceI") == nil)
        #expect(Opcode(mnemonic: "") == nil)
    }

    @Test("no word matches two rows")
    func disjoint() {
        for (index, a) in Self.table.enumerated() {
            for b in Self.table[..<index] {
                #expect(a.mask & b.mask & (a.match ^ b.match) != 0, "\(a.opcode) and \(b.opcode) share a word")
            }
        }
    }

    @Test("the fixed bits, the registers and the immediate of a row cover each bit exactly once")
    func coverage() {
        for spec in Self.table {
            var parts = [spec.mask]
            if spec.operands.contains(.rd) { parts.append(0x1f << 7) }
            if spec.operands.contains(.rs1) { parts.append(0x1f << 15) }
            if spec.operands.contains(.rs2) { parts.append(0x1f << 20) }
            let range = spec.format.immediateRange
            let immediates = [range.lowerBound, range.upperBound, -spec.format.immediateStep, 0]
            parts.append(
                immediates.filter(range.contains)
                    .compactMap { Instruction(spec.opcode, imm: $0).encoded.map { $0 ^ spec.match } }.reduce(0, |))
            #expect(parts.reduce(0, |) == .max, "\(spec.opcode) leaves bits without meaning")
            #expect(parts.reduce(0) { $0 + $1.nonzeroBitCount } == 32, "\(spec.opcode) gives bits two meanings")
            #expect(spec.match & ~spec.mask == 0)
        }
    }

    @Test("every immediate of every format survives encoding and decoding")
    func immediates() throws {
        for spec in Self.table where spec.operands.contains(.imm) {
            let range = spec.format.immediateRange
            // The widest formats by a stride that is prime, so that it meets every pattern of the low bits.
            let stride = range.count > 100_000 ? spec.format.immediateStep * 1009 : spec.format.immediateStep
            var immediate = range.lowerBound
            while true {
                let instruction = Instruction(spec.opcode, imm: immediate)
                let word = try #require(instruction.encoded)
                guard Instruction(decoding: word) == instruction else {
                    Issue.record("\(instruction) decodes differently")
                    break
                }
                guard Int64(range.upperBound) - Int64(immediate) >= stride else { break }
                immediate += stride
            }
        }
    }

    @Test("what an encoding has no room for is refused")
    func refused() {
        #expect(Instruction(.addi, imm: 2048).encoded == nil)
        #expect(Instruction(.addi, imm: -2049).encoded == nil)
        #expect(Instruction(.add, imm: 1).encoded == nil)
        #expect(Instruction(.addi, rs2: 1).encoded == nil)
        #expect(Instruction(.addi, rd: 32).encoded == nil)
        #expect(Instruction(.sd, rd: 1).encoded == nil)
        #expect(Instruction(.beq, imm: 3).encoded == nil)
        #expect(Instruction(.beq, imm: 4096).encoded == nil)
        #expect(Instruction(.jal, imm: 1_048_576).encoded == nil)
        #expect(Instruction(.lui, imm: 1).encoded == nil)
        #expect(Instruction(.slliw, imm: 32).encoded == nil)
        #expect(Instruction(.slli, imm: 64).encoded == nil)
        #expect(Instruction(.fence, imm: 0x1000).encoded == nil)
        #expect(Instruction(.ecall, rd: 1).encoded == nil)
    }
}
