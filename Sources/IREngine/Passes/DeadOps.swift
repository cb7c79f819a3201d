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
        guard DeadOps.isDead(op, rewriter.uses[index]), op.kind != .nop else { return }
        rewriter.replace(&op, at: index, with: .nop, by: .deadOps)
    }

    /// Whether an op whose value is used so may go, or has gone already.
    @inline(__always)
    static func isDead(_ op: Op, _ use: ValueUse) -> Bool { use.count == 0 && !op.kind.hasSideEffect }
}
