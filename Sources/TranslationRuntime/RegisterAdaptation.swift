import GuestMachine

/// Says which guest registers live in host registers.
public protocol PinningMap {
    /// Those that do, and where.
    var pinned: [PinnedRegister] { get }
    /// The map that fits a profile best.
    init(profile: RegisterProfile)
}

/// A translator whose pinned registers can change from one block to the next.
public protocol PinningTranslator: BlockTranslator {
    /// How it says which they are.
    associatedtype Map: PinningMap
    /// Which they are at present.
    var map: Map { get }
    /// Makes blocks for `map` from now on; those made before must have been dropped.
    func pin(_ map: Map)
    /// Whether loops are aligned once there is a map from a profile: whoever made that has seen the code run.
    var alignsHotLoops: Bool { get }
}

/// Chooses the pinned registers of a translator while a program runs, from samples of those it uses.
public struct RegisterAdaptation {
    /// How a run goes on after a sample, which most often stops it inside of a block.
    public enum Resumption: Sendable {
        /// With what is left of that block, which is not kept.
        case inBlock
        /// Like after any stop; but before other registers are pinned, instruction by instruction up to the next jump
        /// backwards, so that what is translated anew does not begin in the middle of a loop.
        case atLoop
    }

    /// Decides when samples are taken.
    private var sampler = ProfileSampler()
    private let resumption: Resumption
    private let countsInstructions: Bool

    /// An adaptation that takes its first samples as soon as the program runs.
    ///
    /// - Parameters:
    ///   - resumption: How a run goes on after a sample.
    ///   - countsInstructions: Whether instructions are counted when no samples are taken. While they are taken,
    ///     instructions are always counted: the runtime must be set up so.
    public init(resumption: Resumption, countsInstructions: Bool) {
        self.resumption = resumption
        self.countsInstructions = countsInstructions
    }

    /// Like `TranslationRuntime.run`, with a stop for each sample.
    public mutating func run(
        _ hart: inout HartState, fuel: UInt64, on runtime: TranslationRuntime, _ translator: some PinningTranslator
    ) -> Exit {
        var remaining = fuel
        while remaining > 0 {
            let before = hart.instret
            let slice = min(remaining, sampler.untilSample ?? .max)
            let exit = runtime.run(&hart, fuel: slice, resumes: resumption == .inBlock, translator)
            let retired = hart.instret &- before
            remaining -= min(remaining, retired)
            if sampler.advance(by: retired), let profile = sampler.sample(at: hart.pc, in: runtime.memory) {
                if exit == .fuelExhausted, resumption == .atLoop,
                    let end = runToLoop(&hart, &remaining, on: runtime, translator)
                {
                    return end
                }
                adopt(profile, on: runtime, translator)
            }
            guard exit == .fuelExhausted else { return exit }
            if runtime.translatedCount > runtime.translationLimit { beginSampling(on: runtime, translator) }
        }
        return .fuelExhausted
    }

    /// Runs to the next jump backwards, if there is one soon.
    ///
    /// - Returns: The exit, if there was one before.
    private func runToLoop(
        _ hart: inout HartState, _ remaining: inout UInt64, on runtime: TranslationRuntime,
        _ translator: some BlockTranslator
    ) -> Exit? {
        for _ in 0..<200 where remaining > 0 {
            let pc = hart.pc
            let exit = runtime.run(&hart, fuel: 1, translator)
            guard exit == .fuelExhausted else { return exit }
            remaining -= 1
            if hart.pc <= pc { break }
        }
        return nil
    }

    /// Takes the map that fits the profile, if it is noticeably better, and stops counting between rounds.
    private func adopt<Translator: PinningTranslator>(
        _ profile: RegisterProfile, on runtime: TranslationRuntime, _ translator: Translator
    ) {
        let map = translator.map
        let better = Translator.Map(profile: profile)
        let isWorthwhile = profile.uses(of: better.pinned) * 16 > profile.uses(of: map.pinned) * 17
        let counts = countsInstructions || sampler.untilSample != nil
        let translated = runtime.translatedCount
        if isWorthwhile || counts != runtime.countsInstructions {
            runtime.retarget(translator, to: isWorthwhile ? better : map, countsInstructions: counts)
        }
        if sampler.untilSample == nil { runtime.translationLimit = 2 * translated + 256 }
    }

    private mutating func beginSampling(on runtime: TranslationRuntime, _ translator: some PinningTranslator) {
        sampler.begin()
        runtime.translationLimit = .max
        if !runtime.countsInstructions { runtime.retarget(translator, to: translator.map, countsInstructions: true) }
    }
}

extension TranslationRuntime {
    /// Drops all code and goes on with the registers of `map` pinned.
    ///
    /// - Parameters:
    ///   - translator: Makes the blocks of this runtime.
    ///   - map: Which guest registers live in host registers from now on.
    ///   - countsInstructions: See the property of that name.
    public func retarget<Translator: PinningTranslator>(
        _ translator: Translator, to map: Translator.Map, countsInstructions: Bool
    ) {
        translator.pin(map)
        alignsLoops = translator.alignsHotLoops
        retarget(pinned: map.pinned, countsInstructions: countsInstructions)
    }
}
