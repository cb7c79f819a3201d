/// Finds how each value is used, in one walk from the last op to the first.
///
/// An analysis, not a pass: it changes no op. The optimizer's backward walk carries it along, so that a pass sees the
/// uses by all ops after the one it looks at, without those already removed.
package struct Liveness {
    private let uses: UnsafeMutablePointer<ValueUse>
    /// Kinds, as bits, whose operands' upper halves never matter, or only as much as that of their result.
    private let readingWords, keepingWords: UInt64
    /// Index of the next write of each guest register, as seen from the op being visited.
    private var nextWrite: InlineArray<32, UInt16>

    /// The analysis of `block`, before its last op.
    ///
    /// - Parameter tracksHalves: Whether to find out whether upper halves matter; if not, they do.
    init(_ block: OpBlock, tracksHalves: Bool = true) {
        uses = block.uses
        readingWords = tracksHalves ? OpKind.readingWords : 0
        keepingWords = tracksHalves ? OpKind.keepingWords : 0
        nextWrite = InlineArray(repeating: .max)
        block.uses.update(repeating: .unused, count: block.count)
    }

    /// Analyses all of `block`.
    package static func run(on block: OpBlock) {
        var liveness = Liveness(block)
        for index in (0..<block.count).reversed() { liveness.visit(block.ops[index], at: index) }
    }

    /// Counts the uses that the op at `index` makes; ops are visited last to first.
    @inline(__always)
    mutating func visit(_ op: Op, at index: Int) {
        let bit = op.kind.bit
        let needsUpper = bit & readingWords == 0 && (bit & keepingWords == 0 || uses[index].needsUpper)
        if op.a != Op.none { use(op.a, at: index, needsUpper) }
        if op.b != Op.none {
            // What is stored is no address, and only as much as the store writes.
            let isNarrowStore = op.kind.isStore && op.kind != .store64 && keepingWords != 0
            use(op.b, at: index, needsUpper && !isNarrowStore)
        }
        if op.kind == .get {
            if nextWrite[Int(op.detail)] >= uses[index].last { uses[index].home = op.detail }
        } else if op.kind == .set {
            if nextWrite[Int(op.detail)] >= uses[Int(op.a)].last { uses[index].home = op.detail }
            nextWrite[Int(op.detail)] = UInt16(truncatingIfNeeded: index)
        }
    }

    @inline(__always)
    private func use(_ temp: Temp, at index: Int, _ needsUpper: Bool) {
        let use = uses + Int(temp)
        if use.pointee.count == 0 { use.pointee.last = UInt16(truncatingIfNeeded: index) }
        if needsUpper { use.pointee.needsUpper = true }
        use.pointee.count &+= use.pointee.count == .max ? 0 : 1
    }
}
