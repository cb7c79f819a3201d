import ArgumentParser
import Benchmarks
import Glibc
import HostX86

struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measure the engines and the fuzz loop against what else is installed.",
        discussion: """
            Every figure is a median of runs taken in turn with those it is compared to, with the least and the \
            greatest beside it. Peers that are not installed are left out with a note. The status does not depend on \
            any figure. Parts: \(Benchmark.names.joined(separator: ", ")).
            """)

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Measure these parts only, or these programs of loops.", valueName: "name"))
    var only: [String] = []

    @Option(parsing: .unconditional, help: ArgumentHelp("Samples of each figure.", valueName: "n"))
    var runs = 5

    @Option(help: ArgumentHelp("The emulator that ratios are to.", valueName: "command"))
    var against = "qemu-riscv64"

    @Option(help: ArgumentHelp("The folder with Corpus, Golden and scripts.", valueName: "dir"))
    var root = "."

    @Flag(help: "Print one JSON array of the tables.")
    var json = false

    @OptionGroup var disabling: DisableOption

    func validate() throws {
        guard (1...1000).contains(runs) else { throw ValidationError("--runs is \(runs), expected 1 to 1000") }
        if let name = only.first(where: { !Benchmark.names.contains($0) }) {
            throw ValidationError("--only names \(name), expected some of \(Benchmark.names.joined(separator: ", "))")
        }
    }

    func run() throws {
        var setup = BenchmarkSetup(tool: BenchCommand.ownPath)
        setup.root = root
        setup.reference = against
        setup.runs = runs
        setup.only = only
        setup.engineOptions = disabling.options
        if Console.hasTerminal {
            setup.onProgress = { Console.note("\r\u{1b}[K\($0)", terminator: "") }
        }
        Interruption.watch()
        var tables: [BenchmarkTable] = []
        do {
            try Benchmark(setup).run { table in
                if Console.hasTerminal { Console.note("\r\u{1b}[K", terminator: "") }
                tables.append(table)
                if !json { Console.print(table.text) }
            }
        } catch ChildProcess.Failure.stopped {
            throw CommandError(.interrupted, "interrupted")
        } catch let error as BenchmarkError {
            throw CommandError(.internalFailure, "\(error)")
        }
        if json { Console.print(String(decoding: try BenchmarkTable.json(tables), as: UTF8.self), terminator: "") }
    }

    /// Where this program is.
    private static var ownPath: String {
        var path = Array(repeating: CChar(0), count: Int(PATH_MAX) + 1)
        let count = readlink("/proc/self/exe", &path, path.count - 1)
        return count > 0 ? String(decoding: path[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self) : "rvfuzz"
    }
}
