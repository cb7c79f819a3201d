import GuestMachine
import HostX86
import PlantedFaults
import TranslationRuntime

/// The IR engine: guest code to ops, through the optimizer, to x86-64 (QEMU's TCG model).
///
/// What an instruction means is decided in `Lifter` and carried out by `X86Backend`; the shared `TranslationRuntime`
/// keeps, chains and runs the blocks.
public final class IRHostEngine<Faults: FaultSwitch>: TranslatingEngine, RewritingEngine {
    /// Always `.ir`.
    public let kind = EngineKind.ir
    /// The guest memory it executes from; the engine's runtime is its observer.
    public let memory: GuestMemory
    /// The cache of translated blocks.
    public let runtime: TranslationRuntime

    let translator: X86Translator<Faults>
    /// Chooses the globals while the program runs, if they may change.
    @exclusivity(unchecked) private var adaptation: RegisterAdaptation?

    /// An engine for `memory`.
    ///
    /// - Parameters:
    ///   - options: What the optimizer may do.
    ///   - globals: Which guest registers live in host registers.
    ///   - codeMiB: Room for host code, in MiB; a power of two from 1 to 1024.
    ///   - initialCodeKiB: Room to begin with, in KiB.
    ///   - blockLimit: Most guest instructions in a block, 1 to 511.
    ///   - superblocks: Where blocks go on past control transfers.
    ///   - optimizations: What the back end may do.
    ///   - countsInstructions: See `TranslationRuntime`.
    ///   - notesStores: Whether guest memory shall know what was written, to be compared or cleared. If not, the host's
    ///     page protection notices stores to code.
    ///   - adaptsGlobals: Whether `globals` is only what to begin with, until it is seen which registers are used.
    /// - Throws: `TranslationRuntimeError` or `CodeBufferError` if the host refuses memory or signal handlers.
    public init(
        memory: GuestMemory, options: OptimizerOptions, globals: GlobalMap = .standard, codeMiB: Int = 16,
        initialCodeKiB: Int = TranslationRuntime.usualCodeKiB, blockLimit: Int = 128,
        superblocks: SuperblockOptions = .standard, optimizations: BackendOptimizations = .all,
        countsInstructions: Bool = true, notesStores: Bool = true, adaptsGlobals: Bool = false, faults: Faults
    ) throws {
        precondition(
            1...OpTranslator<Faults>.scanLimit ~= blockLimit,
            "blocks of \(blockLimit) instructions, expected 1 to \(OpTranslator<Faults>.scanLimit)")
        self.memory = memory
        var cacheFaults: CacheFaults = []
        if faults.isPlanted(.irCacheNoInvalidation) { cacheFaults.insert(.noInvalidation) }
        if faults.isPlanted(.irCacheStaleChain) { cacheFaults.insert(.staleChain) }
        if faults.isPlanted(.irCacheExitRefund) { cacheFaults.insert(.shortRefund) }
        if faults.isPlanted(.irCacheBlockFirstPage) { cacheFaults.insert(.firstPageOnly) }
        if faults.isPlanted(.irCacheSecondPageUnseen) { cacheFaults.insert(.secondPageUnseen) }
        if faults.isPlanted(.irCacheOneBlock) { cacheFaults.insert(.oneBlock) }
        if faults.isPlanted(.irCacheOneChain) { cacheFaults.insert(.oneChain) }
        if faults.isPlanted(.irCacheEntryKept) { cacheFaults.insert(.staleEntry) }
        if faults.isPlanted(.irCacheSameBlock) { cacheFaults.insert(.sameBlock) }
        if faults.isPlanted(.irCacheSlowStoreFree) { cacheFaults.insert(.slowStoreFree) }
        if faults.isPlanted(.irCacheStoreTvalStart) { cacheFaults.insert(.storeFaultAtFirstByte) }
        if faults.isPlanted(.irCacheLoadTvalLast) { cacheFaults.insert(.loadFaultAtLastByte) }
        if faults.isPlanted(.irHostWildStore) { cacheFaults.insert(.hostWildStore) }
        if faults.isPlanted(.irHostHeap) { cacheFaults.insert(.hostHeap) }
        if faults.isPlanted(.irHostExit) { cacheFaults.insert(.hostExit) }
        if faults.isPlanted(.irCacheSlowConstant) { cacheFaults.insert(.slowConstantUnsigned) }
        let globals = optimizations.contains(.pinnedRegisters) ? globals : GlobalMap(pinning: [])
        let adaptsGlobals = adaptsGlobals && optimizations.contains(.pinnedRegisters)
        let usesProtection = !notesStores && optimizations.contains(.storeProtection)
        memory.setWatch(usesProtection ? .protection : .marks)
        runtime = try TranslationRuntime(
            memory: memory, pinned: globals.pinned, codeMiB: codeMiB, initialCodeKiB: initialCodeKiB,
            blockLimit: blockLimit,
            superblocks: superblocks, countsInstructions: countsInstructions || adaptsGlobals,
            faults: cacheFaults)
        let ops = OpTranslator(options: options, faults: faults)
        let backend = X86Backend(
            for: ops.block, memory: memory, globals: globals, optimizations: optimizations, faults: faults)
        translator = X86Translator(ops, backend, alignsHotLoops: optimizations.contains(.loopAlignment))
        if adaptsGlobals {
            adaptation = RegisterAdaptation(resumption: .atLoop, countsInstructions: countsInstructions)
        }
    }

    /// How many rewrites the optimizer has made since the engine was reset.
    public var rewriteCount: UInt64 { translator.ops.rewriteCount }

    /// The rewrite that used up `OptimizerOptions.rewriteLimit`, once it has been made.
    public var lastRewrite: Rewrite? { translator.ops.lastRewrite }

    /// Retires instructions until one traps or `fuel` is used up; see `Engine.run`.
    @specialized(where Faults == NoFault)  // calls through `any Engine` would look types up at run time without it
    public func run(_ hart: inout HartState, fuel: UInt64) -> Exit {
        adaptation?.run(&hart, fuel: fuel, on: runtime, translator) ?? runtime.run(&hart, fuel: fuel, translator)
    }

    /// Translates the block at `pc` in advance.
    @specialized(where Faults == NoFault)
    public func translate(at pc: UInt64) -> UInt64? { runtime.translate(at: pc, translator) }

    /// Forgets every translation and starts counting rewrites anew.
    public func reset() {
        runtime.reset()
        translator.ops.reset()
    }

    /// The host code that the block at `pc` becomes, translated anew to be looked at.
    ///
    /// - Returns: nil if the guest may not fetch at `pc`.
    public func hostListing(at pc: UInt64) -> HostListing? {
        translator.backend.recordsParts = true
        defer { translator.backend.recordsParts = false }
        guard let code = runtime.hostCode(at: pc, translator) else { return nil }
        return HostListing(address: code.address, bytes: Array(code.bytes), parts: translator.backend.parts)
    }
}

extension IRHostEngine where Faults == NoFault {
    /// A sound engine for `memory`.
    ///
    /// - Throws: As the initializer with all parameters.
    public convenience init(memory: GuestMemory, options: OptimizerOptions = OptimizerOptions()) throws {
        try self.init(memory: memory, options: options, faults: NoFault())
    }
}

/// From guest blocks to x86-64 code: front end, optimizer and back end in a row.
final class X86Translator<Faults: FaultSwitch>: PinningTranslator {
    // Unchecked, as nothing else is done to either while it translates; and specialized, as the runtime's call would
    // otherwise look for the types of this class anew for each block.
    @exclusivity(unchecked) var ops: OpTranslator<Faults>
    @exclusivity(unchecked) var backend: X86Backend<Faults>

    let alignsHotLoops: Bool

    init(_ ops: OpTranslator<Faults>, _ backend: X86Backend<Faults>, alignsHotLoops: Bool) {
        self.ops = ops
        self.backend = backend
        self.alignsHotLoops = alignsHotLoops
    }

    deinit { backend.deallocate() }

    /// Which guest registers live in host registers.
    var map: GlobalMap { backend.allocator.map }

    func pin(_ map: GlobalMap) { backend.allocator.map = map }

    @specialized(where Faults == NoFault)
    func translate(_ block: GuestBlock, into builder: inout BlockBuilder) {
        ops.translate(block)
        backend.emit(ops.block, from: block, into: &builder)
    }
}
