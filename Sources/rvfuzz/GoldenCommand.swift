import ArgumentParser
import CorpusStore
import EngineCatalogue
import GoldenRecorder
import GuestMachine
import PlantedFaults
import Targets

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

    @Option(
        help: ArgumentHelp(
            "Other emulators that have to agree: when recording, nothing is written where one does not; when checking, "
                + "they are checked like engines.", valueName: "list"),
        transform: TargetList.read)
    var targets: [TargetList] = []

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
        func checker(_ kinds: [EngineKind]) -> GoldenChecker {
            GoldenChecker(CorpusFolder(corpus, golden: golden), engines: kinds) {
                let engine = try EngineCatalogue.make($0, memory: $1, fault: fault)
                try (engine as? TargetEngine)?.start()
                return engine
            }
        }
        let texts = targets.flatMap(\.texts)
        var isGood = true
        for groups in [
            { try checker(engines.kinds + texts.map { .target($0) }).checkPrograms() },
            { try checker(engines.kinds).checkProcesses() },
        ] {
            for group in try groups() {
                for failure in group.failures { Console.print(failure) }
                Console.print(group.summary)
                isGood = isGood && group.failures.isEmpty
            }
        }
        return isGood
    }

    /// A target as a witness of recordings.
    private func witness(_ text: String) throws -> GoldenRecording.Witness {
        let memory = try GuestMemory.forPrograms()
        guard let engine = try EngineCatalogue.make(.target(text), memory: memory) as? TargetEngine else {
            throw CommandError(.usage, "\(text) is no target")
        }
        return GoldenRecording.Witness(name: try engine.start()) { program in
            engine.reset()
            guard memory.load(program) else {
                throw CommandError(.malformedInput, "a program does not fit into memory")
            }
            var hart = program.initialHart
            let exit = engine.run(&hart, fuel: program.fuel)
            if let failure = engine.failure { throw failure }
            guard !engine.hasAbstained else {
                throw CommandError(
                    .internalFailure, "\(text) need not do what this program asks for, and is no witness")
            }
            return ObservedState(exit: exit, hart: hart, memory: memory, after: program)
        }
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
        let witnesses = try targets.flatMap(\.texts).map(witness)
        try await recording.recordPrograms(recorder.record, witnesses: witnesses, report: report)
        try await recording.recordProcesses(with: emulator, report: report)
        let hint = force || unsettled == 0 ? "" : "; --force replaces those that differ"
        Console.print("\(total) goldens, \(unsettled) not as \(emulator.version) has them\(hint)")
        return unsettled == 0
    }
}
