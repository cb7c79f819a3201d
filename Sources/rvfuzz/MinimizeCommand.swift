import ArgumentParser
import Campaign
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

    @Option(
        help: ArgumentHelp(
            "When to stop: 90s, 10m, 2h; by default after as much work as campaigns do.", valueName: "time"),
        transform: TimeLimit.read)
    var timeLimit: TimeLimit?

    @OptionGroup var engineSetup: EngineSetup

    func run() throws {
        let input = try ProgramInput(path: path)
        try Survival.attempt(isLethal: input.isLethal(engineSetup)) { try minimize(input, isolates: $0) }
    }

    private func minimize(_ input: ProgramInput, isolates: Bool) throws {
        let investigator = try input.investigator(engineSetup, isolates: isolates)
        guard let finding = investigator.examine(input.file.program, modes: input.modes) else {
            throw CommandError(
                .malformedInput, "\(path): the engines agree on this program; there is nothing to minimize")
        }
        let target = output ?? input.sibling("min.bin")
        func save(_ program: Program, _ finding: Finding) throws {
            let file = ProgramFile(program, origin: input.file.origin, finding: FindingInfo(finding))
            try FileAccess.replace(target, with: file.containerBytes())
        }
        try save(input.file.program, finding)
        Console.note("\(finding.signature): \(input.file.program.instructionCount) instructions")

        let clock = ContinuousClock()
        let deadline = timeLimit.map { clock.now + .seconds($0.seconds) }
        var failure: (any Error)?
        let minimizer = DivergenceMinimizer(input.file.program, finding, investigator: investigator)
        let (minimal, shown) = minimizer.minimize(
            input.file.program, budget: deadline == nil ? DivergenceMinimizer.usualBudget : nil,
            mayContinue: { failure == nil && deadline.map { clock.now < $0 } ?? true },
            onImprovement: { improvement, finding in
                Console.note(
                    "\(improvement.program.instructionCount) instructions after \(improvement.attemptCount) attempts "
                        + "(\(improvement.reducer))")
                do { try save(improvement.program, finding) } catch { failure = error }
            })
        if let failure { throw failure }
        if let deadline, clock.now >= deadline {
            Console.note("stopped by the time limit: a longer one may give a smaller program")
        }
        let again = "rvfuzz replay \(target)" + engineSetup.campaignOptions.engineArguments
        let report = DivergenceReport(shown, origin: input.origin, commands: [("again", again)])
        Console.print(report.text, terminator: "")
        Console.print("\(target): \(minimal.instructionCount) instructions")
    }
}
