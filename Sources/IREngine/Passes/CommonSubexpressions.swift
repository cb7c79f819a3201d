import PlantedFaults

/// Computes once what is computed from the same values again.
///
///     t1 = shl t0, 3                 t1 = shl t0, 3
///     t2 = add t1, t5                t2 = add t1, t5
///     t3 = shl t0, 3                 t3 = t1
///     t4 = add t5, t1                t4 = t2
///
/// Ops are remembered in few places, by what they compute from what; one takes the place of another.
package struct CommonSubexpressions<Faults: FaultSwitch>: ForwardPass {
    package static var name: PassName { .commonSubexpressions }

    private let faults: Faults
    /// Names of ops. One that an earlier block left behind does no harm: what it names now is compared.
    private var places = InlineArray<64, Temp>(repeating: Op.none)

    /// The pass, before any block.
    package init(faults: Faults) { self.faults = faults }

    @inline(__always)
    package mutating func visit(_ op: inout Op, at index: Int, _ rewriter: inout Rewriter) {
        if op.kind.isUnary && op.kind != .copy || op.kind.isBinary { visitComputation(&op, at: index, &rewriter) }
    }

    /// Looks at an op that computes a value from one operand or two.
    @inline(__always)
    mutating func visitComputation(_ op: inout Op, at index: Int, _ rewriter: inout Rewriter) {
        // The same whichever operand comes first.
        let key = UInt64(op.a ^ op.b) &+ UInt64(op.kind.rawValue) &* 7 &+ op.imm
        let place = Int(truncatingIfNeeded: key) & 63
        let earlier = places[place]
        if Int(earlier) < index, looksSame(rewriter.ops + Int(earlier), op),
            replace(&op, at: index, with: earlier, &rewriter)
        {
            return
        }
        places[place] = Temp(truncatingIfNeeded: index)
    }

    /// Whether two ops have the same kind, immediate and operands, in whatever order: two words are compared.
    @inline(__always)
    private func looksSame(_ earlier: UnsafeMutablePointer<Op>, _ op: Op) -> Bool {
        // In the order in which `Op` has them, without `detail` and `instruction`.
        let word = UnsafeRawPointer(earlier).load(as: UInt64.self) & 0xffff_ffff_0000_00ff
        let (kind, a, b) = (UInt64(op.kind.rawValue), UInt64(op.a), UInt64(op.b))
        return earlier.pointee.imm == op.imm && (word == kind | a << 32 | b << 48 || word == kind | b << 32 | a << 48)
    }

    @inline(never)
    private func replace(_ op: inout Op, at index: Int, with earlier: Temp, _ rewriter: inout Rewriter) -> Bool {
        guard isSame(rewriter.ops[Int(earlier)], op) else { return false }
        let copy = Op(.copy, instruction: op.instruction, a: earlier)
        return rewriter.replace(&op, at: index, with: copy, by: .commonSubexpressions)
    }

    @inline(__always)
    private func isSame(_ earlier: Op, _ op: Op) -> Bool {
        guard earlier.kind == op.kind, earlier.imm == op.imm else { return false }
        if earlier.a == op.a, earlier.b == op.b { return true }
        let isCommutative = op.kind.isCommutative || faults.isPlanted(.irCommonSubSwapped) && op.kind == .sub
        return isCommutative && earlier.a == op.b && earlier.b == op.a
    }
}

extension CommonSubexpressions where Faults == NoFault {
    /// The pass, sound.
    package init() { self.init(faults: NoFault()) }
}
