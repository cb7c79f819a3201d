import GuestISA
import HostX86
import PlantedFaults
import TranslationRuntime

/// Shifts by a constant. `rd` is never x0 here.
extension DirectTranslator {
    /// `rd = rs1 <op> shamt`, 64 bits.
    func shift(_ i: Instruction, _ op: HostShift, _ code: inout BlockBuilder) {
        if i.rs1 == 0 { return setConstant(i.rd, 0, &code) }
        if i.imm == 0 { return copy(i.rd, from: i.rs1, &code) }
        let count = UInt8(truncatingIfNeeded: i.imm)
        if i.rd == i.rs1, map[i.rd] == nil {
            return code.asm.shift(op, .w64, dst: ContextField.x(i.rd), count: count)
        }
        let target = target(i.rd)
        read(i.rs1, into: target, &code)
        code.asm.shift(op, .w64, dst: target, count: count)
        write(i.rd, &code)
    }

    /// `rd = signExtend32(rs1 << shamt)`
    func shiftLeftWord(_ i: Instruction, _ code: inout BlockBuilder) {
        if i.rs1 == 0 || i.imm == 0 { return copySignExtended(i.rd, from: i.rs1, &code) }
        let target = target(i.rd)
        if i.rd != i.rs1 || map[i.rd] == nil { readWord(i.rs1, into: target, &code) }
        code.asm.shift(.shl, .w32, dst: target, count: UInt8(truncatingIfNeeded: i.imm))
        extendTarget(i.rd, &code)
        write(i.rd, &code)
    }

    /// `rd = signExtend32(rs1[31:0] >> shamt)`, shifting in zeros.
    func shiftRightWord(_ i: Instruction, _ code: inout BlockBuilder) {
        if i.rs1 == 0 || i.imm == 0 { return copySignExtended(i.rd, from: i.rs1, &code) }
        let target = target(i.rd)
        if i.rd != i.rs1 || map[i.rd] == nil { readWord(i.rs1, into: target, &code) }
        // Bit 31 of the result is zero: the host's zero-extension is the sign-extension.
        code.asm.shift(.shr, .w32, dst: target, count: UInt8(truncatingIfNeeded: i.imm))
        write(i.rd, &code)
    }

    /// `rd = signExtend32(rs1[31:0]) >> shamt`, shifting in the sign.
    func shiftRightArithmeticWord(_ i: Instruction, _ code: inout BlockBuilder) {
        if i.rs1 == 0 { return setConstant(i.rd, 0, &code) }
        if faults.isPlanted(.directSraiwWide) {
            extendPending(i.rs1, &code)
            return shift(i, .sar, &code)
        }
        // The sign of bit 31 is that of bit 63 already.
        if isExact(i.rs1) { return shift(i, .sar, &code) }
        let target = target(i.rd)
        if let source = map[i.rs1] {
            code.asm.movsx(dst: target, src: source, from: .w32)
        } else {
            code.asm.movsx(dst: target, src: ContextField.x(i.rs1), from: .w32)
        }
        if i.imm != 0 { code.asm.shift(.sar, .w64, dst: target, count: UInt8(truncatingIfNeeded: i.imm)) }
        write(i.rd, &code)
    }
}

/// Shifts by a register. The host takes the amount modulo 64 or 32 as the guest does.
extension DirectTranslator {
    /// `rd = rs1 <op> amount[5:0]`, 64 bits.
    ///
    /// - Parameter fiveBits: Makes the mistake of using `amount[4:0]`.
    func shift(
        _ i: Instruction, _ op: HostShift, by amount: UInt8, fiveBits: Bool = false, _ code: inout BlockBuilder
    ) {
        if i.rs1 == 0 { return setConstant(i.rd, 0, &code) }
        if amount == 0 { return copy(i.rd, from: i.rs1, &code) }
        if fiveBits {
            readWord(amount, into: .rcx, &code)
            code.asm.alu(.and, .w32, dst: .rcx, src: 31)
            shift(i, op, .w64, byHost: .rcx, &code)
        } else {
            shift(i, op, .w64, byHost: hostAmount(amount, &code), &code)
        }
        write(i.rd, &code)
    }

    /// `rd = signExtend32(rs1[31:0] <op> amount[4:0])`
    func shiftWord(_ i: Instruction, _ op: HostShift, by amount: UInt8, _ code: inout BlockBuilder) {
        if i.rs1 == 0 || amount == 0 { return copySignExtended(i.rd, from: i.rs1, &code) }
        shift(i, op, .w32, byHost: hostAmount(amount, &code), &code)
        // Even a right shift needs it: by 0, bit 31 stays.
        extendTarget(i.rd, &code)
        write(i.rd, &code)
    }

    /// The register SLLW shifts by: rs2, unless the fault has rs1 overwrite it first.
    func sllwAmount(_ i: Instruction) -> UInt8 {
        faults.isPlanted(.directSllwAmountClobbered) && i.rd == i.rs2 ? i.rs1 : i.rs2
    }

    /// A host register with the amount in its low bits; rcx if the host can only shift by that.
    @inline(__always)
    private func hostAmount(_ amount: UInt8, _ code: inout BlockBuilder) -> HostRegister {
        if usesBMI2, let register = map[amount] { return register }
        readWord(amount, into: .rcx, &code)
        return .rcx
    }

    /// Computes `rs1 <op> amount` in `target(rd)`; `rs1` is not x0.
    @inline(__always)
    private func shift(
        _ i: Instruction, _ op: HostShift, _ width: HostWidth, byHost amount: HostRegister, _ code: inout BlockBuilder
    ) {
        let target = target(i.rd)
        if usesBMI2, let op = op.bmi2 {
            if let source = map[i.rs1] {
                code.asm.shift(op, width, dst: target, src: source, count: amount)
            } else {
                code.asm.shift(op, width, dst: target, src: ContextField.x(i.rs1), count: amount)
            }
        } else {
            // The amount is in rcx, so target may be the register it came from.
            read(i.rs1, into: target, &code)
            code.asm.shiftByCL(op, width, dst: target)
        }
    }
}

extension HostShift {
    /// The form that takes its count from any register; nil for rotations.
    fileprivate var bmi2: HostBMI2Shift? {
        switch self {
        case .shl: .shlx
        case .shr: .shrx
        case .sar: .sarx
        case .rol, .ror: nil
        }
    }
}
