import CHostSupport
import EngineCatalogue
import GuestMachine
import HostFiles
import Lockstep
import PlantedFaults
import ProgramGenerator
import Shrinking

/// What a campaign runs.
public struct CampaignOptions: Sendable {
    /// How programs are stepped.
    public enum Mode: String, CaseIterable, Sendable {
        /// Block by block, freely, or freely in slices, as each program's own random choice says.
        case mixed
        /// To the end of each basic block.
        case block
        /// Freely to the end.
        case free
    }

    /// Who does the work of a campaign.
    public enum Workers: Sendable {
        /// Tasks of this process: what an engine does to it ends the campaign.
        case inProcess
        /// Processes of rvfuzz at the path given, which note in files of `folder` what they run. They can be told only
        /// of sources that have a name.
        case processes(executable: String, folder: String)
    }

    /// Where the random programs begin; program `n` depends on this and on `n` alone.
    public var seed: UInt64
    /// Programs to run, or nil for no limit.
    public var iterations: UInt64?
    /// Where programs come from.
    public var source = ProgramSource.generated
    /// Seconds after which no further program is begun, or nil.
    public var timeLimitSeconds: Double?
    /// Programs run at the same time, each on engines of its own.
    public var jobs: Int
    /// The engines that are compared, at least two.
    public var engines: [EngineKind]
    /// An engine that runs every `occasionalInterval`-th program besides `engines`, or nil: one whose parts the others
    /// exercise in every program, so that it alone need not cost that much.
    public var occasionalEngine: EngineKind?
    /// See `occasionalEngine`.
    public static let occasionalInterval: UInt64 = 8
    /// Other projects' emulators that are held against what the engines agree on, by their names on the command line.
    public var targets: [String] = []
    /// How programs are stepped.
    public var mode: Mode
    /// A fault to plant, or nil.
    public var fault: Fault?
    /// How the engines are set up.
    public var engineOptions = EngineOptions()
    /// Every how many programs one is also checked by variants of itself, at least 1; nil for none.
    public var metamorphicInterval: UInt64?
    /// Divergence clusters after which to stop, or nil.
    public var stopAfter: Int?
    /// Programs that a worker runs in one go, at least 1. A campaign that stops early has run at most so many more than
    /// it needed.
    public var stretchLength: UInt64 = 256
    /// Whether the first program of each cluster is minimized; otherwise its minimal program is itself.
    public var minimizes = true
    /// What minimizing one divergence may cost, in units of `Work`: a count, so that findings depend on no clock. The
    /// canonical form that it is compared with others by may cost as much again.
    public var minimizationBudget = DivergenceMinimizer.usualBudget
    /// Bugs to go on past: their findings are counted, but are no findings.
    public var knownIssues: [KnownIssue] = []
    /// Which part of the programs to run: the stretches `n` with `n % count == index`.
    public var shard: (index: UInt64, count: UInt64) = (0, 1)
    /// Who does the work.
    public var workers = Workers.inProcess
    /// Whether each engine runs in a process of its own, so that nothing it does ends this one.
    public var isolatesEngines = false

    /// Processors that this process may use, at least 1.
    public static var processorCount: Int { Int(host_processor_count()) }

    /// The engines that are compared if none are named.
    public static let usualEngines: [EngineKind] = [.interpreter, .ir, .direct]

    /// A campaign with the defaults of the command line.
    public init(seed: UInt64, iterations: UInt64? = nil) {
        self.seed = seed
        self.iterations = iterations
        jobs = 1
        engines = CampaignOptions.usualEngines
        occasionalEngine = .tiered
        mode = .mixed
    }

    /// Number of the program before which to stop: the limit asked for, or where the source has no more; nil for none.
    public var programLimit: UInt64? {
        guard let count = source.count else { return iterations }
        return min(count, iterations ?? .max)
    }

    /// Which stretch is the one of number `ordinal`, from 0, of the shard; nil past the last number there is.
    func stretch(ofOrdinal ordinal: UInt64) -> UInt64? {
        let (scaled, isTooLarge) = ordinal.multipliedReportingOverflow(by: shard.count)
        let (stretch, overflow) = scaled.addingReportingOverflow(shard.index)
        return isTooLarge || overflow ? nil : stretch
    }

    /// The programs of a stretch up to the limit.
    func programs(ofStretch stretch: UInt64) -> Range<UInt64> {
        let (start, overflow) = stretch.multipliedReportingOverflow(by: stretchLength)
        let limit = programLimit ?? .max
        guard !overflow, start < limit else { return 0..<0 }
        return start..<start + min(stretchLength, limit - start)
    }

    /// The engines that are compared: those asked for and the one with the planted fault.
    public var comparedEngines: [EngineKind] { CampaignOptions.including(faulty: fault, in: engines) }

    /// The engines that are compared on program `index`: a function of options and index alone.
    func comparedEngines(of index: UInt64) -> [EngineKind] {
        let engines = comparedEngines
        guard let occasionalEngine, index % CampaignOptions.occasionalInterval == 0,
            !engines.contains(occasionalEngine)
        else { return engines }
        return engines + [occasionalEngine]
    }

    /// The engines that vote on a divergence: those compared, all others and the targets.
    public var votingEngines: [EngineKind] {
        comparedEngines + EngineKind.allCases.filter { !comparedEngines.contains($0) } + targets.map { .target($0) }
    }

    /// The engine that program `index` and its variants run on, or nil: each has its turn.
    func metamorphicEngine(of index: UInt64) -> EngineKind? {
        guard let metamorphicInterval, index % metamorphicInterval == 0 else { return nil }
        let turn = index / metamorphicInterval % UInt64(comparedEngines.count)
        return comparedEngines[Int(turn)]
    }

    /// The arguments with which another command sets its engines up in the same way, each after a space.
    public var engineArguments: String {
        let fault = fault.map { " --fault \($0.name)" } ?? ""
        let targets = targets.map { " --targets \(ShellWord.quoted($0))" }.joined()
        return fault + engineOptions.disabled.map { " --disable \($0.name)" }.joined() + targets
    }

    /// `engines` with the engine that `fault` is planted in, where it is not among them.
    public static func including(faulty fault: Fault?, in engines: [EngineKind]) -> [EngineKind] {
        guard let name = fault?.spec.place.engineName, let kind = EngineKind(rawValue: name), !engines.contains(kind)
        else { return engines }
        return engines + [kind]
    }

    /// How program `index` is stepped: a function of seed and index alone.
    public func lockstepMode(of index: UInt64) -> LockstepMode {
        switch mode {
        case .block: return .block
        case .free: return .freeToEnd
        case .mixed:
            var digest = StateDigest()
            digest.combine(seed)
            digest.combine(index)
            // Five eighths block by block, two freely, one freely in slices that end where they like.
            switch digest.value % 8 {
            case 0..<5: return .block
            case 5, 6: return .freeToEnd
            default: return .free(interval: 1 + (digest.value >> 8) % 97)
            }
        }
    }
}
