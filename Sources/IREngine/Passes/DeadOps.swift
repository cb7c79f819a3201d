/// Removes ops whose value nothing reads.
///
///     t0 = x6                        t0 = x6
///     t1 = add t0, t0                                     // removed
///     t2 = load8u [t0]               t2 = load8u [t0]     // kept: it can trap
///     x5 = t0                        x5 = t0              // kept: it writes a guest register
package struct DeadOps: BackwardPass {
    package static var name: PassName { .deadOps }

    /// The pass; what it needs is in the rewriter's `uses`.
    package init() {}

    @inline(__always)
    package mutating func visit(_ op: inout Op, at index: Int, _ rewriter: inout Rewriter) {
        guard op.kind != .nop, !op.kind.hasSideEffect, rewriter.uses[index].count == 0 else { return }
        rewriter.replace(&op, at: index, with: .nop, by: .deadOps)
    }
}
