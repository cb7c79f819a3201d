import ArgumentParser
import Evaluation
import Glibc
import HostFiles
import PlantedFaults
import ProgramGenerator

struct EvaluateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "Plant faults and measure how soon and how well the fuzzer finds them.",
        discussion: """
            Each fault is planted, looked for with each seed, and what is found is minimized and judged. With several \
            generators the first one's figures are compared with the others'. Figures do not depend on --jobs, times \
            apart. Exits with 1 if a fault survives every seed of the first generator.
            """)

    @Option(
        help: ArgumentHelp(
            "Faults to plant: names, class:CLASS or place:PLACE, separated by commas. 'rvfuzz faults' lists them.",
            valueName: "list"),
        transform: EvaluateCommand.readFaults)
    var faults: [Fault] = Fault.ofOneEngine

    @Option(parsing: .unconditional, help: ArgumentHelp("Seeds a fault, from 1 on.", valueName: "k"))
    var seeds: Int = 3

    @Option(parsing: .unconditional, help: ArgumentHelp("Programs after which a fault survives.", valueName: "n"))
    var limit: UInt64 = 10_000

    @Option(
        parsing: .unconditional, help: ArgumentHelp("Programs from the start whose clusters count.", valueName: "n"))
    var clusterPrograms: UInt64 = 256

    @Flag(help: "Measure only how soon faults are found: minimize nothing, name nothing.")
    var findOnly = false

    @Option(parsing: .unconditional, help: ArgumentHelp("Measurements at the same time.", valueName: "j"))
    var jobs: Int = max(1, min(256, sysconf(Int32(_SC_NPROCESSORS_ONLN))))

    @Option(
        help: ArgumentHelp(
            "Where programs come from: rvfuzz, rvfuzz-long, uniform, uniform-words, or a directory of program or ELF files. "
                + "May be given again, to compare.", valueName: "name"))
    var generator: [String] = ["rvfuzz"]

    @Option(help: ArgumentHelp("Also write the result as JSON.", valueName: "file"))
    var json: String?

    @Option(help: ArgumentHelp("Also write the result as a page.", valueName: "file"))
    var html: String?

    func validate() throws {
        guard (1...256).contains(jobs) else { throw ValidationError("--jobs is \(jobs), expected 1 to 256") }
        guard (1...1000).contains(seeds) else { throw ValidationError("--seeds is \(seeds), expected 1 to 1000") }
        guard limit >= 1 else { throw ValidationError("--limit is 0, expected at least 1") }
        guard Set(generator).count == generator.count else {
            throw ValidationError("--generator names one generator twice")
        }
    }

    func run() async throws {
        var options = EvaluationOptions(faults: faults, seedCount: seeds)
        options.programLimit = limit
        options.clusterPrograms = clusterPrograms
        options.explains = !findOnly
        options.jobs = jobs
        options.sources = try generator.map(ProgramSource.init(argument:))
        Interruption.watch()
        let isLive = Console.hasTerminal
        let evaluation = Evaluation(options, isStopping: { Interruption.isRequested })
        let result = try await evaluation.run { trial, done, count in
            if isLive { Console.note("\r\u{1b}[K\(done)/\(count)  \(trial.fault.name)", terminator: "") }
        }
        if isLive { Console.note("\r\u{1b}[K", terminator: "") }
        guard let result else { throw ExitCode(ExitStatus.interrupted.rawValue) }
        // First of all: what took long shall not be lost because a file cannot be written.
        Console.print(result.text, terminator: "")
        if let json { try FileAccess.replace(json, with: result.json()) }
        if let html { try FileAccess.replace(html, with: Array(result.page.utf8)) }
        let status: ExitStatus = result.survivors.isEmpty ? .agreed : .diverged
        throw ExitCode(status.rawValue)
    }

    /// The faults that `text` selects.
    static func readFaults(_ text: String) throws -> [Fault] {
        guard let selection = FaultSelection(text) else {
            throw ValidationError(
                "expected names of faults, class:CLASS (of \(FaultSelection.categories.joined(separator: ", "))) or "
                    + "place:PLACE (of \(FaultPlace.allCases.map(\.rawValue).joined(separator: ", ")))")
        }
        return selection.faults
    }
}
