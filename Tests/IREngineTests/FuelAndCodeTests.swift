import GuestISA
import GuestMachine
import IREngine
import Testing

@Suite("Fuel and changing code") struct FuelAndCodeTests {
    @Test("fuel stops exactly, at every place of a block", arguments: EngineUnderTest.allCases)
    func everyPlace(_ engine: EngineUnderTest) throws {
        let machine = try Machine(engine)
        let body = (1...9).map { Instruction(.addi, rd: UInt8($0), rs1: UInt8($0), imm: Int32($0)) }
        try machine.write(body + [Instruction(.jal, imm: -36)])
        // Cold, then with the whole block translated.
        for _ in 0..<2 {
            for fuel in 0...25 as ClosedRange<UInt64> {
                let outcome = machine.run(fuel: fuel)
                #expect(outcome.exit == .fuelExhausted)
                #expect(outcome.hart.instret == fuel)
                #expect(outcome.hart.pc == Machine.codeBase + fuel % 10 * 4)
                for index in 1...9 as ClosedRange<UInt64> {
                    let times = fuel / 10 + (fuel % 10 >= index ? 1 : 0)
                    #expect(outcome[x: Int(index)] == times * index)
                }
            }
            _ = machine.run(fuel: 100)
        }
    }

    @Test(
        "what comes after the last instruction that fuel allows is not attempted", arguments: EngineUnderTest.allCases)
    func notAttempted(_ engine: EngineUnderTest) throws {
        let machine = try Machine(engine)
        for trapping: UInt32 in [0x0000_0073, 0xffff_ffff, 0x0003_3283] {
            machine.engine.reset()
            try machine.write([try #require(Instruction(.addi, rd: 5, imm: 7).encoded), trapping])
            let outcome = machine.run(fuel: 1)
            #expect(outcome.exit == .fuelExhausted)
            #expect(outcome[x: 5] == 7)
            #expect(outcome.hart.pc == Machine.codeBase + 4)
            #expect(machine.run(fuel: 2).exit != .fuelExhausted)
            #expect(machine.run(fuel: 1).exit == .fuelExhausted)
            #expect(machine.run(pc: Machine.codeBase + 4, fuel: 0).exit == .fuelExhausted)
        }
    }

    @Test("code of many blocks' length runs through", arguments: EngineUnderTest.allCases)
    func straightLine(_ engine: EngineUnderTest) throws {
        let machine = try Machine(engine)
        try machine.write(Array(repeating: Instruction(.addi, rd: 5, rs1: 5, imm: 3), count: 2000) + [ecall])
        let outcome = machine.run(fuel: 5000)
        #expect(outcome.exit == ecallExit)
        #expect(outcome[x: 5] == 6000)
        #expect(outcome.hart.instret == 2000)
    }

    /// Stores the word in x7 to the address in x6, runs into `patched`, and repeats from the start while x8 is not 0.
    private func selfPatching(_ machine: Machine, distance: Int) throws {
        let filler = Array(repeating: Instruction(.addi, rd: 9, rs1: 9, imm: 1), count: distance)
        try machine.write([Instruction(.sw, rs1: 6, rs2: 7)] + filler + [Instruction(.addi, rd: 5, imm: 1), ecall])
    }

    @Test("a store changes the code after it, in the same block too", arguments: EngineUnderTest.allCases)
    func sameBlock(_ engine: EngineUnderTest) throws {
        let patch = UInt64(try #require(Instruction(.addi, rd: 5, imm: 2).encoded))
        for distance in [0, 1, 7] {
            let machine = try Machine(engine)
            try selfPatching(machine, distance: distance)
            let patched = Machine.codeBase + 4 + UInt64(distance) * 4
            let outcome = machine.run([(6, patched), (7, patch)])
            #expect(outcome.exit == ecallExit)
            #expect(outcome[x: 5] == 2)
            #expect(outcome.hart.instret == UInt64(distance) + 2)
        }
    }

    @Test("a store that fuel ends on has changed the code for the next run", arguments: EngineUnderTest.allCases)
    func fuelEndsOnStore(_ engine: EngineUnderTest) throws {
        let machine = try Machine(engine)
        try selfPatching(machine, distance: 0)
        let patch = UInt64(try #require(Instruction(.addi, rd: 5, imm: 2).encoded))
        _ = machine.run([(6, Machine.dataBase)])
        var hart = machine.run([(6, Machine.codeBase + 4), (7, patch)], fuel: 1).hart
        #expect(hart.instret == 1)
        #expect(machine.engine.run(&hart, fuel: 1) == .fuelExhausted)
        #expect(hart.x[5] == 2)
    }

    @Test("a loop that patches another block runs the new code", arguments: EngineUnderTest.allCases)
    func otherBlock(_ engine: EngineUnderTest) throws {
        let machine = try Machine(engine)
        // x5 += 1 in a subroutine, whose immediate each round raises by one.
        let step = UInt64(1) << 20
        let body = Machine.codeBase + 0x100
        try machine.write([Instruction(.addi, rd: 5, rs1: 5, imm: 1), Instruction(.jalr, rs1: 1)], at: body)
        try machine.write([
            Instruction(.jal, rd: 1, imm: 0x100), Instruction(.lw, rd: 7, rs1: 6),
            Instruction(.add, rd: 7, rs1: 7, rs2: 8),
            Instruction(.sw, rs1: 6, rs2: 7), Instruction(.addi, rd: 9, rs1: 9, imm: -1),
            Instruction(.bne, rs1: 9, rs2: 0, imm: -20), ecall,
        ])
        let outcome = machine.run([(6, body), (8, step), (9, 20)])
        #expect(outcome.exit == ecallExit)
        #expect(outcome[x: 5] == 210)
    }

    @Test(
        "code written from outside is seen, and so is the next program after reset", arguments: EngineUnderTest.allCases
    )
    func outsideWrites(_ engine: EngineUnderTest) throws {
        let machine = try Machine(engine)
        for value in 1...5 as ClosedRange<Int32> {
            try machine.write([Instruction(.addi, rd: 5, imm: value), ecall])
            #expect(machine.run()[x: 5] == UInt64(value))
        }
        machine.memory.clear()
        #expect(machine.run().exit == .trap(Trap(.illegalInstruction, value: 0)))
        try machine.write([Instruction(.addi, rd: 5, imm: 99), ecall])
        machine.engine.reset()
        #expect(machine.run()[x: 5] == 99)
    }
}
