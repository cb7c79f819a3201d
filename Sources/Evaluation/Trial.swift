import GuestMachine
import PlantedFaults

/// One fault looked for once: with one seed of one source of programs.
public struct Trial: Sendable {
    /// The fault that was planted.
    public var fault: Fault
    /// The seed.
    public var seed: UInt64
    /// Whether it was found.
    public var isFound: Bool
    /// Programs run, the one that showed it included; if it was not found, all that there were up to the limit.
    public var programs: UInt64
    /// Instructions that the programs run have retired, counted once for all engines.
    public var instructions: UInt64
    /// Processor seconds in which these programs were made, run and compared.
    public var cpuSeconds: Double
    /// Programs that diverged, but not on fresh engines.
    public var unconfirmedCount: Int
    /// The engine that was named before minimizing, `undecided` if the vote was tied; nil if it was not found.
    public var accused: String?
    /// What minimizing came to; nil if the fault was not found or nothing was minimized.
    public var minimization: Minimization?
    /// Different clusters in the first programs (`EvaluationOptions.clusterPrograms`); nil if they were not counted.
    public var clusterCount: Int?

    /// Whether the finding that is reported names the engine that the fault is in.
    public var namesEngine: Bool {
        (minimization?.accused ?? accused).map(fault.spec.place.includes(engineNamed:)) ?? false
    }
}

/// What minimizing one finding came to.
public struct Minimization: Sendable {
    /// The minimal program.
    public var program: Program
    /// Its instructions without the closing ECALL.
    public var instructionCount: Int
    /// Candidates tried.
    public var attemptCount: Int
    /// Units of `Work` it took: what is limited, and the same on any machine.
    public var workUnits: UInt64
    /// Processor seconds it took.
    public var cpuSeconds: Double
    /// The engine that is named for the minimal program.
    public var accused: String
    /// The part of that engine that is named, as `FaultSpec.parts` has them; nil if none is.
    public var part: String?
    /// What the minimal program is reported as, such as `ir-sraiw-rd`.
    public var signature: String
    /// Whether the minimal program shows something else than the fault: on fresh engines it diverges without it, or not
    /// with it.
    public var hasDrifted: Bool
    /// Whether it is reported alike on fresh engines. Not so a fault that lets code reach the host's addresses.
    public var isStable: Bool
    /// Whether minimizing the minimal program changes nothing.
    public var isIdempotent: Bool
}
