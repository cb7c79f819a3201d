import GuestMachine
import Lockstep
import Targets

/// Holds one target against programs that our engines agree on, many at a time: it computes one batch while the
/// campaign makes the next.
final class TargetWatch {
    /// What it came to.
    struct Outcome {
        /// Programs on which the target differs, in the order of their index.
        var divergences: [RawDivergence] = []
        /// Programs at which the ISA let the target differ, and it was not judged, from there on.
        var abstentions: UInt64 = 0
    }

    /// A program, and what our engines made of it.
    private struct Case {
        var index: UInt64
        var mode: LockstepMode
        var program: Program
        var entry: ReferenceLog.Entry
    }

    /// Programs that the target is asked about in one go.
    private struct Batch {
        var cases: [Case] = []
        var log: ReferenceLog
    }

    private let text: String
    private var process: TargetProcess
    private var request = TargetRequest()
    private var filling: Batch
    /// What the target is at work on.
    private var pending: Batch?
    private var spare: ReferenceLog
    private var outcome = Outcome()
    /// One of our engines.
    private var referee: (any Engine)?
    /// How often it has ended without an answer in between.
    private var failuresInARow = 0

    /// Programs of a batch, and steps: an answer to more of them would be longer than a frame.
    private static let caseLimit = 64
    private static let stepLimit = 16_384
    private static let failureLimit = 8

    /// Starts the target.
    ///
    /// - Parameter memory: One like those of the engines.
    init(_ text: String, memory: GuestMemory) throws(TargetFailure) {
        self.text = text
        process = try TargetCatalogue.start(text)
        filling = Batch(log: ReferenceLog(for: memory))
        spare = ReferenceLog(for: memory)
    }

    /// Takes in a program that our engines agree on.
    ///
    /// - Parameter engine: One of them, which runs it again.
    func add(_ program: Program, index: UInt64, _ mode: LockstepMode, _ engine: any Engine) throws(TargetFailure) {
        referee = engine
        let mode = process.abilities.contains(.stops) ? mode : .freeToEnd
        let entry = filling.log.record(program, mode, on: engine)
        let rules = LawfulDifferences(process.abilities)
        let changesCode =
            !process.abilities.contains(.coherent) && TargetComparison.changesCode(filling.log, entry, program)
        guard !rules.abstainsFromAll(where: filling.log.exits[entry.steps.upperBound - 1], changedCode: changesCode)
        else {
            outcome.abstentions += 1
            return
        }
        filling.cases.append(Case(index: index, mode: mode, program: program, entry: entry))
        if filling.cases.count >= TargetWatch.caseLimit || filling.log.fuels.count >= TargetWatch.stepLimit {
            try turn()
        }
    }

    /// Waits for all answers and says what came of the programs since the last call.
    func finish() throws(TargetFailure) -> Outcome {
        if !filling.cases.isEmpty { try turn() }
        try settle()
        defer { outcome = Outcome() }
        return outcome
    }

    /// Gives the target the batch that is full, and looks at the answer to the one before.
    private func turn() throws(TargetFailure) {
        // The next is under way before the last is looked at.
        let failure = submit(filling.cases, filling.log)
        let last = pending
        pending = filling
        filling = Batch(log: spare)
        filling.log.removeAll()
        if let last {
            try take(last, mayAnswer: failure == nil)
            spare = last.log
        }
        if failure != nil {
            try repeatOneByOne(pending)
            pending = nil
        }
    }

    private func settle() throws(TargetFailure) {
        guard let last = pending else { return }
        pending = nil
        try take(last, mayAnswer: true)
    }

    private func submit(_ cases: [Case], _ log: ReferenceLog) -> TargetFailure? {
        request.removeAll()
        for item in cases { request.append(item.program, fuels: fuels(item, log)) }
        do throws(TargetFailure) {
            try process.submit(request, stepCounts: cases.map { fuels($0, log).count })
            return nil
        } catch {
            return error
        }
    }

    private func fuels(_ item: Case, _ log: ReferenceLog) -> ArraySlice<UInt64> { log.fuels[item.entry.steps] }

    /// Judges the answer to a batch; where there is none, its programs are run one by one by a new process.
    private func take(_ batch: Batch, mayAnswer: Bool) throws(TargetFailure) {
        guard mayAnswer, let reply = try? process.collect() else {
            let next = pending
            try repeatOneByOne(batch)
            // What was under way behind it is lost with the process.
            if let next, mayAnswer, submit(next.cases, next.log) != nil {
                pending = nil
                try repeatOneByOne(next)
            }
            return
        }
        failuresInARow = 0
        for (run, item) in batch.cases.enumerated() { judge(item, batch.log, reply, run) }
    }

    private func repeatOneByOne(_ batch: Batch?) throws(TargetFailure) {
        guard let batch else { return }
        process = try TargetCatalogue.start(text)
        for item in batch.cases {
            if submit([item], batch.log) == nil, let reply = try? process.collect() {
                failuresInARow = 0
                judge(item, batch.log, reply, 0)
                continue
            }
            failuresInARow += 1
            outcome.divergences.append(
                RawDivergence(index: item.index, mode: item.mode, key: "\(text) none \(StateField.crash)"))
            process = try TargetCatalogue.start(text)
            guard failuresInARow < TargetWatch.failureLimit else {
                throw TargetFailure(
                    .died,
                    "\(text): gave no answer to \(failuresInARow) programs in a row, the last being \(item.index)")
            }
        }
    }

    private func judge(_ item: Case, _ log: ReferenceLog, _ reply: TargetReply, _ run: Int) {
        switch TargetComparison(log, item.entry, item.program, reply, run, process.abilities).verdict {
        case .agrees: break
        case .abstains: outcome.abstentions += 1
        case .differs where mayHaveChangedCode(item.program): outcome.abstentions += 1
        case .differs(let step, let expected, let actual, let address):
            let before = step > item.entry.steps.lowerBound ? log.harts[step - 1] : item.program.initialHart
            let suspicion = Suspicion(
                .target(text), item.program, from: before.pc, fuel: log.fuels[step], expected, actual, memory: address)
            outcome.divergences.append(RawDivergence(index: item.index, mode: item.mode, key: suspicion.key))
        }
    }

    /// Whether the target may have seen other code than our engines; looked into only where it differs, as it takes a run
    /// that watches each instruction.
    private func mayHaveChangedCode(_ program: Program) -> Bool {
        guard !process.abilities.contains(.coherent), let referee else { return false }
        return CodeWatch.storesToCode(program, on: referee)
    }
}
