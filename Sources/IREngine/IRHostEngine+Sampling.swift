import GuestMachine
import TranslationRuntime

/// Choosing while the program runs which guest registers live in host registers.
extension IRHostEngine {
    /// Like `run`, with a stop for each sample.
    func runSampling(_ hart: inout HartState, fuel: UInt64) -> Exit {
        var remaining = fuel
        while remaining > 0 {
            let before = hart.instret
            let slice = min(remaining, sampler?.untilSample ?? .max)
            let exit = runtime.run(&hart, fuel: slice, translator)
            let retired = hart.instret &- before
            remaining -= min(remaining, retired)
            if let isDue = sampler?.advance(by: retired), isDue,
                let profile = sampler?.sample(at: hart.pc, in: memory)
            {
                if exit == .fuelExhausted, let end = runToLoop(&hart, &remaining) { return end }
                adopt(profile)
            }
            guard exit == .fuelExhausted else { return exit }
            if runtime.translatedCount > runtime.translationLimit { beginSampling() }
        }
        return .fuelExhausted
    }

    /// Runs to the next jump backwards, so that what is translated anew does not begin in the middle of a loop.
    ///
    /// - Returns: The exit, if there was one before.
    private func runToLoop(_ hart: inout HartState, _ remaining: inout UInt64) -> Exit? {
        for _ in 0..<200 where remaining > 0 {
            let pc = hart.pc
            let exit = runtime.run(&hart, fuel: 1, translator)
            guard exit == .fuelExhausted else { return exit }
            remaining -= 1
            if hart.pc <= pc { break }
        }
        return nil
    }

    /// Pins the registers that the profile shows, if that is noticeably better, and stops counting between rounds.
    private func adopt(_ profile: RegisterProfile) {
        let globals = translator.backend.allocator.map
        let better = GlobalMap(profile: profile)
        let isWorthwhile = profile.uses(of: better.pinned) * 16 > profile.uses(of: globals.pinned) * 17
        let counts = countsInstructions || sampler?.untilSample != nil
        let translated = runtime.translatedCount
        if isWorthwhile || counts != runtime.countsInstructions {
            retarget(isWorthwhile ? better : globals, countsInstructions: counts)
        }
        if sampler?.untilSample == nil { runtime.translationLimit = 2 * translated + 256 }
    }

    private func beginSampling() {
        sampler?.begin()
        runtime.translationLimit = .max
        if !runtime.countsInstructions { retarget(translator.backend.allocator.map, countsInstructions: true) }
    }

    private func retarget(_ globals: GlobalMap, countsInstructions: Bool) {
        translator.backend.allocator.map = globals
        runtime.retarget(pinned: globals.pinned, countsInstructions: countsInstructions)
    }
}
