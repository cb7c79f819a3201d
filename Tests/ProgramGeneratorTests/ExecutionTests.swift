import EngineCatalogue
import GuestISA
import GuestMachine
import Testing

@testable import ProgramGenerator

@Suite("Generated programs on the interpreter") struct ExecutionTests {
    /// Runs a program and returns how it ended and what it retired.
    private func run(_ program: Program, fuel: UInt64, on engine: any Engine) -> (exit: Exit, retired: UInt64) {
        #expect(engine.memory.load(program))
        var hart = program.initialHart
        let exit = engine.run(&hart, fuel: fuel)
        return (exit, hart.instret)
    }

    @Test("programs end by a trap within what was proven, and in every kind of trap")
    func endings() throws {
        let engine = try EngineCatalogue.make(.interpreter, memory: .forPrograms())
        var generator = ProgramGenerator(seed: 41)
        var causes: Set<TrapCause> = []
        var otherTraps = 0
        var retired: UInt64 = 0
        let count: UInt64 = 400
        for index in 0..<count {
            let program = generator.generate(index)
            let bound = try TerminationProof.check(program)
            let end = run(program, fuel: bound, on: engine)
            guard case .trap(let trap) = end.exit else {
                Issue.record("program \(index): \(end.exit) after \(end.retired), proven \(bound)")
                continue
            }
            causes.insert(trap.cause)
            if trap.cause != .environmentCall { otherTraps += 1 }
            retired += end.retired
        }
        #expect(causes == Set(TrapCause.allCases))
        // A fifth to a third of the programs; the mean length in instructions retired.
        #expect(count / 5...count / 3 ~= UInt64(otherTraps), "\(otherTraps) of \(count)")
        #expect(100 * count...400 * count ~= retired, "\(retired) in \(count)")
    }

    @Test("whatever is proven to end does, also if words were changed at random")
    func mutants() throws {
        let engine = try EngineCatalogue.make(.interpreter, memory: .forPrograms())
        var generator = ProgramGenerator(seed: 42)
        var random = RandomSource(seed: 42, program: 0)
        var proven = 0
        var refused = 0
        for index in 0..<500 as Range<UInt64> {
            var program = generator.generate(index)
            let word = random.below(program.code.count)
            if random.below(2) == 0 {
                program.code[word] ^= 1 << UInt32(random.below(32))
            } else {
                program.code[word] = program.code[random.below(program.code.count)]
            }
            guard let bound = try? TerminationProof.check(program) else {
                refused += 1
                continue
            }
            proven += 1
            // A changed count can make a loop end only after very long.
            guard bound <= 1_000_000 else { continue }
            let end = run(program, fuel: bound, on: engine)
            #expect(end.exit != .fuelExhausted, "program \(index), word \(word): proven \(bound)")
        }
        #expect(proven > 300 && refused > 5, "\(proven) proven, \(refused) refused")
    }
}
