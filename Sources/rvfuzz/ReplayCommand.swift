import ArgumentParser
import CorpusStore
import Lockstep

struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Run a program again and show where the engines differ.",
        discussion: "Exits with 1 if they differ, 0 if they agree.")

    @Argument(help: ArgumentHelp("Program file, or raw code.", valueName: "crash.bin"))
    var path: String

    @OptionGroup var engineSetup: EngineSetup

    func run() throws {
        let input = try ProgramInput(path: path)
        guard let finding = try input.investigator(engineSetup).examine(input.file.program, modes: input.modes)
        else {
            Console.print("\(path): the engines agree")
            return
        }
        let again = "rvfuzz minimize \(path)" + engineSetup.campaignOptions.engineArguments
        let report = DivergenceReport(finding, origin: input.origin, commands: [("smaller", again)])
        Console.print(report.text, terminator: "")
        throw ExitCode(ExitStatus.diverged.rawValue)
    }
}
