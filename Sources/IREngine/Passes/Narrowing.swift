/// Leaves out extensions that nothing looks at.
///
///     t1 = addw t0, 1                t1 = add t0, 1
///     t2 = sext32 t1                 t2 = t1              // now unread
///     x5 = addw t2, t0               x5 = addw t1, t0     // once copies are propagated
///
/// Whether upper halves matter is found by `Liveness`: they do in what is written to guest registers, which an exit
/// may show, in addresses, comparisons and shifts to the right.
package struct Narrowing: BackwardPass {
    package static var name: PassName { .narrowing }

    /// The pass; what it needs is in the rewriter's `uses`.
    package init() {}

    /// Kinds, as bits, that the pass may rewrite.
    @inline(__always) static var kinds: UInt64 {
        OpKind.addw.bit | OpKind.subw.bit | OpKind.shlw.bit | OpKind.sext32.bit | OpKind.zext32.bit
    }

    @inline(__always)
    package mutating func visit(_ op: inout Op, at index: Int, _ rewriter: inout Rewriter) {
        guard op.kind.bit & Narrowing.kinds != 0, !rewriter.uses[index].needsUpper else { return }
        var result = op
        switch op.kind {
        case .addw: result.kind = .add
        case .subw: result.kind = .sub
        case .shlw:
            guard op.b == Op.none else { return }
            result.kind = .shl
            result.imm = op.imm & 31
        case .sext32, .zext32: result.kind = .copy
        case .nop, .const, .get, .copy, .add, .sub, .and, .or, .xor, .shl, .shr, .sar, .slt, .sltu, .shrw, .sarw, .rorw,
            .load8s, .load16s, .load32s, .load64, .load8u, .load16u, .load32u, .select, .store8, .store16, .store32,
            .store64,
            .check, .set, .branch, .goto, .gotoValue, .trap:
            return
        }
        rewriter.replace(&op, at: index, with: result, by: .narrowing)
    }
}
