import ArgumentParser
import Campaign
import Exhaustion
import GuestISA
import GuestMachine
import Lockstep
import PlantedFaults

struct ExhaustCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exhaust", abstract: "Run every small case there is and hold each engine against the manual.",
        discussion: """
            Every opcode with every combination of registers, in host registers and in memory, with boundary \
            operands, constants, at the end of a page and deep in a block: a finite set, always the same. Exits with 0 \
            if every engine did what the manual says, 1 if not.
            """)

    @Option(
        help: ArgumentHelp("Opcodes to examine: mnemonics, separated by commas.", valueName: "list"),
        transform: ExhaustCommand.readOpcodes)
    var only: [Opcode] = Opcode.allCases

    @Option(
        help: ArgumentHelp("Engines to examine, of \(EngineKind.names).", valueName: "list"),
        transform: EngineList.read)
    var engines = EngineList(kinds: ExhaustionOptions().engines)

    @Option(parsing: .unconditional, help: ArgumentHelp("Opcodes at the same time.", valueName: "j"))
    var jobs: Int = 1

    @Option(
        help: ArgumentHelp("Plant a fault in an engine; 'rvfuzz faults' lists them.", valueName: "name"),
        completion: .list(Fault.allCases.map(\.name)))
    var fault: Fault?

    @Option(parsing: .unconditional, help: ArgumentHelp("Stop after so many different findings.", valueName: "n"))
    var stopAfter: Int?

    @Option(help: ArgumentHelp("Where findings go.", valueName: "dir"))
    var output = "rvfuzz-out"

    @Flag(help: "Print the result as one JSON object.")
    var json = false

    func validate() throws {
        guard (1...256).contains(jobs) else { throw ValidationError("--jobs is \(jobs), expected 1 to 256") }
        if let fault, fault.spec.isLethal {
            throw ValidationError("fault \(fault.name) ends the process that it is in, which fuzz and replay outlive")
        }
        if let stopAfter, stopAfter < 1 { throw ValidationError("--stop-after is \(stopAfter), expected at least 1") }
    }

    func run() async throws {
        var options = ExhaustionOptions()
        options.engines = engines.kinds
        options.opcodes = only
        options.jobs = jobs
        options.fault = fault
        options.stopAfter = stopAfter
        Interruption.watch()
        let isLive = Console.hasTerminal
        let exhaustion = Exhaustion(options, isStopping: { Interruption.isRequested })
        let result = try await exhaustion.run(onFinding: { try report($0, isLive) }) { done, count in
            if isLive { Console.note("\r\u{1b}[K\(done)/\(count)", terminator: "") }
        }
        if isLive { Console.note("\r\u{1b}[K", terminator: "") }
        guard let result else { throw ExitCode(ExitStatus.interrupted.rawValue) }
        Console.print(
            json ? String(decoding: try ExhaustionRecord(result).json(), as: UTF8.self) : result.text, terminator: "")
        throw ExitCode((result.wrongCount == 0 ? ExitStatus.agreed : .diverged).rawValue)
    }

    /// Writes a finding to the output directory and tells of it.
    private func report(_ finding: ExhaustionFinding, _ isLive: Bool) throws {
        if isLive { Console.note("\r\u{1b}[K", terminator: "") }
        let store = try FindingStore(directory: output, engineArguments: finding.engineArguments(fault))
        Console.note(finding.text)
        if let cluster = finding.cluster {
            Console.note(try store.write(cluster), terminator: "")
        } else {
            Console.note("  no vote of engines shows it: kept as \(try store.writeUnconfirmed(finding))")
        }
    }

    /// The opcodes that `text` names.
    static func readOpcodes(_ text: String) throws -> [Opcode] {
        let names = text.split(separator: ",", omittingEmptySubsequences: false)
        let opcodes = names.compactMap { Opcode(mnemonic: String($0)) }
        guard opcodes.count == names.count, Set(opcodes).count == opcodes.count else {
            throw ValidationError("expected mnemonics of RV64I, such as addw,fence.i, separated by commas, each once")
        }
        return opcodes
    }
}

extension FindingStore {
    /// Keeps the program of a finding on which engines agree among each other. Returns its path.
    fileprivate func writeUnconfirmed(_ finding: ExhaustionFinding) throws -> String {
        try writeUnconfirmed(
            finding.program, name: "\(finding.setup.kind.rawValue)-\(finding.instruction.opcode.mnemonic)")
    }
}
