import GuestMachine
import Testing

@Suite("Contract: jumps, branches and fetch") struct JumpTests {
    @Test("JALR clears bit 0 of its target", arguments: engineKinds)
    func bit0(kind: EngineKind) throws {
        let machine = try ContractMachine(kind, "jalr x1, 1(x5)\n ebreak\n ecall")
        machine.hart.x[5] = codeBase + 8
        machine.expect(.fault(.environmentCall), pc: codeBase + 8, retired: 1)
        #expect(machine.hart.x[1] == codeBase + 4)
    }

    @Test("JALR to a target with bit 1 set traps on itself: tval is the target, rd stays", arguments: engineKinds)
    func misalignedIndirect(kind: EngineKind) throws {
        for (register, offset) in [(6, 2), (6, 3), (5, 2), (0, -1)] {
            let machine = try ContractMachine(kind, "nop\n jalr x\(register), \(offset)(x5)")
            machine.hart.x[5] = codeBase + 8
            machine.hart.x[6] = 77
            let target = (codeBase + 8 &+ UInt64(bitPattern: Int64(offset))) & ~1
            machine.expect(.fault(.instructionAddressMisaligned, target), pc: codeBase + 4, retired: 1)
            #expect(machine.hart.x[5] == codeBase + 8 && machine.hart.x[6] == 77)
        }
    }

    @Test("JALR with rd = rs1 jumps to what rs1 was", arguments: engineKinds)
    func linkIntoBase(kind: EngineKind) throws {
        for register in [1, 5, 10, 31] {
            let machine = try ContractMachine(kind, "jalr x\(register), 0(x\(register))\n ebreak\n ebreak\n ecall")
            machine.hart.x[register] = codeBase + 12
            machine.expect(.fault(.environmentCall), pc: codeBase + 12, retired: 1)
            #expect(machine.hart.x[register] == codeBase + 4)
        }
    }

    @Test("JAL to a misaligned target traps on itself: tval is the target, rd stays", arguments: engineKinds)
    func misalignedJump(kind: EngineKind) throws {
        for offset in [2, 6, -2, 1_048_574] {
            let machine = try ContractMachine(kind, "nop\n jal x1, \(offset)")
            machine.hart.x[1] = 77
            let target = codeBase + 4 &+ UInt64(bitPattern: Int64(offset))
            machine.expect(.fault(.instructionAddressMisaligned, target), pc: codeBase + 4, retired: 1)
            #expect(machine.hart.x[1] == 77)
        }
    }

    @Test("a taken branch to a misaligned target traps on itself; one not taken goes on", arguments: engineKinds)
    func misalignedBranch(kind: EngineKind) throws {
        for (taken, notTaken) in [("beq", "bne"), ("bge", "blt"), ("bgeu", "bltu")] {
            for registers in ["x5, x6", "x5, x5", "x0, x7", "x7, x0", "x0, x0"] {
                let machine = try ContractMachine(
                    kind, "\(notTaken) \(registers), 6\n \(taken) \(registers), 6\n ecall")
                machine.hart.x[5] = 9
                machine.hart.x[6] = 9
                machine.expect(.fault(.instructionAddressMisaligned, codeBase + 10), pc: codeBase + 4, retired: 1)
            }
        }
    }

    @Test("a jump out of memory retires; the fetch then traps with pc and tval there", arguments: engineKinds)
    func outside(kind: EngineKind) throws {
        for target in [0, 4, codeBase - 4, memoryEnd, 0x8000_0000_0000_0000, .max - 3] as [UInt64] {
            let machine = try ContractMachine(kind, "jalr x1, 0(x5)")
            machine.hart.x[5] = target
            machine.expect(.fault(.instructionAccessFault, target), pc: target, retired: 1)
            #expect(machine.hart.x[1] == codeBase + 4)
        }
        for (jump, target) in [
            ("jal x1, -4", codeBase - 4), ("beq x0, x0, -4096", codeBase - 4096), ("jalr x1, 16(x0)", 16),
            ("jalr x1, -4(x0)", .max - 3),
        ] {
            let machine = try ContractMachine(kind, jump)
            machine.expect(.fault(.instructionAccessFault, target), pc: target, retired: 1)
        }
    }

    @Test("execution past the end of memory traps there", arguments: engineKinds)
    func pastTheEnd(kind: EngineKind) throws {
        let machine = try ContractMachine(kind, "ecall")
        try machine.put("nop\n nop", at: memoryEnd - 8)
        machine.hart.pc = memoryEnd - 8
        machine.expect(.fault(.instructionAccessFault, memoryEnd), pc: memoryEnd, retired: 2)
    }

    @Test("a hart that starts outside of memory traps at once", arguments: engineKinds)
    func startOutside(kind: EngineKind) throws {
        let machine = try ContractMachine(kind, "ecall")
        for pc in [0, codeBase - 4, memoryEnd, .max - 3] as [UInt64] {
            machine.hart.pc = pc
            machine.expect(.fault(.instructionAccessFault, pc), pc: pc, retired: 0)
        }
    }

    @Test("a jump into the middle of code that has run before runs from there", arguments: engineKinds)
    func middle(kind: EngineKind) throws {
        let machine = try ContractMachine(
            kind,
            """
            start: addi x5, x5, 1
            addi x5, x5, 16
            addi x5, x5, 256
            bnez x6, done
            li x6, 1
            j start + 4
            done: ecall
            """)
        machine.expect(.fault(.environmentCall), pc: codeBase + 24, retired: 9)
        #expect(machine.hart.x[5] == 1 + 2 * (16 + 256))
    }

    @Test("a jump to itself runs until fuel ends", arguments: engineKinds)
    func jumpToSelf(kind: EngineKind) throws {
        for text in ["j .", "beq x0, x0, .", "jalr x0, 0(x5)", "addi x6, x6, 1\n bge x6, x0, . - 4"] {
            let machine = try ContractMachine(kind, text)
            machine.hart.x[5] = codeBase
            #expect(machine.run(fuel: 1001) == .fuelExhausted)
            #expect(machine.hart.instret == 1001)
        }
    }
}
