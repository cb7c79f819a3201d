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

    /// What registers hold at the beginning of blocks that begin with them.
    private let own: InlineArray<32, Temp>

    /// The pass, before any block.
    package init(faults: Faults) {
        self.faults = faults
        own = InlineArray { Temp(truncatingIfNeeded: $0) }
    }

    package mutating func begin() { known = InlineArray(repeating: Op.none) }

    /// Turns to a block that begins with the registers: each is known.
    @inline(__always)
    mutating func beginWithRegisters() { known = own }

    /// The value that a register is known to hold, in a block that begins with them.
    @inline(__always)
    func value(of register: UInt8) -> Temp { known[Int(register & 31)] }

    /// Whether a register is known to hold `value`.
    @inline(__always)
    func holds(_ register: UInt8, _ value: Temp) -> Bool {
        if faults.isPlanted(.irForwardNeighbour), known[Int(register & 31 ^ 1)] == value { return true }
        return known[Int(register & 31)] == value
    }

    /// Notes that `value` has been written to a register.
    @inline(__always)
    mutating func noteWrite(_ register: UInt8, _ value: Temp, _ ops: UnsafeMutablePointer<Op>) {
        if faults.isPlanted(.irCopyPastWrite), ops[Int(value)].kind.isLoad { return }
        if faults.isPlanted(.irForwardUnextended), ops[Int(value)].kind == .sext32 {
            known[Int(register & 31)] = ops[Int(value)].a
            return
        }
        known[Int(register & 31)] = value
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
            if holds(op.detail, op.a),
                rewriter.replace(&op, at: index, with: .nop, by: .registerForwarding)
            {
                return
            }
            noteWrite(op.detail, op.a, rewriter.ops)
        case .nop, .const, .copy, .sext32, .zext32, .add, .sub, .and, .or, .xor, .shl, .shr, .sar, .slt, .sltu, .addw,
            .subw, .shlw, .shrw, .sarw, .rorw, .load8s, .load16s, .load32s, .load64, .load8u, .load16u, .load32u,
            .select,
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
