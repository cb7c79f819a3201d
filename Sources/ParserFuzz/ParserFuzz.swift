import ArgumentParser
import Glibc
import HostFiles

/// Fuzzes the parsers of rvfuzz; no part of the tool.
@main
struct ParserFuzz: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Feed mutated inputs to the parsers of rvfuzz.",
        discussion: """
            Every parser has to return or to refuse the input in one line, with bounded memory, and what it accepts has \
            to read back equal when it is written again. Equal seeds give equal inputs. An input that breaks a promise, \
            or the process, is left in DIR/PARSER.input.
            """)

    @Option(help: ArgumentHelp("One of them, or all in turn: \(ParserFuzz.names).", valueName: "name"))
    var parser: [String] = []

    @Option(help: "Inputs for each parser.")
    var iterations = 100_000

    @Option(help: "What the inputs depend on.")
    var seed: UInt64 = 1

    @Option(help: "One input in so many, if it is accepted, is written in every form and read back.")
    var thoroughPeriod = 1

    @Option(help: ArgumentHelp("The root of the package, with Corpus and Golden.", valueName: "dir"))
    var root = "."

    @Option(help: ArgumentHelp("Where the input being parsed is kept.", valueName: "dir"))
    var output = "."

    @Option(help: ArgumentHelp("Parse this file alone, with the one parser given.", valueName: "file"))
    var input: String?

    private static let names = ParserTarget.all.map(\.name).joined(separator: ", ")

    func validate() throws {
        for name in parser where !ParserTarget.all.contains(where: { $0.name == name }) {
            throw ValidationError("'\(name)' is no parser, expected \(ParserFuzz.names)")
        }
        guard thoroughPeriod > 0 else {
            throw ValidationError("--thorough-period is \(thoroughPeriod), expected at least 1")
        }
        guard input == nil || parser.count == 1 else { throw ValidationError("--input needs one --parser") }
    }

    func run() throws {
        for target in ParserTarget.all where parser.isEmpty || parser.contains(target.name) {
            if let input {
                let isAccepted = try target.read(FileAccess.read(input, limit: 1 << 24), true)
                print("\(target.name): \(isAccepted ? "accepted" : "refused")")
                continue
            }
            let inFlight = "\(output)/\(target.name).input"
            let run = FuzzRun(
                target: target, seed: seed, root: root, inFlight: inFlight, secondsPerInput: 30,
                thoroughPeriod: thoroughPeriod)
            let start = clock()
            do {
                let outcome = try run.run(count: iterations)
                let slowest = outcome.slowest / .milliseconds(1)
                print(
                    "\(target.name): \(outcome.inputCount) inputs, \(outcome.acceptedCount) accepted, "
                        + "peak \(outcome.peakMemory >> 20) MiB, slowest \(Int(slowest)) ms, "
                        + "\((clock() - start) / Int(CLOCKS_PER_SEC)) s of processor time")
                fflush(nil)
            } catch let error as BrokenPromise {
                throw BrokenPromise("\(target.name), seed \(seed), input in \(inFlight): \(error)")
            }
        }
    }
}
