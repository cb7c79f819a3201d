import PlantedFaults
import ProgramGenerator

/// Everything that an evaluation measured.
public struct EvaluationResult: Sendable {
    /// What was asked for.
    public let options: EvaluationOptions
    /// For each source of programs the scores of all faults, in the order in which they were asked for.
    public let scores: [[FaultScore]]

    /// Results of `trials`, which are in the order of sources, faults and seeds.
    init(_ options: EvaluationOptions, _ trials: [Trial]) {
        self.options = options
        let seedCount = options.seeds.count
        scores = options.sources.indices.map { source in
            options.faults.indices.map { fault in
                let start = (source * options.faults.count + fault) * seedCount
                return FaultScore(fault: options.faults[fault], trials: Array(trials[start..<start + seedCount]))
            }
        }
    }

    /// Scores of the first source.
    public var ours: [FaultScore] { scores[0] }
    /// Trials of the first source.
    public var ourTrials: [Trial] { ours.flatMap(\.trials) }
    /// Faults that the first source found with no seed.
    public var survivors: [FaultScore] { ours.filter(\.isSurvivor) }

    /// Each other source beside the first.
    public var comparisons: [SourceComparison] {
        options.sources.indices.dropFirst().map {
            SourceComparison(source: options.sources[$0], ours: ours, theirs: scores[$0])
        }
    }
}
