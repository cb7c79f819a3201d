import Glibc
import GuestMachine

extension LockstepRunner {
    enum TurnOutcome {
        case agreed(Agreement)
        /// Something may differ. With a mismatch, it does, and the engines are not to be believed if all agree when
        /// asked again.
        case diverged(Mismatch?)
    }

    /// Runs some steps on the reference, then the same on the others one by one, and so on to the end.
    ///
    /// Engines do not see each other, so this is lockstep in another order; code and tables of one engine stay in the
    /// host's caches while it runs.
    func runInTurn(_ program: Program, _ mode: LockstepMode) -> TurnOutcome {
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
