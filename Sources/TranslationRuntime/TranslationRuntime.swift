import CHostSupport
import GuestMachine
import Glibc
import HostX86

/// What makes host code out of guest code: the part of a translator that is its own.
public protocol BlockTranslator: AnyObject {
    /// Emits the host code of `block`, which has at least one instruction or ends with an illegal word.
    ///
    /// The code begins where `builder.asm` stands, with every guest register in its place, and must leave through the
    /// builder's exits on every path.
    func translate(_ block: GuestBlock, into builder: inout BlockBuilder)
}

/// An engine that translates by means of a runtime, and can be asked to do so in advance.
public protocol TranslatingEngine: Engine {
    /// The cache of its translations, with counts of what it did.
    var runtime: TranslationRuntime { get }

    /// Translates the block at `pc`, a multiple of four, unless that has been done.
    ///
    /// - Returns: Where the first piece of the block ends, or nil if the guest may not fetch at `pc` or the block was
    ///   known.
    func translate(at pc: UInt64) -> UInt64?
}

/// Why a translator could not be set up.
public struct TranslationRuntimeError: Error, CustomStringConvertible {
    /// What failed and why, as one line.
    public let description: String
}

/// Keeps, chains, invalidates and runs the blocks that a translator makes.
///
/// The translators share this as they share memory and the assembler; it knows nothing of what instructions mean.
/// A runtime and its memory belong to one thread at a time.
public final class TranslationRuntime: CodeWriteObserver {
    /// The guest memory that is executed from.
    public let memory: GuestMemory
    /// Where host code lives.
    public let buffer: CodeBuffer
    /// Most guest instructions in a block.
    public let blockLimit: Int
    /// Where blocks go on past control transfers.
    public let superblocks: SuperblockOptions

    /// Whether fuel is obeyed and `instret` advances. If not, a run ends only with a trap, and costs less.
    public private(set) var countsInstructions: Bool {
        get { live.pointee.countsInstructions }
        set { live.pointee.countsInstructions = newValue }
    }
    /// A run ends early, as if fuel were used up, before it would translate more guest instructions than this since the
    /// last `retarget`.
    public var translationLimit: Int {
        get { live.pointee.translationLimit }
        set { live.pointee.translationLimit = newValue }
    }
    /// Guest instructions translated since the last `retarget`.
    public internal(set) var translatedCount: Int {
        get { live.pointee.translatedCount }
        set { live.pointee.translatedCount = newValue }
    }
    /// Whether the host code of loops begins at multiples of `loopAlignment` from now on: worth its room only for code
    /// that runs often.
    public var alignsLoops: Bool {
        get { live.pointee.alignsLoops }
        set { live.pointee.alignsLoops = newValue }
    }
    /// In bytes: what the host fetches at once.
    static let loopAlignment = 32
    /// Whether indirect jumps can be predicted: a prediction is a number of 32 bits.
    let predictsTargets: Bool
    /// KiB of host code before any is dropped for the first time, where nobody says otherwise; see `makeRoom`.
    public static var usualCodeKiB: Int { 512 }
    /// The same for this runtime, in bytes.
    let initialCodeBytes: Int
    /// How many stores may fault because they hit a page with code, before stores look at the marks instead.
    static let watchFaultLimit = 500
    var watchFaultCount = 0

    let faults: CacheFaults
    let cache: BlockCache
    let scratch = AssemblerScratch()
    private var common: CommonCode {
        get { builder.pointee.common }
        set { builder.pointee.common = newValue }
    }
    let context: UnsafeMutablePointer<translation_context>
    /// Where the code of blocks begins in `buffer`.
    private(set) var codeStart: Int
    /// Whether `statistics` tells how long translation takes, which costs two readings of the clock a block.
    public var timesTranslation: Bool {
        get { live.pointee.timesTranslation }
        set { live.pointee.timesTranslation = newValue }
    }
    /// What has been done so far.
    public internal(set) var statistics: TranslationStatistics {
        get { live.pointee.statistics }
        _modify { yield &live.pointee.statistics }
    }
    // What is used for each block or run is kept beside the object: each access to properties of a class is checked for
    // exclusivity.
    private let live: UnsafeMutablePointer<LiveState>
    let tables: UnsafeMutablePointer<BlockTables>
    /// What takes the code of block after block, in place: a new one for each would be copied more than once.
    let builder: UnsafeMutablePointer<BlockBuilder>
    var guardState: fault_guard {
        get { live.pointee.guardState }
        _modify { yield &live.pointee.guardState }
    }
    /// Exits and accesses of all blocks.
    var storage: BlockTables {
        get { tables.pointee }
        _modify { yield &tables.pointee }
    }
    let block = GuestBlock()
    /// Grows whenever all code is dropped: what was known about blocks is then void.
    var generation: Int {
        get { live.pointee.generation }
        set { live.pointee.generation = newValue }
    }

    private struct LiveState {
        var statistics = TranslationStatistics()
        var guardState = fault_guard()
        var generation = 0
        var countsInstructions = true
        var timesTranslation = false
        var alignsLoops = false
        var translationLimit = Int.max
        var translatedCount = 0
    }

    /// Sets up an empty cache.
    ///
    /// - Parameters:
    ///   - memory: Its observer becomes this runtime.
    ///   - pinned: Guest registers that live in host registers in all code.
    ///   - codeMiB: Most room for host code; when it is full, all code is dropped.
    ///   - initialCodeKiB: Room to begin with: at least 64, so that any block fits.
    ///   - blockLimit: Most guest instructions in a block, 1 to 1024.
    ///   - superblocks: Where blocks go on past control transfers.
    ///   - countsInstructions: See the property of that name.
    ///   - faults: Mistakes to make.
    /// - Throws: `TranslationRuntimeError` if the host refuses memory or signal handlers.
    public init(
        memory: GuestMemory, pinned: [PinnedRegister] = [], codeMiB: Int = 16,
        initialCodeKiB: Int = TranslationRuntime.usualCodeKiB, blockLimit: Int = 128,
        superblocks: SuperblockOptions = .none, countsInstructions: Bool = true, faults: CacheFaults = []
    ) throws {
        precondition(initialCodeKiB >= 64, "\(initialCodeKiB) KiB of code, expected 64 at least")
        initialCodeBytes = initialCodeKiB << 10
        precondition(1...1024 ~= blockLimit, "blocks of \(blockLimit) instructions, expected 1 to 1024")
        self.memory = memory
        self.blockLimit = blockLimit
        self.superblocks = superblocks
        self.faults = faults
        predictsTargets = memory.window.upperBound <= 1 << 32 && !faults.contains(.lowPC)
        let error = fault_guard_prepare_thread()
        guard error == 0 else {
            throw TranslationRuntimeError(
                description: "cannot guard translated code: \(String(cString: strerror(error)))")
        }
        cache = try BlockCache(memory: memory)
        buffer = try CodeBuffer(capacityMiB: codeMiB)
        buffer.limit(to: initialCodeBytes)
        var asm = buffer.makeAssembler(scratch: scratch)
        asm.align(to: 16)
        // Offset 0 means "no block" in the table of entries; the common code takes it.
        let common = CommonCode(
            &asm, pinned: pinned, usesEntryTable: !faults.contains(.lowPC),
            windowBase: memory.base)
        guard buffer.commit(asm) != nil else { preconditionFailure("the common code does not fit \(codeMiB) MiB") }

        live = .allocate(capacity: 1)
        live.initialize(to: LiveState(countsInstructions: countsInstructions))
        tables = .allocate(capacity: 1)
        tables.initialize(to: BlockTables())
        builder = .allocate(capacity: 1)
        builder.initialize(
            to: BlockBuilder(
                asm: asm, common: common, windowBase: memory.base, predictsTargets: predictsTargets, tables: tables))
        context = .allocate(capacity: 1)
        context.initialize(to: translation_context())
        context.pointee.window_base = memory.base
        context.pointee.window_limit = (memory.size - 1, memory.size - 2, memory.size - 4, memory.size - 8)
        context.pointee.store_marks = UInt64(UInt(bitPattern: memory.storeMarks))
        context.pointee.memory_bias = UInt64(UInt(bitPattern: memory.host)) &- memory.base
        context.pointee.entries = UInt64(UInt(bitPattern: cache.entries.base))
        context.pointee.code_base = UInt64(buffer.executableBase)

        live.pointee.guardState.context = context
        live.pointee.guardState.code_begin = UInt64(buffer.executableBase)
        live.pointee.guardState.code_end = UInt64(buffer.executableBase) + UInt64(buffer.capacity)
        codeStart = buffer.usedByteCount
        for record in ExitRecord.common { tables.pointee.records.append(record) }
        memory.observer = self
        noteCommonCode()
    }

    private func noteCommonCode() {
        guardState.entry = UInt64(buffer.executableAddress(of: common.entry))
        guardState.recovery = UInt64(buffer.executableAddress(of: common.recovery))
    }

    /// Drops all code and goes on with other registers pinned.
    ///
    /// - Parameters:
    ///   - pinned: Guest registers that live in host registers in all code from now on.
    ///   - countsInstructions: See the property of that name.
    public func retarget(pinned: [PinnedRegister], countsInstructions: Bool) {
        dropCode()
        self.countsInstructions = countsInstructions
        buffer.reset(to: 0)
        var asm = buffer.makeAssembler(scratch: scratch)
        asm.align(to: 16)
        common = CommonCode(
            &asm, pinned: pinned, usesEntryTable: !faults.contains(.lowPC),
            windowBase: memory.base)
        guard buffer.commit(asm) != nil else { preconditionFailure("the common code does not fit an empty buffer") }
        codeStart = buffer.usedByteCount
        translatedCount = 0
        noteCommonCode()
    }

    deinit {
        memory.withdraw(self)
        context.deinitialize(count: 1)
        context.deallocate()
        tables.pointee.deallocate()
        tables.deallocate()
        builder.deallocate()
        live.deallocate()
    }
}
