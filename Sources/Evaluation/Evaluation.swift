import PlantedFaults
import ProgramGenerator

/// Measures how soon planted faults are found, and how well what is found is explained.
///
///     var options = EvaluationOptions(faults: [.directLwZeroExtends], seedCount: 3)
///     let evaluation = try await Evaluation(options).run()
///     print(evaluation.text)
public struct Evaluation: Sendable {
    private let options: EvaluationOptions
    private let isStopping: @Sendable () -> Bool

    /// An evaluation.
    ///
    /// - Parameter isStopping: Asked often, from several tasks, whether to give up.
    public init(_ options: EvaluationOptions, isStopping: @escaping @Sendable () -> Bool = { false }) {
        precondition(
            !options.faults.isEmpty && !options.seeds.isEmpty && !options.sources.isEmpty && options.jobs > 0,
            "nothing to evaluate")
        self.options = options
        self.isStopping = isStopping
    }

    /// Runs every trial.
    ///
    /// - Parameter onProgress: Told of each trial that ended and how many of how many have; called from the task that
    ///   runs this.
    /// - Returns: Results, or nil if told to stop.
    /// - Throws: If the host refuses memory.
    public func run(
        onProgress: (Trial, _ done: Int, _ of: Int) -> Void = { _, _, _ in }
    ) async throws -> EvaluationResult? {
        var runners: [TrialRunner] = []
        for (index, source) in options.sources.enumerated() {
            for fault in options.faults {
                for seed in options.seeds {
                    runners.append(
                        TrialRunner(
                            fault: fault, seed: seed, source: source, options: options,
                            isThorough: index == 0 && options.explains, isStopping: isStopping))
                }
            }
        }
        var trials: [Trial?] = Array(repeating: nil, count: runners.count)
        var next = 0
        var done = 0
        try await withThrowingTaskGroup { (group: inout ThrowingTaskGroup<(Int, Trial?), any Error>) in
            func start() {
                guard next < runners.count, !isStopping() else { return }
                let index = next
                next += 1
                group.addTask { [runner = runners[index]] in (index, try await runner.run()) }
            }
            for _ in 0..<options.jobs { start() }
            while let (index, trial) = try await group.next() {
                trials[index] = trial
                done += 1
                if let trial { onProgress(trial, done, runners.count) }
                start()
            }
        }
        let complete = trials.compactMap { $0 }
        guard complete.count == runners.count else { return nil }
        return EvaluationResult(options, complete)
    }
}
