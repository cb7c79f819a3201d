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
            translators and caches that engines come to. There is no --engines: all that translate are looked at, and \
            the interpreter has no such places. Cells that cannot be are not counted. The same seed gives the same \
            text, whatever --jobs is.

              rvfuzz coverage --iterations 100000 --seed 1 --jobs 2 --json one.json
              rvfuzz coverage --iterations 100000 --seed 2 --jobs 2 --json two.json
              rvfuzz coverage --merge one.json --merge two.json --all
            """)

    @Option(parsing: .unconditional, help: ArgumentHelp("Programs to look at.", valueName: "n"))
    var iterations: UInt64 = 10_000

    @Option(parsing: .unconditional, help: ArgumentHelp("Where the random programs begin.", valueName: "s"))
    var seed: UInt64 = 1

    @Option(parsing: .unconditional, help: ArgumentHelp("Programs looked at at the same time.", valueName: "j"))
    var jobs: Int = 1

    @Option(
        help: ArgumentHelp(
            "Where programs come from: rvfuzz, rvfuzz-long, uniform, uniform-words, or a directory of program or ELF files.",
            valueName: "name"))
    var generator = "rvfuzz"

    @Option(
        help: ArgumentHelp(
            "Run nothing, but add up what --json has written. May be given again.", valueName: "file"))
    var merge: [String] = []

    @Flag(help: "List all cells that were never reached, not ten of each kind.")
    var all = false

    @Option(help: ArgumentHelp("Also write every cell with its count as JSON.", valueName: "file"))
    var json: String?

    func validate() throws {
        guard (1...256).contains(jobs) else { throw ValidationError("--jobs is \(jobs), expected 1 to 256") }
        guard iterations >= 1 else { throw ValidationError("--iterations is 0, expected at least 1") }
    }

    func run() async throws {
        let result = merge.isEmpty ? try await measured() : try CoverageCommand.merged(merge)
        let report = CoverageReport(result, listLimit: all ? nil : 10)
        // First of all: what took long shall not be lost because a file cannot be written.
        Console.print(report.text, terminator: "")
        if let json { try FileAccess.replace(json, with: report.json()) }
    }

    /// What the programs reach.
    private func measured() async throws -> CoverageResult {
        var coverage = CoverageRun(seed: seed)
        coverage.source = try ProgramSource(argument: generator)
        coverage.programCount = iterations
        coverage.jobs = jobs
        Interruption.watch()
        guard let result = try await coverage.run(isStopping: { Interruption.isRequested }) else {
            throw ExitCode(ExitStatus.interrupted.rawValue)
        }
        return result
    }

    /// What the results in some files come to together.
    private static func merged(_ paths: [String]) throws -> CoverageResult {
        var result: CoverageResult?
        for path in paths {
            do {
                let saved = try CoverageResult(json: try FileAccess.read(path, limit: 1 << 26))
                if result == nil { result = saved } else { result?.add(saved) }
            } catch let error as CoverageFileError {
                throw CommandError(.malformedInput, "\(path): \(error)")
            }
        }
        return result!
    }
}
