import ArgumentParser
import EngineCatalogue
import GuestISA
import GuestLinux
import GuestMachine
import ProgramGenerator

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
            let words = try words(String(name))
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

    private func words(_ name: String) throws -> [UInt32] {
        switch name {
        case "paper": return try PaperBenchmark(count: count).code
        case "computation":
            var options = GeneratorOptions()
            options.instructionCount = 800...800
            options.branchPercent = 0
            options.loopPercent = 0
            options.callPercent = 0
            options.tablePercent = 0
            options.patchPercent = 0
            options.trapPercent = 0
            options.conditionalTrapPercent = 0
            for opcode in Opcode.allCases {
                switch opcode.spec.effect {
                case .load, .store, .branch, .jump, .fence: options.without.insert(opcode)
                case .compute, .trap: break
                }
            }
            return generated(options)
        case "programs": return generated(GeneratorOptions())
        default: throw ValidationError("no code \(name)")
        }
    }

    private func generated(_ options: GeneratorOptions) -> [UInt32] {
        var generator = ProgramGenerator(seed: seed, options: options)
        var words: [UInt32] = []
        var index: UInt64 = 0
        while words.count < count {
            words += generator.generate(index).code
            index += 1
        }
        return words
    }
}
