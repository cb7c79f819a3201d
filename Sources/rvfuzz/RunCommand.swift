import ArgumentParser
import GuestLinux
import GuestMachine
import PlantedFaults

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run a static RV64 Linux program on one engine.",
        discussion: "Exits with the program's status, or 128 + signal if a trap ended it.")

    @Argument(help: ArgumentHelp("Static ELF file for RV64I.", valueName: "program.elf"))
    var path: String

    @Option(help: ArgumentHelp("auto, or one of \(EngineKind.names).", valueName: "engine"))
    var engine = "auto"

    @Flag(
        help: "Print to standard error which engine was chosen and why, and what it did; it then counts instructions.")
    var stats = false

    @Flag(help: "Name system calls that are not implemented.")
    var verbose = false

    @OptionGroup var engineSetup: EngineSetup

    @Argument(parsing: .postTerminator, help: ArgumentHelp("The program's arguments, after --.", valueName: "args"))
    var arguments: [String] = []

    func validate() throws {
        guard let choice = EngineChoice(named: engine) else {
            throw ValidationError("--engine is \(engine), expected auto or one of \(EngineKind.names)")
        }
        if let fault = engineSetup.fault, !fault.spec.place.includes(engineNamed: choice.kind.rawValue) {
            throw ValidationError(
                "--fault \(fault.name) is none of \(choice.kind.rawValue), on which the program would run; name its "
                    + "engine with --engine")
        }
    }

    func run() throws {
        var request = RunRequest(path: path)
        request.engine = engine
        request.stats = stats
        request.verbose = verbose
        request.fault = engineSetup.fault
        request.options = engineSetup.options
        request.arguments = arguments
        throw ExitCode(try request.run())
    }
}
