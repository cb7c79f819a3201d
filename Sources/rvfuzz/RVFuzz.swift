import ArgumentParser
import Campaign
import Glibc

/// The command line; each subcommand has a file of its own.
@main
struct RVFuzz: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rvfuzz",
        abstract: "Find bugs in RISC-V engines by running random RV64I programs on several in lockstep.",
        discussion: """
            Without a subcommand, `rvfuzz` fuzzes: `rvfuzz --iterations 100000`.

            Exit status: 0 nothing diverged, 1 divergence, 64 wrong usage, 65 malformed input, 66 input missing, \
            70 failure of rvfuzz itself, 73 or 74 cannot write, 130 interrupted.
            """,
        version: "rvfuzz 0.1.0",
        subcommands: [
            FuzzCommand.self, MinimizeCommand.self, ReplayCommand.self, ShowCommand.self, GenerateCommand.self,
            ExportCommand.self, RunCommand.self, BenchgenCommand.self, BenchCommand.self, GoldenCommand.self,
            FaultsCommand.self, EvaluateCommand.self, CoverageCommand.self, ExhaustCommand.self,
            EnginesCommand.self, MergeCommand.self, TranslationCommand.self, GuestCommand.self, AdaptCommand.self,
        ],
        defaultSubcommand: FuzzCommand.self)

    /// Parses and runs; every failure is one line on standard error and a status.
    static func main() async {
        do {
            // The usual ways to run a program need none of the parser's work, which takes longer than a short program.
            if let status = WorkerService.runIfAsked(CommandLine.arguments) { Glibc.exit(status) }
            if let request = RunRequest(plain: CommandLine.arguments.dropFirst()) {
                Glibc.exit(try request.run())
            }
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            Console.finish(with: error)
        }
    }
}
