/// Finds how each value is used, and which ops are needed, in one walk from the last op to the first.
///
/// An analysis, not a pass: it changes no op. The optimizer's backward walk carries it along, so that a pass sees the
/// uses by all ops after the one it looks at, without those already removed.
package struct Liveness {
    private let uses: UnsafeMutablePointer<ValueUse>
    private let liveOps: UnsafeMutablePointer<UInt16>
    /// Where the list of needed ops begins so far.
    private var firstLive = OpBlock.capacity
    /// Kinds, as bits, whose operands' upper halves never matter, or only as much as that of their result.
    private let readingWords, keepingWords: UInt64
    /// Kinds, as bits, that leave the upper half of their second operand alone.
    private let storingWords: UInt64
    /// Index of the next write of each guest register, as seen from the op being visited.
    private var nextWrite: InlineArray<32, UInt16>

    /// The analysis of `block`, whose `uses` are as new, before its last op.
    ///
    /// - Parameters:
    ///   - tracksHalves: Whether to find out whether upper halves matter; if not, they do.
    ///   - reading: Kinds, as bits, that a mistake takes for such as read words.
    ///   - keeping: The same of those that keep words.
    @inline(__always)
    init(
        _ block: OpBlock, tracksHalves: Bool = true, alsoReading reading: UInt64 = 0, keeping: UInt64 = 0
    ) {
        uses = block.uses
        liveOps = block.liveOps
        readingWords = tracksHalves ? OpKind.readingWords | reading : 0
        keepingWords = tracksHalves ? OpKind.keepingWords | keeping : 0
        storingWords = tracksHalves ? OpKind.storingWords : 0
        nextWrite = InlineArray(repeating: .max)
    }

    /// Analyses all of `block`.
    package static func run(on block: OpBlock) {
        block.forgetUses()
        var liveness = Liveness(block)
        for index in (0..<block.count).reversed() { liveness.visit(block.ops[index], at: index) }
        liveness.finish(block)
    }

    /// Counts the uses that the op at `index` makes; ops are visited last to first.
    @inline(__always)
    mutating func visit(_ op: Op, at index: Int) {
        if op.kind == .set {
            visitSet(op, at: index)
        } else if op.kind == .get {
            visitGet(op, at: index)
        } else {
            visitOther(op, at: index)
        }
    }

    /// The same for a `set`.
    @inline(__always)
    mutating func visitSet(_ op: Op, at index: Int) {
        let use = uses + Int(op.a)
        use.pointee.add(at: index, upper: 1)
        let register = Int(op.detail & 31)
        if nextWrite[register] >= use.pointee.last { uses[index].home = op.detail }
        nextWrite[register] = UInt16(truncatingIfNeeded: index)
        list(index, isLive: 1)
    }

    /// The same for a `get`.
    @inline(__always)
    mutating func visitGet(_ op: Op, at index: Int) {
        let use = uses + index
        if nextWrite[Int(op.detail & 31)] >= use.pointee.last { use.pointee.home = op.detail }
        list(index, isLive: use.pointee.count != 0 ? 1 : 0)
    }

    /// The same for any op but `set` and `get`.
    @inline(__always)
    mutating func visitOther(_ op: Op, at index: Int) {
        let use = uses[index]
        let upper = ~op.kind.isIn(readingWords) & (use.upper | ~op.kind.isIn(keepingWords)) & 1
        // Operands that are absent have a place among the uses, too.
        uses[Int(op.a)].add(at: index, upper: upper)
        uses[Int(op.b)].add(at: index, upper: upper & ~op.kind.isIn(storingWords))
        if op.kind == .select {
            uses[Int(op.c)].add(at: index, upper: 1)
            uses[Int(op.d)].add(at: index, upper: 1)
        }
        list(index, isLive: op.kind.isIn(OpKind.sideEffects) | (use.count != 0 ? 1 : 0))
    }

    @inline(__always)
    private mutating func list(_ index: Int, isLive: UInt64) {
        liveOps[firstLive &- 1] = UInt16(truncatingIfNeeded: index)
        firstLive &-= Int(truncatingIfNeeded: isLive)
    }

    /// Notes the needed ops in `block`, all of whose ops have been visited.
    @inline(__always)
    func finish(_ block: OpBlock) {
        // What follows the last op is no `set`.
        liveOps[OpBlock.capacity] = UInt16(truncatingIfNeeded: block.count &- 1)
        block.firstLive = firstLive
    }
}
