import EngineCatalogue
import GuestMachine
import Lockstep
import Metamorphic
import PlantedFaults
import ProgramGenerator

/// A program that diverged, before anyone has looked closer.
struct RawDivergence: Sendable {
    var index: UInt64
    var mode: LockstepMode
    /// `Suspicion.key`.
    var key: String
}

/// A program with which an engine broke a law.
struct RawLawBreak: Sendable {
    var index: UInt64
    var engine: EngineKind
    var law: String
}

/// What running a stretch of programs gave.
struct ChunkResult: Sendable {
    /// Which stretch, counted from 0.
    var chunk: UInt64
    var statistics = CampaignStatistics()
    /// In the order of their index.
    var divergences: [RawDivergence] = []
    /// Laws that were broken, in the order of the programs.
    var lawBreaks: [RawLawBreak] = []
    /// Processor time it took.
    var cpuSeconds = 0.0
}

/// Engines and a source of programs of their own, which run one stretch of programs after the other.
///
/// Not safe to share: a campaign hands each worker to one task at a time.
final class CampaignWorker: @unchecked Sendable {
    private let options: CampaignOptions
    private let runner: LockstepRunner
    /// The same engines and the one that runs some programs only.
    private let occasionalRunner: LockstepRunner
    private var maker: ProgramMaker
    private var checkers: [EngineKind: MetamorphicChecker] = [:]

    init(_ options: CampaignOptions) throws {
        self.options = options
        let engines = try options.comparedEngines(of: 0).map { try Campaign.makeEngine($0, options) }
        occasionalRunner = LockstepRunner(engines)
        runner = LockstepRunner(Array(engines.prefix(options.comparedEngines.count)))
        maker = ProgramMaker(options.source, seed: options.seed)
        for kind in options.metamorphicInterval == nil ? [] : options.comparedEngines {
            checkers[kind] = try Campaign.makeChecker(kind, options)
        }
    }

    /// Runs the programs of a stretch that belong to the campaign's shard and limit, unless told to stop.
    func run(chunk: UInt64, isStopping: () -> Bool) -> ChunkResult? {
        var result = ChunkResult(chunk: chunk)
        let began = ThreadClock.seconds
        let start = chunk * options.stretchLength
        var program = Program(code: [])
        let end = min(start + options.stretchLength, options.programLimit ?? .max)
        for index in start..<end where index % options.shard.count == options.shard.index {
            if isStopping() { return nil }
            maker.make(index, into: &program)
            let mode = options.lockstepMode(of: index)
            let runner = index % CampaignOptions.occasionalInterval == 0 ? occasionalRunner : runner
            switch runner.run(program, mode) {
            case .agreed(let agreement): result.statistics.count(agreement, program: index)
            case .diverged(let mismatch):
                result.statistics.count(mismatch, program: index)
                result.divergences.append(
                    RawDivergence(index: index, mode: mode, key: runner.suspicion(mismatch).key))
            }
            if let kind = options.metamorphicEngine(of: index), let checker = checkers[kind] {
                let outcome = checker.check(program)
                result.statistics.count(outcome, program: index)
                result.lawBreaks += outcome.breaks.map { RawLawBreak(index: index, engine: kind, law: $0.law) }
            }
        }
        result.cpuSeconds = ThreadClock.seconds - began
        return result
    }
}
