import EngineCatalogue
import GuestMachine
import Lockstep
import Metamorphic
import PlantedFaults
import ProgramGenerator

/// A program that diverged, before anyone has looked closer.
struct RawDivergence: Codable, Sendable {
    var index: UInt64
    var mode: LockstepMode
    /// `Suspicion.key`.
    var key: String
    /// Whether it ends the process that it runs in, and so was run by engines in processes of their own.
    var isLethal = false
}

/// A program with which an engine broke a law.
struct RawLawBreak: Codable, Sendable {
    var index: UInt64
    var engine: EngineKind
    var law: String
}

/// A worker that came to an end while it ran a program.
struct WorkerDeath: Codable, Sendable {
    /// The program, or nil if it ran none.
    var index: UInt64?
    /// How it ended: `SIGSEGV at host pc 0x…`.
    var cause: String
    /// Whether somebody else ended it.
    var isKill: Bool
}

/// What running a stretch of programs gave.
struct StretchResult: Codable, Sendable {
    var statistics = CampaignStatistics()
    /// In the order of their index.
    var divergences: [RawDivergence] = []
    /// Laws that were broken, in the order of the programs.
    var lawBreaks: [RawLawBreak] = []
    /// Programs at which a worker ended and which engines in processes of their own then agreed on.
    var strays: [WorkerDeath] = []
    /// Processor time it took.
    var cpuSeconds = 0.0

    /// Whether it can be what a worker has counted.
    var isPlausible: Bool { statistics.isPlausible && CampaignStatistics.isPlausible(seconds: cpuSeconds) }

    /// Adds what running the programs behind these gave.
    mutating func add(_ next: StretchResult) {
        statistics.add(next.statistics)
        divergences += next.divergences
        lawBreaks += next.lawBreaks
        strays += next.strays
        cpuSeconds += next.cpuSeconds
    }
}

/// Does the work of a campaign. Each of several has engines of its own, and does one thing at a time.
protocol CampaignWorker: Sendable {
    /// Runs stretch `number`, or returns nil if told to stop before its end.
    func run(stretch number: UInt64) async throws -> StretchResult?

    /// Confirms and minimizes a divergence, unless it shows itself as one of the `known` does.
    func examine(_ divergence: RawDivergence, known: [DivergenceSignature]) async throws -> Examination

    /// Confirms and minimizes a broken law; nil if it is not broken again.
    func examine(_ lawBreak: RawLawBreak) async throws -> LawCluster?

    /// Ends what the worker has started. It is not used afterwards.
    func finish() async
}
