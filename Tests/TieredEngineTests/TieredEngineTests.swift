import EngineCatalogue
import GuestMachine
import InterpreterEngine
import PlantedFaults
import ProgramGenerator
import TestSupport
import TieredEngine
import Testing

@Suite("Tiered engine") struct TieredEngineTests {
    private func engine(threshold: UInt8, profile: Int, variant: UInt64 = 0) throws -> TieredEngine<NoFault> {
        var options = TieredEngineOptions()
        options.threshold = threshold
        options.profileLength = profile
        options.translator = .init(variant: variant)
        options.translator.usesStoreProtection = false
        options.translator.codeMiB = 1
        return TieredEngine(memory: try GuestMemory.forPrograms(), faults: NoFault(), options: options)
    }

    @Test(
        "generated programs end as on the interpreter, whenever translation begins",
        arguments: [1, 2, 5, 32] as [UInt8])
    func agree(threshold: UInt8) throws {
        var generator = ProgramGenerator(seed: 12)
        let subject = try engine(threshold: threshold, profile: Int(threshold) * 3, variant: UInt64(threshold))
        let reference = try EngineCatalogue.forPrograms(.interpreter)
        for index in 0..<100 as Range<UInt64> {
            let program = generator.generate(index)
            var harts = [program.initialHart, program.initialHart]
            for slice in [30, max(30, program.fuel) - 30] as [UInt64] {
                for (number, engine) in [reference, subject].enumerated()
                where slice == 30 || harts[number].instret == 30 {
                    if slice == 30 {
                        engine.reset()
                        try #require(engine.memory.load(program))
                    }
                    _ = engine.run(&harts[number], fuel: slice)
                }
                #expect(harts[0] == harts[1], "program \(index)")
            }
        }
        #expect(subject.statistics.tierUps > 0)
        #expect(subject.statistics.profiles > 0)
    }

    @Test("code that runs once is never translated; what is hot is, and its registers are pinned")
    func tiers() throws {
        let subject = try engine(threshold: 8, profile: 40)
        let cold = try Program(assembly: String(repeating: "addi x5, x5, 1\n", count: 500) + "ecall")
        try #require(subject.memory.load(cold))
        var hart = cold.initialHart
        #expect(subject.run(&hart, fuel: cold.fuel) == .trap(Trap(.environmentCall)))
        #expect(subject.statistics.tierUps == 0 && subject.runtime == nil)
        #expect(subject.statistics.interpretedInstructions == 500)

        let hot = try Program(
            assembly: """
                    li    x5, 1000
                loop:
                    add   x6, x6, x5
                    addi  x5, x5, -1
                    bnez  x5, loop
                    ecall
                """)
        subject.reset()
        try #require(subject.memory.load(hot))
        hart = hot.initialHart
        #expect(subject.run(&hart, fuel: hot.fuel) == .trap(Trap(.environmentCall)))
        #expect(hart.x[6] == 500_500 && hart.instret == 3001)
        #expect(subject.statistics.tierUps == 1 && subject.statistics.profiles == 1)
        let translated = subject.statistics.translatedInstructions
        #expect(translated + subject.statistics.interpretedInstructions == 500 + 3001)
        #expect(translated > 2900)
    }

    @Test("behaves after reset as if it were new: the first program after it tiers up at the same place")
    func resetForgetsTheProfile() throws {
        var generator = ProgramGenerator(seed: 5)
        var options = EngineOptions()
        options.translatesEarly = true
        func make() throws -> any TieringEngine {
            let engine = try EngineCatalogue.make(.tiered, memory: GuestMemory.forPrograms(), options: options)
            return try #require(engine as? any TieringEngine)
        }
        let used = try make()
        var count = 0
        for index in 0..<200 as Range<UInt64> {
            let program = generator.generate(index)
            let new = try make()
            var figures: [TierStatistics] = []
            for engine in [new, used] {
                let before = engine.statistics
                engine.reset()
                try #require(engine.memory.load(program))
                var hart = program.initialHart
                _ = engine.run(&hart, fuel: program.fuel)
                var change = engine.statistics
                change.interpretedInstructions -= before.interpretedInstructions
                change.translatedInstructions -= before.translatedInstructions
                change.tierUps -= before.tierUps
                change.profiles -= before.profiles
                figures.append(change)
            }
            #expect(figures[0] == figures[1], "program \(index)")
            count += figures[0].profiles
        }
        #expect(count > 20, "expected programs that tier up")
    }

    @Test(
        "each planted fault shows in generated programs", arguments: Fault.allCases.filter { $0.spec.place == .tierUp })
    func faults(fault: Fault) throws {
        var generator = ProgramGenerator(seed: 3)
        var options = EngineOptions()
        options.translatesEarly = true
        let subject = try EngineCatalogue.make(
            .tiered, memory: GuestMemory.forPrograms(), fault: fault, options: options)
        let reference = try EngineCatalogue.forPrograms(.interpreter)
        for index in 0..<20_000 as Range<UInt64> {
            let program = generator.generate(index)
            var harts = [program.initialHart, program.initialHart]
            var exits: [Exit] = []
            for (number, engine) in [reference, subject].enumerated() {
                engine.reset()
                try #require(engine.memory.load(program))
                // Slices that end in the interpreter, and one in which it is left. Few, as instret may not advance.
                var exit = Exit.fuelExhausted
                for fuel in [29, 17, 17, 17, 17, 17, 300] as [UInt64] where exit == .fuelExhausted {
                    exit = engine.run(&harts[number], fuel: fuel)
                }
                exits.append(exit)
            }
            if harts[0] != harts[1] || exits[0] != exits[1] { return }
        }
        Issue.record("\(fault.name) did not show")
    }
}
