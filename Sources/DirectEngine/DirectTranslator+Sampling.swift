import GuestMachine
import TranslationRuntime

/// Choosing the register map while the program runs.
extension DirectTranslator {
    /// Like `run`, with a stop for each sample.
    func runSampling(_ hart: inout HartState, fuel: UInt64) -> Exit {
        var remaining = fuel
        while remaining > 0 {
            let before = hart.instret
            let slice = min(remaining, sampler?.untilSample ?? .max)
            let exit = runtime.run(&hart, fuel: slice, resumes: true, self)
            let retired = hart.instret &- before
            remaining -= min(remaining, retired)
            if let isDue = sampler?.advance(by: retired), isDue,
                let profile = sampler?.sample(at: hart.pc, in: memory)
            {
                adopt(profile)
            }
            guard exit == .fuelExhausted else { return exit }
            if runtime.translatedCount > runtime.translationLimit { beginSampling() }
        }
        return .fuelExhausted
    }

    /// Takes the map that fits the profile, if it is noticeably better, and stops counting between rounds.
    private func adopt(_ profile: RegisterProfile) {
        let better = RegisterMap(profile: profile)
        let isWorthwhile = profile.uses(of: better.pinned) * 16 > profile.uses(of: map.pinned) * 17
        let counts = countsInstructions || sampler?.untilSample != nil
        let translated = runtime.translatedCount
        if isWorthwhile || counts != runtime.countsInstructions {
            retarget(isWorthwhile ? better : map, countsInstructions: counts)
        }
        if sampler?.untilSample == nil { runtime.translationLimit = 2 * translated + 256 }
    }

    private func beginSampling() {
        sampler?.begin()
        runtime.translationLimit = .max
        if !runtime.countsInstructions { retarget(map, countsInstructions: true) }
    }
}
