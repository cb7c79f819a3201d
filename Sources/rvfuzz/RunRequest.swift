import EngineCatalogue
import GuestLinux
import GuestMachine
import PlantedFaults
import TieredEngine
import TranslationRuntime

/// A program to run, and how.
struct RunRequest: Equatable {
    var path: String
    var engine = "auto"
    var stats = false
    var verbose = false
    var fault: Fault?
    var options = EngineOptions()
    /// The program's arguments after its name.
    var arguments: [String] = []

    /// A request for the program at `path` on the engine of choice.
    init(path: String) { self.path = path }

    /// Reads the plain forms of `rvfuzz run`: the program and nothing before `--` but `--engine`, `--stats` and
    /// `--verbose`.
    ///
    /// - Parameter words: What follows `rvfuzz` on the command line.
    /// - Returns: nil for any other form, wrong ones included: `RunCommand` reads those and has the messages.
    init?(plain words: some Sequence<String>) {
        var words = words.makeIterator()
        guard words.next() == "run" else { return nil }
        var path: String?
        var (engine, stats, verbose) = ("auto", false, false)
        reading: while let word = words.next() {
            switch word {
            case "--": break reading
            case "--stats": stats = true
            case "--verbose": verbose = true
            case "--engine":
                guard let name = words.next() else { return nil }
                engine = name
            default:
                guard !word.hasPrefix("-"), path == nil else { return nil }
                path = word
            }
        }
        guard let path, EngineChoice(named: engine) != nil else { return nil }
        self.init(path: path)
        (self.engine, self.stats, self.verbose) = (engine, stats, verbose)
        while let word = words.next() { arguments.append(word) }
    }
}

extension RunRequest {
    /// Runs it to its end. Returns the status to exit with.
    ///
    /// - Throws: `CommandError` for a file that is no such program, and what making the engine throws.
    func run() throws -> Int32 {
        guard let choice = EngineChoice(named: engine) else { preconditionFailure("no engine is called \(engine)") }
        let process: LinuxProcess
        do {
            process = try LinuxProcess(ELFFile(ByteSource(path: path)), arguments: [path] + arguments)
        } catch let error as LinuxProcessError {
            throw CommandError(.malformedInput, "\(path): \(error)")
        } catch let error as ELFError {
            throw CommandError(.malformedInput, "\(path): \(error)")
        }
        if verbose {
            process.onUnknownSystemCall = { Console.note("rvfuzz: system call \($0) is not implemented: ENOSYS") }
        }
        let clock = ContinuousClock()
        let start = clock.now
        var options = options
        options.use = .process(countsInstructions: stats)
        let engine = try EngineCatalogue.make(choice.kind, memory: process.memory, fault: fault, options: options)
        (engine as? any TranslatingEngine)?.runtime.timesTranslation = stats
        (engine as? any TieringEngine)?.timesTranslation = stats
        let end = process.run(on: engine)
        if stats {
            report(choice, process, end, seconds: (clock.now - start) / .seconds(1))
            if let tiers = engine as? any TieringEngine { report(tiers.statistics) }
            let runtime = (engine as? any TranslatingEngine)?.runtime ?? (engine as? any TieringEngine)?.runtime
            if let runtime { report(runtime.statistics) }
        }
        switch end {
        case .exited, .fuelExhausted: break
        case .killed, .hostFault: Console.note("rvfuzz: \(path): \(end)")
        }
        return end.exitStatus
    }

    private func report(_ choice: EngineChoice, _ process: LinuxProcess, _ end: ProcessEnd, seconds: Double) {
        Console.note("engine        \(choice.kind.rawValue): \(choice.reason)")
        Console.note("ended         \(end)")
        Console.note("instructions  \(process.hart.instret)")
        Console.note("system calls  \(process.systemCallCount)")
        Console.note("seconds       \(seconds)")
    }

    private func report(_ tiers: TierStatistics) {
        Console.note(
            "tiers         \(tiers.interpretedInstructions) instructions interpreted, "
                + "\(tiers.translatedInstructions) in translated code, entered \(tiers.tierUps) times")
    }

    private func report(_ statistics: TranslationStatistics) {
        Console.note(
            "translated    \(statistics.instructions) instructions in \(statistics.blocks) blocks, "
                + "\(statistics.hostBytes) bytes of host code")
        Console.note("translation   \(Double(statistics.translationNanoseconds) / 1e9) seconds of these")
    }
}
