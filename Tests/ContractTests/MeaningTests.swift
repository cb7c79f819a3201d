import EngineCatalogue
import GuestISA
import GuestMachine
import ManualMeaning
import TestSupport
import Testing

@Suite("Contract: what instructions compute") struct MeaningTests {
    /// Registers that alias in every way, x0 among them.
    private static let registers: [UInt8] = [0, 2, 10, 31]

    private static let instructions: [Instruction] = Opcode.allCases.flatMap { opcode -> [Instruction] in
        guard case .compute = opcode.spec.effect else { return opcode.spec.effect == .branch ? branches(opcode) : [] }
        let operands = opcode.spec.operands
        let range = opcode.spec.format.immediateRange
        let immediates = operands.contains(.imm) ? [range.lowerBound, 0, range.upperBound] : [0]
        var list: [Instruction] = []
        for rd in registers {
            for rs1 in operands.contains(.rs1) ? registers : [0] {
                for rs2 in operands.contains(.rs2) ? registers : [0] {
                    list += immediates.map { Instruction(opcode, rd: rd, rs1: rs1, rs2: rs2, imm: $0) }
                }
            }
        }
        return list
    }

    private static func branches(_ opcode: Opcode) -> [Instruction] {
        registers.flatMap { rs1 in registers.map { Instruction(opcode, rs1: rs1, rs2: $0, imm: 8) } }
    }

    @Test("every opcode computes or compares as the manual says, however its registers alias", arguments: engineKinds)
    func meaning(kind: EngineKind) throws {
        let list = MeaningTests.instructions
        let machine = try ContractMachine(kind, "ecall")
        #expect(machine.memory.load(Program(code: list.map { $0.encoded ?? 0 })))
        // The pairs go on from place to place, so that each opcode meets each pair somewhere.
        var pair = 0
        for (index, i) in list.enumerated() {
            for _ in 0..<12 {
                pair += 1
                var hart = HartState(pc: codeBase + 4 * UInt64(index))
                for register in MeaningTests.registers.dropFirst() { hart.x[Int(register)] = UInt64(register) << 32 }
                if i.rs2 != 0 {
                    hart.x[Int(i.rs2)] = boundaryValues[pair / boundaryValues.count % boundaryValues.count]
                }
                if i.rs1 != 0 { hart.x[Int(i.rs1)] = boundaryValues[pair % boundaryValues.count] }
                let a = hart.x[Int(i.rs1)]
                let b = hart.x[Int(i.rs2)]
                var expected = hart
                expected.instret += 1
                expected.pc += manualTaken(i.opcode, a, b) == true ? 8 : 4
                if i.rd != 0, let value = manualResult(of: i, a, b, pc: hart.pc) { expected.x[Int(i.rd)] = value }
                let exit = machine.engine.run(&hart, fuel: 1)
                if exit == .fuelExhausted, hart == expected { continue }
                Issue.record("\(i) of \(a) and \(b): \(exit), expected \(expected.x[Int(i.rd)])")
                return
            }
        }
    }
}
