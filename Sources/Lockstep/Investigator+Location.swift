import GuestMachine

extension Investigator {
    /// Finds the smallest number of instructions after which the engines differ.
    func locate(_ program: Program, _ mismatch: Mismatch) -> DivergenceLocation {
        guard runner.engines.allSatisfy(\.stopsAnywhere) else {
            // Nobody can look at what is not stopped.
            return survey(program, mismatch.slices, fuel: .max, isExact: false, before: mismatch.before)
        }
        let agreed = mismatch.before.instret
        let last = agreed + (mismatch.slices.last ?? 0)
        // Beyond what any engine retires nothing changes.
        let reached = max(agreed, mismatch.states.map(\.hart.instret).max() ?? last)
        // An engine that is wrong about instret may even claim to have gone backwards, so it is not counted on.
        let upper = reached < last ? reached + 1 : last
        let suspected = agreed + runner.suspicion(mismatch).index + 1
        let range = agreed + 1...max(agreed + 1, upper)
        guard let fuel = smallestDiffering(program, mismatch.slices, range, guess: suspected) else {
            return survey(program, mismatch.slices, fuel: last, isExact: false, before: mismatch.before)
        }
        let before = replay(program, on: 0, slices: mismatch.slices, limit: fuel - 1).hart
        return survey(program, mismatch.slices, fuel: fuel, isExact: true, before: before)
    }

    /// A count in `range` after which engines differ while after one less they do not: the smallest, or `guess` if that
    /// is one. nil if stopping early makes the difference vanish.
    private func smallestDiffering(
        _ program: Program, _ slices: [UInt64], _ range: ClosedRange<UInt64>, guess: UInt64
    ) -> UInt64? {
        func differs(_ fuel: UInt64) -> Bool {
            Set(survey(program, slices, fuel: fuel, isExact: true, before: HartState()).groups).count > 1
        }
        if range.contains(guess), differs(guess), guess == range.lowerBound || !differs(guess - 1) { return guess }
        if range.count <= 2 * LockstepRunner.blockLimit { return range.first(where: differs) }
        // A wrong value may be overwritten, so this finds a place where they part, not always the first.
        guard differs(range.upperBound) else { return nil }
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            let middle = low + (high - low) / 2
            if differs(middle) { high = middle } else { low = middle + 1 }
        }
        return high
    }

    /// Runs every engine for `fuel` instructions and compares all.
    func survey(
        _ program: Program, _ slices: [UInt64], fuel: UInt64, isExact: Bool, before: HartState
    ) -> DivergenceLocation {
        let engines = runner.engines
        let states = engines.indices.map { replay(program, on: $0, slices: slices, limit: fuel) }
        let groups = engines.indices.map { index in
            engines.indices.first { other in
                other == index
                    || (!states[index].exit.isHostFault && states[other] == states[index]
                        && engines[other].memory.isEqual(to: engines[index].memory))
            } ?? index
        }
        var memory: [DivergenceLocation.MemoryDifference] = []
        for first in Set(groups).sorted() {
            for second in Set(groups).sorted() where second != first {
                let (a, b) = (engines[first].memory, engines[second].memory)
                if let address = a.firstDifference(from: b) {
                    memory.append(
                        .init(
                            first: first, second: second, address: address, firstByte: a.byte(atAddress: address),
                            secondByte: b.byte(atAddress: address)))
                }
            }
        }
        return DivergenceLocation(
            fuel: fuel, isExact: isExact, before: before, states: states, groups: groups, memory: memory)
    }

    /// Runs one engine, reset, through `slices` until `limit` instructions were given or it stops by itself.
    func replay(_ program: Program, on index: Int, slices: [UInt64], limit: UInt64) -> EngineState {
        let engine = runner.engines[index]
        engine.reset()
        let isInside = engine.memory.load(program)
        precondition(isInside, "the program does not lie inside the engine's memory")
        var state = EngineState(exit: .fuelExhausted, hart: program.initialHart)
        var given: UInt64 = 0
        for slice in slices where given < limit {
            let fuel = min(slice, limit - given)
            given += fuel
            state.exit = engine.run(&state.hart, fuel: fuel)
            if state.exit != .fuelExhausted { break }
        }
        work.add(state.exit, instructions: min(given, state.hart.instret))
        return state
    }
}
