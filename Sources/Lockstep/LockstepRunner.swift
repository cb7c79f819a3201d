import Glibc
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
    private let trail: StepTrail
    /// The hart of the engine that follows the reference.
    private let follower: UnsafeMutablePointer<HartState>

    /// A runner of the engines given.
    public init(_ engines: [any Engine]) {
        precondition(engines.count >= 2, "lockstep needs two engines, got \(engines.count)")
        self.engines = engines
        memories = engines.map(\.memory)
        trail = StepTrail(for: memories[0])
        follower = .allocate(capacity: 1)
        follower.initialize(to: HartState())
    }

    deinit { follower.deallocate() }

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

// MARK: - In turn

extension LockstepRunner {
    private enum TurnOutcome {
        case agreed(Agreement)
        /// Something may differ. With a mismatch, it does, and the engines are not to be believed if all agree when
        /// asked again.
        case diverged(Mismatch?)
    }

    /// Runs some steps on the reference, then the same on the others one by one, and so on to the end.
    ///
    /// Engines do not see each other, so this is lockstep in another order; code and tables of one engine stay in the
    /// host's caches while it runs.
    private func runInTurn(_ program: Program, _ mode: LockstepMode) -> TurnOutcome {
        let storeLimit = mode.stepLimit
        for index in engines.indices { prepare(index, program) }
        trail.begin(program.initialHart)
        var comparisonCount = 0
        while true {
            let isLast = lead(program, mode, storeLimit)
            for index in 1..<engines.count {
                if let mismatch = follow(index, isLast: isLast) { return .diverged(mismatch) }
            }
            comparisonCount += trail.count
            if isLast { break }
            trail.continueFromEnd()
        }
        let state = EngineState(exit: trail.exits[trail.count - 1], hart: trail.harts[trail.count])
        var digest = StateDigest()
        digest.combine(state.hart)
        digest.combine(state.exit)
        digest.combineWritten(memories[0])
        return .agreed(Agreement(state: state, digest: digest.value, comparisonCount: comparisonCount))
    }

    /// Runs steps on the reference until the program or the room for them ends; says whether it was the program.
    private func lead(_ program: Program, _ mode: LockstepMode, _ storeLimit: UInt64) -> Bool {
        let trail = self.trail
        let engine = engines[0]
        let memory = memories[0]
        let fuel = program.fuel
        while trail.hasRoom(storeCount: storeLimit) {
            let index = trail.count
            let hart = trail.harts + index
            hart[1] = hart[0]
            let step = Step(mode, hart[0].pc, memory, remaining: fuel &- hart[0].instret)
            trail.steps[index] = step
            let exit = engine.run(&hart[1], fuel: step.fuel)
            trail.exits[index] = exit
            trail.takeLines(of: memory)
            trail.count = index + 1
            if !exit.isSame(as: .fuelExhausted) || hart[1].instret >= fuel { return true }
        }
        return false
    }

    /// Runs the steps of the trail on another engine; returns nil if it agrees after each.
    private func follow(_ index: Int, isLast: Bool) -> Mismatch?? {
        let trail = self.trail
        let engine = engines[index]
        let memory = memories[index]
        follower.pointee = trail.harts[0]
        for step in 0..<trail.count {
            let exit = engine.run(&follower.pointee, fuel: trail.steps[step].fuel)
            guard exit.isSame(as: trail.exits[step]), !exit.isHostFault,
                memcmp(follower, trail.harts + step + 1, MemoryLayout<HartState>.size) == 0
            else { return .some(mismatch(of: index, exit, step)) }
            // Engines may agree on memory and yet not on which lines were stored to: no mismatch for certain.
            guard trail.agrees(with: memory, step: step) else { return .some(nil) }
        }
        // A store to another line, even of what was there before: so says the mark, and it is not known after which step.
        guard memory.takeWrittenLines({ _ in false }) else { return .some(nil) }
        // At the end memory is compared whatever the steps seemed to do.
        return isLast && !memory.isEqual(to: memories[0]) ? .some(nil) : nil
    }

    /// The states after a step in which engine `index` differs from the reference. What engines not asked yet would
    /// say is not known: they appear as if they agreed with the reference.
    private func mismatch(of index: Int, _ exit: Exit, _ step: Int) -> Mismatch {
        var states = engines.map { _ in EngineState(exit: trail.exits[step], hart: trail.harts[step + 1]) }
        states[index] = EngineState(exit: exit, hart: follower.pointee)
        return Mismatch(
            slices: [trail.harts[step].instret, trail.steps[step].fuel].filter { $0 > 0 }, before: trail.harts[step],
            states: states, memoryDifferences: engines.map { _ in nil })
    }
}

// MARK: - Together

extension LockstepRunner {
    /// Runs each step on all engines before the next.
    private func runTogether(_ program: Program, _ mode: LockstepMode) -> LockstepOutcome {
        for index in engines.indices { prepare(index, program) }
        var states = engines.map { _ in EngineState(exit: .fuelExhausted, hart: program.initialHart) }
        var slices: [UInt64] = []
        while true {
            let before = states[0].hart
            let step = Step(mode, before.pc, memories[0], remaining: program.fuel - before.instret)
            slices.append(step.fuel)
            for index in engines.indices {
                states[index].exit = engines[index].run(&states[index].hart, fuel: step.fuel)
            }
            let isLast = states[0].exit != .fuelExhausted || states[0].hart.instret >= program.fuel
            guard agree(states, comparingMemory: step.mayStore || isLast) else {
                return .diverged(
                    Mismatch(
                        slices: slices, before: before, states: states,
                        memoryDifferences: memories.map { $0.firstDifference(from: memories[0]) }))
            }
            if isLast {
                var digest = StateDigest()
                digest.combine(states[0].hart)
                digest.combine(states[0].exit)
                digest.combineWritten(memories[0])
                return .agreed(Agreement(state: states[0], digest: digest.value, comparisonCount: slices.count))
            }
        }
    }

    private func agree(_ states: [EngineState], comparingMemory: Bool) -> Bool {
        guard !states[0].exit.isHostFault else { return false }
        for index in 1..<engines.count {
            guard states[index].exit == states[0].exit, states[index].hart == states[0].hart else { return false }
            if comparingMemory, !memories[index].isEqual(to: memories[0]) { return false }
        }
        return true
    }
}

extension LockstepMode {
    /// Most instructions in a step.
    var stepLimit: UInt64 {
        switch self {
        case .block: UInt64(LockstepRunner.blockLimit)
        case .free(let interval): interval
        }
    }
}

/// How far engines run before they are compared.
struct Step {
    /// Instructions.
    var fuel: UInt64
    /// Whether a store may be among them.
    var mayStore: Bool

    init(fuel: UInt64, mayStore: Bool) {
        self.fuel = fuel
        self.mayStore = mayStore
    }

    /// The next step from `pc` on, of at most `remaining` instructions.
    @inline(__always)
    init(_ mode: LockstepMode, _ pc: UInt64, _ memory: GuestMemory, remaining: UInt64) {
        switch mode {
        case .free(let interval):
            fuel = min(interval, remaining)
            mayStore = true
        case .block:
            (fuel, mayStore) = (0, false)
            let limit = min(UInt64(LockstepRunner.blockLimit), remaining)
            var pc = pc
            while fuel < limit, let page = memory.pageIndex(of: pc), memory.permissions(at: pc).contains(.execute) {
                // Up to the end of the page nothing needs to be asked.
                let left = (UInt64(page + 1) << GuestMemory.pageShift &- (pc &- memory.base)) / 4
                let words = UnsafeRawPointer(memory.hostAddress(pc)).assumingMemoryBound(to: UInt32.self)
                let (count, ends) = Step.scan(words, limit: Int(min(left, limit - fuel)), &mayStore)
                fuel += UInt64(count)
                if ends { break }
                pc &+= UInt64(4 * count)
            }
            // Where nothing can be fetched, engines still get the fuel to trap with.
            fuel = max(fuel, 1)
        }
    }

    /// How many of the words, at most `limit`, belong to the block, and whether it ends with the last of them.
    @inline(__always)
    private static func scan(
        _ words: UnsafePointer<UInt32>, limit: Int, _ mayStore: inout Bool
    ) -> (count: Int, ends: Bool) {
        for index in 0..<limit {
            let word = words[index]
            if word & 0x7f == 0x23 { mayStore = true }
            // Branches, jumps and ECALL have major opcodes 11xxxxx; illegal words end a block too, harmlessly late.
            if word & 0x60 == 0x60 { return (index + 1, true) }
        }
        return (limit, false)
    }
}
