import Campaign
import GuestISA
import HostFiles
import PlantedFaults

/// An evaluation for programs: the contents of `--json`. What was not found has null.
struct EvaluationRecord: JSONRecord {
    struct GoalRecord: Encodable {
        var name, measured, wanted: String
        var met: Bool?
    }

    struct MinimizationRecord: Encodable {
        var instructions, attempts: Int
        var work: UInt64
        var cpuSeconds: Double
        var signature: String
        var part: String?
        var drifted, idempotent, stable: Bool
        var code: [String]
    }

    struct TrialRecord: Encodable {
        var seed: UInt64
        var found: Bool
        var programs, instructions: UInt64
        var cpuSeconds: Double
        var notReproducible: Int
        var named: String?
        var namedRightly: Bool?
        var clusters: Int?
        var minimal: MinimizationRecord?
    }

    struct FaultRecord: Encodable {
        var name, place, category, summary, inspiration, engine: String
        var parts: [String]
        var trials: [TrialRecord]
    }

    struct ComparisonRecord: Encodable {
        var fault: String
        var programsP, programsA12, instructionsP, instructionsA12, secondsP, secondsA12: Double
        /// Medians of theirs by ours; infinite values are null.
        var programsRatio, instructionsRatio, secondsRatio: Double?
    }

    struct SourceRecord: Encodable {
        var name: String
        var available: UInt64?
        var faults: [FaultRecord]
        /// Beside the first source; not there for that one itself.
        var comparison: [ComparisonRecord]?
    }

    var limit: UInt64
    var clusterPrograms: UInt64
    var seeds: [UInt64]
    var goals: [GoalRecord]
    var survivors: [String]
    var sources: [SourceRecord]

    init(_ result: EvaluationResult) {
        limit = result.options.programLimit
        clusterPrograms = result.options.clusterPrograms
        seeds = result.options.seeds
        goals = result.goals.map {
            GoalRecord(name: $0.name, measured: $0.measured, wanted: $0.wanted, met: $0.isMet)
        }
        survivors = result.survivors.map(\.fault.name)
        let comparisons = result.comparisons
        sources = result.options.sources.indices.map { index in
            let source = result.options.sources[index]
            return SourceRecord(
                name: source.name, available: source.count, faults: result.scores[index].map(FaultRecord.init),
                comparison: index == 0 ? nil : comparisons[index - 1].rows.map(ComparisonRecord.init))
        }
    }
}

extension EvaluationRecord.FaultRecord {
    init(_ score: FaultScore) {
        let spec = score.fault.spec
        self.init(
            name: spec.name, place: spec.place.rawValue, category: spec.category, summary: spec.summary,
            inspiration: spec.inspiration, engine: spec.place.engineName,
            parts: spec.parts,
            trials: score.trials.map(EvaluationRecord.TrialRecord.init))
    }
}

extension EvaluationRecord.TrialRecord {
    init(_ trial: Trial) {
        self.init(
            seed: trial.seed, found: trial.isFound, programs: trial.programs, instructions: trial.instructions,
            cpuSeconds: trial.cpuSeconds, notReproducible: trial.unconfirmedCount,
            named: trial.minimization?.accused ?? trial.accused,
            namedRightly: trial.isFound ? trial.namesEngine : nil, clusters: trial.clusterCount,
            minimal: trial.minimization.map(EvaluationRecord.MinimizationRecord.init))
    }
}

extension EvaluationRecord.MinimizationRecord {
    init(_ minimization: Minimization) {
        self.init(
            instructions: minimization.instructionCount, attempts: minimization.attemptCount,
            work: minimization.workUnits,
            cpuSeconds: minimization.cpuSeconds, signature: minimization.signature,
            part: minimization.part, drifted: minimization.hasDrifted,
            idempotent: minimization.isIdempotent, stable: minimization.isStable, code: minimization.listing)
    }
}

extension EvaluationRecord.ComparisonRecord {
    init(_ row: SourceComparison.Row) {
        self.init(
            fault: row.ours.fault.name, programsP: row.programs.pValue, programsA12: row.programs.a12,
            instructionsP: row.instructions.pValue, instructionsA12: row.instructions.a12,
            secondsP: row.seconds.pValue, secondsA12: row.seconds.a12,
            programsRatio: row.ratio.finite, instructionsRatio: row.ratioOfInstructions.finite,
            secondsRatio: row.ratioOfSeconds.finite)
    }
}

extension Double? {
    /// The number if it is one: JSON has no infinity.
    fileprivate var finite: Double? { flatMap { $0.isFinite ? $0 : nil } }
}

extension Minimization {
    /// The minimal program, disassembled; zeros between instructions are one line.
    var listing: [String] {
        program.codeRuns.flatMap { run in
            run.isGap
                ? [Instruction.zeroDirective(wordCount: run.range.count)]
                : program.code[run.range].map { Instruction.disassembly(of: $0) }
        }
    }
}

extension EvaluationResult {
    /// The result for programs, as JSON with sorted keys.
    public func json() throws -> [UInt8] { try EvaluationRecord(self).json() }
}
