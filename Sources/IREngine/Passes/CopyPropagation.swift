/// Makes operands name the value itself instead of a copy of it.
///
///     t0 = x6                        t0 = x6
///     t1 = t0                        t1 = t0              // now unread: `DeadOps` removes it
///     x5 = add t1, 1                 x5 = add t0, 1
package struct CopyPropagation: ForwardPass {
    package static var name: PassName { .copyPropagation }

    /// The pass; it keeps nothing between ops.
    package init() {}

    @inline(__always)
    package mutating func visit(_ index: Int, _ rewriter: inout Rewriter) {
        var op = rewriter.ops[index]
        // One step is enough: the operands of an earlier copy have been propagated already.
        var isChanged = false
        if op.a != Op.none {
            let source = rewriter.ops[Int(op.a)]
            if source.kind == .copy { (op.a, isChanged) = (source.a, true) }
        }
        if op.b != Op.none {
            let source = rewriter.ops[Int(op.b)]
            if source.kind == .copy { (op.b, isChanged) = (source.a, true) }
        }
        if isChanged { rewriter.replace(index, with: op, by: .copyPropagation) }
    }
}
