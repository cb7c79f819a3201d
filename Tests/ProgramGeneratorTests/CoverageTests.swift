import GuestISA
import GuestMachine
import Testing

@testable import ProgramGenerator

@Suite("Coverage of the instruction set") struct CoverageTests {
    /// Calls `body` with every legal instruction of the first programs of a seed.
    private func forEachInstruction(of count: UInt64, _ body: (Instruction) -> Void) {
        var generator = ProgramGenerator(seed: 1)
        for index in 0..<count {
            let program = generator.generate(index)
            for word in instructionWords(program, generator) {
                if let instruction = Instruction(decoding: word) { body(instruction) }
            }
        }
    }

    @Test("every opcode occurs with every register in every field, x0 included")
    func registers() {
        var seen = Array(repeating: (rd: UInt32(0), rs1: UInt32(0), rs2: UInt32(0)), count: Opcode.allCases.count)
        var isSeen = Array(repeating: false, count: Opcode.allCases.count)
        forEachInstruction(of: 4000) { instruction in
            let index = Int(instruction.opcode.rawValue)
            isSeen[index] = true
            seen[index].rd |= 1 << UInt32(instruction.rd)
            seen[index].rs1 |= 1 << UInt32(instruction.rs1)
            seen[index].rs2 |= 1 << UInt32(instruction.rs2)
        }
        for opcode in Opcode.allCases {
            let operands = opcode.spec.operands
            let row = seen[Int(opcode.rawValue)]
            #expect(isSeen[Int(opcode.rawValue)], "\(opcode)")
            if operands.contains(.rd) { #expect(row.rd == .max, "\(opcode) rd \(String(~row.rd, radix: 2))") }
            // Accesses near address 0 are rare: x1-x31 must be there, x0 may.
            let isAccess =
                InstructionGroup.load.opcodes.contains(opcode) || InstructionGroup.store.opcodes.contains(opcode)
            let bases = row.rs1 | (isAccess ? 1 : 0)
            if operands.contains(.rs1) { #expect(bases == .max, "\(opcode) rs1 \(String(~row.rs1, radix: 2))") }
            if operands.contains(.rs2) { #expect(row.rs2 == .max, "\(opcode) rs2 \(String(~row.rs2, radix: 2))") }
        }
    }

    @Test("every computing opcode and access occurs with immediates at both ends, zero and their neighbours")
    func immediates() {
        var seen: [Set<Int32>] = Array(repeating: [], count: Opcode.allCases.count)
        forEachInstruction(of: 6000) { seen[Int($0.opcode.rawValue)].insert($0.imm) }
        for opcode in Opcode.allCases {
            let expected: Set<Int32>
            switch opcode.spec.format {
            case .i: expected = [-2048, -2047, -1, 0, 1, 2046, 2047]
            case .iOffset where opcode == .jalr: expected = [0, 1]
            case .iOffset, .s: expected = [-2048, -2047, -8, -1, 0, 2047]
            case .shift: expected = [0, 1, 31, 32, 33, 63]
            case .shiftWord: expected = [0, 1, 30, 31]
            case .u: expected = Set([0, 1, 0x7ffff, 0x80000, 0xfffff].map { Int32(bitPattern: $0 << 12) })
            case .fence: expected = [0, 0x0ff, 0x833, 0x010, 0xfff]
            case .r, .b, .j, .none: expected = []
            }
            let missing = expected.subtracting(seen[Int(opcode.rawValue)])
            #expect(missing.isEmpty, "\(opcode) lacks \(missing.sorted())")
        }
    }

    @Test("every opcode with two sources occurs with each pattern of equal registers")
    func aliases() {
        var seen = Array(repeating: UInt8(0), count: Opcode.allCases.count)
        forEachInstruction(of: 4000) { instruction in
            let first = instruction.rd == instruction.rs1
            let second = instruction.rd == instruction.rs2
            let sources = instruction.rs1 == instruction.rs2
            let pattern = first ? (second ? 0 : 1) : second ? 2 : sources ? 3 : 4
            if instruction.rd != 0 { seen[Int(instruction.opcode.rawValue)] |= 1 << UInt8(pattern) }
        }
        for opcode in Opcode.allCases where opcode.spec.format == .r {
            #expect(seen[Int(opcode.rawValue)] == 0x1f, "\(opcode): \(seen[Int(opcode.rawValue)])")
        }
        for opcode in Opcode.allCases where [.i, .shift, .shiftWord, .iOffset].contains(opcode.spec.format) {
            #expect(seen[Int(opcode.rawValue)] & 1 << 1 != 0, "\(opcode) lacks rd = rs1")
        }
    }

    @Test("branches go both ways, compare a register with itself and with x0, and JALR links over its own base")
    func branches() {
        var found: Set<String> = []
        forEachInstruction(of: 2000) { instruction in
            switch instruction.opcode.spec.effect {
            case .branch:
                found.insert(instruction.imm < 0 ? "branch back" : "branch ahead")
                if instruction.rs1 == instruction.rs2 { found.insert("branch on itself") }
                if instruction.rs2 == 0 { found.insert("branch on x0") }
                if instruction.imm & 2 != 0 { found.insert("branch misaligned") }
            case .jump where instruction.opcode == .jalr:
                if instruction.rd == instruction.rs1 { found.insert("jalr over its base") }
                if instruction.imm & 1 != 0 { found.insert("jalr with bit 0") }
                if instruction.imm < 0 { found.insert("jalr with a negative offset") }
            case .jump:
                found.insert(instruction.imm < 0 ? "jal back" : "jal ahead")
                if instruction.imm & 2 != 0 { found.insert("jal misaligned") }
                if abs(instruction.imm) > 0x10000 { found.insert("jal far") }
            case .compute, .load, .store, .fence, .trap: break
            }
        }
        #expect(
            found == [
                "branch back", "branch ahead", "branch on itself", "branch on x0", "branch misaligned",
                "jalr over its base", "jalr with bit 0", "jalr with a negative offset", "jal back", "jal ahead",
                "jal misaligned", "jal far",
            ])
    }

    @Test("initial registers have values of every class")
    func values() {
        var generator = ProgramGenerator(seed: 2)
        var seen: Set<UInt64> = []
        for index in 0..<500 as Range<UInt64> { seen.formUnion(generator.generate(index).registers) }
        for index in 0..<InterestingValues.count { #expect(seen.contains(InterestingValues.table[index])) }
        #expect(seen.count > 4000)
    }
}
