import GuestMachine
import Testing

@Suite("Contract: engines that are used again") struct ReuseTests {
    private static let programs: [(text: String, x10: UInt64)] = [
        ("li x10, 1\n ecall", 1), ("li x10, 2\n nop\n ecall", 2),
        ("li x8, 10\n loop: addi x10, x10, 1\n addi x8, x8, -1\n bnez x8, loop\n ecall", 10),
        ("li x8, 10\n loop: addi x10, x10, 3\n addi x8, x8, -1\n bnez x8, loop\n ecall", 30),
        ("jal x1, f\n ecall\n f: li x10, 7\n ret", 7), ("jal x1, f\n ecall\n nop\n f: li x10, 8\n ret", 8),
    ]

    @Test("another program in the same place is what runs", arguments: engineKinds)
    func replaced(kind: EngineKind) throws {
        let machine = try ContractMachine(kind, "ecall")
        for round in 0..<20 {
            // In changing order, so that each follows several others.
            let (text, x10) = ReuseTests.programs[round * round % ReuseTests.programs.count]
            try machine.replace(text)
            #expect(machine.run() == .fault(.environmentCall))
            #expect(machine.hart.x[10] == x10)
        }
    }

    @Test("reset forgets translations and nothing else", arguments: engineKinds)
    func reset(kind: EngineKind) throws {
        let machine = try ContractMachine(kind, "ecall")
        for (text, x10) in ReuseTests.programs {
            try machine.replace(text)
            #expect(machine.run(fuel: 1) == .fuelExhausted)
            machine.engine.reset()
            #expect(machine.run() == .fault(.environmentCall))
            #expect(machine.hart.x[10] == x10)
            machine.engine.reset()
            machine.engine.reset()
            machine.hart = HartState(pc: codeBase)
            #expect(machine.run() == .fault(.environmentCall))
            #expect(machine.hart.x[10] == x10)
        }
    }

    @Test("what is behind a shorter program is not what was there before", arguments: engineKinds)
    func cleared(kind: EngineKind) throws {
        let machine = try ContractMachine(kind, "nop\n nop\n nop\n ecall")
        machine.expect(.fault(.environmentCall), pc: codeBase + 12, retired: 3)
        try machine.replace("nop\n nop")
        machine.expect(.fault(.illegalInstruction), pc: codeBase + 8, retired: 2)
    }

    @Test("harts take turns on one engine", arguments: engineKinds)
    func turns(kind: EngineKind) throws {
        let machine = try ContractMachine(kind, "loop: add x10, x10, x5\n addi x6, x6, 1\n j loop")
        var harts = (0..<4).map { number -> HartState in
            var hart = HartState(pc: codeBase)
            hart.x[5] = UInt64(number)
            return hart
        }
        for round in 1...5 {
            for number in harts.indices {
                #expect(machine.engine.run(&harts[number], fuel: 7) == .fuelExhausted)
                #expect(harts[number].instret == UInt64(7 * round))
            }
        }
        for (number, hart) in harts.enumerated() {
            #expect(hart.x[10] == UInt64(12 * number) && hart.x[6] == 12 && hart.x[5] == UInt64(number))
        }
    }

    @Test("engines of a kind do not disturb each other", arguments: engineKinds)
    func independent(kind: EngineKind) throws {
        let machines = try ReuseTests.programs.map { try ContractMachine(kind, $0.text) }
        for _ in 0..<4 {
            for machine in machines { _ = machine.run(fuel: 3) }
        }
        for (machine, (_, x10)) in zip(machines, ReuseTests.programs) {
            #expect(machine.run() == .fault(.environmentCall))
            #expect(machine.hart.x[10] == x10)
        }
    }
}
