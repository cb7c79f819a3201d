import GuestISA
import GuestMachine
import IREngine
import Testing

@Suite("Jumps, branches and traps") struct ControlTests {
    static let branchOpcodes = Opcode.allCases.filter { $0.spec.effect == .branch }

    /// Whether the manual takes the branch.
    private static func isTaken(_ opcode: Opcode, _ a: UInt64, _ b: UInt64) -> Bool {
        let signed = Int128(Int64(bitPattern: a)) - Int128(Int64(bitPattern: b))
        switch opcode {
        case .beq: return a ^ b == 0
        case .bne: return a ^ b != 0
        case .blt: return signed < 0
        case .bge: return signed >= 0
        case .bltu: return Int128(a) - Int128(b) < 0
        default: return Int128(a) - Int128(b) >= 0
        }
    }

    @Test("branches go where the manual says", arguments: EngineUnderTest.allCases, branchOpcodes)
    func branches(_ engine: EngineUnderTest, _ opcode: Opcode) throws {
        let machine = try Machine(engine)
        let pc = Machine.codeBase + 64
        for offset in [-64, -4, 0, 4, 8, 4092] as [Int32] {
            try machine.write([Instruction(opcode, rs1: 6, rs2: 7, imm: offset), ecall], at: pc)
            for a in boundaryValues {
                for b in boundaryValues {
                    let outcome = machine.run([(6, a), (7, b)], pc: pc, fuel: 1)
                    let target = Self.isTaken(opcode, a, b) ? pc &+ UInt64(bitPattern: Int64(offset)) : pc + 4
                    #expect(outcome.hart.pc == target, "\(opcode) \(a), \(b) by \(offset)")
                    #expect(outcome.exit == .fuelExhausted)
                    #expect(outcome.hart.instret == 1)
                }
            }
        }
    }

    @Test("branches compare x0 and constants as they do registers", arguments: EngineUnderTest.allCases, branchOpcodes)
    func constantBranches(_ engine: EngineUnderTest, _ opcode: Opcode) throws {
        let machine = try Machine(engine)
        for a in [0, 1, -1] as [Int32] {
            for b in [0, 1, -1] as [Int32] {
                machine.engine.reset()
                try machine.write([
                    Instruction(.addi, rd: 6, imm: a), Instruction(.addi, rd: 7, imm: b),
                    Instruction(opcode, rs1: 6, rs2: 7, imm: 64),
                ])
                let (x, y) = (UInt64(bitPattern: Int64(a)), UInt64(bitPattern: Int64(b)))
                #expect(machine.run(fuel: 3).hart.pc == Machine.codeBase + (Self.isTaken(opcode, x, y) ? 72 : 12))
                try machine.write([
                    Instruction(.addi, rd: 6, imm: a), Instruction(opcode, rs1: 6, imm: 64),
                    Instruction(opcode, rs2: 6, imm: 64),
                ])
                let first = machine.run(fuel: 2).hart.pc
                #expect(first == Machine.codeBase + (Self.isTaken(opcode, x, 0) ? 68 : 8))
                let second = machine.run([(6, x)], pc: Machine.codeBase + 8, fuel: 1).hart.pc
                #expect(second == Machine.codeBase + (Self.isTaken(opcode, 0, x) ? 72 : 12))
            }
        }
    }

    @Test("a branch to a misaligned address traps if taken, and only then", arguments: EngineUnderTest.allCases)
    func misalignedBranch(_ engine: EngineUnderTest) throws {
        let machine = try Machine(engine)
        try machine.write([Instruction(.addi, rd: 5, imm: 1), Instruction(.beq, rs1: 6, rs2: 7, imm: 6), ecall])
        let taken = machine.run()
        #expect(taken.exit == .trap(Trap(.instructionAddressMisaligned, value: Machine.codeBase + 10)))
        #expect(taken.hart.pc == Machine.codeBase + 4)
        #expect(taken.hart.instret == 1)
        #expect(taken[x: 5] == 1)
        let notTaken = machine.run([(6, 1)])
        #expect(notTaken.exit == ecallExit)
        #expect(notTaken.hart.instret == 2)
    }

    @Test("JAL jumps and links", arguments: EngineUnderTest.allCases)
    func jal(_ engine: EngineUnderTest) throws {
        let machine = try Machine(engine)
        for offset in [0, 4, -4, 0x7fc, 0x8000, -0x100000] as [Int32] {
            machine.engine.reset()
            try machine.write([Instruction(.jal, rd: 1, imm: offset), Instruction(.jal, rd: 0, imm: offset)])
            let outcome = machine.run(fuel: 1)
            #expect(outcome.hart.pc == Machine.codeBase &+ UInt64(bitPattern: Int64(offset)))
            #expect(outcome[x: 1] == Machine.codeBase + 4)
            let unlinked = machine.run([(1, 7)], pc: Machine.codeBase + 4, fuel: 1)
            #expect(unlinked.hart.pc == Machine.codeBase &+ 4 &+ UInt64(bitPattern: Int64(offset)))
            #expect(unlinked[x: 1] == 7)
        }
    }

    @Test("JALR jumps to an even address and links, also when rd is rs1", arguments: EngineUnderTest.allCases)
    func jalr(_ engine: EngineUnderTest) throws {
        let machine = try Machine(engine)
        let target = Machine.codeBase + 0x100
        for (slot, registers) in ([(1, 6), (6, 6), (0, 6)] as [(UInt8, UInt8)]).enumerated() {
            for (place, imm) in ([0, 1, -1, -2048, 2047] as [Int32]).enumerated() {
                let pc = Machine.codeBase + 0x200 + UInt64(slot * 64 + place * 8)
                try machine.write([Instruction(.jalr, rd: registers.0, rs1: registers.1, imm: imm)], at: pc)
                for bit in [0, 1] as [UInt64] {
                    let base = target + bit &- UInt64(bitPattern: Int64(imm))
                    let outcome = machine.run([(6, base)], pc: pc, fuel: 1)
                    #expect(outcome.hart.pc == target)
                    #expect(outcome[x: Int(registers.0)] == (registers.0 == 0 ? 0 : pc + 4))
                    #expect(outcome.hart.instret == 1)
                }
            }
        }
    }

    @Test("jumps to a misaligned address trap and do not link", arguments: EngineUnderTest.allCases)
    func misalignedJumps(_ engine: EngineUnderTest) throws {
        let machine = try Machine(engine)
        try machine.write([
            Instruction(.jalr, rd: 6, rs1: 6, imm: 1), Instruction(.jal, rd: 1, imm: 6),
            Instruction(.auipc, rd: 7, imm: 0), Instruction(.jalr, rd: 1, rs1: 7, imm: 2),
        ])
        let indirect = machine.run([(6, Machine.codeBase + 0x102)])
        let target = Machine.codeBase + 0x102
        #expect(indirect.exit == .trap(Trap(.instructionAddressMisaligned, value: target)))
        #expect(indirect[x: 6] == target)
        #expect(indirect.hart.pc == Machine.codeBase)
        #expect(indirect.hart.instret == 0)
        let direct = machine.run([(1, 11)], pc: Machine.codeBase + 4)
        #expect(direct.exit == .trap(Trap(.instructionAddressMisaligned, value: Machine.codeBase + 10)))
        #expect(direct[x: 1] == 11)
        let constant = machine.run([(1, 11)], pc: Machine.codeBase + 8)
        #expect(constant.exit == .trap(Trap(.instructionAddressMisaligned, value: Machine.codeBase + 10)))
        #expect(constant[x: 1] == 11)
        #expect(constant.hart.pc == Machine.codeBase + 12)
        #expect(constant.hart.instret == 1)
    }

    @Test("ECALL, EBREAK and undefined words trap where they stand", arguments: EngineUnderTest.allCases)
    func traps(_ engine: EngineUnderTest) throws {
        let machine = try Machine(engine)
        let increment = try #require(Instruction(.addi, rd: 5, rs1: 5, imm: 1).encoded)
        // A CSR read, a compressed instruction's zeros, a W shift by 32, and two words that are no instruction.
        let undefined: [UInt32] = [0xc000_2573, 0, 0x0200_931b, 0xffff_ffff, 0x0000_000b]
        var cases = undefined.map { ($0, Trap(.illegalInstruction, value: UInt64($0))) }
        cases.append((0x0000_0073, Trap(.environmentCall)))
        cases.append((0x0010_0073, Trap(.breakpoint)))
        for (word, trap) in cases {
            machine.engine.reset()
            try machine.write([increment, word, increment])
            let outcome = machine.run()
            #expect(outcome.exit == .trap(trap))
            #expect(outcome.hart.pc == Machine.codeBase + 4)
            #expect(outcome.hart.instret == 1)
            #expect(outcome[x: 5] == 1)
            let alone = machine.run(pc: Machine.codeBase + 4)
            #expect(alone.exit == .trap(trap))
            #expect(alone.hart.instret == 0)
        }
    }

    @Test("a fetch outside memory traps there, after what came before has retired", arguments: EngineUnderTest.allCases)
    func fetchFaults(_ engine: EngineUnderTest) throws {
        let machine = try Machine(engine)
        for pc in [0, 4, Machine.codeBase - 4, machine.memory.window.upperBound, UInt64.max - 3] {
            let outcome = machine.run(pc: pc)
            #expect(outcome.exit == .trap(Trap(.instructionAccessFault, value: pc)))
            #expect(outcome.hart.pc == pc)
            #expect(outcome.hart.instret == 0)
        }
        let end = machine.memory.window.upperBound
        try machine.write([Instruction(.addi, rd: 5, imm: 1), Instruction(.addi, rd: 5, rs1: 5, imm: 1)], at: end - 8)
        let falling = machine.run(pc: end - 8)
        #expect(falling.exit == .trap(Trap(.instructionAccessFault, value: end)))
        #expect(falling.hart.instret == 2)
        #expect(falling[x: 5] == 2)
    }

    @Test("a page that cannot be executed is not fetched, until it can", arguments: EngineUnderTest.allCases)
    func executePermission(_ engine: EngineUnderTest) throws {
        let machine = try Machine(engine)
        let page = Machine.codeBase + 0x1000
        try machine.write([ecall], at: page)
        try machine.memory.map(page..<page + 0x1000, [.read, .write])
        #expect(machine.run(pc: page).exit == .trap(Trap(.instructionAccessFault, value: page)))
        try machine.memory.map(page..<page + 0x1000, .all)
        #expect(machine.run(pc: page).exit == ecallExit)
        try machine.memory.map(page..<page + 0x1000, .read)
        #expect(machine.run(pc: page).exit == .trap(Trap(.instructionAccessFault, value: page)))
    }
}
