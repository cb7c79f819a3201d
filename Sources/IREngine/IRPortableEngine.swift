import GuestMachine
import PlantedFaults

/// The IR engine without host code: optimized ops, run by the portable back end.
///
/// It runs on any host. It also tells, when the x86-64 engine is wrong, whether the ops were wrong already.
public final class IRPortableEngine<Faults: FaultSwitch>: RewritingEngine, CodeWriteObserver {
    /// Always `.irPortable`.
    public let kind = EngineKind.irPortable
    /// The guest memory it executes from; the engine is its observer.
    public let memory: GuestMemory

    private let guest = GuestBlock()
    private let superblocks: SuperblockOptions
    private var translator: OpTranslator<Faults>
    private let backend: PortableBackend<Faults>
    private let values: UnsafeMutablePointer<UInt64>
    private var cache = PortableBlockCache()
    /// How often code was written; blocks end when it changes.
    private var codeWriteCount: UInt64 = 0

    /// An engine for `memory`, with blocks that go on past control transfers as `superblocks` says.
    public init(
        memory: GuestMemory, options: OptimizerOptions, superblocks: SuperblockOptions = .standard, faults: Faults
    ) {
        self.memory = memory
        self.superblocks = superblocks
        values = .allocate(capacity: OpBlock.capacity)
        values.initialize(repeating: 0, count: OpBlock.capacity)
        translator = OpTranslator(options: options, faults: faults)
        backend = PortableBackend(memory: memory, values: values, faults: faults)
        memory.observer = self
    }

    deinit {
        memory.withdraw(self)
        values.deallocate()
    }

    /// How many rewrites the optimizer has made since the engine was reset.
    public var rewriteCount: UInt64 { translator.rewriteCount }

    /// The rewrite that used up `OptimizerOptions.rewriteLimit`, once it has been made.
    public var lastRewrite: Rewrite? { translator.lastRewrite }

    /// Forgets every translation and starts counting rewrites anew.
    public func reset() {
        if let translated = cache.translated { memory.unmarkCode(translated) }
        cache.removeAll()
        translator.reset()
    }

    /// Drops the translations of what was written.
    public func codeWritten(_ range: Range<UInt64>) {
        codeWriteCount += 1
        cache.remove(overlapping: range)
    }

    /// Retires instructions until one traps or `fuel` is used up; see `Engine.run`.
    public func run(_ hart: inout HartState, fuel: UInt64) -> Exit {
        var remaining = fuel
        while remaining > 0 {
            let block = block(at: hart.pc, fuel: remaining)
            let writes = codeWriteCount
            let outcome = backend.run(block, &hart) { codeWriteCount != writes }
            hart.instret &+= UInt64(outcome.retiredCount)
            remaining -= UInt64(outcome.retiredCount)
            if let trap = outcome.trap { return .trap(trap) }
        }
        return .fuelExhausted
    }

    /// A block at `pc` that covers at most `fuel` instructions.
    private func block(at pc: UInt64, fuel: UInt64) -> PortableBlock {
        if let cached = cache[pc], cached.instructionCount <= fuel { return cached }
        let limit = Int(min(fuel, UInt64(OpTranslator<Faults>.scanLimit)))
        guest.scan(pc, limit: limit, in: memory, superblocks: superblocks)
        translator.translate(guest)
        let source = Array(guest.pieces)
        for piece in source {
            memory.markCode(piece)
            cache.cover(piece)
        }
        let block = PortableBlock(translator.block, from: source)
        // A block that was cut short for want of fuel is used once. So is one that could not be fetched: nobody tells
        // when its page becomes accessible.
        let isCutShort = guest.instructions.count == limit && limit < OpTranslator<Faults>.scanLimit
        if !isCutShort, !source.isEmpty { cache.insert(block) }
        return block
    }
}

extension IRPortableEngine where Faults == NoFault {
    /// A sound engine for `memory`.
    public convenience init(memory: GuestMemory, options: OptimizerOptions = OptimizerOptions()) {
        self.init(memory: memory, options: options, faults: NoFault())
    }
}
