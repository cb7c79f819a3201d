import DirectEngine
import GuestISA
import GuestMachine
import InterpreterEngine
import PlantedFaults
import TranslationRuntime

/// How a tiered engine is set up.
public struct TieredEngineOptions: Sendable {
    /// How often code must be jumped to before it is translated, 1 to 255.
    public var threshold: UInt8 = 32
    /// Instructions that are looked at before the first translation, to see which registers they use.
    public var profileLength = 1000
    /// How the direct translator is set up; its register map is replaced by one from the profile.
    public var translator = DirectTranslatorOptions()

    /// The usual set-up on this host.
    public init() {}
}

/// Interprets first and translates directly what becomes hot.
///
/// Every run begins in the interpreter, which costs nothing before the first instruction; where code is next that was
/// jumped to often, the translator goes on with the rest of the run. It is made when it is first needed, with a register
/// map from a profile of that moment, and gets a new map after `reset`. Both work on the same hart and the same memory, and
/// only the translator keeps anything of the guest's code, so nothing has to be brought into agreement when one follows
/// the other.
public final class TieredEngine<Faults: FaultSwitch>: TieringEngine {
    /// Always `.tiered`.
    public let kind = EngineKind.tiered
    /// The guest memory it executes from.
    public let memory: GuestMemory
    /// What the tiers have done.
    public private(set) var statistics = TierStatistics()
    /// Whether the translator is to measure its time.
    public var timesTranslation = false

    private let options: TieredEngineOptions
    private let faults: Faults
    private let interpreter: ColdInterpreter
    private var translator: DirectTranslator<Faults>?
    /// Whether the translator's register map is from code that was run since the last `reset`.
    private var isProfiled = false
    /// What goes on with hot code if the host refuses what a translator needs.
    private var substitute: Interpreter<Faults>?

    /// An engine that has translated nothing.
    public init(memory: GuestMemory, faults: Faults, options: TieredEngineOptions = .init()) {
        self.memory = memory
        self.faults = faults
        self.options = options
        interpreter = ColdInterpreter(memory: memory, threshold: options.threshold, faults: faults)
    }

    /// The cache of the translator, once there is one.
    public var runtime: TranslationRuntime? { translator?.runtime }

    /// Forgets what was translated and what was hot.
    public func reset() {
        interpreter.reset()
        translator?.reset()
        isProfiled = false
        substitute?.reset()
    }

    /// Retires instructions until one traps or `fuel` is used up; see `Engine.run`.
    @specialized(where Faults == NoFault)
    public func run(_ hart: inout HartState, fuel: UInt64) -> Exit {
        let before = hart.instret
        let remembers = faults.isPlanted(.tieredRegisterLost) || faults.isPlanted(.tieredUpperHalfLost)
        let registers = remembers ? hart.x : InlineArray(repeating: 0)
        let stop = interpret(&hart, fuel)
        let retired = hart.instret &- before
        statistics.interpretedInstructions += retired
        switch stop {
        case .fuelExhausted: return .fuelExhausted
        case .trap(let trap): return .trap(trap)
        case .hot: break
        }
        var left = fuel - retired
        let interpreted = hart.instret
        if !isProfiled, substitute == nil, let trap = prepare(&hart, &left) { return .trap(trap) }
        if faults.isPlanted(.tieredProfileUncounted) { hart.instret = interpreted }
        // Nothing may be left after the profile.
        guard left > 0 else { return .fuelExhausted }

        if faults.isPlanted(.tieredRegisterLost) { restoreOne(of: registers, in: &hart) }
        if faults.isPlanted(.tieredUpperHalfLost) { shortenOne(unlike: registers, in: &hart) }
        if faults.isPlanted(.tieredEntersLate) { hart.pc &+= 4 }
        if faults.isPlanted(.tieredInstretLost) { hart.instret = before }
        if faults.isPlanted(.tieredFuelAgain) { left = fuel }
        return translate(&hart, left)
    }

    private func interpret(_ hart: inout HartState, _ fuel: UInt64) -> ColdInterpreter.Stop {
        guard faults.isPlanted(.tieredStoreUnseen) else { return interpreter.run(&hart, fuel: fuel) }
        let observer = memory.observer
        memory.observer = nil
        defer { memory.observer = observer }
        return interpreter.run(&hart, fuel: fuel)
    }

    private func translate(_ hart: inout HartState, _ fuel: UInt64) -> Exit {
        statistics.tierUps += 1
        let before = hart.instret
        defer { statistics.translatedInstructions += hart.instret &- before }
        guard let translator else { return substitute?.run(&hart, fuel: fuel) ?? .fuelExhausted }
        return translator.run(&hart, fuel: fuel)
    }

    /// Gives the translator, which is made if there is none, a register map from the next instructions, which are
    /// interpreted.
    ///
    /// - Returns: The trap of one of them, in which case there is no map yet.
    private func prepare(_ hart: inout HartState, _ fuel: inout UInt64) -> Trap? {
        var profile = RegisterProfile()
        for _ in 0..<min(UInt64(options.profileLength), fuel) {
            if let word = memory.fetch(hart.pc), let instruction = Instruction(decoding: word) {
                profile.note(instruction)
            }
            if let trap = interpreter.step(&hart) { return trap }
            if !faults.isPlanted(.tieredProfileFree) { fuel -= 1 }
            statistics.interpretedInstructions += 1
        }
        statistics.profiles += 1
        isProfiled = true
        var options = options.translator
        options.registerMap = RegisterMap(profile: profile)
        options.isForHotCode = true
        if let translator {
            if translator.map != options.registerMap {
                translator.retarget(options.registerMap, countsInstructions: options.countsInstructions)
            }
            return nil
        }
        do {
            let translator = try DirectTranslator(memory: memory, faults: faults, options: options)
            translator.runtime.timesTranslation = timesTranslation
            self.translator = translator
        } catch {
            substitute = Interpreter(memory: memory, faults: faults)
        }
        return nil
    }

    /// A mistake: the first register that was changed loses its upper half.
    private func shortenOne(unlike registers: InlineArray<32, UInt64>, in hart: inout HartState) {
        for index in 1..<32 where hart.x[index] != registers[index] {
            hart.x[index] &= 0xffff_ffff
            return
        }
    }

    /// A mistake: the first register that was changed gets back what it was.
    private func restoreOne(of registers: InlineArray<32, UInt64>, in hart: inout HartState) {
        for index in 1..<32 where hart.x[index] != registers[index] {
            hart.x[index] = registers[index]
            return
        }
    }
}
