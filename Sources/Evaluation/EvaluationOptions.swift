import PlantedFaults
import ProgramGenerator

/// What `Evaluation` measures.
public struct EvaluationOptions: Sendable {
    /// The faults that are planted, one at a time.
    public var faults: [Fault]
    /// Every fault is looked for once with each of these.
    public var seeds: [UInt64]
    /// Where programs come from. The first is the one whose findings are minimized; the others are compared with it.
    public var sources: [ProgramSource] = [.generated]
    /// Programs after which a fault counts as not found.
    public var programLimit: UInt64 = 10_000
    /// Whether what the first source finds is minimized, judged and clustered; without it only finding is measured.
    public var explains = true
    /// Programs from the start whose clusters are counted, where the fault was found among them.
    public var clusterPrograms: UInt64 = 256
    /// Measurements made at the same time; the figures do not depend on it, times apart.
    public var jobs = 1

    /// An evaluation of `faults` with the seeds `1...seedCount`.
    public init(faults: [Fault] = Fault.allCases, seedCount: Int = 3) {
        self.faults = faults
        seeds = (0..<seedCount).map { UInt64($0) + 1 }
    }
}
