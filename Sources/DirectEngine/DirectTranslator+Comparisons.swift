import GuestISA
import HostX86
import PlantedFaults
import TranslationRuntime

extension DirectTranslator {
    /// Compares two guest registers; of the scratch registers only rcx changes.
    @inline(__always)
    func compare(
        _ rs1: UInt8, _ rs2: UInt8, _ comparison: GuestComparison, _ code: inout BlockBuilder
    ) -> ComparisonOutcome {
        if rs1 == rs2 { return .known(comparison.holdsForSame) }
        if rs2 == 0 {
            if let outcome = comparison.outcomeWithZero { return .known(outcome) }
            compareWithZero(rs1, &code)
            return .flags(comparison.condition)
        }
        if rs1 == 0 {
            compareWithZero(rs2, &code)
            return .flags(comparison.mirrored)
        }
        if let first = map[rs1] {
            apply(.cmp, .w64, first, rs2, &code)
        } else if let second = map[rs2] {
            code.asm.alu(.cmp, .w64, dst: ContextField.x(rs1), src: second)
        } else {
            read(rs1, into: .rcx, &code)
            apply(.cmp, .w64, .rcx, rs2, &code)
        }
        return .flags(comparison.condition)
    }

    /// The host's condition for a branch on a register whose value the flags still reflect, or nil.
    @inline(__always)
    func knownFlags(
        _ i: Instruction, _ comparison: GuestComparison, _ code: BlockBuilder
    ) -> ComparisonOutcome? {
        guard usesFlagReuse, flags.offset == code.asm.offset, i.rs1 == flags.register, i.rs2 == 0 else { return nil }
        switch comparison {
        case .equal: return .flags(flags.isNotZero.inverted)
        case .notEqual: return .flags(flags.isNotZero)
        case .less, .notLess, .below, .notBelow: return nil
        }
    }

    /// Notes that the host's flags say whether guest register `rd`, just written, is zero.
    @inline(__always)
    func noteZeroFlag(_ rd: UInt8, _ code: BlockBuilder) {
        flags = FlagFact(register: rd, isNotZero: .ne, offset: code.asm.offset)
    }

    /// Sets the host's flags as `cmp source, 0` does; `source` is not x0.
    @inline(__always)
    private func compareWithZero(_ source: UInt8, _ code: inout BlockBuilder) {
        if let register = map[source] {
            code.asm.test(.w64, dst: register, src: register)
        } else {
            code.asm.alu(.cmp, .w64, dst: ContextField.x(source), src: 0)
        }
    }
}

/// SLT and its like. `rd` is never x0 here.
extension DirectTranslator {
    /// `rd = rs1 < rs2 ? 1 : 0`
    func setIfLess(_ i: Instruction, signed: Bool, _ code: inout BlockBuilder) {
        if i.rs1 == i.rs2 || !signed && i.rs2 == 0 { return setConstant(i.rd, 0, &code) }
        if i.rs2 == 0 { return setToSign(i, &code) }
        let isApart = clearTarget(i.rd, unless: i.rs1, i.rs2, &code)
        let outcome = compare(i.rs1, i.rs2, signed ? .less : .below, &code)
        guard case .flags(let condition) = outcome else { preconditionFailure("\(i) has a known result") }
        set(i.rd, if: condition, isCleared: isApart, &code)
    }

    /// `rd = rs1 < imm ? 1 : 0`
    func setIfLessThanImmediate(_ i: Instruction, signed: Bool, _ code: inout BlockBuilder) {
        if i.rs1 == 0 { return setConstant(i.rd, (signed ? i.imm > 0 : i.imm != 0) ? 1 : 0, &code) }
        if i.imm == 0 { return signed ? setToSign(i, &code) : setConstant(i.rd, 0, &code) }
        let isCleared = clearTarget(i.rd, unless: i.rs1, i.rs1, &code)
        // SLTIU compares unsigned with the sign-extended immediate, as `cmp` does.
        if let source = map[i.rs1] {
            code.asm.alu(.cmp, .w64, dst: source, src: i.imm)
        } else {
            code.asm.alu(.cmp, .w64, dst: ContextField.x(i.rs1), src: i.imm)
        }
        set(i.rd, if: signed ? .l : .b, isCleared: isCleared, &code)
    }

    /// `rd = rs1 < 0 ? 1 : 0`: bit 63.
    @inline(__always)
    private func setToSign(_ i: Instruction, _ code: inout BlockBuilder) {
        shift(Instruction(.srli, rd: i.rd, rs1: i.rs1, imm: 63), .shr, &code)
    }

    /// Zeroes the register that gets the result, ahead of a comparison, unless the comparison reads it.
    ///
    /// - Returns: Whether it was zeroed.
    @inline(__always)
    private func clearTarget(_ rd: UInt8, unless rs1: UInt8, _ rs2: UInt8, _ code: inout BlockBuilder) -> Bool {
        if map[rd] != nil, rd == rs1 || rd == rs2 { return false }
        code.asm.mov(dst: target(rd), imm: 0, mayClobberFlags: true)
        return true
    }

    /// `rd = condition ? 1 : 0`
    @inline(__always)
    private func set(_ rd: UInt8, if condition: HostCondition, isCleared: Bool, _ code: inout BlockBuilder) {
        let target = target(rd)
        code.asm.setcc(condition, dst: target)
        if !isCleared { code.asm.movzx(dst: target, src: target, from: .w8) }
        write(rd, &code)
        // Neither move changes the flags.
        flags = FlagFact(register: rd, isNotZero: condition, offset: code.asm.offset)
    }
}
