import PlantedFaults

/// Removes redundant reads and writes of guest registers: remembers which value each register holds.
///
///     t0 = x6                        t0 = x6
///     x5 = add t0, 1                 t1 = add t0, 1
///                                    x5 = t1
///     t3 = x5                        t3 = t1              // already known
///     x6 = t0                                             // removed: x6 holds it
package struct RegisterForwarding<Faults: FaultSwitch>: ForwardPass {
    package static var name: PassName { .registerForwarding }

    private let faults: Faults
    /// The value each register holds, or `Op.none` if it has not been seen in this block.
    private var known = InlineArray<32, Temp>(repeating: Op.none)

    /// The pass, before any block.
    package init(faults: Faults) { self.faults = faults }

    package mutating func begin() { known = InlineArray(repeating: Op.none) }

    /// The value that the register of `get`, which would stand at `index`, is known to hold, or nil: then the op is
    /// needed, and its value is known from now on.
    @inline(__always)
    mutating func read(_ get: Op, at index: Int, _ rewriter: inout Rewriter) -> Temp? {
        let value = known[Int(get.detail)]
        guard value != Op.none else {
            known[Int(get.detail)] = Temp(truncatingIfNeeded: index)
            return nil
        }
        let copy = Op(.copy, instruction: get.instruction, a: value)
        return rewriter.permits(get, at: index, becoming: copy, by: .registerForwarding) ? value : nil
    }

    @inline(__always)
    package mutating func visit(_ op: inout Op, at index: Int, _ rewriter: inout Rewriter) {
        switch op.kind {
        case .get:
            let value = known[Int(op.detail)]
            if value == Op.none {
                known[Int(op.detail)] = Temp(truncatingIfNeeded: index)
            } else {
                let copy = Op(.copy, instruction: op.instruction, a: value)
                rewriter.replace(&op, at: index, with: copy, by: .registerForwarding)
            }
        case .set:
            if known[Int(op.detail)] == op.a,
                rewriter.replace(&op, at: index, with: .nop, by: .registerForwarding)
            {
                return
            }
            if faults.isPlanted(.irCopyPastWrite), rewriter.ops[Int(op.a)].kind.isLoad,
                known[Int(op.detail)] != Op.none
            {
                return
            }
            known[Int(op.detail)] = op.a
        case .nop, .const, .copy, .sext32, .zext32, .add, .sub, .and, .or, .xor, .shl, .shr, .sar, .slt, .sltu, .addw,
            .subw, .shlw, .shrw, .sarw, .rorw, .load8s, .load16s, .load32s, .load64, .load8u, .load16u, .load32u,
            .store8,
            .store16, .store32, .store64, .check, .branch, .goto, .gotoValue, .trap:
            break
        }
    }
}

extension RegisterForwarding where Faults == NoFault {
    /// The pass, sound.
    package init() { self.init(faults: NoFault()) }
}
