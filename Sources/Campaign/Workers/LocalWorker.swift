import EngineCatalogue
import GuestMachine
import Lockstep
import Metamorphic
import PlantedFaults
import ProgramGenerator

/// A worker in this process: engines and a source of programs of their own.
///
/// Not safe to share: a campaign hands each worker to one task at a time.
final class LocalWorker: CampaignWorker, @unchecked Sendable {
    private let options: CampaignOptions
    private let isStopping: @Sendable () -> Bool
    /// Where it notes what it is about to run.
    private let flight: FlightRecord?
    private let runner: LockstepRunner
    /// The same engines and the one that runs some programs only.
    private let occasionalRunner: LockstepRunner
    /// Runners of engines in processes of their own, made when there is need, by how many engines they have.
    private var isolatedRunners: [Int: LockstepRunner] = [:]
    private var maker: ProgramMaker
    private var program = Program(code: [])
    private var checkers: [EngineKind: MetamorphicChecker] = [:]
    private var watches: [TargetWatch] = []

    init(_ options: CampaignOptions, flight: FlightRecord? = nil, isStopping: @escaping @Sendable () -> Bool) throws {
        self.options = options
        self.flight = flight
        self.isStopping = isStopping
        let engines = try options.comparedEngines(of: 0).map { try Campaign.makeEngine($0, options) }
        occasionalRunner = LockstepRunner(engines)
        runner = LockstepRunner(Array(engines.prefix(options.comparedEngines.count)))
        maker = ProgramMaker(options.source, seed: options.seed)
        for kind in options.metamorphicInterval == nil ? [] : options.comparedEngines {
            checkers[kind] = try Campaign.makeChecker(kind, options)
        }
        watches = try options.targets.map { try TargetWatch($0, memory: engines[0].memory) }
    }

    func run(stretch number: UInt64) throws -> StretchResult? {
        try run(options.programs(ofStretch: number), isolated: false)
    }

    /// Runs programs, on engines in processes of their own if `isolated`.
    func run(_ programs: Range<UInt64>, isolated: Bool) throws -> StretchResult? {
        var result = StretchResult()
        let began = ThreadClock.seconds
        for index in programs {
            if isStopping() { return nil }
            flight?.begin(index)
            try run(index, isLethal: isolated, into: &result)
        }
        for watch in watches {
            let outcome = try watch.finish()
            result.divergences += outcome.divergences
            result.statistics.divergences += UInt64(outcome.divergences.count)
            result.statistics.abstentions += outcome.abstentions
        }
        if !watches.isEmpty { result.divergences.sort { ($0.index, $0.key) < ($1.index, $1.key) } }
        flight?.end()
        result.cpuSeconds = ThreadClock.seconds - began
        return result
    }

    private func run(_ index: UInt64, isLethal: Bool, into result: inout StretchResult) throws {
        maker.make(index, into: &program)
        let mode = options.lockstepMode(of: index)
        let runner = try isLethal ? isolated(index) : self.runner(of: index)
        switch runner.run(program, mode) {
        case .agreed(let agreement):
            result.statistics.count(agreement, program: index)
            for watch in watches { try watch.add(program, index: index, mode, runner.engines[0]) }
        case .diverged(let mismatch):
            result.statistics.count(mismatch, program: index)
            result.divergences.append(
                RawDivergence(index: index, mode: mode, key: runner.suspicion(mismatch).key, isLethal: isLethal))
        }
        // A law is checked by engines that are not isolated.
        guard !isLethal, let kind = options.metamorphicEngine(of: index), let checker = checkers[kind] else { return }
        let outcome = checker.check(program)
        result.statistics.count(outcome, program: index)
        result.lawBreaks += outcome.breaks.map { RawLawBreak(index: index, engine: kind, law: $0.law) }
    }

    private func runner(of index: UInt64) -> LockstepRunner {
        index % CampaignOptions.occasionalInterval == 0 ? occasionalRunner : runner
    }

    /// What `runner(of:)` says, isolated.
    private func isolated(_ index: UInt64) throws -> LockstepRunner {
        var options = options
        options.isolatesEngines = true
        let engines = options.comparedEngines(of: index)
        if let known = isolatedRunners[engines.count] { return known }
        let new = LockstepRunner(try engines.map { try Campaign.makeEngine($0, options) })
        isolatedRunners[engines.count] = new
        return new
    }

    func examine(_ divergence: RawDivergence, known: [DivergenceSignature]) throws -> Examination {
        flight?.begin(divergence.index, examining: true)
        defer { flight?.end() }
        var options = options
        options.isolatesEngines = options.isolatesEngines || divergence.isLethal
        return try Examination(
            maker.make(divergence.index), index: divergence.index, modes: [divergence.mode], options, known: known)
    }

    func examine(_ lawBreak: RawLawBreak) throws -> LawCluster? {
        flight?.begin(lawBreak.index, examining: true)
        defer { flight?.end() }
        let checker = try Campaign.makeChecker(lawBreak.engine, options)
        return LawCluster(
            maker.make(lawBreak.index), index: lawBreak.index, law: lawBreak.law, checker: checker,
            attemptLimit: options.minimizes ? LawCluster.usualAttemptLimit : 0)
    }

    func finish() {}
}
