import ArgumentParser
import CorpusStore
import EngineCatalogue
import GoldenRecorder
import GuestMachine
import PlantedFaults

struct GoldenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "golden", abstract: "Check on every engine how programs end, or record it from another emulator.",
        discussion: """
            Exits with 0 if all programs end as their goldens say, 1 if not. Recording leaves a golden that differs as \
            it is and shows the difference, unless told to replace it.
            """)

    @Option(
        help: ArgumentHelp("Engines to check, of \(EngineKind.names).", valueName: "list"), transform: EngineList.read)
    var engines = EngineList(kinds: EngineKind.allCases)

    @Option(help: ArgumentHelp("Programs.", valueName: "dir"))
    var corpus = "Corpus"

    @Option(help: ArgumentHelp("How they end.", valueName: "dir"))
    var golden = "Golden"

    @Flag(help: "Record instead of checking.")
    var record = false

    @Option(help: "Who is believed when recording: qemu.")
    var with = Recorder.qemu

    @Flag(help: "Replace goldens that differ from the recording.")
    var force = false

    @Option(help: ArgumentHelp("Plant a fault in an engine; 'rvfuzz faults' lists them.", valueName: "name"))
    var fault: Fault?

    /// Emulators that goldens can be recorded from.
    enum Recorder: String, CaseIterable, ExpressibleByArgument {
        /// `qemu-riscv64`.
        case qemu
    }

    func validate() throws {
        guard record || !force else { throw ValidationError("--force is for --record") }
    }

    func run() async throws {
        let isGood = try record ? await recordAll() : checkAll()
        throw ExitCode((isGood ? ExitStatus.agreed : .diverged).rawValue)
    }

    private func checkAll() throws -> Bool {
        let checker = GoldenChecker(CorpusFolder(corpus, golden: golden), engines: engines.kinds) {
            try EngineCatalogue.make($0, memory: $1, fault: fault)
        }
        var isGood = true
        for groups in [checker.checkPrograms, { try checker.checkProcesses() }] {
            for group in try groups() {
                for failure in group.failures { Console.print(failure) }
                Console.print(group.summary)
                isGood = isGood && group.failures.isEmpty
            }
        }
        return isGood
    }

    private func recordAll() async throws -> Bool {
        let recording = GoldenRecording(CorpusFolder(corpus, golden: golden), isForced: force)
        let emulator = try await UserEmulator()
        let recorder = QEMURecorder(emulator)
        var (total, unsettled) = (0, 0)
        func report(_ name: String, _ outcome: RecordingOutcome) {
            for line in outcome.lines(name) { Console.print(line) }
            total += 1
            if !outcome.isSettled { unsettled += 1 }
        }
        try await recording.recordPrograms(recorder.record, report: report)
        try await recording.recordProcesses(with: emulator, report: report)
        let hint = force || unsettled == 0 ? "" : "; --force replaces those that differ"
        Console.print("\(total) goldens, \(unsettled) not as \(emulator.version) has them\(hint)")
        return unsettled == 0
    }
}
