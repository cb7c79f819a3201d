import Campaign
import GuestISA
import GuestMachine
import PlantedFaults

/// What is exhausted.
public struct ExhaustionOptions: Sendable {
    /// The engines that are held against the manual.
    public var engines: [EngineKind] = [.interpreter, .ir, .direct, .tiered]
    /// The opcodes that are examined.
    public var opcodes = Opcode.allCases
    /// What they are examined in.
    public var scopes = Scope.allCases
    /// Units at the same time, each on engines of its own.
    public var jobs = 1
    /// A fault to plant, or nil.
    public var fault: Fault?
    /// Findings after which to stop, or nil.
    public var stopAfter: Int?

    /// Everything, with the defaults of the command line.
    public init() {}

    /// The engines, each as often as it has set-ups.
    public var setups: [Setup] {
        CampaignOptions.including(faulty: fault, in: engines).flatMap(Setup.all)
    }
}

/// Runs every case of a finite set and holds each engine against the manual.
///
///     var options = ExhaustionOptions()
///     options.opcodes = [.sraw]
///     let result = try await Exhaustion(options).run()
///     print(result?.text ?? "")
public struct Exhaustion: Sendable {
    private let options: ExhaustionOptions
    private let isStopping: @Sendable () -> Bool

    /// An exhaustion.
    ///
    /// - Parameter isStopping: Asked often, from several tasks, whether to give up.
    public init(_ options: ExhaustionOptions, isStopping: @escaping @Sendable () -> Bool = { false }) {
        self.options = options
        self.isStopping = isStopping
    }

    private typealias Outcome = (runner: CaseRunner, number: Int, result: UnitResult?)

    /// Runs all of it; what comes out does not depend on the number of jobs.
    ///
    /// - Parameters:
    ///   - onFinding: Told of each new finding, in the order of the cases.
    ///   - onProgress: Told how many of how many units are done.
    /// - Returns: The result, or nil if told to stop.
    public func run(
        onFinding: (ExhaustionFinding) throws -> Void = { _ in }, onProgress: (Int, Int) -> Void = { _, _ in }
    ) async throws -> ExhaustionResult? {
        let units = options.opcodes.flatMap { opcode in options.scopes.map { CaseUnit(opcode: opcode, scope: $0) } }
        let setups = options.setups
        var result = ExhaustionResult(setups, fault: options.fault)
        let judge = FindingJudge(setups, options.fault)
        var hasEnough: Bool { options.stopAfter.map { result.findings.count >= $0 } ?? false }
        try await withThrowingTaskGroup { (group: inout ThrowingTaskGroup<Outcome, any Error>) in
            var next = 0
            func start(_ runner: CaseRunner) {
                guard next < units.count, !isStopping(), !hasEnough else { return }
                let number = next
                next += 1
                group.addTask { [unit = units[number], isStopping] in
                    (runner, number, runner.run(unit, isStopping: isStopping))
                }
            }
            for _ in 0..<options.jobs { start(try CaseRunner(setups, options.fault)) }
            var waiting: [Int: UnitResult] = [:]
            var taken = 0
            while let outcome = try await group.next() {
                waiting[outcome.number] = outcome.result
                while !hasEnough, let unit = waiting.removeValue(forKey: taken) {
                    result.count(unit)
                    for example in unit.examples where !hasEnough {
                        guard let finding = try judge.judge(example, result.findings) else { continue }
                        result.findings.append(finding)
                        try onFinding(finding)
                    }
                    taken += 1
                    onProgress(taken, units.count)
                }
                start(outcome.runner)
            }
            result.isComplete = taken == units.count
        }
        return isStopping() ? nil : result
    }
}
