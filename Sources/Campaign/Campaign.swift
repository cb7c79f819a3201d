import EngineCatalogue
import EngineIsolation
import GuestMachine
import Lockstep
import PlantedFaults
import ProgramGenerator
import Shrinking

/// Runs generated programs on several engines until told to stop, and makes findings of what diverges.
///
/// Workers run stretches of programs in any order; their results are taken in by the order of the stretches, so that
/// findings, counts and digest do not depend on how many workers there are, or on what becomes of them.
public final class Campaign {
    /// What it runs.
    public let options: CampaignOptions
    /// What it has come to, up to the last stretch of full length that was taken in whole: from where to go on.
    private(set) var settled: CampaignLedger
    /// What it has come to.
    private(set) var ledger: CampaignLedger
    /// Counts so far.
    public var statistics: CampaignStatistics { ledger.statistics }
    /// Processor time that making, running and comparing the programs counted so far has taken.
    public var runningSeconds: Double { ledger.runningSeconds }
    /// Bugs so far, in the order in which they were found, known issues among them.
    public var clusters: [Cluster] { ledger.clusters }
    /// Bugs so far that are no known issues.
    public var newClusters: [Cluster] { ledger.newClusters }
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
    public var lawClusters: [LawCluster] { ledger.lawClusters }
    /// Programs that diverged, or ended a worker, once and then, on fresh engines, did not.
    public var unconfirmed: [UInt64] { ledger.unconfirmed + ledger.strays }
    /// Whether every program asked for has been run.
    public var isComplete: Bool {
        guard let limit = options.programLimit else { return false }
        return firstProgram(ofOrdinal: ledger.stretches).map { $0 >= limit } ?? true
    }
    /// Whether it has come to an end that was asked for: of programs, of time, or enough clusters.
    public private(set) var hasEnded = false

    /// Told when something changes; all calls come from the task that runs `run`.
    public struct Observer {
        /// A new cluster was found, confirmed and minimized, and is no known issue.
        public var onCluster: (Cluster) throws -> Void
        /// A law was broken for the first time; minimized.
        public var onLawCluster: (LawCluster) throws -> Void
        /// A program diverged, or ended a worker as the text says, but not again on fresh engines.
        public var onUnconfirmed: (Program, UInt64, String?) throws -> Void
        /// A stretch of programs was taken in.
        public var onProgress: (Campaign) throws -> Void
        /// Asked often, from several tasks, whether to stop early.
        public var isStopping: @Sendable () -> Bool

        /// An observer; what is left out does nothing.
        public init(
            onCluster: @escaping (Cluster) throws -> Void = { _ in },
            onLawCluster: @escaping (LawCluster) throws -> Void = { _ in },
            onUnconfirmed: @escaping (Program, UInt64, String?) throws -> Void = { _, _, _ in },
            onProgress: @escaping (Campaign) throws -> Void = { _ in },
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
    private let clock = ContinuousClock()

    /// A campaign that begins, or goes on where another has stopped.
    ///
    /// - Parameter checkpoint: What that one had come to; of a campaign with equal options.
    public init(_ options: CampaignOptions, observer: Observer = Observer(), from checkpoint: Checkpoint? = nil) {
        self.options = options
        self.observer = observer
        ledger = checkpoint?.ledger ?? CampaignLedger()
        settled = ledger
        nextOrdinal = ledger.stretches
    }

    /// An engine with a memory of its own for generated programs.
    public static func makeEngine(_ kind: EngineKind, _ options: CampaignOptions) throws -> any Engine {
        var engineOptions = options.engineOptions
        engineOptions.translatesEarly = true
        let engine = try EngineCatalogue.make(
            kind, memory: try GuestMemory.forPrograms(isShared: options.isolatesEngines), fault: options.fault,
            options: engineOptions)
        // A target has a process of its own anyway.
        return options.isolatesEngines && !kind.isTarget ? IsolatedEngine(engine) : engine
    }

    /// Whether as many clusters were found as were asked for.
    private var hasEnough: Bool {
        options.stopAfter.map { newClusters.count + lawClusters.count >= $0 } ?? false
    }

    /// What a worker did: which stretch of the shard, and what came of it.
    private typealias Step = (worker: any CampaignWorker, ordinal: UInt64, result: StretchResult?)
    private typealias Group = ThrowingTaskGroup<Step, any Error>

    /// Stretches of the shard begun so far, and before the campaign went on.
    private var nextOrdinal: UInt64

    /// Runs to the end: the limit of programs or time, enough clusters, or the observer's wish.
    public func run() async throws {
        let isStopping = stopCondition()
        try await withWorkers(options.jobs, isStopping) { try await run($0, isStopping) }
        hasEnded = !observer.isStopping()
    }

    private func withWorkers(
        _ count: Int, _ isStopping: @escaping @Sendable () -> Bool, _ body: ([any CampaignWorker]) async throws -> Void
    ) async throws {
        let workers = try (0..<count).map { try makeWorker($0, isStopping) }
        let result: Result<Void, any Error>
        do { result = .success(try await body(workers)) } catch { result = .failure(error) }
        for worker in workers { await worker.finish() }
        try result.get()
    }

    private func makeWorker(_ number: Int, _ isStopping: @escaping @Sendable () -> Bool) throws -> any CampaignWorker {
        switch options.workers {
        case .inProcess: try LocalWorker(options, isStopping: isStopping)
        case .processes(let executable, let folder):
            try WorkerProcess(executable, options, flightPath: "\(folder)/\(number)", isStopping: isStopping)
        }
    }

    private func run(_ workers: [any CampaignWorker], _ isStopping: @escaping @Sendable () -> Bool) async throws {
        var waiting: [UInt64: StretchResult] = [:]
        try await withThrowingTaskGroup { (group: inout Group) in
            for worker in workers { start(worker, in: &group, isStopping) }
            while let (worker, ordinal, result) = try await group.next() {
                if let result { waiting[ordinal] = result }
                while let result = waiting.removeValue(forKey: ledger.stretches), !hasEnough {
                    try await take(result, isWhole: isWhole(ledger.stretches), worker)
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

    /// Number of the first program of a stretch of the shard; nil past the last number there is.
    private func firstProgram(ofOrdinal ordinal: UInt64) -> UInt64? {
        options.stretch(ofOrdinal: ordinal).flatMap { stretch in
            let (first, overflow) = stretch.multipliedReportingOverflow(by: options.stretchLength)
            return overflow ? nil : first
        }
    }

    /// Whether the limit of programs does not cut this stretch of the shard short.
    private func isWhole(_ ordinal: UInt64) -> Bool {
        options.stretch(ofOrdinal: ordinal).map { UInt64(options.programs(ofStretch: $0).count) }
            == options.stretchLength
    }

    /// Gives `worker` the next stretch, if there is one.
    private func start(
        _ worker: any CampaignWorker, in group: inout Group, _ isStopping: @escaping @Sendable () -> Bool
    ) {
        let ordinal = nextOrdinal
        guard let first = firstProgram(ofOrdinal: ordinal), let stretch = options.stretch(ofOrdinal: ordinal),
            first < options.programLimit ?? .max, !isStopping(), !hasEnough
        else { return }
        nextOrdinal += 1
        group.addTask { (worker, ordinal, try await worker.run(stretch: stretch)) }
    }

    /// Counts a stretch and looks into its divergences.
    private func take(_ result: StretchResult, isWhole: Bool, _ worker: any CampaignWorker) async throws {
        ledger.stretches += 1
        ledger.statistics.add(result.statistics)
        ledger.runningSeconds += result.cpuSeconds
        for stray in result.strays { try take(stray) }
        for divergence in result.divergences where !hasEnough { try await take(divergence, worker) }
        for lawBreak in result.lawBreaks where !hasEnough { try await take(lawBreak, worker) }
        // Where enough was found in mid-stretch, or the limit cut it short, who goes on begins with this stretch again.
        if !hasEnough, isWhole { settled = ledger }
        try observer.onProgress(self)
    }

    private func take(_ divergence: RawDivergence, _ worker: any CampaignWorker) async throws {
        if ledger.count(divergence) { return }
        let examination = try await worker.examine(
            divergence, known: ledger.clusters.map(\.finding.signature))
        switch ledger.take(divergence, examination, issues: options.knownIssues) {
        case .unconfirmed: try observer.onUnconfirmed(program(divergence.index), divergence.index, nil)
        case .known: break
        case .new(let cluster): if cluster.knownIssue == nil { try observer.onCluster(cluster) }
        }
    }

    private func take(_ lawBreak: RawLawBreak, _ worker: any CampaignWorker) async throws {
        if ledger.count(lawBreak) { return }
        let cluster = try await worker.examine(lawBreak)
        ledger.take(lawBreak, cluster)
        if let cluster {
            try observer.onLawCluster(cluster)
        } else {
            try observer.onUnconfirmed(program(lawBreak.index), lawBreak.index, nil)
        }
    }

    /// Joins shards in place of running programs.
    public func run(merging shards: ShardMerge) async throws {
        let (counts, suspects, laws) = shards.parts()
        ledger = counts
        try await withWorkers(1, observer.isStopping) { workers in
            for suspect in suspects {
                try await take(suspect.first, workers[0])
                ledger.count(suspect.count - 1, moreOf: suspect.first)
            }
            for (lawBreak, count) in laws {
                try await take(lawBreak, workers[0])
                ledger.count(count - 1, moreOf: lawBreak)
            }
        }
        hasEnded = true
    }

    private func take(_ stray: WorkerDeath) throws {
        guard let index = stray.index else { return }
        ledger.strays.append(index)
        try observer.onUnconfirmed(program(index), index, stray.cause)
    }

    private func program(_ index: UInt64) -> Program {
        var maker = ProgramMaker(options.source, seed: options.seed)
        return maker.make(index)
    }
}
