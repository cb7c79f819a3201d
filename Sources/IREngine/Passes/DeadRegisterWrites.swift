import PlantedFaults

/// Removes writes of guest registers that are overwritten before anything can see them.
///
///     x5 = t0                                             // removed
///     t1 = add t0, 1                 t1 = add t0, 1
///     x5 = t1                        x5 = t1
///
/// Registers are seen by reads and wherever control may leave the block: at the end, and at every op that can trap.
package struct DeadRegisterWrites<Faults: FaultSwitch>: BackwardPass {
    package static var name: PassName { .deadRegisterWrites }

    private let faults: Faults
    /// One bit a register: whether it is written later in the block before anything can see it.
    private var overwritten: UInt32 = 0

    /// The pass, before any block.
    package init(faults: Faults) { self.faults = faults }

    package mutating func begin() { overwritten = 0 }

    @inline(__always)
    package mutating func visit(_ op: inout Op, at index: Int, _ rewriter: inout Rewriter) {
        if op.kind == .set {
            let set = op
            if !noteWrite(set), rewriter.replace(&op, at: index, with: .nop, by: .deadRegisterWrites) {
                noteRemoved(set, at: index, rewriter.ops, rewriter.uses)
            }
        } else if op.kind == .get {
            // A read whose value is not wanted does not see the register, whether it is removed or not.
            if rewriter.uses[index].count != 0 { noteRead(op) }
        } else {
            noteOther(op.kind)
        }
    }

    /// Takes note of a `set`.
    ///
    /// - Returns: Whether it is needed: if not, the register is written later before anything can see it.
    @inline(__always)
    mutating func noteWrite(_ op: Op) -> Bool {
        let bit: UInt32 = 1 &<< UInt32(op.detail)
        let isNeeded = overwritten & bit == 0
        overwritten |= bit
        return isNeeded
    }

    /// Takes note of a `get` whose value is wanted.
    @inline(__always)
    mutating func noteRead(_ op: Op) { overwritten &= ~(1 &<< UInt32(op.detail)) }

    /// Takes note of any op but `set` and `get`.
    @inline(__always)
    mutating func noteOther(_ kind: OpKind) {
        if faults.isPlanted(.irDeadWritePastFault), kind.isLoad { return }
        if faults.isPlanted(.irDeadPastStore), kind.isStore { return }
        if faults.isPlanted(.irDeadPastJalr), kind == .check { return }
        if faults.isPlanted(.irDeadIgnoresExit), kind == .branch {
            // As if neither side of a branch would read the registers that calls save for their callers.
            overwritten = DeadRegisterWrites.calleeSaved
            return
        }
        overwritten &= UInt32(truncatingIfNeeded: kind.isIn(OpKind.exiting)) &- 1
    }

    /// Takes note of a `set` that has been removed: its register is then free for the value, if that is computed right
    /// before.
    @inline(__always)
    func noteRemoved(
        _ set: Op, at index: Int, _ ops: UnsafeMutablePointer<Op>, _ uses: UnsafeMutablePointer<ValueUse>
    ) {
        if Int(set.a) == index &- 1, ops[Int(set.a)].kind != .get { uses[Int(set.a)].home = set.detail }
    }

    /// s0 to s11: x8, x9 and x18 to x27 (RISC-V ABIs Specification, "Integer Register Convention").
    private static var calleeSaved: UInt32 { 0x0ffc_0300 }
}

extension DeadRegisterWrites where Faults == NoFault {
    /// The pass, sound.
    package init() { self.init(faults: NoFault()) }
}
