import EngineCatalogue
import GuestMachine
import Lockstep
import ProgramGenerator

/// The fuzz loop without a campaign around it, to be timed: prepared programs on chosen engines.
///
///     let benchmark = try FuzzLoopBenchmark(engines: [.interpreter, .ir, .direct], programCount: 1000)
///     let result = benchmark.run(.generated, stepping: .block)   // time this call
///
/// Everything is allocated by the initializer; a run makes no system calls. Time CPU, and take the median of several.
public final class FuzzLoopBenchmark {
    /// Where the programs of a run come from.
    public enum Source: Sendable {
        /// Made before, by the initializer.
        case prepared
        /// Made anew by the run, each before it is executed: the same programs.
        case generated
    }

    /// What a run did; the same for every run with the same programs and engines that agree.
    public struct Result: Equatable, Sendable {
        /// Programs run.
        public var programs = 0
        /// Instructions retired by each engine.
        public var instructions: UInt64 = 0
        /// Comparisons of all engines.
        public var comparisons = 0
        /// Programs on which the engines differed.
        public var divergences = 0
        /// Of the last states; depends on what retired, so nothing can be left out.
        public var digest: UInt64 = 0
    }

    /// The programs, in the order in which they run.
    public let programs: [Program]
    /// Their instruction words, summed.
    public let wordCount: Int

    private var generator: ProgramGenerator
    private let engines: [any Engine]
    private let runner: LockstepRunner?

    /// Options of programs of 64 instruction words, give or take what ends them, without loops of thousands of rounds.
    public static var shortPrograms: GeneratorOptions {
        var options = GeneratorOptions().withoutLargePrograms
        options.instructionCount = 64...64
        options.hotLoopPercent = 0
        return options
    }

    /// Makes engines and programs.
    ///
    /// - Parameters:
    ///   - engines: Kinds; one is run alone, more are compared.
    ///   - programCount: Programs, each of which runs once in a run.
    ///   - seed: Where they begin.
    ///   - generator: What they are like.
    /// - Throws: If the host refuses memory.
    public init(
        engines kinds: [EngineKind], programCount: Int, seed: UInt64 = 1,
        generator options: GeneratorOptions = FuzzLoopBenchmark.shortPrograms
    ) throws {
        precondition(!kinds.isEmpty, "no engine to time")
        engines = try kinds.map { try EngineCatalogue.make($0, memory: try GuestMemory.forPrograms()) }
        runner = kinds.count > 1 ? LockstepRunner(engines) : nil
        var generator = ProgramGenerator(seed: seed, options: options)
        programs = (0..<UInt64(programCount)).map { generator.generate($0) }
        wordCount = programs.reduce(0) { $0 + $1.code.count }
        self.generator = generator
    }

    /// Runs every program once.
    ///
    /// - Parameters:
    ///   - source: Whether making the programs is part of it.
    ///   - mode: How several engines are stepped; one alone runs to the end whatever it says.
    public func run(_ source: Source = .prepared, stepping mode: LockstepMode = .block) -> Result {
        var result = Result()
        var generator = self.generator
        var program = Program(code: [])
        for index in programs.indices {
            switch source {
            case .prepared: execute(programs[index], mode, &result)
            case .generated:
                generator.generate(UInt64(index), into: &program)
                execute(program, mode, &result)
            }
        }
        return result
    }

    /// Makes every program once and runs none.
    ///
    /// - Returns: Their instruction words, summed: `wordCount`.
    public func generate() -> Int {
        var generator = self.generator
        var program = Program(code: [])
        var sum = 0
        for index in programs.indices {
            generator.generate(UInt64(index), into: &program)
            sum += program.code.count
        }
        return sum
    }

    private func execute(_ program: Program, _ mode: LockstepMode, _ result: inout Result) {
        result.programs += 1
        guard let runner else {
            let engine = engines[0]
            engine.reset()
            let isInside = engine.memory.load(program)
            precondition(isInside, "the program does not lie inside the engine's memory")
            var hart = program.initialHart
            let exit = engine.run(&hart, fuel: program.fuel)
            var digest = StateDigest()
            digest.combine(hart)
            digest.combine(exit)
            result.instructions &+= hart.instret
            result.digest &+= digest.value
            return
        }
        switch runner.run(program, mode) {
        case .agreed(let agreement):
            result.instructions &+= agreement.state.hart.instret
            result.comparisons += agreement.comparisonCount
            result.digest &+= agreement.digest
        case .diverged: result.divergences += 1
        }
    }
}
