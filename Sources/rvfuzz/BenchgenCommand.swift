import ArgumentParser
import GuestLinux

struct BenchgenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchgen", abstract: "Write the straight-line benchmark of arXiv:2501.03427 as an ELF file.",
        discussion: """
            N instructions, add, sub and sll in turn over t0 to t3; the program exits with 0 if they end as expected, \
            else with the number, 1 to 4, of the first that does not.
            """)

    @Option(parsing: .unconditional, help: ArgumentHelp("Instructions.", valueName: "n"))
    var count = PaperBenchmark.paperCount

    @Option(name: .shortAndLong, help: ArgumentHelp("Where the program goes.", valueName: "rb.elf"))
    var output: String

    func run() throws {
        let benchmark: PaperBenchmark
        do {
            benchmark = try PaperBenchmark(count: count)
        } catch {
            throw CommandError(.usage, "--count: \(error)")
        }
        try benchmark.program().write(to: output)
    }
}
