import GuestMachine
import PlantedFaults

/// Runs ops directly, on any host: the meaning of each op, executed.
package struct PortableBackend<Faults: FaultSwitch> {
    /// How a block was left.
    package struct Outcome {
        /// Instructions of the block that retired.
        package let retiredCount: Int
        /// What the next one raised, if it did.
        package let trap: Trap?
    }

    private let memory: GuestMemory
    private let faults: Faults
    /// The value of each op of the block; `OpBlock.capacity` of them, so any operand of any block is inside.
    private let values: UnsafeMutablePointer<UInt64>

    /// A back end that computes in `values`, room for `OpBlock.capacity`, which outlives it.
    package init(memory: GuestMemory, values: UnsafeMutablePointer<UInt64>, faults: Faults) {
        self.memory = memory
        self.values = values
        self.faults = faults
    }

    /// Runs `block` on `hart`, whose pc is set and whose instret is not changed.
    ///
    /// - Parameters:
    ///   - block: A block that begins at the hart's pc.
    ///   - hart: The state to advance.
    ///   - codeWasWritten: Asked after each store; true ends the block there, as its code may be stale.
    @specialized(where Faults == NoFault)
    package func run(_ block: PortableBlock, _ hart: inout HartState, codeWasWritten: () -> Bool) -> Outcome {
        var skippedCount = 0
        for index in 0..<block.ops.count {
            let op = block.ops[index]
            switch op.kind {
            case .nop: break
            case .const: values[index] = op.imm
            case .get: values[index] = hart.x[Int(op.detail)]
            case .copy, .sext32, .zext32: values[index] = op.kind.value(values[Int(op.a)], 0)
            case .add, .sub, .and, .or, .xor, .shl, .shr, .sar, .slt, .sltu, .addw, .subw, .shlw, .shrw, .sarw, .rorw:
                let b = op.b == Op.none ? op.imm : values[Int(op.b)]
                let isFaulty = faults.isPlanted(.irPortableSltuSigned) && op.kind == .sltu
                values[index] = (isFaulty ? OpKind.slt : op.kind).value(values[Int(op.a)], b)
                if faults.isPlanted(.irPortableSllwSixBits), op.kind == .shlw {
                    values[index] = OpKind.sext32.value(values[Int(op.a)] &<< b, 0)
                }
            case .load8s, .load8u:
                if let fault = load(UInt8.self, op, index) { return trap(fault, op, block, skippedCount, &hart) }
            case .load16s, .load16u:
                if let fault = load(UInt16.self, op, index) { return trap(fault, op, block, skippedCount, &hart) }
            case .load32s, .load32u:
                if let fault = load(UInt32.self, op, index) { return trap(fault, op, block, skippedCount, &hart) }
            case .load64:
                if let fault = load(UInt64.self, op, index) { return trap(fault, op, block, skippedCount, &hart) }
            case .select:
                let holds = op.condition.holds(values[Int(op.a)], values[Int(op.b)])
                values[index] = values[Int(holds ? op.c : op.d)]
                if holds { skippedCount += 1 }
            case .store8, .store16, .store32, .store64:
                if let fault = store(op) { return trap(fault, op, block, skippedCount, &hart) }
                if codeWasWritten() {
                    return leave(block.addresses[Int(op.instruction) + 1], op, skippedCount, &hart)
                }
            case .check:
                let target = values[Int(op.a)]
                if target & 2 != 0 {
                    return trap(Trap(.instructionAddressMisaligned, value: target), op, block, skippedCount, &hart)
                }
            case .set: hart.x[Int(op.detail)] = values[Int(op.a)]
            case .branch:
                guard op.condition.holds(values[Int(op.a)], values[Int(op.b)]) else { continue }
                guard op.imm & 2 == 0 else {
                    return trap(Trap(.instructionAddressMisaligned, value: op.imm), op, block, skippedCount, &hart)
                }
                return leave(op.imm, op, skippedCount, &hart)
            case .goto: return leave(op.imm, op, skippedCount, &hart)
            case .gotoValue: return leave(values[Int(op.a)], op, skippedCount, &hart)
            case .trap: return trap(Trap(op.cause, value: op.imm), op, block, skippedCount, &hart)
            }
        }
        preconditionFailure("the block at \(block.startPC) has no terminator")
    }

    /// Leaves the block after the instruction of `op`.
    private func leave(_ pc: UInt64, _ op: Op, _ skippedCount: Int, _ hart: inout HartState) -> Outcome {
        hart.pc = pc
        return Outcome(retiredCount: Int(op.instruction) + 1 - skippedCount, trap: nil)
    }

    /// Leaves the block before the instruction of `op`.
    private func trap(
        _ trap: Trap, _ op: Op, _ block: PortableBlock, _ skippedCount: Int, _ hart: inout HartState
    ) -> Outcome {
        hart.pc = block.addresses[Int(op.instruction)]
        return Outcome(retiredCount: Int(op.instruction) - skippedCount, trap: trap)
    }

    @inline(__always)
    private func address(_ op: Op) -> UInt64 { op.a == Op.none ? op.imm : values[Int(op.a)] &+ op.imm }

    @inline(__always)
    private func load<T: FixedWidthInteger & UnsignedInteger>(_ type: T.Type, _ op: Op, _ index: Int) -> Trap? {
        switch memory.load(type, at: address(op)) {
        case .value(let bytes):
            values[index] = op.kind.extended(bytes)
            return nil
        case .fault(let address): return Trap(.loadAccessFault, value: address)
        }
    }

    @inline(__always)
    private func store(_ op: Op) -> Trap? {
        let value = values[Int(op.b)]
        let fault: UInt64? =
            switch op.kind.accessByteCount {
            case 1: memory.store(UInt8(truncatingIfNeeded: value), at: address(op))
            case 2: memory.store(UInt16(truncatingIfNeeded: value), at: address(op))
            case 4: memory.store(UInt32(truncatingIfNeeded: value), at: address(op))
            default: memory.store(value, at: address(op))
            }
        return fault.map { Trap(.storeAccessFault, value: $0) }
    }
}
