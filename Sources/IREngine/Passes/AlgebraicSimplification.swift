import PlantedFaults

/// Replaces ops by simpler ones that give the same value for every input.
///
///     t1 = add t0, 12                t1 = add t0, 12
///     t2 = add t1, 4                 t2 = add t0, 16
///     x5 = load64 [t2 + 8]           x5 = load64 [t0 + 24]
///     t4 = xor t0, t0                t4 = const 0
///     t5 = subw t0, 0                t5 = sext32 t0
///
/// Every rule makes the op cheaper, or reads an earlier value, so the walk needs no repetition.
package struct AlgebraicSimplification<Faults: FaultSwitch>: ForwardPass {
    package static var name: PassName { .algebraicSimplification }

    private let faults: Faults

    /// The pass; it keeps nothing between ops.
    package init(faults: Faults) { self.faults = faults }

    @inline(__always)
    package mutating func visit(_ op: inout Op, at index: Int, _ rewriter: inout Rewriter) {
        let simpler: Op?
        switch op.kind {
        case .add, .sub, .and, .or, .xor, .shl, .shr, .sar, .slt, .sltu, .addw, .subw, .shlw, .shrw, .sarw, .rorw:
            simpler = op.b == Op.none ? withImmediate(op, rewriter.ops) : withTwoValues(op, rewriter.ops)
        case .sext32, .zext32: simpler = extending(op, rewriter.ops)
        case .load8s, .load16s, .load32s, .load64, .load8u, .load16u, .load32u, .store8, .store16, .store32, .store64:
            simpler = access(op, rewriter.ops)
        case .branch:
            if op.a == op.b {
                let isDropped = faults.isPlanted(.irSimplifyBranchSelf) && op.condition == .geu
                let isTaken = op.condition.holdsForEqual && !isDropped
                return decide(&op, index, isTaken: isTaken, &rewriter, by: .algebraicSimplification)
            }
            simpler = comparison(op, rewriter.ops)
        case .nop, .const, .get, .copy, .select, .check, .set, .goto, .gotoValue, .trap: simpler = nil
        }
        if let simpler { rewriter.replace(&op, at: index, with: simpler, by: .algebraicSimplification) }
    }

    // MARK: Two values

    private func withTwoValues(_ op: Op, _ ops: UnsafeMutablePointer<Op>) -> Op? {
        if op.a == op.b { return withItself(op) }
        return op.kind == .or ? rotation(op, ops) : narrowed(op, ops)
    }

    /// A word shifted left and the same shifted right, which together have all its bits.
    private func rotation(_ op: Op, _ ops: UnsafeMutablePointer<Op>) -> Op? {
        var (left, right) = (ops[Int(op.a)], ops[Int(op.b)])
        if left.kind == .shrw { swap(&left, &right) }
        let isSame = left.a == right.a || faults.isPlanted(.irSimplifyRotateSources)
        let turn: UInt64 = faults.isPlanted(.irSimplifyRotateHalf) ? 15 : 31
        guard left.kind == .shlw, right.kind == .shrw, isSame, left.b == Op.none, right.b == Op.none,
            left.imm & 31 != 0, (left.imm &+ right.imm) & turn == 0
        else { return nil }
        let amount = faults.isPlanted(.irSimplifyRotateLeft) ? left.imm : right.imm
        return Op(.rorw, instruction: op.instruction, a: left.a, imm: amount & 31)
    }

    /// An op whose operands are the same value.
    private func withItself(_ op: Op) -> Op? {
        switch op.kind {
        case .and, .or: return copy(op)
        case .xor where faults.isPlanted(.irSimplifyXorSelf): return copy(op)
        case .xor, .sub, .slt, .sltu, .subw: return constant(0, op)
        case .add, .shl, .shr, .sar, .addw, .shlw, .shrw, .sarw, .rorw: return nil
        case .nop, .const, .get, .copy, .sext32, .zext32, .load8s, .load16s, .load32s, .load64, .load8u, .load16u,
            .load32u, .select, .store8, .store16, .store32, .store64, .check, .set, .branch, .goto, .gotoValue, .trap:
            return nil
        }
    }

    // MARK: A value and an immediate

    private func withImmediate(_ op: Op, _ ops: UnsafeMutablePointer<Op>) -> Op? {
        switch op.kind {
        case .add: return op.imm == 0 ? copy(op) : joined(op, ops, with: &+)
        case .sub: return unary(.add, op, imm: 0 &- op.imm)
        case .or where faults.isPlanted(.irSimplifyOrOnes) && op.imm == .max: return copy(op)
        case .or: return op.imm == 0 ? copy(op) : op.imm == .max ? constant(.max, op) : joined(op, ops, with: |)
        case .xor where faults.isPlanted(.irSimplifyJoinXor): return joined(op, ops, with: |)
        case .xor: return op.imm == 0 ? copy(op) : joined(op, ops, with: ^)
        case .and: return and(op, ops)
        case .shl, .shr, .sar: return shift(op, ops)
        case .slt: return op.imm == 1 << 63 ? constant(0, op) : nil
        case .sltu where faults.isPlanted(.irSimplifySltuOnes) && op.imm == .max: return constant(1, op)
        case .sltu: return op.imm == 0 ? constant(0, op) : nil
        case .addw: return isZeroWord(op.imm) ? signExtension(op, ops) : joined(op, ops, with: &+) ?? narrowed(op, ops)
        case .subw: return unary(.addw, op, imm: 0 &- op.imm)
        case .shlw, .shrw, .sarw, .rorw:
            if faults.isPlanted(.irSimplifyWordShiftZero), op.imm & 31 == 0 { return copy(op) }
            return op.imm & 31 == 0 ? signExtension(op, ops) : narrowed(op, ops)
        case .nop, .const, .get, .copy, .sext32, .zext32, .load8s, .load16s, .load32s, .load64, .load8u, .load16u,
            .load32u, .select, .store8, .store16, .store32, .store64, .check, .set, .branch, .goto, .gotoValue, .trap:
            return nil
        }
    }

    private func and(_ op: Op, _ ops: UnsafeMutablePointer<Op>) -> Op? {
        switch op.imm {
        case 0: constant(0, op)
        case .max where !faults.isPlanted(.irSimplifyAndOnes): copy(op)
        case 0xffff_ffff, .max: unary(.zext32, op)
        default: joined(op, ops, with: &)
        }
    }

    /// `(a op c) op d` is `a op (c op d)`.
    ///
    /// For words too: the low 32 bits of the inner sum are all that the outer one sees.
    private func joined(
        _ op: Op, _ ops: UnsafeMutablePointer<Op>, with combine: (UInt64, UInt64) -> UInt64
    ) -> Op? {
        let inner = ops[Int(op.a)]
        let isSame = inner.kind == op.kind || op.kind == .addw && inner.kind == .add
        guard isSame, inner.b == Op.none else { return nil }
        var result = op
        result.a = inner.a
        result.imm = combine(inner.imm, op.imm)
        if faults.isPlanted(.irSimplifyJoinShort), op.kind == .add { result.imm = twelveBits(result.imm) }
        return result
    }

    /// Shifts by an immediate: nothing to shift, and the pairs that extend a word.
    private func shift(_ op: Op, _ ops: UnsafeMutablePointer<Op>) -> Op? {
        let amount = op.imm & 63
        if amount == 0 { return copy(op) }
        if faults.isPlanted(.irSimplifyShift32), amount & 31 == 0 { return copy(op) }
        let inner = ops[Int(op.a)]
        guard amount == 32, op.kind != .shl, inner.kind == .shl, inner.b == Op.none,
            inner.imm & 63 == 32 || faults.isPlanted(.irSimplifyShiftInner)
        else { return nil }
        let isUnsigned = op.kind == .shr || faults.isPlanted(.irSimplifyShiftPairZeros)
        return Op(isUnsigned ? .zext32 : .sext32, instruction: op.instruction, a: inner.a)
    }

    // MARK: Words

    /// Word ops ignore the upper halves of their operands, so they can read through what extends a word.
    private func narrowed(_ op: Op, _ ops: UnsafeMutablePointer<Op>) -> Op? {
        var result = op
        switch op.kind {
        case .addw, .subw, .shlw, .shrw, .sarw, .rorw:
            result.a = extended(op.a, ops) ?? op.a
            if op.b != Op.none { result.b = extended(op.b, ops) ?? op.b }
        case .nop, .const, .get, .copy, .sext32, .zext32, .add, .sub, .and, .or, .xor, .shl, .shr, .sar, .slt, .sltu,
            .load8s, .load16s, .load32s, .load64, .load8u, .load16u, .load32u, .select, .store8, .store16, .store32,
            .store64,
            .check, .set, .branch, .goto, .gotoValue, .trap:
            return nil
        }
        return result == op ? nil : result
    }

    /// The value that `temp` extends, if that is what it does.
    private func extended(_ temp: Temp, _ ops: UnsafeMutablePointer<Op>) -> Temp? {
        let op = ops[Int(temp)]
        return op.kind == .sext32 || op.kind == .zext32 ? op.a : nil
    }

    /// An extension of a value that is extended already, or that only shortens another extension.
    private func extending(_ op: Op, _ ops: UnsafeMutablePointer<Op>) -> Op? {
        let inner = ops[Int(op.a)]
        if op.kind == .sext32 ? isSignExtended(inner, ops) : isZeroExtended(inner) { return copy(op) }
        if op.kind == .sext32, isTakenForSignExtended(inner, ops) { return copy(op) }
        guard let source = extended(op.a, ops) else { return nil }
        var result = op
        result.a = source
        return result
    }

    /// The sign extension of the operand of `op`, as simple as can be.
    private func signExtension(_ op: Op, _ ops: UnsafeMutablePointer<Op>) -> Op {
        let result = unary(.sext32, op)
        return extending(result, ops) ?? result
    }

    /// Whether the value of `op` is its own low word with the sign in the upper half.
    ///
    /// - Parameter depth: How many ops that combine bits are looked through.
    private func isSignExtended(_ op: Op, _ ops: UnsafeMutablePointer<Op>, depth: Int = 4) -> Bool {
        switch op.kind {
        case .sext32, .addw, .subw, .shlw, .shrw, .sarw, .rorw, .slt, .sltu: true
        case .load8s, .load16s, .load32s, .load8u, .load16u: true
        case .const: OpKind.sext32.value(op.imm, 0) == op.imm
        case .and where op.b == Op.none && op.imm < 1 << 31: true
        case .and, .or, .xor:
            depth > 0 && isSignExtended(ops[Int(op.a)], ops, depth: depth - 1)
                && (op.b == Op.none
                    ? OpKind.sext32.value(op.imm, 0) == op.imm
                    : isSignExtended(ops[Int(op.b)], ops, depth: depth - 1))
        case .shr: op.b == Op.none && op.imm & 63 > 32
        case .sar: op.b == Op.none && op.imm & 63 >= 32
        case .select:
            depth > 0 && isSignExtended(ops[Int(op.c)], ops, depth: depth - 1)
                && isSignExtended(ops[Int(op.d)], ops, depth: depth - 1)
        case .nop, .get, .copy, .zext32, .add, .sub, .shl, .load64, .load32u, .store8, .store16, .store32,
            .store64, .check, .set, .branch, .goto, .gotoValue, .trap:
            false
        }
    }

    /// Mistakes of what counts as sign-extended.
    private func isTakenForSignExtended(_ op: Op, _ ops: UnsafeMutablePointer<Op>) -> Bool {
        let hasImmediate = op.b == Op.none
        if faults.isPlanted(.irSimplifyExtendedLwu) { return op.kind == .load32u }
        if faults.isPlanted(.irSimplifyExtendedAnd) { return op.kind == .and && hasImmediate }
        if faults.isPlanted(.irSimplifyExtendedSrli) { return op.kind == .shr && hasImmediate && op.imm & 63 == 32 }
        guard faults.isPlanted(.irSimplifyExtendedFirst), op.kind == .and || op.kind == .or || op.kind == .xor else {
            return false
        }
        return isSignExtended(ops[Int(op.a)], ops)
    }

    /// Whether the upper half of the value of `op` is zero.
    private func isZeroExtended(_ op: Op) -> Bool {
        switch op.kind {
        case .zext32, .slt, .sltu, .load8u, .load16u, .load32u: true
        case .const: op.imm < 1 << 32
        case .and: op.b == Op.none && op.imm < 1 << 32
        case .shr: op.b == Op.none && op.imm & 63 >= 32
        case .nop, .get, .copy, .sext32, .add, .sub, .or, .xor, .shl, .sar, .addw, .subw, .shlw, .shrw, .sarw, .rorw,
            .load8s,
            .load16s, .load32s, .load64, .select, .store8, .store16, .store32, .store64, .check, .set, .branch, .goto,
            .gotoValue, .trap:
            false
        }
    }

    // MARK: Branches

    /// A branch on whether a comparison holds does the comparison itself.
    private func comparison(_ op: Op, _ ops: UnsafeMutablePointer<Op>) -> Op? {
        guard op.condition == .eq || op.condition == .ne else { return nil }
        let zero = ops[Int(op.b)]
        guard zero.kind == .const, zero.imm == 0 else { return nil }
        let inner = ops[Int(op.a)]
        let isHolding = op.condition == .ne || faults.isPlanted(.irSimplifyBranchSltu) && inner.kind == .sltu
        guard inner.b != Op.none else { return nil }
        var result = op
        (result.a, result.b) = (inner.a, inner.b)
        switch inner.kind {
        case .slt: result.detail = (isHolding ? BranchCondition.lt : .ge).rawValue
        case .sltu: result.detail = (isHolding ? BranchCondition.ltu : .geu).rawValue
        case .sub, .xor: break
        case .subw where faults.isPlanted(.irSimplifyBranchSubw): break
        case .nop, .const, .get, .copy, .sext32, .zext32, .add, .and, .or, .shl, .shr, .sar, .addw, .subw, .shlw,
            .shrw, .sarw, .rorw, .load8s, .load16s, .load32s, .load64, .load8u, .load16u, .load32u, .select, .store8,
            .store16,
            .store32, .store64, .check, .set, .branch, .goto, .gotoValue, .trap:
            return nil
        }
        return result
    }

    // MARK: Memory

    /// An access whose base is a sum takes the constant into its displacement; addresses wrap as sums do.
    private func access(_ op: Op, _ ops: UnsafeMutablePointer<Op>) -> Op? {
        guard op.a != Op.none else { return nil }
        let base = ops[Int(op.a)]
        guard base.kind == .add, base.b == Op.none else { return nil }
        var result = op
        result.a = base.a
        result.imm = op.imm &+ base.imm
        if faults.isPlanted(.irSimplifyAccessShort) { result.imm = twelveBits(result.imm) }
        return result
    }

    // MARK: Results

    @inline(__always) private func copy(_ op: Op) -> Op { Op(.copy, instruction: op.instruction, a: op.a) }

    @inline(__always) private func constant(_ value: UInt64, _ op: Op) -> Op {
        Op(.const, instruction: op.instruction, imm: value)
    }

    @inline(__always) private func unary(_ kind: OpKind, _ op: Op, imm: UInt64 = 0) -> Op {
        Op(kind, instruction: op.instruction, a: op.a, imm: imm)
    }

    /// What is left of a sum in 12 bits, where a mistake keeps no more.
    private func twelveBits(_ sum: UInt64) -> UInt64 { UInt64(bitPattern: Int64(bitPattern: sum << 52) >> 52) }

    @inline(__always) private func isZeroWord(_ value: UInt64) -> Bool { value & 0xffff_ffff == 0 }
}

extension AlgebraicSimplification where Faults == NoFault {
    /// The pass, sound.
    package init() { self.init(faults: NoFault()) }
}
