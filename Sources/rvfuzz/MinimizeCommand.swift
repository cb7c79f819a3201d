import ArgumentParser
import CorpusStore
import GuestMachine
import Lockstep
import Shrinking
import HostFiles

struct MinimizeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "minimize",
        abstract: "Shrink a program that diverges to the smallest that diverges in the same way.",
        discussion: """
            The best program so far is always in the output file. Exits with 65 if the engines agree on the program.
            """)

    @Argument(help: ArgumentHelp("Program file, or raw code.", valueName: "crash.bin"))
    var path: String

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Where the result goes; by default min.bin beside it.", valueName: "min.bin"))
    var output: String?

    @Option(help: ArgumentHelp("When to stop: 90s, 10m, 2h.", valueName: "time"))
    var timeLimit = TimeLimit(seconds: 60)

    @OptionGroup var planted: FaultOption

    func run() throws {
        let input = try ProgramInput(path: path)
        let investigator = try input.investigator(fault: planted.fault)
        guard let finding = investigator.examine(input.file.program, modes: input.modes) else {
            throw CommandError(
                .malformedInput, "\(path): the engines agree on this program; there is nothing to minimize")
        }
        let target = output ?? input.sibling("min.bin")
        let info = FindingInfo(
            engines: finding.votes.map(\.engine.rawValue), modes: [finding.mode.description],
            signature: finding.signature.description)
        func save(_ program: Program) throws {
            let file = ProgramFile(program, origin: input.file.origin, finding: info)
            try FileAccess.replace(target, with: file.containerBytes())
        }
        try save(input.file.program)
        Console.note("\(finding.signature): \(input.file.program.code.count) instructions")

        let clock = ContinuousClock()
        let deadline = clock.now + .seconds(timeLimit.seconds)
        var failure: (any Error)?
        let shrinker = Shrinker(
            stillFails: { investigator.examine($0, modes: [finding.mode])?.signature == finding.signature },
            mayContinue: { failure == nil && clock.now < deadline },
            onImprovement: { improvement in
                Console.note(
                    "\(improvement.program.code.count) instructions after \(improvement.attemptCount) attempts "
                        + "(\(improvement.reducer))")
                do { try save(improvement.program) } catch { failure = error }
            })
        let minimal = shrinker.shrink(input.file.program)
        if let failure { throw failure }
        if clock.now >= deadline { Console.note("stopped by the time limit: a longer one may give a smaller program") }
        if let shown = investigator.examine(minimal, modes: [finding.mode]) {
            let again = "rvfuzz replay \(target)" + (planted.fault.map { " --fault \($0.name)" } ?? "")
            let report = DivergenceReport(shown, origin: input.origin, commands: [("again", again)])
            Console.print(report.text, terminator: "")
        }
        Console.print("\(target): \(minimal.code.count) instructions")
    }
}
