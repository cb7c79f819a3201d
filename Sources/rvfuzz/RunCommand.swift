import ArgumentParser
import EngineCatalogue
import Glibc
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

    @Flag(help: "Print to standard error which engine was chosen and why, and what it did.")
    var stats = false

    @Flag(help: "Name system calls that are not implemented.")
    var verbose = false

    @OptionGroup var planted: FaultOption

    @Argument(parsing: .postTerminator, help: ArgumentHelp("The program's arguments, after --.", valueName: "args"))
    var arguments: [String] = []

    func validate() throws {
        guard EngineChoice(named: engine) != nil else {
            throw ValidationError("--engine is \(engine), expected auto or one of \(EngineKind.names)")
        }
    }

    func run() throws {
        guard let choice = EngineChoice(named: engine) else { return }
        let process: LinuxProcess
        do {
            process = try LinuxProcess(ELFFile(ByteSource(path: path)), arguments: [path] + arguments)
        } catch let error as LinuxProcessError {
            throw CommandError(.malformedInput, "\(path): \(error)")
        } catch let error as ELFError {
            throw CommandError(.malformedInput, "\(path): \(error)")
        }
        if verbose {
            process.onUnknownSystemCall = { Console.note("rvfuzz: system call \($0) is not implemented: ENOSYS") }
        }
        let clock = ContinuousClock()
        let start = clock.now
        let end = process.run(on: try EngineCatalogue.make(choice.kind, memory: process.memory, fault: planted.fault))
        if stats { report(choice, process, end, seconds: (clock.now - start) / .seconds(1)) }
        switch end {
        case .exited, .fuelExhausted: break
        case .killed, .hostFault: Console.note("rvfuzz: \(path): \(end)")
        }
        throw ExitCode(end.exitStatus)
    }

    private func report(_ choice: EngineChoice, _ process: LinuxProcess, _ end: ProcessEnd, seconds: Double) {
        Console.note("engine        \(choice.kind.rawValue): \(choice.reason)")
        Console.note("ended         \(end)")
        Console.note("instructions  \(process.hart.instret)")
        Console.note("system calls  \(process.systemCallCount)")
        Console.note("seconds       \(seconds)")
    }
}
