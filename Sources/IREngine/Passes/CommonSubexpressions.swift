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
    /// Ops, each as its kind and operands over its name in the lowest 16 bits. One that an earlier block left behind does
    /// no harm: what it names now is compared.
    private var places = InlineArray<64, UInt64>(repeating: .max)

    /// The pass, before any block.
    package init(faults: Faults) { self.faults = faults }

    @inline(__always)
    package mutating func visit(_ op: inout Op, at index: Int, _ rewriter: inout Rewriter) {
        guard op.kind.isUnary && op.kind != .copy || op.kind.isBinary else { return }
        let earlier = earlier(op, at: index, &rewriter)
        if earlier != Op.none { op = Op(.copy, instruction: op.instruction, a: earlier) }
    }

    /// Looks at an op, which stands or would stand at `index`, that computes a value from one operand or two.
    ///
    /// - Returns: The earlier op whose copy it becomes, which is counted; or `Op.none`, and the op is remembered.
    @inline(__always)
    mutating func earlier(_ op: Op, at index: Int, _ rewriter: inout Rewriter) -> Temp {
        // The same whichever operand comes first.
        let (low, high) = (UInt64(min(op.a, op.b)), UInt64(max(op.a, op.b)))
        let identity = high << 48 | low << 32 | UInt64(op.kind.rawValue) << 16
        // The upper bits of a product depend on all bits of the factor; the factor is 2^64 divided by the golden ratio.
        let place = Int(truncatingIfNeeded: ((identity &+ op.imm) &* 0x9e37_79b9_7f4a_7c15) &>> 58)
        // Same in all but the name: seldom, so that the rest is looked at elsewhere.
        if (places[place] ^ identity) &>> 16 == 0 {
            let earlier = Temp(truncatingIfNeeded: places[place])
            if replaces(earlier, op, at: index, &rewriter) { return earlier }
        }
        places[place] = identity | UInt64(UInt16(truncatingIfNeeded: index))
        return Op.none
    }

    @inline(never)
    private func replaces(_ earlier: Temp, _ op: Op, at index: Int, _ rewriter: inout Rewriter) -> Bool {
        guard Int(earlier) < index, isSame(rewriter.ops[Int(earlier)], op) else { return false }
        let copy = Op(.copy, instruction: op.instruction, a: earlier)
        return rewriter.permits(op, at: index, becoming: copy, by: .commonSubexpressions)
    }

    @inline(__always)
    private func isSame(_ earlier: Op, _ op: Op) -> Bool {
        guard earlier.kind == op.kind, earlier.imm == op.imm else { return false }
        if earlier.a == op.a, earlier.b == op.b { return true }
        // Operands first: what an earlier block has left in `places` may be of any.
        guard earlier.a == op.b, earlier.b == op.a else { return false }
        return op.kind.isCommutative || op.kind == .sub && faults.isPlanted(.irCommonSubSwapped)
    }
}

extension CommonSubexpressions where Faults == NoFault {
    /// The pass, sound.
    package init() { self.init(faults: NoFault()) }
}
