import GuestMachine

extension LockstepRunner {
    /// Runs each step on all engines before the next.
    func runTogether(_ program: Program, _ mode: LockstepMode) -> LockstepOutcome {
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
