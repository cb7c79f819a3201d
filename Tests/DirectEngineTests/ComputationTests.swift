import DirectEngine
import GuestISA
import GuestMachine
import HostDisassembly
import ManualMeaning
import TestSupport
import Testing

@Suite("Computing instructions") struct ComputationTests {
    private static let twoRegisters: [Opcode] = [
        .add, .sub, .sll, .slt, .sltu, .xor, .srl, .sra, .or, .and, .addw, .subw, .sllw, .srlw, .sraw,
    ]
    private static let immediates: [(opcodes: [Opcode], values: [Int32])] = [
        ([.addi, .slti, .sltiu, .xori, .ori, .andi, .addiw], [-2048, -1, 0, 1, 127, 128, 255, 2047]),
        ([.slli, .srli, .srai], [0, 1, 31, 32, 63]),
        ([.slliw, .srliw, .sraiw], [0, 1, 16, 31]),
    ]
    private static let upper: [Int32] = [.min, -4096, 0, 4096, 0x7fff_f000]

    /// Every opcode with every placement of its registers.
    private static func instructions(_ registers: [UInt8]) -> [Instruction] {
        var list: [Instruction] = []
        for rd in registers {
            for opcode in [Opcode.lui, .auipc] { list += upper.map { Instruction(opcode, rd: rd, imm: $0) } }
            for rs1 in registers {
                for (opcodes, values) in immediates {
                    for opcode in opcodes { list += values.map { Instruction(opcode, rd: rd, rs1: rs1, imm: $0) } }
                }
                for opcode in twoRegisters {
                    list += registers.map { Instruction(opcode, rd: rd, rs1: rs1, rs2: $0) }
                }
            }
        }
        return list
    }

    @Test("every opcode computes what the manual says, wherever its registers live", arguments: Setup.all)
    func computes(setup: Setup) throws {
        var options = setup.options
        options.blockLimit = 1
        let bench = try Bench(options)
        let list = ComputationTests.instructions(setup.registers)
        bench.load(list)
        // The pairs go on from place to place, so that each opcode meets each pair somewhere.
        var pair = 0
        for (index, i) in list.enumerated() {
            for _ in 0..<8 {
                pair += 1
                var hart = Bench.hart(pc: Bench.pc(index))
                if i.rs2 != 0 {
                    hart.x[Int(i.rs2)] = boundaryValues[pair / boundaryValues.count % boundaryValues.count]
                }
                if i.rs1 != 0 { hart.x[Int(i.rs1)] = boundaryValues[pair % boundaryValues.count] }
                let a = hart.x[Int(i.rs1)]
                let b = hart.x[Int(i.rs2)]
                let value = try #require(manualResult(of: i, a, b, pc: hart.pc))
                let expected = hart.retiring(i.rd, value, pc: hart.pc + 4)
                let exit = bench.run(&hart)
                if exit == .fuelExhausted, hart == expected { continue }
                Issue.record("\(i) of \(a) and \(b): \(exit), rd \(hart.x[Int(i.rd)]), expected \(value)")
                return
            }
        }
    }

    @Test("the host code disassembles whole, and is cut where its instructions begin", arguments: Setup.all)
    func disassembles(setup: Setup) throws {
        let bench = try Bench(setup.options)
        let list = ComputationTests.instructions(setup.registers)
        bench.load(list)
        let disassembler = try HostDisassembler()
        for first in stride(from: 0, to: list.count, by: 128) {
            let block = try #require(bench.engine.hostCode(at: Bench.pc(first)))
            // Behind the last instruction memory is zero, which is illegal.
            #expect(block.instructionRanges.count == min(128, list.count - first))
            try expectDecodable(block, disassembler)
        }
    }

    @Test("HINTs become no code at all")
    func hints() throws {
        let bench = try Bench()
        bench.load([
            Instruction(.addi, rs1: 10, imm: 5), Instruction(.lui, imm: 4096), Instruction(.add, rs1: 10, rs2: 6),
            Instruction(.sraw, rs1: 6, rs2: 7), Instruction(.fence, imm: 0x10), Instruction(.fenceI),
        ])
        let block = try #require(bench.engine.hostCode(at: Bench.pc(0)))
        #expect(block.instructionRanges.allSatisfy { $0.isEmpty } && block.instructionRanges.count == 6)
    }
}
