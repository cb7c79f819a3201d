import DirectEngine
import GuestISA
import GuestMachine
import HostDisassembly
import ManualMeaning
import TestSupport
import Testing

@Suite("Branches and jumps") struct ControlTests {
    private static let branches: [Opcode] = [.beq, .bne, .blt, .bge, .bltu, .bgeu]

    private static func bench(_ setup: Setup, _ list: [Instruction]) throws -> Bench {
        var options = setup.options
        options.blockLimit = 1
        let bench = try Bench(options)
        bench.load(list)
        return bench
    }

    @Test("every branch goes where the manual says, and traps only if taken", arguments: Setup.all)
    func branches(setup: Setup) throws {
        var list: [Instruction] = []
        for opcode in ControlTests.branches {
            for rs1 in setup.registers {
                for rs2 in setup.registers {
                    list += [-4096, -2, 0, 2, 8, 4094].map { Instruction(opcode, rs1: rs1, rs2: rs2, imm: $0) }
                }
            }
        }
        let bench = try ControlTests.bench(setup, list)
        var pair = 0
        for (index, i) in list.enumerated() {
            for _ in 0..<20 {
                pair += 1
                var hart = Bench.hart(pc: Bench.pc(index))
                if i.rs2 != 0 {
                    hart.x[Int(i.rs2)] = boundaryValues[pair / boundaryValues.count % boundaryValues.count]
                }
                if i.rs1 != 0 { hart.x[Int(i.rs1)] = boundaryValues[pair % boundaryValues.count] }
                let isTaken = try #require(manualTaken(i.opcode, hart.x[Int(i.rs1)], hart.x[Int(i.rs2)]) as Bool?)
                let target = isTaken ? hart.pc &+ UInt64(bitPattern: Int64(i.imm)) : hart.pc + 4
                let isAligned = target % 4 == 0
                let expected = isAligned ? hart.retiring(pc: target) : hart
                let expectedExit =
                    isAligned ? Exit.fuelExhausted : .trap(Trap(.instructionAddressMisaligned, value: target))
                let before = hart
                let exit = bench.run(&hart)
                if exit == expectedExit, hart == expected { continue }
                Issue.record("\(i) of \(before.x[Int(i.rs1)]) and \(before.x[Int(i.rs2)]): \(exit), pc \(hart.pc)")
                return
            }
        }
    }

    @Test("JAL links and jumps; to a misaligned target it does neither", arguments: Setup.all)
    func jumps(setup: Setup) throws {
        let list = setup.registers.flatMap { rd in
            [-1_048_576, -4, 0, 2, 4, 1_048_574].map { Instruction(.jal, rd: rd, imm: $0) }
        }
        let bench = try ControlTests.bench(setup, list)
        for (index, i) in list.enumerated() {
            let start = Bench.hart(pc: Bench.pc(index))
            let target = start.pc &+ UInt64(bitPattern: Int64(i.imm))
            try expectJump(bench, i, start, target)
        }
    }

    @Test("JALR reads rs1 before it links, clears bit 0 and checks bit 1", arguments: Setup.all)
    func indirectJumps(setup: Setup) throws {
        var list: [Instruction] = []
        for rd in setup.registers {
            for rs1 in setup.registers {
                list += [-2048, -3, -2, -1, 0, 1, 2, 4, 2047].map { Instruction(.jalr, rd: rd, rs1: rs1, imm: $0) }
            }
        }
        let bench = try ControlTests.bench(setup, list)
        for (index, i) in list.enumerated() {
            for base in [Bench.pc(100), Bench.pc(7) + 1, Bench.pc(7) + 2, Bench.pc(7) + 3, 0, .max - 3, .max] {
                var start = Bench.hart(pc: Bench.pc(index))
                if i.rs1 != 0 { start.x[Int(i.rs1)] = base }
                let target = (start.x[Int(i.rs1)] &+ UInt64(bitPattern: Int64(i.imm))) & ~1
                try expectJump(bench, i, start, target)
            }
        }
    }

    private func expectJump(_ bench: Bench, _ i: Instruction, _ start: HartState, _ target: UInt64) throws {
        var hart = start
        let exit = bench.run(&hart)
        if target % 4 == 0 {
            #expect(exit == .fuelExhausted, "\(i)")
            #expect(hart == start.retiring(i.rd, start.pc + 4, pc: target), "\(i)")
        } else {
            #expect(exit == .trap(Trap(.instructionAddressMisaligned, value: target)), "\(i)")
            #expect(hart == start, "\(i)")
        }
    }

    @Test("ECALL, EBREAK and illegal words trap where they stand, with everything before retired")
    func traps() throws {
        let bench = try Bench()
        let add = Instruction(.addi, rd: 10, rs1: 10, imm: 1)
        for (word, trap) in [
            (0x0000_0073, Trap(.environmentCall)), (0x0010_0073, Trap(.breakpoint)),
            (0, Trap(.illegalInstruction)), (.max, Trap(.illegalInstruction, value: 0xffff_ffff)),
            (0x3020_0073, Trap(.illegalInstruction, value: 0x3020_0073)),
        ] as [(UInt32, Trap)] {
            let word: UInt32 = word
            #expect(bench.memory.load(Program(code: [add.encoded ?? 0, add.encoded ?? 0, word])))
            for skipped in 0...2 {
                var hart = HartState(pc: Bench.pc(skipped))
                #expect(bench.run(&hart, 100) == .trap(trap))
                #expect(hart.pc == Bench.pc(2) && hart.instret == UInt64(2 - skipped) && hart.x[10] == hart.instret)
            }
        }
    }

    @Test("the host code of everything that ends a block disassembles", arguments: Setup.all)
    func disassembles(setup: Setup) throws {
        var list: [Instruction] = []
        for rs1 in setup.registers {
            for rs2 in setup.registers {
                for opcode in ControlTests.branches {
                    list += [2, 8].map { Instruction(opcode, rs1: rs1, rs2: rs2, imm: $0) }
                }
                list.append(Instruction(.jalr, rd: rs2, rs1: rs1, imm: -4))
            }
            list += [2, 8].map { Instruction(.jal, rd: rs1, imm: $0) }
        }
        list += [Instruction(.ecall), Instruction(.ebreak)]
        let bench = try Bench(setup.options)
        bench.load(list)
        let disassembler = try HostDisassembler()
        // The last one is a block without instructions, in front of a zero word.
        for index in 0...list.count {
            try expectDecodable(try #require(bench.engine.hostCode(at: Bench.pc(index))), disassembler)
        }
        #expect(bench.engine.hostCode(at: 0x1000) == nil)
    }
}
