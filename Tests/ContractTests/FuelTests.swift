import GuestMachine
import Testing

@Suite("Contract: fuel and instret") struct FuelTests {
    /// Loops, calls, accesses fast and slow, a store to code: each block is cut at each of its instructions.
    private static let text = """
            li x8, 4
            auipc x5, 0x10
            loop: addi x10, x10, 1
            sd x10, 0(x5)
            ld x11, 0(x5)
            add x12, x12, x11
            jal x1, f
            addi x8, x8, -1
            bnez x8, loop
            la x6, patched
            lw x7, 0(x6)
            sw x7, 0(x6)
            nop
            patched: addi x13, x13, 1
            lb x14, 0x7ff(x5)
            ecall
            f: addi x5, x5, 8
            andi x15, x8, 1
            beqz x15, even
            xori x16, x16, 1
            even: ret
        """

    /// The states before each instruction, by running one at a time, and how it ended.
    private func trace(_ kind: EngineKind) throws -> (states: [HartState], exit: Exit) {
        let machine = try ContractMachine(kind, FuelTests.text)
        var states = [machine.hart]
        while true {
            let exit = machine.run(fuel: 1)
            if exit != .fuelExhausted || states.count > 1000 { return (states, exit) }
            states.append(machine.hart)
        }
    }

    @Test("any fuel ends exactly there, in the state of single steps; the engine may be cold", arguments: engineKinds)
    func cold(kind: EngineKind) throws {
        let (states, exit) = try trace(kind)
        #expect(exit == .fault(.environmentCall) && states.count == 56)
        for (count, expected) in states.enumerated() {
            let machine = try ContractMachine(kind, FuelTests.text)
            #expect(machine.run(fuel: UInt64(count)) == .fuelExhausted)
            #expect(machine.hart == expected, "after \(count)")
            #expect(machine.hart.instret == UInt64(count))
            #expect(machine.run() == exit)
            #expect(machine.hart == states.last)
        }
    }

    @Test("any fuel ends exactly there on an engine that is warm", arguments: engineKinds)
    func warm(kind: EngineKind) throws {
        let (states, exit) = try trace(kind)
        let machine = try ContractMachine(kind, FuelTests.text)
        #expect(machine.run() == exit)
        for (count, expected) in states.enumerated() {
            machine.hart = HartState(pc: codeBase)
            #expect(machine.run(fuel: UInt64(count)) == .fuelExhausted)
            #expect(machine.hart == expected, "after \(count)")
            #expect(machine.run() == exit)
            #expect(machine.hart == states.last)
        }
    }

    @Test("any slices add up", arguments: engineKinds)
    func slices(kind: EngineKind) throws {
        let (states, exit) = try trace(kind)
        for slice in 1...20 as ClosedRange<UInt64> {
            let machine = try ContractMachine(kind, FuelTests.text)
            while machine.run(fuel: slice) == .fuelExhausted {
                let count = Int(machine.hart.instret)
                try #require(
                    count < states.count && machine.hart == states[count], "slices of \(slice), \(count) retired")
            }
            #expect(machine.hart == states.last)
            #expect(machine.run() == exit)
        }
    }

    @Test("no fuel, no step: even where nothing can be fetched", arguments: engineKinds)
    func none(kind: EngineKind) throws {
        let machine = try ContractMachine(kind, "ecall")
        for pc in [codeBase, codeBase + 4, 0, memoryEnd] as [UInt64] {
            machine.hart.pc = pc
            machine.expect(.fuelExhausted, fuel: 0, pc: pc, retired: 0)
        }
    }

    @Test("a trap right after the last instruction that fuel allows has not been attempted", arguments: engineKinds)
    func boundary(kind: EngineKind) throws {
        let trapping: [(text: String, exit: Exit)] = [
            ("ecall", .fault(.environmentCall)), ("ebreak", .fault(.breakpoint)),
            (".word 0", .fault(.illegalInstruction)),
            ("ld x5, 1(x0)", .fault(.loadAccessFault, 1)), ("sb x5, 2(x0)", .fault(.storeAccessFault, 2)),
            ("jal x1, 2", .fault(.instructionAddressMisaligned, codeBase + 10)),
            ("jalr x1, 2(x0)", .fault(.instructionAddressMisaligned, 2)),
            ("jalr x1, 3(x6)", .fault(.instructionAddressMisaligned, 2)),
            ("bgeu x5, x0, 6", .fault(.instructionAddressMisaligned, codeBase + 14)),
        ]
        for (text, exit) in trapping {
            let machine = try ContractMachine(kind, "nop\n nop\n \(text)")
            machine.expect(.fuelExhausted, fuel: 2, pc: codeBase + 8, retired: 2)
            machine.expect(exit, fuel: 1, pc: codeBase + 8, retired: 0)
            machine.hart.pc = codeBase
            machine.expect(exit, fuel: 3, pc: codeBase + 8, retired: 2)
            machine.hart.pc = codeBase
            machine.expect(.fuelExhausted, fuel: 2, pc: codeBase + 8, retired: 2)
            machine.hart.pc = codeBase
            machine.expect(.fuelExhausted, fuel: 1, pc: codeBase + 4, retired: 1)
        }
    }

    @Test("a jump out of memory with the last fuel retires; the fetch has not been attempted", arguments: engineKinds)
    func fetchBoundary(kind: EngineKind) throws {
        for text in ["jalr x0, 0(x5)", "jal x0, 0x20000", "beqz x0, 0x800"] {
            let machine = try ContractMachine(kind, text)
            machine.hart.x[5] = memoryEnd
            #expect(machine.run(fuel: 1) == .fuelExhausted && machine.hart.instret == 1)
            if machine.hart.pc == codeBase + 0x800 { continue }
            machine.expect(.fault(.instructionAccessFault, memoryEnd), fuel: 1, pc: memoryEnd, retired: 0)
        }
        let machine = try ContractMachine(kind, "ecall")
        try machine.put("nop", at: memoryEnd - 4)
        machine.hart.pc = memoryEnd - 4
        machine.expect(.fuelExhausted, fuel: 1, pc: memoryEnd, retired: 1)
        machine.expect(.fault(.instructionAccessFault, memoryEnd), fuel: 1, pc: memoryEnd, retired: 0)
    }

    @Test("more fuel than a program can use is no problem", arguments: engineKinds)
    func endless(kind: EngineKind) throws {
        let machine = try ContractMachine(kind, "nop\n ecall")
        machine.expect(.fault(.environmentCall), fuel: .max, pc: codeBase + 4, retired: 1)
    }

    @Test("instret counts on from where it was, and wraps", arguments: engineKinds)
    func instret(kind: EngineKind) throws {
        let machine = try ContractMachine(kind, "nop\n nop\n nop\n ecall")
        machine.hart.instret = .max - 1
        machine.expect(.fault(.environmentCall), pc: codeBase + 12, retired: 3)
        #expect(machine.hart.instret == 1)
    }
}
