import ArgumentParser
import Coverage
import HostFiles
import ProgramGenerator

struct CoverageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coverage", abstract: "Say what programs reach, and what they never do.",
        discussion: """
            Runs programs instruction by instruction and counts cells: opcodes by the registers that are the same, the \
            values they get, what ran before, where jumps and accesses lead, patches, traps; and the places in passes, \
            translators and caches that the engines come to. Cells that cannot be are not counted. The same seed gives \
            the same text, whatever --jobs is.
            """)

    @Option(parsing: .unconditional, help: ArgumentHelp("Programs to look at.", valueName: "n"))
    var iterations: UInt64 = 10_000

    @Option(parsing: .unconditional, help: ArgumentHelp("Where the random programs begin.", valueName: "s"))
    var seed: UInt64 = 1

    @Option(parsing: .unconditional, help: ArgumentHelp("Programs looked at at the same time.", valueName: "j"))
    var jobs: Int = 1

    @Option(
        help: ArgumentHelp(
            "Where programs come from: rvfuzz, uniform, uniform-words, or a directory of program or ELF files.",
            valueName: "name"))
    var generator = "rvfuzz"

    @Flag(help: "List all cells that were never reached, not ten of each kind.")
    var all = false

    @Option(help: ArgumentHelp("Also write every cell with its count as JSON.", valueName: "file"))
    var json: String?

    func validate() throws {
        guard (1...256).contains(jobs) else { throw ValidationError("--jobs is \(jobs), expected 1 to 256") }
        guard iterations >= 1 else { throw ValidationError("--iterations is 0, expected at least 1") }
    }

    func run() async throws {
        var coverage = CoverageRun(seed: seed)
        coverage.source = try ProgramSource(argument: generator)
        coverage.programCount = iterations
        coverage.jobs = jobs
        Interruption.watch()
        guard let result = try await coverage.run(isStopping: { Interruption.isRequested }) else {
            throw ExitCode(ExitStatus.interrupted.rawValue)
        }
        let report = CoverageReport(result, listLimit: all ? nil : 10)
        if let json { try FileAccess.replace(json, with: report.json()) }
        Console.print(report.text, terminator: "")
    }
}
