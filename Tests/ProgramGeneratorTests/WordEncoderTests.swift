import GuestISA
import Testing

@testable import ProgramGenerator

@Suite("Word encoder") struct WordEncoderTests {
    private let encoder = WordEncoder.shared

    @Test("every opcode encodes as the instruction table does, for all registers and immediates at the ends")
    func agreesWithTable() {
        for opcode in Opcode.allCases {
            let spec = opcode.spec
            let range = spec.format.immediateRange
            let step = spec.format.immediateStep
            var immediates: Set<Int32> = [range.lowerBound, range.upperBound, 0]
            for value in [1, -1, 2, 31, 32, 63, 2047, -2048] as [Int32] where range.contains(value &* step) {
                immediates.insert(value &* step)
            }
            for immediate in immediates {
                for register in 0..<32 as Range<UInt8> {
                    var instruction = Instruction(opcode, imm: immediate)
                    if spec.operands.contains(.rd) { instruction.rd = register }
                    if spec.operands.contains(.rs1) { instruction.rs1 = 31 - register }
                    if spec.operands.contains(.rs2) { instruction.rs2 = (register &+ 7) & 31 }
                    #expect(word(of: instruction) == instruction.encoded, "\(instruction)")
                }
            }
        }
    }

    private func word(of instruction: Instruction) -> UInt32 {
        let (rd, rs1, rs2) = (UInt32(instruction.rd), UInt32(instruction.rs1), UInt32(instruction.rs2))
        let opcode = instruction.opcode
        switch opcode.spec.format {
        case .r: return encoder.r(opcode, rd: rd, rs1: rs1, rs2: rs2)
        case .i, .iOffset, .shift, .shiftWord, .fence, .none:
            return encoder.i(opcode, rd: rd, rs1: rs1, instruction.imm)
        case .s: return encoder.s(opcode, rs1: rs1, rs2: rs2, instruction.imm)
        case .b: return encoder.b(opcode, rs1: rs1, rs2: rs2, instruction.imm)
        case .u: return encoder.u(opcode, rd: rd, instruction.imm)
        case .j: return encoder.jal(rd: rd, instruction.imm)
        }
    }

    @Test("whatever the bits of a draw, a computing instruction decodes as its opcode")
    func computeWords() {
        var generator = ProgramGenerator(seed: 1)
        _ = generator.generate(0)
        var source = RandomSource(seed: 5, program: 5)
        for opcode in InstructionGroup.plain.flatMap(\.opcodes) {
            for _ in 0..<200 {
                let word = generator.tables.computeWord(opcode.rawValue, source.next())
                #expect(Instruction(decoding: word)?.opcode == opcode, "\(opcode) 0x\(String(word, radix: 16))")
            }
        }
    }

    @Test("boundary immediates fit their formats and include both ends")
    func boundaryImmediates() {
        #expect(BoundaryImmediates.signed12.allSatisfy(InstructionFormat.i.immediateRange.contains))
        #expect(BoundaryImmediates.signed12.contains(-2048) && BoundaryImmediates.signed12.contains(2047))
        #expect(Set(BoundaryImmediates.shift).isSuperset(of: [0, 1, 31, 32, 33, 62, 63]))
        #expect(BoundaryImmediates.shift.allSatisfy(InstructionFormat.shift.immediateRange.contains))
        #expect(BoundaryImmediates.upper20.allSatisfy { 0...0xfffff ~= $0 })
        #expect(BoundaryImmediates.ordering.allSatisfy(InstructionFormat.fence.immediateRange.contains))
    }
}
