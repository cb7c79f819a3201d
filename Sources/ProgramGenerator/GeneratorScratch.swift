import GuestISA

/// What patches may do with a word of generated code.
enum WordMark {
    /// Must stay as it is: control flow, address arithmetic, counters.
    static let fixed: UInt8 = 0
    /// Computes a pool register that nothing relies on: any other such instruction may stand here.
    static let compute: UInt8 = 1
    /// A branch over an optional body: may become another branch to the same target, a jump there, or a no-op.
    static let branch: UInt8 = 2
    /// A JAL that calls a function: may call another of the same kind.
    static let call: UInt8 = 3
    /// A whole word is patched already: another patch may store a computing instruction, but no part of one.
    static let patched: UInt8 = 4
}

/// The memory a generator reuses for every program, so that none is allocated per instruction.
///
/// Flat and without bounds checks: capacities follow from `GeneratorOptions.largestCount`, which the planner
/// keeps to, and debug builds check each append.
final class GeneratorScratch {
    /// Code: the island, then the other functions, then main.
    let words: UnsafeMutablePointer<UInt32>
    /// One `WordMark` a word.
    let marks: UnsafeMutablePointer<UInt8>
    let wordCapacity: Int
    /// The control-flow graph, in preorder.
    let plan: UnsafeMutablePointer<PlanNode>
    let planCapacity: Int
    /// Kinds of node that the planner draws from, as often as their weight.
    let nodeKinds: UnsafeMutablePointer<NodeKind>
    /// Opcodes a run draws from: as often as their weight, those of `InstructionGroup.plain` first.
    let opcodes: UnsafeMutablePointer<UInt8>
    /// Source registers: 0–7 the latest destinations, 32–63 the whole pool, x0 and strangers.
    let sources: UnsafeMutablePointer<UInt8>
    /// Offsets of accesses, chosen by five bits.
    let offsets: UnsafeMutablePointer<OffsetChoice>
    /// Destination registers.
    let destinations: UnsafeMutablePointer<UInt8>
    /// A permutation of x1–x31.
    let permutation: UnsafeMutablePointer<UInt8>
    /// Initial registers.
    let registers: UnsafeMutablePointer<UInt64>
    /// Bytes of a data segment under construction.
    let bytes: UnsafeMutablePointer<UInt8>
    /// Words of the read-only table in the data area.
    let rom: UnsafeMutablePointer<UInt64>

    /// Entries of `opcodes`: eight a group and unit of weight, 8 times 8 units at most for each of ten groups, and a
    /// row that is written and not kept.
    static let opcodeCapacity = 8 * (10 * 64 + 8)
    static let nodeKindCapacity = 128
    static let sourceCount = 64
    static let destinationCount = 32
    static let segmentCapacity = 512
    static let romCapacity = 40

    init(_ options: GeneratorOptions) {
        // A plan node costs at most 16 words beyond its own length, and has at least one.
        wordCapacity = options.largestCount * 17 + 512 + ProgramMix.gapLimit
        planCapacity = options.largestCount * 4 + 128
        words = .allocate(capacity: wordCapacity)
        marks = .allocate(capacity: wordCapacity)
        plan = .allocate(capacity: planCapacity)
        nodeKinds = .allocate(capacity: GeneratorScratch.nodeKindCapacity)
        opcodes = .allocate(capacity: GeneratorScratch.opcodeCapacity)
        sources = .allocate(capacity: GeneratorScratch.sourceCount)
        offsets = .allocate(capacity: OffsetChoice.count)
        offsets.initialize(from: OffsetChoice.common, count: OffsetChoice.count)
        destinations = .allocate(capacity: GeneratorScratch.destinationCount)
        permutation = .allocate(capacity: 31)
        registers = .allocate(capacity: 32)
        bytes = .allocate(capacity: GeneratorScratch.segmentCapacity)
        rom = .allocate(capacity: GeneratorScratch.romCapacity)
        sources.initialize(repeating: 0, count: GeneratorScratch.sourceCount)
    }

    deinit {
        words.deallocate()
        marks.deallocate()
        plan.deallocate()
        nodeKinds.deallocate()
        opcodes.deallocate()
        sources.deallocate()
        offsets.deallocate()
        destinations.deallocate()
        permutation.deallocate()
        registers.deallocate()
        bytes.deallocate()
        rom.deallocate()
    }
}
