import ArgumentParser
import Campaign
import CorpusStore
import GuestMachine
import Lockstep
import Metamorphic

struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Run a program again and show where the engines differ.",
        discussion: """
            Of a finding of --metamorphic, shows whether the engine still breaks the law. Exits with 1 if engines \
            differ or break the law, 0 if they agree.
            """)

    @Argument(help: ArgumentHelp("Program file, or raw code.", valueName: "crash.bin"))
    var path: String

    @OptionGroup var engineSetup: EngineSetup

    func run() throws {
        let input = try ProgramInput(path: path)
        if let law = input.file.finding.flatMap({ LawBreak.law(ofSignature: $0.signature) }) {
            return try replay(law, input)
        }
        try Survival.attempt(isLethal: input.isLethal(engineSetup)) { try replay(input, isolates: $0) }
    }

    private func replay(_ input: ProgramInput, isolates: Bool) throws {
        let investigator = try input.investigator(engineSetup, isolates: isolates)
        guard let finding = investigator.examine(input.file.program, modes: input.modes) else {
            Console.print("\(path): the engines agree")
            return
        }
        let again = "rvfuzz minimize \(path)" + engineSetup.campaignOptions.engineArguments
        let report = DivergenceReport(finding, origin: input.origin, commands: [("smaller", again)])
        Console.print(report.text, terminator: "")
        throw ExitCode(ExitStatus.diverged.rawValue)
    }

    /// Holds the engine that broke `law` against itself once more.
    private func replay(_ law: String, _ input: ProgramInput) throws {
        let engines = input.file.finding?.engines.compactMap { EngineKind(rawValue: $0) } ?? []
        let checker = try Campaign.makeChecker(engines.first ?? .interpreter, engineSetup.campaignOptions)
        let cluster = LawCluster(
            input.file.program, index: 0, law: law, checker: checker, attemptLimit: 0)
        guard let cluster else {
            Console.print("\(path): the law \(law) holds")
            return
        }
        Console.print(cluster.report(origin: input.origin, again: nil), terminator: "")
        throw ExitCode(ExitStatus.diverged.rawValue)
    }
}
