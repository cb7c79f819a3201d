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
    private let memories: [GuestMemory]
    private var states: [EngineState]
    private var slices: [UInt64] = []

    /// A runner of the engines given.
    public init(_ engines: [any Engine]) {
        precondition(engines.count >= 2, "lockstep needs two engines, got \(engines.count)")
        self.engines = engines
        memories = engines.map(\.memory)
        states = Array(repeating: EngineState(exit: .fuelExhausted, hart: HartState()), count: engines.count)
    }

    /// Runs `program` from its start to its end or to the first difference.
    ///
    /// Engines are reset before, so that the answer depends on the program and the mode alone.
    ///
    /// - Precondition: The program lies inside the engines' memory.
    public func run(_ program: Program, _ mode: LockstepMode) -> LockstepOutcome {
        prepare(program)
        var comparisonCount = 0
        while true {
            let before = states[0].hart
            let step = Step(mode, before, memories[0], remaining: program.fuel - before.instret)
            slices.append(step.fuel)
            for index in engines.indices {
                states[index].exit = engines[index].run(&states[index].hart, fuel: step.fuel)
            }
            comparisonCount += 1
            let isLast = states[0].exit != .fuelExhausted || states[0].hart.instret >= program.fuel
            // At the end memory is compared whatever the steps seemed to do.
            guard agree(comparingMemory: step.mayStore || isLast) else {
                return .diverged(mismatch(before))
            }
            if isLast { return .agreed(agreement(comparisonCount)) }
        }
    }

    /// Gives every engine the program and a fresh start.
    private func prepare(_ program: Program) {
        let hart = program.initialHart
        for (index, engine) in engines.enumerated() {
            engine.reset()
            let isInside = memories[index].load(program)
            precondition(isInside, "the program does not lie inside the engine's memory")
            states[index] = EngineState(exit: .fuelExhausted, hart: hart)
        }
        slices.removeAll(keepingCapacity: true)
    }

    private func agree(comparingMemory: Bool) -> Bool {
        guard !states[0].exit.isHostFault else { return false }
        for index in 1..<engines.count {
            guard states[index].exit == states[0].exit, states[index].hart == states[0].hart else { return false }
            if comparingMemory, !memories[index].isEqual(to: memories[0]) { return false }
        }
        return true
    }

    private func agreement(_ comparisonCount: Int) -> Agreement {
        var digest = StateDigest()
        digest.combine(states[0].hart)
        digest.combine(states[0].exit)
        digest.combineWritten(memories[0])
        return Agreement(state: states[0], digest: digest.value, comparisonCount: comparisonCount)
    }

    private func mismatch(_ before: HartState) -> Mismatch {
        Mismatch(
            slices: slices, before: before, states: states,
            memoryDifferences: memories.map { $0.firstDifference(from: memories[0]) })
    }
}

/// How far engines run before they are compared.
struct Step {
    /// Instructions.
    var fuel: UInt64
    /// Whether a store may be among them.
    var mayStore: Bool

    init(_ mode: LockstepMode, _ hart: borrowing HartState, _ memory: GuestMemory, remaining: UInt64) {
        switch mode {
        case .free(let interval):
            fuel = min(interval, remaining)
            mayStore = true
        case .block:
            (fuel, mayStore) = (0, false)
            let limit = min(UInt64(LockstepRunner.blockLimit), remaining)
            var pc = hart.pc
            while fuel < limit, let word = memory.fetch(pc) {
                fuel += 1
                pc &+= 4
                if word & 0x7f == 0x23 { mayStore = true }
                // Branches, jumps and ECALL have major opcodes 11xxxxx; illegal words end a block too, harmlessly late.
                if word & 0x60 == 0x60 { break }
            }
            // Where nothing can be fetched, engines still get the fuel to trap with.
            fuel = max(fuel, 1)
        }
    }
}
