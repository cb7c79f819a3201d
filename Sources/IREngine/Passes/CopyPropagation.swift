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
    package mutating func visit(_ op: inout Op, at index: Int, _ rewriter: inout Rewriter) {
        // One step is enough: the operands of an earlier copy have been propagated already.
        var result = op
        var isChanged = false
        if op.a != Op.none {
            let source = rewriter.ops[Int(op.a)]
            if source.kind == .copy { (result.a, isChanged) = (source.a, true) }
        }
        if op.b != Op.none {
            let source = rewriter.ops[Int(op.b)]
            if source.kind == .copy { (result.b, isChanged) = (source.a, true) }
        }
        if isChanged { rewriter.replace(&op, at: index, with: result, by: .copyPropagation) }
    }
}
