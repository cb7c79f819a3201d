import EngineCatalogue
import GuestMachine
import Lockstep
import PlantedFaults
import ProgramGenerator
import Shrinking

/// Runs generated programs on several engines until told to stop, and makes findings of what diverges.
///
/// Workers run stretches of programs in any order; their results are taken in by program number, so that findings,
/// counts and digest do not depend on how many workers there are.
public final class Campaign {
    /// What it runs.
    public let options: CampaignOptions
    /// Counts so far.
    public private(set) var statistics = CampaignStatistics()
    /// Processor time that making, running and comparing the programs counted so far has taken.
    public private(set) var runningSeconds = 0.0
    /// Bugs so far, in the order in which they were found, known issues among them.
    public private(set) var clusters: [Cluster] = []
    /// Bugs so far that are no known issues.
    public var newClusters: [Cluster] { clusters.filter { $0.knownIssue == nil } }
    /// For each known issue, how many programs diverged by it.
    public var knownIssueCounts: [UInt64] {
        options.knownIssues.indices.map { issue in
            clusters.reduce(0) { $1.knownIssue == issue ? $0 + $1.count : $0 }
        }
    }
    /// Whether a program diverged, or broke a law, in another way than known issues do.
    public var hasFindings: Bool {
        statistics.divergences > knownIssueCounts.reduce(0, +) || statistics.lawBreaks > 0
    }
    /// Laws that were broken, in the order in which they were found.
    public private(set) var lawClusters: [LawCluster] = []
    /// Programs that diverged once and then, on fresh engines, did not.
    public private(set) var unconfirmed: [UInt64] = []

    /// Told when something changes; all calls come from the task that runs `run`.
    public struct Observer {
        /// A new cluster was found, confirmed and minimized, and is no known issue.
        public var onCluster: (Cluster) throws -> Void
        /// A law was broken for the first time; minimized.
        public var onLawCluster: (LawCluster) throws -> Void
        /// A program diverged, but not again on fresh engines.
        public var onUnconfirmed: (Program, UInt64) throws -> Void
        /// A stretch of programs was taken in.
        public var onProgress: (Campaign) -> Void
        /// Asked often, from several tasks, whether to stop early.
        public var isStopping: @Sendable () -> Bool

        /// An observer; what is left out does nothing.
        public init(
            onCluster: @escaping (Cluster) throws -> Void = { _ in },
            onLawCluster: @escaping (LawCluster) throws -> Void = { _ in },
            onUnconfirmed: @escaping (Program, UInt64) throws -> Void = { _, _ in },
            onProgress: @escaping (Campaign) -> Void = { _ in },
            isStopping: @escaping @Sendable () -> Bool = { false }
        ) {
            self.onCluster = onCluster
            self.onLawCluster = onLawCluster
            self.onUnconfirmed = onUnconfirmed
            self.onProgress = onProgress
            self.isStopping = isStopping
        }
    }

    private let observer: Observer
    /// The cluster that each rough key was found to belong to; nil for what could not be confirmed.
    private var clusterOfKey: [String: Int?] = [:]
    private let clock = ContinuousClock()

    /// A campaign.
    public init(_ options: CampaignOptions, observer: Observer = Observer()) {
        self.options = options
        self.observer = observer
    }

    /// An engine with a memory of its own for generated programs.
    public static func makeEngine(_ kind: EngineKind, _ options: CampaignOptions) throws -> any Engine {
        var engineOptions = options.engineOptions
        engineOptions.translatesEarly = true
        return try EngineCatalogue.make(
            kind, memory: try GuestMemory.forPrograms(), fault: options.fault, options: engineOptions)
    }

    /// Whether as many clusters were found as were asked for.
    private var hasEnough: Bool { options.stopAfter.map { newClusters.count + lawClusters.count >= $0 } ?? false }

    private typealias Group = ThrowingTaskGroup<(CampaignWorker, ChunkResult?), any Error>

    /// Stretches of programs not yet begun, as numbers of the first.
    private var nextChunk: UInt64 = 0

    /// Runs to the end: the limit of programs or time, enough clusters, or the observer's wish.
    public func run() async throws {
        let isStopping = stopCondition()
        var waiting: [UInt64: ChunkResult] = [:]
        var nextResult: UInt64 = 0
        try await withThrowingTaskGroup { (group: inout Group) in
            for _ in 0..<options.jobs { start(try CampaignWorker(options), in: &group, isStopping) }
            while let (worker, result) = try await group.next() {
                if let result { waiting[result.chunk] = result }
                while let result = waiting.removeValue(forKey: nextResult), !hasEnough {
                    nextResult += 1
                    try take(result)
                }
                start(worker, in: &group, isStopping)
            }
        }
    }

    private func stopCondition() -> @Sendable () -> Bool {
        let observerStops = observer.isStopping
        guard let limit = options.timeLimitSeconds else { return observerStops }
        let deadline = clock.now + .seconds(limit)
        return { [clock] in clock.now >= deadline || observerStops() }
    }

    /// Gives `worker` the next stretch, if there is one.
    private func start(_ worker: CampaignWorker, in group: inout Group, _ isStopping: @escaping @Sendable () -> Bool) {
        let chunk = nextChunk
        let (first, overflow) = chunk.multipliedReportingOverflow(by: options.stretchLength)
        guard !overflow, first < options.programLimit ?? .max, !isStopping(), !hasEnough else { return }
        nextChunk += 1
        group.addTask { (worker, worker.run(chunk: chunk, isStopping: isStopping)) }
    }

    /// Counts a stretch and looks into its divergences.
    private func take(_ result: ChunkResult) throws {
        statistics.add(result.statistics)
        runningSeconds += result.cpuSeconds
        for divergence in result.divergences where !hasEnough { try take(divergence) }
        for lawBreak in result.lawBreaks where !hasEnough { try take(lawBreak) }
        observer.onProgress(self)
    }

    private func take(_ divergence: RawDivergence) throws {
        if let known = clusterOfKey[divergence.key] {
            if let known { clusters[known].count += 1 }
            return
        }
        var maker = ProgramMaker(options.source, seed: options.seed)
        let program = maker.make(divergence.index)
        let examination = try Examination(
            program, index: divergence.index, modes: [divergence.mode], options, known: clusters)
        switch examination {
        case .unconfirmed:
            clusterOfKey[divergence.key] = .some(nil)
            unconfirmed.append(divergence.index)
            try observer.onUnconfirmed(program, divergence.index)
        case .known(let cluster):
            clusterOfKey[divergence.key] = cluster
            clusters[cluster].count += 1
        case .new(var cluster):
            cluster.knownIssue = options.knownIssues.firstIndex { $0.matches(cluster) }
            clusterOfKey[divergence.key] = clusters.count
            clusters.append(cluster)
            if cluster.knownIssue == nil { try observer.onCluster(cluster) }
        }
    }

    private func take(_ lawBreak: RawLawBreak) throws {
        if let known = lawClusters.firstIndex(where: { $0.found.law == lawBreak.law }) {
            lawClusters[known].count += 1
            return
        }
        var maker = ProgramMaker(options.source, seed: options.seed)
        let program = maker.make(lawBreak.index)
        let checker = try Campaign.makeChecker(lawBreak.engine, options)
        let cluster = LawCluster(
            program, index: lawBreak.index, law: lawBreak.law, checker: checker,
            attemptLimit: options.minimizes ? LawCluster.usualAttemptLimit : 0)
        guard let cluster else {
            unconfirmed.append(lawBreak.index)
            try observer.onUnconfirmed(program, lawBreak.index)
            return
        }
        lawClusters.append(cluster)
        try observer.onLawCluster(cluster)
    }
}
