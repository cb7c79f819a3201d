import DirectEngine
import GuestMachine
import IREngine
import InterpreterEngine
import PlantedFaults
import Targets
import TieredEngine

/// Makes engines by kind: the one place that knows them all.
public enum EngineCatalogue {
    /// An engine of the kind given, with `fault` planted if that is a fault of this kind of engine.
    ///
    /// - Parameters:
    ///   - kind: Which engine.
    ///   - memory: The guest memory it executes from; each engine needs one of its own.
    ///   - fault: A fault to plant, or nil; ignored if it is another engine's. A shared one is every engine's.
    ///   - variant: Which of the engine's set-ups that guests cannot tell apart; 0 is the usual one. Only the direct
    ///     translator has others: see `DirectTranslatorOptions.init(variant:)`.
    ///   - options: Which optimizations to leave out.
    /// - Throws: `GuestMemoryError`, `CodeBufferError` or `TranslationRuntimeError` if the host refuses memory.
    public static func make(
        _ kind: EngineKind, memory: GuestMemory, fault: Fault? = nil, variant: UInt64 = 0,
        options: EngineOptions = EngineOptions()
    ) throws -> any Engine {
        let own = fault.flatMap { $0.spec.place.includes(engineNamed: kind.rawValue) ? $0 : nil }
        if let own { return try make(kind, memory, PlantedFault(own), variant, options) }
        return try make(kind, memory, NoFault(), variant, options)
    }

    /// A sound engine that counts in `sites` which places it comes to.
    ///
    /// - Parameters: As of the other one.
    /// - Throws: As the other one.
    public static func make(
        _ kind: EngineKind, memory: GuestMemory, sites: FaultSites, options: EngineOptions = EngineOptions()
    ) throws -> any Engine {
        try make(kind, memory, sites, 0, options)
    }

    private static func make(
        _ kind: EngineKind, _ memory: GuestMemory, _ faults: some FaultSwitch, _ variant: UInt64,
        _ options: EngineOptions
    ) throws -> any Engine {
        switch kind {
        case .interpreter: Interpreter(memory: memory, faults: faults)
        case .direct:
            try DirectTranslator(memory: memory, faults: faults, options: options.direct(variant: variant))
        case .ir:
            try IRHostEngine(
                memory: memory, options: options.optimizer, initialCodeKiB: options.initialCodeKiB,
                superblocks: options.superblocks(of: .ir), optimizations: options.backend,
                countsInstructions: options.countsInstructions,
                notesStores: options.use == .comparison, adaptsGlobals: options.adaptsGlobals, faults: faults)
        case .irPortable:
            IRPortableEngine(
                memory: memory, options: options.optimizer, superblocks: options.superblocks(of: .irPortable),
                faults: faults)
        case .tiered: TieredEngine(memory: memory, faults: faults, options: options.tiered(variant: variant))
        case .target(let text):
            try TargetEngine(
                text, memory: memory,
                judge: Interpreter(memory: .forPrograms(), faults: NoFault()))
        }
    }

    /// How many rewrites the optimizer of `engine` has made since it was reset, and the last one that
    /// `EngineOptions.rewriteLimit` allowed, if that many were made; nil for engines without an optimizer of ops.
    public static func rewrites(of engine: any Engine) -> (count: UInt64, last: (optimization: String, text: String)?)?
    {
        guard let engine = engine as? any RewritingEngine else { return nil }
        let last = engine.lastRewrite.map { (Optimization(rewriting: $0.pass).name, "\($0)") }
        return (engine.rewriteCount, last)
    }
}
