import HostX86
import PlantedFaults

/// Ops that compute a value from values.
extension X86Backend {
    mutating func emitUnary(_ index: Int, _ asm: inout Assembler) {
        let op = allocator.ops[index]
        let target = target(index, &asm)
        let a = allocator.operand(op.a, at: index, for: target, &asm)
        let result = result(target, op.a, a, index, &asm)
        if op.kind == .sext32 {
            switch a {
            case .register(let source): asm.movsx(dst: result, src: source, from: .w32)
            case .memory(let memory): asm.movsx(dst: result, src: memory, from: .w32)
            case .constant(let value): move(.w64, to: result, .constant(OpKind.sext32.value(value, 0)), &asm)
            }
        } else if op.kind == .zext32, case .register(let source) = a {
            // Also when it is the same register: a 32-bit move clears the upper half.
            asm.mov(.w32, dst: result, src: source)
        } else {
            move(op.kind == .zext32 ? .w32 : .w64, to: result, a, &asm)
        }
    }

    /// The register for a result: the target if there is one, that of the operand if it dies here, else a new one.
    mutating func result(
        _ target: HostRegister?, _ temp: Temp, _ place: OperandPlace, _ index: Int, _ asm: inout Assembler
    ) -> HostRegister {
        let value = Temp(truncatingIfNeeded: index)
        if let target {
            allocator.place(value, in: target)
            return target
        }
        if case .register = place, allocator.givesUpRegister(temp, at: index) {
            return allocator.take(temp, for: value)
        }
        return allocator.allocate(for: value, &asm)
    }

    @inline(__always)
    private mutating func operandB(
        _ op: Op, _ index: Int, for target: HostRegister?, _ asm: inout Assembler
    ) -> OperandPlace {
        op.b == Op.none ? .constant(op.imm) : allocator.operand(op.b, at: index, for: target, &asm)
    }

    // MARK: Arithmetic and logic

    mutating func emitArithmetic(_ index: Int, _ asm: inout Assembler) {
        let op = allocator.ops[index]
        let isWord = op.kind == .addw || op.kind == .subw
        let width: HostWidth = isWord ? .w32 : .w64
        let target = target(index, &asm)
        let a = allocator.operand(op.a, at: index, for: target, &asm)
        let b = operandB(op, index, for: target, &asm)
        let result: HostRegister
        if target == nil, op.b != Op.none, case .register = b, !allocator.givesUpRegister(op.a, at: index),
            allocator.givesUpRegister(op.b, at: index)
        {
            result = allocator.take(op.b, for: Temp(truncatingIfNeeded: index))
        } else {
            result = self.result(target, op.a, a, index, &asm)
        }
        if case .register(result) = a {
            apply(alu(op.kind), width, to: result, b, &asm)
        } else if case .register(result) = b {
            if op.kind == .sub || op.kind == .subw {
                emitReverseSubtraction(width, result, a, &asm)
            } else {
                apply(alu(op.kind), width, to: result, a, &asm)
            }
        } else if let sum = addressForm(op, a, b) {
            asm.lea(width, dst: result, src: sum)
        } else if op.kind == .and, case .constant(0xff) = b, case .register(let source) = a {
            asm.movzx(dst: result, src: source, from: faults.isPlanted(.irX86AndiHalfword) ? .w16 : .w8)
        } else {
            move(width, to: result, a, &asm)
            apply(alu(op.kind), width, to: result, b, &asm)
        }
        if isWord, allocator.uses[index].needsUpper { asm.movsx(dst: result, src: result, from: .w32) }
    }

    /// `result = a - result`
    private func emitReverseSubtraction(
        _ width: HostWidth, _ result: HostRegister, _ a: OperandPlace, _ asm: inout Assembler
    ) {
        if faults.isPlanted(.irX86SubReversed) {
            apply(.sub, width, to: result, a, &asm)
        } else {
            asm.unary(.neg, width, dst: result)
            if case .constant(0) = a { return }
            if faults.isPlanted(.irX86ReverseConstant), case .constant = a { return }
            apply(.add, width, to: result, a, &asm)
        }
    }

    /// The sum as the operand of a `lea`, if it is one that needs no move.
    @inline(__always)
    private func addressForm(_ op: Op, _ a: OperandPlace, _ b: OperandPlace) -> HostMemory? {
        guard op.kind == .add || op.kind == .addw, case .register(let base) = a else { return nil }
        switch b {
        case .register(let index): return .at(base, index: index)
        case .constant(let value):
            let displacement = Int32(truncatingIfNeeded: value)
            return op.kind == .addw || Int64(displacement) == Int64(bitPattern: value) ? .at(base, displacement) : nil
        case .memory: return nil
        }
    }

    private func alu(_ kind: OpKind) -> HostALU {
        switch kind {
        case .add, .addw: .add
        case .sub, .subw: .sub
        case .and: .and
        case .or: .or
        case .xor: .xor
        case .nop, .const, .get, .copy, .sext32, .zext32, .shl, .shr, .sar, .slt, .sltu, .shlw, .shrw, .sarw, .rorw,
            .load8s,
            .load16s, .load32s, .load64, .load8u, .load16u, .load32u, .select, .store8, .store16, .store32, .store64,
            .check,
            .set, .branch, .goto, .gotoValue, .trap:
            preconditionFailure("\(kind) is not arithmetic")
        }
    }

    // MARK: Shifts

    mutating func emitShift(_ index: Int, _ asm: inout Assembler) {
        let op = allocator.ops[index]
        let isWord = op.kind.isWord
        let width: HostWidth = isWord ? .w32 : .w64
        let target = target(index, &asm)
        let a = allocator.operand(op.a, at: index, for: target, &asm)
        let b = operandB(op, index, for: target, &asm)
        let (shift, shiftX) = shifts(op.kind)
        let result: HostRegister
        var isExtended = !isWord
        switch b {
        case .constant(let value):
            result = self.result(target, op.a, a, index, &asm)
            move(width, to: result, a, &asm)
            let isFiveBits = isWord || faults.isPlanted(.irX86ShiftCount31)
            let count = UInt8(truncatingIfNeeded: value) & (isFiveBits ? 31 : 63)
            if count != 0 { asm.shift(shift, width, dst: result, count: count) }
            // What is shifted in are zeros: bit 31 is clear, and the host cleared the upper half.
            if op.kind == .shrw, count != 0 { isExtended = true }
            if faults.isPlanted(.irX86SraiwZeros), op.kind == .sarw { isExtended = true }
        case .register, .memory:
            if usesBMI2, op.kind != .rorw {
                var count = HostRegister.rcx
                if case .register(let register) = b { count = register } else { move(.w32, to: .rcx, b, &asm) }
                result = self.result(target, op.a, a, index, &asm)
                emitShiftX(shiftX, width, result, a, count, &asm)
            } else {
                // The count first: the result may take the register of either operand.
                move(.w32, to: .rcx, b, &asm)
                result = self.result(target, op.a, a, index, &asm)
                move(width, to: result, a, &asm)
                asm.shiftByCL(shift, width, dst: result)
            }
        }
        if !isExtended, allocator.uses[index].needsUpper { asm.movsx(dst: result, src: result, from: .w32) }
    }

    private func emitShiftX(
        _ shift: HostBMI2Shift, _ width: HostWidth, _ result: HostRegister, _ a: OperandPlace, _ count: HostRegister,
        _ asm: inout Assembler
    ) {
        switch a {
        case .register(let source): asm.shift(shift, width, dst: result, src: source, count: count)
        case .memory(let memory): asm.shift(shift, width, dst: result, src: memory, count: count)
        case .constant:
            var source = result
            if count == result, !faults.isPlanted(.irX86ShiftClobbersCount) { source = .rax }
            move(width, to: source, a, &asm)
            asm.shift(shift, width, dst: result, src: source, count: count)
        }
    }

    private func shifts(_ kind: OpKind) -> (HostShift, HostBMI2Shift) {
        switch kind {
        case .shl, .shlw: (.shl, .shlx)
        case .shr, .shrw: (.shr, .shrx)
        case .sar, .sarw: (.sar, .sarx)
        case .rorw: (.ror, .sarx)  // The host has no such rotation: see `emitShift`.
        case .nop, .const, .get, .copy, .sext32, .zext32, .add, .sub, .and, .or, .xor, .slt, .sltu, .addw, .subw,
            .load8s, .load16s, .load32s, .load64, .load8u, .load16u, .load32u, .select, .store8, .store16, .store32,
            .store64,
            .check, .set, .branch, .goto, .gotoValue, .trap:
            preconditionFailure("\(kind) is not a shift")
        }
    }

    // MARK: Comparisons

    mutating func emitComparison(_ index: Int, _ asm: inout Assembler) {
        let op = allocator.ops[index]
        let target = target(index, &asm)
        let a = allocator.operand(op.a, at: index, for: target, &asm)
        let b = operandB(op, index, for: target, &asm)
        let result = result(target, op.a, a, index, &asm)
        // Zeroed ahead of the comparison, which that must not disturb, the result needs no extension.
        var isExtended = true
        if case .register(result) = a { isExtended = false }
        if case .register(result) = b { isExtended = false }
        if faults.isPlanted(.irX86SetccDirty) {
            isExtended = true
        } else if isExtended {
            asm.mov(dst: result, imm: 0, mayClobberFlags: true)
        }
        let isSwapped = compare(a, b, &asm)
        let condition: HostCondition = op.kind == .slt ? (isSwapped ? .g : .l) : (isSwapped ? .a : .b)
        asm.setcc(condition, dst: result)
        if !isExtended { asm.movzx(dst: result, src: result, from: .w8) }
    }

    /// Sets the flags to those of `a` - `b`, or of `b` - `a`: then it returns true. May use rax.
    func compare(_ a: OperandPlace, _ b: OperandPlace, _ asm: inout Assembler) -> Bool {
        switch (a, b) {
        case (.register(let register), .constant(0)): asm.test(.w64, dst: register, src: register)
        case (.register(let register), _): apply(.cmp, .w64, to: register, b, &asm)
        case (.memory(let memory), .register(let register)): asm.alu(.cmp, .w64, dst: memory, src: register)
        case (.memory(let memory), .constant(let value)):
            if let short = Int32(exactly: Int64(bitPattern: value)) {
                asm.alu(.cmp, .w64, dst: memory, src: short)
            } else {
                asm.mov(dst: .rax, imm: Int64(bitPattern: value))
                asm.alu(.cmp, .w64, dst: memory, src: .rax)
            }
        case (.constant, .register), (.constant, .memory):
            _ = compare(b, a, &asm)
            return true
        case (.memory, .memory), (.constant, .constant):
            move(.w64, to: .rcx, a, &asm)
            apply(.cmp, .w64, to: .rcx, b, &asm)
        }
        return false
    }
}
