import CorpusStore
import GuestLinux
import GuestMachine
import HostFiles

/// Records goldens with another emulator. A golden that differs is left as it is unless `isForced`: what is believed
/// changes only when somebody has read the difference.
public struct GoldenRecording {
    /// Where the programs and the goldens are.
    public let corpus: CorpusFolder
    /// Whether goldens that differ are replaced.
    public let isForced: Bool

    /// A recording of what `corpus` holds.
    public init(_ corpus: CorpusFolder, isForced: Bool = false) {
        self.corpus = corpus
        self.isForced = isForced
    }

    /// Another emulator that has to see the same.
    public struct Witness {
        /// Its name and version.
        public let name: String
        /// How a program ends on it.
        public let observe: (Program) throws -> ObservedState

        /// A witness from its parts.
        public init(name: String, observe: @escaping (Program) throws -> ObservedState) {
            self.name = name
            self.observe = observe
        }
    }

    /// Records every program of the corpus.
    ///
    /// - Parameters:
    ///   - record: Finds how a program ends, such as `QEMURecorder.record`.
    ///   - witnesses: Who has to see the same; else nothing is written. A golden that is by hand is held against them, too.
    ///   - report: Told the path of each golden and what became of it, in the order of names.
    /// - Throws: What reading the folder or writing a golden throws. A program that cannot be recorded is only reported.
    public func recordPrograms(
        _ record: (Program) async throws -> GoldenState, witnesses: [Witness] = [],
        report: (String, RecordingOutcome) -> Void
    ) async throws {
        for entry in try corpus.entries() {
            let path = corpus.goldenPath(of: entry)
            var found: GoldenState
            var unrecorded: String?
            do {
                found = try await record(ProgramFile.read(path: entry.path).program)
            } catch {
                guard let golden = try? GoldenState.read(path: path), golden.isByHand else {
                    report(path, .failed("\(error)"))
                    continue
                }
                (found, unrecorded) = (golden, "\(error)")
            }
            do {
                let program = try ProgramFile.read(path: entry.path).program
                let objections = try witnesses.flatMap { try $0.objections(to: &found, program) }
                guard objections.isEmpty else {
                    report(path, .disputed(objections))
                    continue
                }
            } catch {
                report(path, .failed("\(error)"))
                continue
            }
            let outcome = try settle(found, at: path)
            report(path, outcome == .same ? unrecorded.map { .byHand($0) } ?? outcome : outcome)
        }
    }

    /// Compares what was found with the golden at `path` and writes it where it may.
    private func settle(_ found: GoldenState, at path: String) throws -> RecordingOutcome {
        let differences: [String]
        do {
            let golden = try GoldenState.read(path: path)
            differences = golden.differences(from: ObservedState(found))
            // A golden by hand that agrees stays; by force its sources become those of the recording.
            if differences.isEmpty && (!isForced || golden == found) { return .same }
        } catch let error as FileAccessError where error.isMissing {
            if let slash = path.lastIndex(of: "/") { try FileAccess.makeFolder(String(path[..<slash])) }
            try found.write(path: path)
            return .written
        } catch let error as GoldenFileError {
            differences = ["\(error)"]
        }
        guard isForced else { return .kept(differences) }
        try found.write(path: path)
        return .replaced(differences)
    }

    /// Records every golden of the paper's benchmark and of whole Linux programs.
    ///
    /// The numbers that the paper prints are never replaced, only compared.
    ///
    /// - Parameters:
    ///   - emulator: Who is believed.
    ///   - report: Told each golden and what became of it, in order.
    /// - Throws: `UserEmulator.Failure`, or what reading and writing goldens throws.
    public func recordProcesses(
        with emulator: UserEmulator, report: (String, RecordingOutcome) -> Void
    ) async throws {
        let store = GoldenStore(corpus: corpus.path, golden: corpus.goldenPath)
        for golden in try store.paper() {
            var found = try await PaperGolden.record(count: golden.count, with: emulator)
            if found.registers == golden.registers { found.confirmed = golden.confirmed }
            var differences: [String] = []
            if found.registers != golden.registers {
                differences.append("t0 to t3: golden \(golden.registers), now \(found.registers)")
            }
            let mayReplace = isForced && !golden.source.hasPrefix("arXiv:")
            if mayReplace, found != golden { try store.write(found) }
            report("\(store.golden)/paper/count-\(golden.count)", outcome(differences, mayReplace))
        }
        for golden in try store.programs() {
            let found = try await golden.recorded(programs: store.programsDirectory, with: emulator)
            var differences: [String] = []
            if found.status != golden.status {
                differences.append("status: golden \(golden.status), now \(found.status)")
            }
            if found.output != golden.output {
                differences.append(
                    "output: golden \(golden.output.count) bytes, now \(found.output.count), not the same")
            }
            if isForced, found != golden { try store.write(found) }
            report("\(store.golden)/programs/\(golden.name)", outcome(differences, isForced))
        }
    }

    private func outcome(_ differences: [String], _ isReplaced: Bool) -> RecordingOutcome {
        if differences.isEmpty { return .same }
        return isReplaced ? .replaced(differences) : .kept(differences)
    }
}

extension GoldenRecording.Witness {
    /// What the witness sees otherwise; if nothing, it becomes a source of the golden.
    fileprivate func objections(to golden: inout GoldenState, _ program: Program) throws -> [String] {
        let differences = golden.differences(from: try observe(program))
        let source = "\(name): the same"
        if differences.isEmpty, !golden.sources.contains(source) { golden.sources.append(source) }
        return differences.map { "\(name): \($0)" }
    }
}

extension GoldenState {
    /// Whether somebody has derived it from the manual.
    fileprivate var isByHand: Bool { sources.first?.hasPrefix("by hand") ?? false }
}

extension ObservedState {
    /// What a golden tells, as if it had been seen. A value that it does not tell counts as 0; recordings tell all.
    init(_ golden: GoldenState) {
        let exit: Exit =
            switch golden.end {
            case .trap(let cause, let value): .trap(Trap(cause, value: value ?? 0))
            case .fuelExhausted: .fuelExhausted
            }
        self.init(
            exit: exit, retired: golden.retired, pc: golden.pc, registers: golden.registers, memory: golden.memory)
    }
}
