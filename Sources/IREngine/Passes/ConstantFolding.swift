import GuestMachine
import PlantedFaults

/// Computes what is known while translating, and makes constant operands immediates.
///
///     t0 = const 0x7fffffff          t0 = const 0x7fffffff
///     x5 = addw t0, 1                x5 = const 0xffffffff80000000
///     t2 = x6                        t2 = x6
///     x7 = add t0, t2                x7 = add t2, 0x7fffffff
///
/// Control flow that is decided goes, or becomes a `goto` or a `trap`; what follows one is unreachable and goes.
package struct ConstantFolding<Faults: FaultSwitch>: ForwardPass {
    package static var name: PassName { .constantFolding }

    private let faults: Faults

    /// The pass; it keeps nothing between ops.
    package init(faults: Faults) { self.faults = faults }

    @inline(__always)
    package mutating func visit(_ op: inout Op, at index: Int, _ rewriter: inout Rewriter) {
        switch op.kind {
        case .add, .sub, .and, .or, .xor, .shl, .shr, .sar, .slt, .sltu, .addw, .subw, .shlw, .shrw, .sarw, .rorw:
            foldBinary(&op, index, &rewriter)
        case .copy, .sext32, .zext32:
            if let a = constant(op.a, rewriter) { replace(&op, index, with: op.kind.value(a, 0), &rewriter) }
        case .load8s, .load16s, .load32s, .load64, .load8u, .load16u, .load32u, .store8, .store16, .store32, .store64:
            if let base = constant(op.a, rewriter) {
                var folded = op
                folded.a = Op.none
                folded.imm = base &+ op.imm
                rewriter.replace(&op, at: index, with: folded, by: .constantFolding)
            }
        case .check: foldCheck(&op, index, &rewriter)
        case .branch: foldBranch(&op, index, &rewriter)
        case .gotoValue:
            if let target = constant(op.a, rewriter), target % 4 == 0 {
                let folded = Op(.goto, instruction: op.instruction, imm: target)
                rewriter.replace(&op, at: index, with: folded, by: .constantFolding)
            }
        case .nop, .const, .get, .select, .set, .goto, .trap: break
        }
    }

    @inline(__always)
    private func constant(_ temp: Temp, _ rewriter: Rewriter) -> UInt64? {
        guard temp != Op.none else { return nil }
        let op = rewriter.ops[Int(temp)]
        return op.kind == .const ? op.imm : nil
    }

    @inline(__always)
    private func replace(_ op: inout Op, _ index: Int, with value: UInt64, _ rewriter: inout Rewriter) {
        let constant = Op(.const, instruction: op.instruction, imm: value)
        rewriter.replace(&op, at: index, with: constant, by: .constantFolding)
    }

    @inline(__always)
    private func foldBinary(_ op: inout Op, _ index: Int, _ rewriter: inout Rewriter) {
        let a = constant(op.a, rewriter)
        let b = op.b == Op.none ? op.imm : constant(op.b, rewriter)
        if let a, let b {
            replace(&op, index, with: value(of: op.kind, a, b), &rewriter)
        } else if let b, op.b != Op.none {
            var folded = op
            folded.b = Op.none
            folded.imm = b
            rewriter.replace(&op, at: index, with: folded, by: .constantFolding)
        } else if let a, op.kind.isCommutative || faults.isPlanted(.irFoldSubSwapped) && op.kind == .sub {
            var folded = op
            folded.a = op.b
            folded.b = Op.none
            folded.imm = a
            rewriter.replace(&op, at: index, with: folded, by: .constantFolding)
        }
    }

    @inline(__always)
    private func value(of kind: OpKind, _ a: UInt64, _ b: UInt64) -> UInt64 {
        if faults.isPlanted(.irFoldSraLogical), kind == .sar { return OpKind.shr.value(a, b) }
        if faults.isPlanted(.irFoldAddwNoWrap), kind == .addw { return OpKind.add.value(a, b) }
        if faults.isPlanted(.irFoldSltuSigned), kind == .sltu { return OpKind.slt.value(a, b) }
        if faults.isPlanted(.irFoldSllwSixBits), kind == .shlw { return OpKind.sext32.value(a &<< b, 0) }
        if faults.isPlanted(.irFoldSrlwDirty), kind == .shrw { return OpKind.sext32.value(a >> (b & 31), 0) }
        if faults.isPlanted(.irFoldSltEqual), kind == .slt, a == b { return 1 }
        return kind.value(a, b)
    }

    private func foldCheck(_ op: inout Op, _ index: Int, _ rewriter: inout Rewriter) {
        guard let target = constant(op.a, rewriter) else { return }
        if target & 2 == 0 {
            rewriter.replace(&op, at: index, with: .nop, by: .constantFolding)
        } else {
            rewriter.end(&op, at: index, with: misaligned(target, op), by: .constantFolding)
        }
    }

    private func foldBranch(_ op: inout Op, _ index: Int, _ rewriter: inout Rewriter) {
        guard let a = constant(op.a, rewriter), let b = constant(op.b, rewriter) else { return }
        let isDropped = faults.isPlanted(.irFoldBgeEqual) && op.condition == .ge && a == b
        decide(&op, index, isTaken: op.condition.holds(a, b) && !isDropped, &rewriter, by: .constantFolding)
    }
}

extension ConstantFolding where Faults == NoFault {
    /// The pass, sound.
    package init() { self.init(faults: NoFault()) }
}

extension ForwardPass {
    /// Rewrites a branch whose outcome is known.
    func decide(_ branch: inout Op, _ index: Int, isTaken: Bool, _ rewriter: inout Rewriter, by pass: PassName) {
        if !isTaken {
            rewriter.replace(&branch, at: index, with: .nop, by: pass)
        } else if branch.imm % 4 == 0 {
            let goto = Op(.goto, instruction: branch.instruction, imm: branch.imm)
            rewriter.end(&branch, at: index, with: goto, by: pass)
        } else {
            rewriter.end(&branch, at: index, with: misaligned(branch.imm, branch), by: pass)
        }
    }

    /// The trap of a jump to `target`.
    func misaligned(_ target: UInt64, _ jump: Op) -> Op {
        Op(
            .trap, detail: TrapCause.instructionAddressMisaligned.rawValue, instruction: jump.instruction, imm: target)
    }
}
