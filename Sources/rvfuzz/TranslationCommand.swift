import ArgumentParser
import Benchmarks
import EngineCatalogue
import GuestMachine

struct TranslationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench-translation",
        abstract: "Measure what translating costs, in nanoseconds of CPU time for a guest instruction.",
        discussion: "The code is translated, not run: straight lines of the paper, random words, generated programs.")

    @Option(help: ArgumentHelp("Least instructions of each kind of code.", valueName: "n"))
    var count = 60_000

    @Option(help: ArgumentHelp("Times each is translated; the median is printed.", valueName: "n"))
    var rounds = 11

    @Option(help: "ir or direct.")
    var engines = "direct,ir"

    @Option(help: "paper, computation or programs.")
    var code = "paper,computation,programs"

    @Option(help: ArgumentHelp("Where the random code begins.", valueName: "s"))
    var seed: UInt64 = 1

    func run() throws {
        for name in code.split(separator: ",") {
            guard let code = TranslationCode(rawValue: String(name)) else { throw ValidationError("no code \(name)") }
            let words = try code.words(count: count, seed: seed)
            for engine in engines.split(separator: ",") {
                guard let kind = EngineKind(rawValue: String(engine)),
                    let benchmark = try TranslationBenchmark(kind, words: words)
                else { throw ValidationError("\(engine) is no translator") }
                let costs = benchmark.run(rounds: max(1, rounds))
                    .sorted { $0.nanosecondsPerInstruction < $1.nanosecondsPerInstruction }
                let cost = costs[costs.count / 2]
                let tenths = Int(cost.nanosecondsPerInstruction * 10)
                Console.print(
                    "\(name)  \(kind.rawValue)  \(tenths / 10).\(tenths % 10) ns/instruction  "
                        + "\(cost.instructions) instructions  \(cost.blocks) blocks  \(cost.hostBytes) bytes")
            }
        }
    }
}
