import GuestISA
import GuestMachine
import HostX86
import PlantedFaults
import TranslationRuntime

/// How a direct translator is set up.
public struct DirectTranslatorOptions: Sendable {
    /// Where guest registers live.
    public var registerMap = RegisterMap.standard
    /// Whether to use `shlx`, `shrx` and `sarx`; only where the host has them.
    public var usesBMI2 = HostFeatures.hasBMI2
    /// Room for host code, in MiB, a power of two from 1 to 1024.
    public var codeMiB = 16
    /// Room for host code to begin with, in KiB, at least 64.
    public var initialCodeKiB = TranslationRuntime.usualCodeKiB
    /// Most guest instructions in a block, 1 to 1024.
    public var blockLimit = 128
    /// Where blocks go on past control transfers.
    public var superblocks = SuperblockOptions.standard
    /// Which optimizations are made.
    public var passes = DirectPasses.all
    /// Whether fuel is obeyed and `instret` advances. If not, a run ends only with a trap, and costs less.
    public var countsInstructions = true
    /// Whether samples are taken of the registers that the program uses, and the map is made from them.
    public var adaptsRegisterMap = false
    /// Whether the code to be translated is known to run often from the start.
    public var isForHotCode = false
    /// Whether stores are noted, so that memories can be cleared and compared.
    public var marksStores = true
    /// Whether the host's protection watches over translated code, instead of a look at a table before each store: for
    /// programs that store often and seldom to pages with code.
    public var usesStoreProtection = false

    /// The usual set-up on this host.
    public init() {}

    /// One of many set-ups that must not differ in anything a guest can see, for tests to choose from.
    ///
    /// - Parameter variant: 0 is the usual set-up; others vary where registers live, how shifts are done, and where
    ///   blocks end.
    public init(variant: UInt64) {
        registerMap = RegisterMap(number: variant)
        usesBMI2 = usesBMI2 && variant % 4 != 3
        blockLimit = [128, 64, 5, 128, 1][Int(variant % 5)]
        superblocks.followsJumps = variant % 3 != 2
        superblocks.continuesPastBranches = variant % 7 < 5
        guard variant > 0 else { return }
        usesStoreProtection = variant % 3 == 1
        adaptsRegisterMap = variant % 7 == 3
        // Every other variant misses one of the passes.
        if variant % 2 == 0 { passes.remove(DirectPasses.each[Int(variant / 2 % UInt64(DirectPasses.each.count))]) }
    }
}

/// The engine that translates guest code to x86-64 instruction by instruction, without an intermediate form.
///
/// One pass, no analysis: each guest instruction becomes the shortest host code that its own operands allow. Guest
/// registers are exact between any two instructions, in host registers or in memory as the register map says, so
/// any access may fault and any block may end anywhere. rax and rcx are scratch within an instruction.
public final class DirectTranslator<Faults: FaultSwitch>: TranslatingEngine, PinningTranslator {
    let faults: Faults
    /// Where guest registers live at present. Nothing holds it across calls.
    @exclusivity(unchecked) public private(set) var map: RegisterMap
    /// What recipes are filled in with.
    let operands: RecipeOperands
    /// How instructions that only compute are translated.
    let recipes: RecipeBook
    /// Whether stores need no look at the marks; not any more once the runtime has given up on that.
    var usesStoreProtection: Bool { memory.watch == .protection }
    let marksStores: Bool
    let usesCheckElimination: Bool
    let usesSignFacts: Bool
    let usesFusion: Bool
    let usesFlagReuse: Bool
    let usesInlineIndirect: Bool
    let usesLateExtension: Bool
    let usesIfConversion: Bool
    let usesReturnPrediction: Bool
    /// Whether loops of code that is known to be hot are aligned.
    public let alignsHotLoops: Bool
    let bounds: BoundsCheck
    /// How loads and stores are translated.
    let book: AccessBook
    /// The cache of translated blocks.
    public let runtime: TranslationRuntime
    /// What is known of registers where the next instruction begins. Nothing holds it across calls.
    @exclusivity(unchecked) var facts = RegisterFacts()
    @exclusivity(unchecked) var flags = FlagFact.none
    /// Whether the instruction being translated leaves the upper half of its rd to be made; see `extendTarget`.
    @exclusivity(unchecked) var isDelayed = false
    /// Chooses the map while the program runs, if it may change.
    @exclusivity(unchecked) private var adaptation: RegisterAdaptation?
    /// Where the code of each instruction of a block begins, and that of what follows the last, in bytes from the
    /// start of the block's code; nil if nobody asks.
    @exclusivity(unchecked) private var offsets: [Int]?

    /// An engine with an empty code cache.
    ///
    /// - Parameters:
    ///   - memory: The guest memory it executes from, which no other engine uses.
    ///   - faults: What to do wrong.
    ///   - options: How to translate.
    /// - Throws: `GuestMemoryError`, `CodeBufferError` or `TranslationRuntimeError` if the host refuses memory or
    ///   signal handlers.
    public init(memory: GuestMemory, faults: Faults, options: DirectTranslatorOptions = .init()) throws {
        precondition(!options.usesBMI2 || HostFeatures.hasBMI2, "this host has no shlx, shrx and sarx")
        self.faults = faults
        map = options.registerMap
        operands = RecipeOperands(map)
        recipes = RecipeBook(
            faults: faults, usesBMI2: options.usesBMI2,
            delaysExtension: options.passes.contains(.lateExtension))
        marksStores = options.marksStores
        usesCheckElimination = options.passes.contains(.checkElimination)
        usesSignFacts = options.passes.contains(.signFacts)
        usesFusion = options.passes.contains(.fusion)
        usesFlagReuse = options.passes.contains(.flagReuse)
        usesLateExtension = options.passes.contains(.lateExtension)
        usesInlineIndirect = options.passes.contains(.inlineIndirect)
        usesIfConversion = options.passes.contains(.ifConversion)
        usesReturnPrediction = options.passes.contains(.returnPrediction)
        alignsHotLoops = options.passes.contains(.loopAlignment)
        bounds = BoundsCheck(memory)
        book = AccessBook(bounds)
        if options.adaptsRegisterMap {
            adaptation = RegisterAdaptation(
                resumption: .inBlock, countsInstructions: options.countsInstructions)
        }
        memory.setWatch(options.usesStoreProtection ? .protection : .marks)
        runtime = try TranslationRuntime(
            memory: memory, pinned: map.pinned, codeMiB: options.codeMiB, initialCodeKiB: options.initialCodeKiB,
            blockLimit: options.blockLimit, superblocks: options.superblocks,
            countsInstructions: options.countsInstructions || options.adaptsRegisterMap, faults: CacheFaults(faults))
        runtime.alignsLoops = alignsHotLoops && options.isForHotCode
    }

    /// Always `.direct`.
    public var kind: EngineKind { .direct }

    /// The guest memory that the engine executes from.
    public var memory: GuestMemory { runtime.memory }

    /// What has been translated, chained and dropped so far.
    public var statistics: TranslationStatistics { runtime.statistics }

    /// Retires instructions until one traps or `fuel` is used up; see `Engine.run`.
    @specialized(where Faults == NoFault)  // calls through `any Engine` would look types up at run time without it
    public func run(_ hart: inout HartState, fuel: UInt64) -> Exit {
        adaptation?.run(&hart, fuel: fuel, on: runtime, self) ?? runtime.run(&hart, fuel: fuel, self)
    }

    /// Translates the block at `pc` in advance.
    public func translate(at pc: UInt64) -> UInt64? { runtime.translate(at: pc, self) }

    /// Forgets every translation.
    public func reset() { runtime.reset() }

    /// Forgets every translation and puts guest registers elsewhere.
    ///
    /// - Parameters:
    ///   - map: Where they live from now on.
    ///   - countsInstructions: See `DirectTranslatorOptions.countsInstructions`.
    public func retarget(_ map: RegisterMap, countsInstructions: Bool) {
        runtime.retarget(self, to: map, countsInstructions: countsInstructions)
    }

    /// Puts guest registers elsewhere in what is translated from now on; `retarget` calls it.
    public func pin(_ map: RegisterMap) {
        self.map = map
        operands.fill(map)
    }

    /// The host code that the block at guest address `pc` becomes.
    ///
    /// - Parameter pc: A multiple of four.
    /// - Returns: nil if the guest may not fetch there.
    public func hostCode(at pc: UInt64) -> HostBlock? {
        offsets = []
        defer { offsets = nil }
        guard let code = runtime.hostCode(at: pc, self), let offsets else { return nil }
        return HostBlock(
            pc: pc, address: UInt64(code.address), bytes: Array(code.bytes),
            instructionRanges: zip(offsets, offsets.dropFirst()).map { $0..<$1 })
    }

    /// Emits the host code of a block; the runtime calls it.
    @specialized(where Faults == NoFault)
    public func translate(_ block: GuestBlock, into code: inout BlockBuilder) {
        facts.reset()
        flags = .none
        isDelayed = false
        let isWatched = offsets != nil
        if isWatched { offsets = [] }
        let instructions = block.instructions
        var index = 0
        while index < instructions.count {
            if isWatched {
                noteOffset(code)
            } else {
                index = computeRun(block, from: index, &code)
                if index == instructions.count { break }
            }
            let instruction = instruction(index, of: block)
            let position = Position(pc: block.address(of: index), retired: index)
            index += 1
            let mayBeFused = recipes.pairStarts &>> UInt64(instruction.opcode.rawValue) & 1 != 0
            if mayBeFused, index < instructions.count, !isMiscomputed(block, at: index - 1),
                !isMiscomputed(block, at: index),
                fuse(instruction, self.instruction(index, of: block), at: position, &code)
            {
                if isWatched { noteOffset(code) }
                index += 1
            } else {
                translate(instruction, at: position, &code)
            }
        }
        if isWatched { noteOffset(code) }
        if !faults.isPlanted(.directLateBlockEnd) { extendAll(&code) }
        let next = block.address(of: block.instructions.count)
        switch block.ending {
        case .control: break
        case .continues, .inaccessible: code.chain(to: next, retired: block.instructions.count)
        case .illegal(let word):
            let trap = Trap(.illegalInstruction, value: UInt64(word))
            leave(with: trap, at: Position(pc: next, retired: block.instructions.count), &code)
        }
    }

    /// What the instruction at `index` is taken for.
    @inline(__always)
    func instruction(_ index: Int, of block: GuestBlock) -> Instruction {
        faults.misread(
            block.instructions[index], at: Misreading.Site(pc: block.address(of: index), index: index))
    }

    /// Whether the result of an instruction is corrupted: it is not fused then.
    @inline(__always)
    func isMiscomputed(_ block: GuestBlock, at index: Int) -> Bool {
        faults.miscomputation(of: block.instructions[index].opcode) != nil
    }

    private func noteOffset(_ code: BlockBuilder) {
        offsets?.append(code.asm.offset - code.asm.startOffset)
    }
}

/// Where an instruction stands.
struct Position {
    /// Its guest address.
    let pc: UInt64
    /// Instructions of its block before it.
    let retired: Int

    /// The address after it.
    var next: UInt64 { pc &+ 4 }
    /// Where the instruction after it stands.
    var after: Position { Position(pc: next, retired: retired + 1) }
}

/// The host code of one guest block, for people to read.
public struct HostBlock: Sendable {
    /// Guest address of the block.
    public let pc: UInt64
    /// Host address at which the code runs.
    public let address: UInt64
    /// All of it: the charge for fuel, the instructions, the cold exits.
    public let bytes: [UInt8]
    /// Which of `bytes` each guest instruction became, in order; empty where it needs no code.
    public let instructionRanges: [Range<Int>]
}

extension CacheFaults {
    /// The mistakes of the runtime among a direct translator's faults.
    init(_ faults: some FaultSwitch) {
        self = []
        if faults.isPlanted(.directCacheNoInvalidation) { insert(.noInvalidation) }
        if faults.isPlanted(.directCacheSameBlock) { insert(.sameBlock) }
        if faults.isPlanted(.directCacheStaleChain) { insert(.staleChain) }
        if faults.isPlanted(.directCacheLowPc) { insert(.lowPC) }
        if faults.isPlanted(.directCacheFuelOffByOne) { insert(.fuelOffByOne) }
        if faults.isPlanted(.directTrapPcOfBlock) { insert(.faultAtBlockStart) }
        if faults.isPlanted(.directLoadTvalStart) { insert(.loadFaultAtFirstByte) }
        if faults.isPlanted(.directCacheFirstPiece) { insert(.firstPieceOnly) }
        if faults.isPlanted(.directCacheLastWord) { insert(.lastWordUnseen) }
        if faults.isPlanted(.directCacheFirstWord) { insert(.firstWordOnly) }
        if faults.isPlanted(.directCachePredictedStale) { insert(.stalePrediction) }
        if faults.isPlanted(.directCacheSlowLoadTwice) { insert(.slowLoadTwice) }
        if faults.isPlanted(.directCacheSlowLwuSigned) { insert(.slowWordSigned) }
        if faults.isPlanted(.directCacheStoreIsLoad) { insert(.storeFaultIsLoad) }
        if faults.isPlanted(.directCacheFullCharges) { insert(.fullCharges) }
        if faults.isPlanted(.directHostIllegal) { insert(.hostIllegal) }
        if faults.isPlanted(.directHostEndless) { insert(.hostEndless) }
        if faults.isPlanted(.directHostWildJump) { insert(.hostWildJump) }
        if faults.isPlanted(.directHostStack) { insert(.hostStack) }
        if faults.isPlanted(.directCachePredictedRefund) { insert(.predictedRefund) }
    }
}
