import GuestMachine
import InterpreterEngine
import TestSupport
import Testing

@Suite("Cold interpreter") struct ColdInterpreterTests {
    @Test("stops where code was jumped to as often as the threshold says, before it runs again")
    func stopsAtHotCode() throws {
        let memory = try GuestMemory.forPrograms()
        let program = try Program(assembly: "li x5, 0\nloop: addi x5, x5, 1\n j loop\n")
        try #require(memory.load(program))
        let engine = ColdInterpreter(memory: memory, threshold: 10)
        var hart = program.initialHart
        #expect(engine.run(&hart, fuel: 1000) == .hot)
        #expect(hart.pc == ProgramMap.codeBase + 4)
        #expect(hart.x[5] == 10 && hart.instret == 21)
        // Hot it stays, until a reset.
        #expect(engine.run(&hart, fuel: 1000) == .hot)
        #expect(hart.instret == 21)
        #expect(engine.step(&hart) == nil)
        #expect(hart.instret == 22 && hart.x[5] == 11)
        engine.reset()
        #expect(engine.run(&hart, fuel: 3) == .fuelExhausted)
        #expect(hart.instret == 25)
    }

    @Test("fuel that ends where code is hot is used up, not hot")
    func fuelFirst() throws {
        let memory = try GuestMemory.forPrograms()
        let program = try Program(assembly: "loop: j loop")
        try #require(memory.load(program))
        let engine = ColdInterpreter(memory: memory, threshold: 10)
        var hart = program.initialHart
        #expect(engine.run(&hart, fuel: 9) == .fuelExhausted)
        #expect(hart.instret == 9)
    }
}
