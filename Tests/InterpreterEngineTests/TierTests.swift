import EngineCatalogue
import GuestMachine
import InterpreterEngine
import ProgramGenerator
import TestSupport
import Testing

@Suite("Tiers of the interpreter") struct TierTests {
    /// Runs `program` to its end in slices of `fuel`.
    private func run(_ program: Program, slices fuel: UInt64) throws -> (HartState, Exit) {
        let memory = try GuestMemory.forPrograms()
        try #require(memory.load(program))
        let engine = Interpreter(memory: memory)
        var hart = program.initialHart
        while true {
            let exit = engine.run(&hart, fuel: min(fuel, program.fuel - hart.instret))
            if exit != .fuelExhausted || hart.instret >= program.fuel { return (hart, exit) }
        }
    }

    @Test("10,000,000 instructions of a loop neither overflow the stack nor lose one")
    func longLoop() throws {
        let program = try Program(
            assembly: """
                    li    x5, 0x200000
                loop:
                    addi  x6, x6, 3
                    xor   x7, x7, x6
                    addi  x5, x5, -1
                    sd    x7, 0(x8)
                    bnez  x5, loop
                    ecall
                """, registers: [8: ProgramMap.dataBase], fuel: 1 << 40)
        let (hart, exit) = try run(program, slices: 1 << 40)
        #expect(exit == .trap(Trap(.environmentCall)))
        #expect(hart.x[6] == 3 * 0x200000 && hart.x[5] == 0)
        #expect(hart.instret == 5 * 0x200000 + 1)
    }

    @Test("code that was never jumped to twice runs as long")
    func longStraightLine() throws {
        // Jumps over every second word, through all of the code area and back: few targets are hot.
        var code: [UInt32] = []
        for _ in 0..<8000 { code += [0x0080_006f, 0x0000_0000] }  // jal x0, 8
        code += [0x0000_0073]
        let (hart, exit) = try run(Program(code: code, fuel: 1 << 20), slices: 1 << 20)
        #expect(exit == .trap(Trap(.environmentCall)))
        #expect(hart.instret == 8000)
    }

    @Test("generated programs end in the same state however fuel is cut, which decides on the tier")
    func fuelSlices() throws {
        var generator = ProgramGenerator(seed: 11)
        for index in 0..<150 as Range<UInt64> {
            let program = generator.generate(index)
            let whole = try run(program, slices: .max)
            for slice in [1, 7, 100] as [UInt64] {
                let cut = try run(program, slices: slice)
                #expect(cut.0 == whole.0 && cut.1 == whole.1, "program \(index) in slices of \(slice)")
            }
        }
    }

    @Test("a store into the stretch of hot code that it is part of is seen by the very next instruction")
    func storeIntoOwnStretch() throws {
        // The loop adds 1 until its counter says that the addition becomes one of 2: the store is always there, and
        // writes what was before except at the end.
        let program = try Program(
            assembly: """
                    li    x5, 100
                    auipc x10, 0
                    lw    x11, 20(x10)
                    lw    x12, 40(x10)
                loop:
                    addi  x5, x5, -1
                    sw    x11, 20(x10)
                    addi  x6, x6, 1
                    bne   x5, x7, skip
                    mv    x11, x12
                skip:
                    bnez  x5, loop
                    ecall
                    addi  x6, x6, 2
                """, registers: [7: 50])
        let whole = try run(program, slices: .max)
        let cut = try run(program, slices: 1)
        #expect(whole.0 == cut.0 && whole.1 == cut.1)
        #expect(whole.0.x[6] == 50 + 2 * 50)
    }

    @Test("a branch that is the last word of a page goes on in the next one, where nothing was before")
    func branchAtPageEnd() throws {
        let program = try Program(
            assembly: """
                    li    x5, 100
                    j     loop
                    .zero 4072
                loop:
                    addi  x5, x5, -1
                    addi  x6, x6, 1
                    beq   x5, x0, end
                    beq   x5, x0, end
                    addi  x7, x7, 1
                    j     loop
                end:
                    ecall
                """)
        let memory = try GuestMemory.forPrograms()
        try #require(memory.load(program))
        let lastWord = try #require(memory.fetch(ProgramMap.codeBase + 4092))
        #expect(lastWord & 0x7f == 0x63)
        for slice in [.max, 1] as [UInt64] {
            let (hart, exit) = try run(program, slices: slice)
            #expect(exit == .trap(Trap(.environmentCall)))
            #expect(hart.x[6] == 100 && hart.x[7] == 99)
        }
    }

    @Test("after a reset nothing that was decoded is left")
    func reset() throws {
        let loop = { (step: Int) in
            try Program(
                assembly: """
                        li    x5, 1000
                    loop:
                        addi  x6, x6, \(step)
                        addi  x5, x5, -1
                        bnez  x5, loop
                        ecall
                    """)
        }
        let memory = try GuestMemory.forPrograms()
        let engine = Interpreter(memory: memory)
        for step in [1, 5, 3] {
            engine.reset()
            let program = try loop(step)
            try #require(memory.load(program))
            var hart = program.initialHart
            #expect(engine.run(&hart, fuel: program.fuel) == .trap(Trap(.environmentCall)))
            #expect(hart.x[6] == UInt64(1000 * step))
        }
    }

    @Test("pages that can no longer be fetched from trap, also in hot code")
    func permissions() throws {
        let memory = try GuestMemory.forPrograms()
        let program = try Program(assembly: "loop: addi x5, x5, 1\n j loop\n")
        try #require(memory.load(program))
        let engine = Interpreter(memory: memory)
        var hart = program.initialHart
        #expect(engine.run(&hart, fuel: 1000) == .fuelExhausted)
        #expect(hart.x[5] == 500)
        try memory.protect(ProgramMap.codeBase..<ProgramMap.codeBase + 4096, [.read, .write])
        let fault = Exit.trap(Trap(.instructionAccessFault, value: ProgramMap.codeBase))
        #expect(engine.run(&hart, fuel: 1000) == fault)
        #expect(hart.instret == 1000)
    }
}
