import EngineCatalogue
import GuestLinux
import GuestMachine
import Lockstep
import ProgramGenerator
import TranslationRuntime

/// The parts of the benchmark that run engines in this process: translation, prepared programs, the fuzz loop.
struct EngineParts {
    let setup: BenchmarkSetup
    let folder: TemporaryFolder

    /// Programs prepared of each kind.
    static let programCount = 2000
    /// Least processor time of a sample, in seconds.
    static let sampleSeconds = 0.3

    private static let engines = [EngineKind.interpreter, .ir, .direct]

    private func makeEngine(_ kind: EngineKind) throws -> any Engine {
        try EngineCatalogue.make(kind, memory: GuestMemory.forPrograms(), options: setup.engineOptions)
    }

    /// How often `body`, which does `count` things, does one of them in a second of processor time.
    private func rate(_ count: Int, _ body: () -> Void) -> Double {
        let start = processorSeconds()
        var (rounds, seconds) = (0, 0.0)
        while seconds < EngineParts.sampleSeconds {
            body()
            rounds += 1
            seconds = processorSeconds() - start
        }
        return Double(rounds * count) / seconds
    }

    // MARK: Prepared programs

    /// One engine alone: reset, load, run to the end, as fast as it goes.
    func prepared() throws -> BenchmarkTable {
        var table = BenchmarkTable(
            "prepared",
            title: "fresh programs of 64 words on one engine: reset, load, run; programs in a second of "
                + "processor time",
            unit: "10^3/s", columns: EngineParts.engines.map(\.rawValue) + ["Unicorn"])
        let unicorn = UnicornDriver(setup: setup, folder: folder)
        for kind in PreparedPrograms.Kind.allCases {
            setup.onProgress("prepared: \(kind.rawValue)")
            let prepared = try PreparedPrograms(kind, count: EngineParts.programCount)
            let engines = try EngineParts.engines.map(makeEngine)
            var rates: [[Double]] = Array(repeating: [], count: engines.count + 1)
            for _ in 0..<setup.runs {
                for (index, engine) in engines.enumerated() {
                    rates[index].append(rate(prepared.programs.count) { EngineParts.run(prepared, on: engine) })
                }
                switch try unicorn.rate(of: prepared) {
                case .success(let rate): rates[engines.count].append(rate)
                case .failure(let problem): table.note("no Unicorn: \(problem)")
                }
            }
            let cells = rates.map { $0.isEmpty ? nil : BenchmarkTable.Cell(Samples($0).scaled(by: 1e-3)) }
            table.rows.append(.init("\(kind.rawValue)", cells))
            table.notes.append(
                "\(kind.rawValue): \(kind.summary), \(formatted(prepared.meanInstructionCount)) instructions retire in "
                    + "a program on the average")
            guard kind == .straight else { continue }
            let goals: [(EngineKind, Goal?)] = [(.interpreter, .atLeast(1000)), (.ir, nil), (.direct, .atLeast(450))]
            for (cell, (engine, goal)) in zip(cells, goals) {
                guard let cell else { continue }
                table.verdicts.append(
                    Verdict("\(engine.rawValue) alone, straight", cell.samples.median, "10^3/s", goal: goal))
            }
        }
        return table
    }

    /// Runs all programs, each from a fresh start to its end.
    private static func run(_ prepared: PreparedPrograms, on engine: any Engine) {
        for (index, program) in prepared.programs.enumerated() {
            engine.reset()
            let isInside = engine.memory.load(program)
            precondition(isInside, "program \(index) does not fit")
            var hart = program.initialHart
            _ = engine.run(&hart, fuel: program.fuel)
            precondition(hart == prepared.ends[index], "\(engine.kind.rawValue) ends program \(index) differently")
        }
    }

    // MARK: The fuzz loop

    /// Generate, run on three engines, compare; against Unicorn running the first of these programs, made beforehand.
    func fuzz() throws -> BenchmarkTable {
        var table = BenchmarkTable(
            "fuzz",
            title: "programs of 64 words: generate, run on interp, ir and direct, compare; programs in a second "
                + "of processor time",
            unit: "10^3/s", columns: ["per block", "end only", "Unicorn alone"])
        for kind in PreparedPrograms.Kind.allCases {
            setup.onProgress("fuzz: \(kind.rawValue)")
            try fuzz(kind, &table)
        }
        return table
    }

    private func fuzz(_ kind: PreparedPrograms.Kind, _ table: inout BenchmarkTable) throws {
        let unicorn = UnicornDriver(setup: setup, folder: folder)
        let prepared = try PreparedPrograms(kind, count: EngineParts.programCount)
        let runner = LockstepRunner(try EngineParts.engines.map(makeEngine))
        var source = PreparedPrograms.Source(kind)
        var next: UInt64 = 0
        var diverged: UInt64?
        var rates: [[Double]] = [[], [], []]
        for _ in 0..<setup.runs {
            for (index, mode) in [LockstepMode.block, .freeToEnd].enumerated() {
                rates[index].append(
                    rate(100) {
                        for _ in 0..<100 {
                            if case .diverged = runner.run(source.program(next), mode) { diverged = next }
                            next += 1
                        }
                    })
            }
            if let diverged { throw BenchmarkError("the engines differ on \(kind.rawValue) program \(diverged)") }
            switch try unicorn.rate(of: prepared) {
            case .success(let rate): rates[2].append(rate)
            case .failure(let problem): table.note("no Unicorn: \(problem)")
            }
        }
        table.rows.append(.init(kind.rawValue, rates.map { $0.isEmpty ? nil : .init(Samples($0).scaled(by: 1e-3)) }))
        let medians = rates.map { $0.isEmpty ? nil : Samples($0).median }
        if let ours = medians[0], let theirs = medians[2] {
            table.verdicts.append(
                Verdict("\(kind.rawValue), three engines per block to Unicorn alone", ours / theirs, goal: .atLeast(4)))
        }
        if let block = medians[0], let end = medians[1] {
            table.verdicts.append(
                Verdict("\(kind.rawValue), time comparing per block to end only", end / block, goal: .atMost(1.3)))
        }
    }

    // MARK: Translation

    /// What translating code that was never seen takes: the first run less the second.
    func translation() throws -> BenchmarkTable {
        let kinds = [EngineKind.direct, .ir]
        var table = BenchmarkTable(
            "translation",
            title: "translating random code for the first time: first run of a program less the second, "
                + "for each instruction",
            unit: "ns", columns: kinds.map(\.rawValue))
        setup.onProgress("translation")
        let prepared = try PreparedPrograms(.straight, count: EngineParts.programCount)
        let engines = try kinds.map(makeEngine)
        var times: [[Double]] = kinds.map { _ in [] }
        for _ in 0..<setup.runs {
            for (index, engine) in engines.enumerated() {
                times[index].append(EngineParts.translationNanoseconds(prepared, on: engine))
            }
        }
        table.rows.append(.init("random", times.map { .init(Samples($0)) }))
        for (index, limit) in [16.0, 50].enumerated() {
            table.verdicts.append(
                Verdict(
                    "\(kinds[index].rawValue), a guest instruction", Samples(times[index]).median, "ns",
                    goal: .atMost(limit)))
        }
        let medians = times.map { Samples($0).median }
        table.verdicts.append(Verdict("ir to direct", medians[1] / medians[0], goal: .atMost(3)))
        return table
    }

    private static func translationNanoseconds(_ prepared: PreparedPrograms, on engine: any Engine) -> Double {
        var (first, second) = (0.0, 0.0)
        for program in prepared.programs {
            engine.reset()
            let isInside = engine.memory.load(program)
            precondition(isInside, "a program does not fit")
            var hart = program.initialHart
            let start = threadSeconds()
            _ = engine.run(&hart, fuel: program.fuel)
            let middle = threadSeconds()
            hart = program.initialHart
            _ = engine.run(&hart, fuel: program.fuel)
            first += middle - start
            second += threadSeconds() - middle
        }
        return (first - second) * 1e9 / Double(prepared.instructionCount)
    }

    // MARK: Translation and execution

    /// The paper's question: the same front end with and without intermediate representation.
    func split(_ workloads: [GuestWorkload]) throws -> BenchmarkTable {
        let kinds = [EngineKind.direct, .ir]
        var table = BenchmarkTable(
            "split",
            title: "translation (scanning the guest's code included) and execution, in this process; processor time",
            unit: "ms", columns: kinds.flatMap { ["\($0.rawValue) translation", "\($0.rawValue) execution"] })
        let path = try setup.writePaperBenchmark(in: folder)
        let programs = [("benchgen", path, [])] + workloads.map { ($0.name, $0.path(in: setup.root), $0.arguments) }
        for (name, path, arguments) in programs {
            setup.onProgress("split: \(name)")
            var samples: [[Double]] = Array(repeating: [], count: 4)
            for _ in 0..<setup.runs {
                for (index, kind) in kinds.enumerated() {
                    let times = try EngineParts.split(path, arguments, kind, setup.engineOptions)
                    samples[2 * index].append(times.translation * 1e3)
                    samples[2 * index + 1].append(times.execution * 1e3)
                }
            }
            table.rows.append(.init(name, samples.map { .init(Samples($0)) }))
            guard name == "benchgen" else { continue }
            for (index, kind) in kinds.enumerated() {
                table.verdicts.append(
                    Verdict(
                        "benchgen, \(kind.rawValue), translation of an instruction",
                        Samples(samples[2 * index]).median * 1e6 / Double(PaperBenchmark.paperCount), "ns"))
            }
        }
        return table
    }

    private static func split(
        _ path: String, _ arguments: [String], _ kind: EngineKind, _ options: EngineOptions
    ) throws -> (translation: Double, execution: Double) {
        let process = try LinuxProcess(
            ELFFile(ByteSource(path: path)), arguments: [path] + arguments, io: NoStreams())
        var options = options
        options.use = .process(countsInstructions: false)
        let engine = try EngineCatalogue.make(kind, memory: process.memory, options: options)
        guard let runtime = (engine as? any TranslatingEngine)?.runtime else {
            preconditionFailure("\(kind.rawValue) translates nothing")
        }
        runtime.timesTranslation = true
        let start = processorSeconds()
        let end = process.run(on: engine)
        let total = processorSeconds() - start
        guard end == .exited(status: 0) else { throw BenchmarkError("\(path) on \(kind.rawValue): \(end)") }
        let translation = Double(runtime.statistics.translationNanoseconds) / 1e9
        return (translation, max(0, total - translation))
    }
}

/// Streams that lead nowhere.
private final class NoStreams: GuestIO {
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(LinuxErrno) -> Int { 0 }
    func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int) throws(LinuxErrno) -> Int { bytes.count }
}
