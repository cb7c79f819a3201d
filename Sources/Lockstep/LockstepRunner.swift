import GuestMachine

/// How a program ended on engines that agree.
public struct Agreement: Equatable, Sendable {
    /// Its last state.
    public var state: EngineState
    /// Digest of that state and of memory.
    public var digest: UInt64
    /// Comparisons made.
    public var comparisonCount: Int
}

/// The first comparison at which engines differ.
public struct Mismatch: Equatable, Sendable {
    /// Slices of fuel given so far; they differ after the last one.
    public var slices: [UInt64]
    /// The state of all before that slice.
    public var before: HartState
    /// Where each engine stands after it, in the runner's order.
    public var states: [EngineState]
    /// For each engine, the lowest guest address at which its memory differs from the first engine's, or nil.
    public var memoryDifferences: [UInt64?]
}

/// What running a program in lockstep gave.
public enum LockstepOutcome: Equatable, Sendable {
    /// No difference.
    case agreed(Agreement)
    /// A difference, not yet confirmed.
    case diverged(Mismatch)
}

/// Runs programs on several engines in equal steps and compares them after each.
///
/// The first engine is the reference only in that the others are compared to it: a vote decides who is wrong.
public final class LockstepRunner {
    /// Most instructions in a step of block mode.
    public static let blockLimit = 64

    /// The engines, at least two, each with its own memory of the same window.
    public let engines: [any Engine]
    /// Programs that were run a second time, all engines together, because the first time something seemed to differ.
    public private(set) var repeatedCount: UInt64 = 0

    let memories: [GuestMemory]
    let trail: StepTrail
    /// The hart of the engine that follows the reference.
    let follower: UnsafeMutablePointer<HartState>

    /// A runner of the engines given.
    public init(_ engines: [any Engine]) {
        precondition(engines.count >= 2, "lockstep needs two engines, got \(engines.count)")
        self.engines = engines
        memories = engines.map(\.memory)
        trail = StepTrail(for: memories[0])
        follower = .allocate(capacity: 1)
        follower.initialize(to: HartState())
    }

    deinit {
        trail.deallocate()
        follower.deallocate()
    }

    /// Runs `program` from its start to its end or to the first difference.
    ///
    /// Engines are reset before, so that the answer depends on the program and the mode alone.
    ///
    /// - Precondition: The program lies inside the engines' memory.
    public func run(_ program: Program, _ mode: LockstepMode) -> LockstepOutcome {
        switch runInTurn(program, mode) {
        case .agreed(let agreement): return .agreed(agreement)
        case .diverged(let suspicion):
            // What differs in which engine after which step is found out by running all of them together.
            repeatedCount += 1
            let outcome = runTogether(program, mode)
            guard case .agreed = outcome, let suspicion else { return outcome }
            return .diverged(suspicion)
        }
    }

    /// Gives an engine the program and a fresh start.
    func prepare(_ index: Int, _ program: Program) {
        engines[index].reset()
        let isInside = memories[index].load(program)
        precondition(isInside, "the program does not lie inside the engine's memory")
    }
}
