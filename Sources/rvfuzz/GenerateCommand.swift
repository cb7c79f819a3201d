import ArgumentParser
import CorpusStore
import ProgramGenerator
import HostFiles

struct GenerateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate", abstract: "Write generated programs without running them.")

    @Option(parsing: .unconditional, help: ArgumentHelp("Where the random programs begin.", valueName: "s"))
    var seed: UInt64 = 1

    @Option(parsing: .unconditional, help: ArgumentHelp("Number of the first program.", valueName: "n"))
    var start: UInt64 = 0

    @Option(parsing: .unconditional, help: ArgumentHelp("Programs to write.", valueName: "n"))
    var count: UInt64 = 1

    @Option(name: .shortAndLong, help: ArgumentHelp("Directory they go to.", valueName: "dir"))
    var output: String

    @Option(help: "bin, elf, asm, json or raw.")
    var format = ProgramFormat.bin

    func validate() throws {
        guard start <= UInt64.max - count else { throw ValidationError("--start and --count pass 2^64") }
    }

    func run() throws {
        try FileAccess.makeFolder(output)
        var generator = ProgramGenerator(seed: seed)
        for index in start..<start + count {
            let origin = Origin(generatorVersion: ProgramGenerator.version, seed: seed, index: index)
            let file = ProgramFile(generator.generate(index), origin: origin)
            try format.write(file, to: "\(output)/program-\(index).\(format.pathExtension)")
        }
    }
}
