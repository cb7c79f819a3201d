import GuestISA
import HostX86
import PlantedFaults
import TranslationRuntime

/// Sums, differences, bitwise operations and constants. `rd` is never x0 here, save in LUI.
extension DirectTranslator {
    /// `rd = imm`
    func loadUpperImmediate(_ i: Instruction, _ code: inout BlockBuilder) {
        let value = Int64(i.imm)
        setConstant(i.rd, faults.isPlanted(.directLuiZeroExtends) ? value & 0xffff_ffff : value, &code)
    }

    /// `rd = rs1 + imm`
    func addImmediate(_ i: Instruction, _ code: inout BlockBuilder) {
        if i.rs1 == 0 { return setConstant(i.rd, Int64(i.imm), &code) }
        if i.imm == 0 { return copy(i.rd, from: i.rs1, &code) }
        if i.rd == i.rs1 { return applyInPlace(.add, i, &code) }
        let target = target(i.rd)
        if let source = map[i.rs1] {
            code.asm.lea(.w64, dst: target, src: .at(source, i.imm))
        } else {
            read(i.rs1, into: target, &code)
            code.asm.alu(.add, .w64, dst: target, src: i.imm)
        }
        write(i.rd, &code)
    }

    /// `rd = rs1 ^ imm`
    func xorImmediate(_ i: Instruction, _ code: inout BlockBuilder) {
        if i.rs1 == 0 { return setConstant(i.rd, Int64(i.imm), &code) }
        if i.imm == 0 { return copy(i.rd, from: i.rs1, &code) }
        applyImmediate(.xor, i, &code)
    }

    /// `rd = rs1 | imm`
    func orImmediate(_ i: Instruction, _ code: inout BlockBuilder) {
        if i.rs1 == 0 || i.imm == -1 { return setConstant(i.rd, Int64(i.imm), &code) }
        if i.imm == 0 { return copy(i.rd, from: i.rs1, &code) }
        applyImmediate(.or, i, &code)
    }

    /// `rd = rs1 & imm`
    func andImmediate(_ i: Instruction, _ code: inout BlockBuilder) {
        if i.rs1 == 0 || i.imm == 0 { return setConstant(i.rd, 0, &code) }
        if i.imm == -1 { return copy(i.rd, from: i.rs1, &code) }
        guard i.imm == 0xff else { return applyImmediate(.and, i, &code) }
        if let source = map[i.rs1] {
            code.asm.movzx(dst: target(i.rd), src: source, from: .w8)
        } else {
            code.asm.movzx(dst: target(i.rd), src: ContextField.x(i.rs1), from: .w8)
        }
        write(i.rd, &code)
    }

    /// `rd = rs1 <op> imm`, where `rs1` is not x0.
    @inline(__always)
    private func applyImmediate(_ op: HostALU, _ i: Instruction, _ code: inout BlockBuilder) {
        if i.rd == i.rs1 { return applyInPlace(op, i, &code) }
        let target = target(i.rd)
        read(i.rs1, into: target, &code)
        code.asm.alu(op, .w64, dst: target, src: i.imm)
        write(i.rd, &code)
        noteZeroFlag(i.rd, code)
    }

    /// `rd = rd <op> imm`
    @inline(__always)
    private func applyInPlace(_ op: HostALU, _ i: Instruction, _ code: inout BlockBuilder) {
        if let register = map[i.rd] {
            code.asm.alu(op, .w64, dst: register, src: i.imm)
        } else {
            code.asm.alu(op, .w64, dst: ContextField.x(i.rd), src: i.imm)
        }
        noteZeroFlag(i.rd, code)
    }
}

/// Operations on two registers.
extension DirectTranslator {
    /// `rd = rs1 + rs2`
    func add(_ i: Instruction, _ code: inout BlockBuilder) {
        if i.rs1 == 0 { return copy(i.rd, from: i.rs2, &code) }
        if i.rs2 == 0 { return copy(i.rd, from: i.rs1, &code) }
        if i.rd != i.rs1, i.rd != i.rs2, let first = map[i.rs1], let second = map[i.rs2] {
            code.asm.lea(.w64, dst: target(i.rd), src: .at(first, index: second))
            return write(i.rd, &code)
        }
        applyCommutative(.add, i, &code)
    }

    /// `rd = rs1 ^ rs2`
    func xor(_ i: Instruction, _ code: inout BlockBuilder) {
        if i.rs1 == i.rs2 { return setConstant(i.rd, 0, &code) }
        if i.rs1 == 0 { return copy(i.rd, from: i.rs2, &code) }
        if i.rs2 == 0 { return copy(i.rd, from: i.rs1, &code) }
        applyCommutative(.xor, i, &code)
    }

    /// `rd = rs1 | rs2`
    func or(_ i: Instruction, _ code: inout BlockBuilder) {
        if i.rs1 == 0 { return copy(i.rd, from: i.rs2, &code) }
        if i.rs2 == 0 || i.rs1 == i.rs2 { return copy(i.rd, from: i.rs1, &code) }
        applyCommutative(.or, i, &code)
    }

    /// `rd = rs1 & rs2`
    func and(_ i: Instruction, _ code: inout BlockBuilder) {
        if i.rs1 == 0 || i.rs2 == 0 { return setConstant(i.rd, 0, &code) }
        if i.rs1 == i.rs2 { return copy(i.rd, from: i.rs1, &code) }
        applyCommutative(.and, i, &code)
    }

    /// `rd = rs1 - rs2`
    func subtract(_ i: Instruction, _ code: inout BlockBuilder) {
        if i.rs2 == 0 { return copy(i.rd, from: i.rs1, &code) }
        if i.rs1 == i.rs2 { return setConstant(i.rd, 0, &code) }
        let target = target(i.rd)
        if i.rd == i.rs1 {
            applyTo(i.rd, .sub, i.rs2, &code)
        } else if i.rd == i.rs2, faults.isPlanted(.directSubRdIsRs2) {
            read(i.rs1, into: target, &code)
            code.asm.alu(.sub, .w64, dst: target, src: target)
            write(i.rd, &code)
        } else if let register = map[i.rd], i.rd == i.rs2 {
            code.asm.unary(.neg, .w64, dst: register)
            if i.rs1 != 0 { apply(.add, .w64, register, i.rs1, &code) }
        } else if i.rs1 == 0 {
            read(i.rs2, into: target, &code)
            code.asm.unary(.neg, .w64, dst: target)
            write(i.rd, &code)
        } else {
            read(i.rs1, into: target, &code)
            apply(.sub, .w64, target, i.rs2, &code)
            write(i.rd, &code)
        }
    }

    /// `rd = rs1 <op> rs2` in any order; neither is x0.
    @inline(__always)
    private func applyCommutative(_ op: HostALU, _ i: Instruction, _ code: inout BlockBuilder) {
        if i.rd == i.rs1 { return applyTo(i.rd, op, i.rs2, &code) }
        if i.rd == i.rs2 { return applyTo(i.rd, op, i.rs1, &code) }
        let target = target(i.rd)
        read(i.rs1, into: target, &code)
        apply(op, .w64, target, i.rs2, &code)
        write(i.rd, &code)
        noteZeroFlag(i.rd, code)
    }

    /// `rd = rd <op> source`, where `source` is not x0.
    @inline(__always)
    private func applyTo(_ rd: UInt8, _ op: HostALU, _ source: UInt8, _ code: inout BlockBuilder) {
        if let target = map[rd] {
            apply(op, .w64, target, source, &code)
        } else {
            let register = register(of: source, scratch: .rax, &code)
            code.asm.alu(op, .w64, dst: ContextField.x(rd), src: register)
        }
        noteZeroFlag(rd, code)
    }
}

/// The W forms: 32 bits are computed and sign-extended.
extension DirectTranslator {
    /// `rd = signExtend32(rs1 + imm)`
    func addImmediateWord(_ i: Instruction, _ code: inout BlockBuilder) {
        if i.rs1 == 0 { return setConstant(i.rd, Int64(i.imm), &code) }
        if i.imm == 0 { return copySignExtended(i.rd, from: i.rs1, &code) }
        let target = target(i.rd)
        if let source = map[i.rs1], source != target {
            code.asm.lea(.w32, dst: target, src: .at(source, i.imm))
            extendTarget(i.rd, &code)
            return write(i.rd, &code)
        }
        if map[i.rs1] == nil { readWord(i.rs1, into: target, &code) }
        code.asm.alu(.add, .w32, dst: target, src: i.imm)
        extendTarget(i.rd, &code)
        write(i.rd, &code)
        noteZeroFlag(i.rd, code)
    }

    /// `rd = signExtend32(rs1 + rs2)`
    func addWord(_ i: Instruction, _ code: inout BlockBuilder) {
        if i.rs1 == 0 { return copySignExtended(i.rd, from: i.rs2, &code) }
        if i.rs2 == 0 { return copySignExtended(i.rd, from: i.rs1, &code) }
        let target = target(i.rd)
        if i.rd == i.rs1, map[i.rd] != nil {
            apply(.add, .w32, target, i.rs2, &code)
        } else if i.rd == i.rs2, map[i.rd] != nil {
            apply(.add, .w32, target, i.rs1, &code)
        } else if let first = map[i.rs1], let second = map[i.rs2] {
            code.asm.lea(.w32, dst: target, src: .at(first, index: second))
        } else {
            readWord(i.rs1, into: target, &code)
            apply(.add, .w32, target, i.rs2, &code)
        }
        if !faults.isPlanted(.directAddwNotExtended) { extendTarget(i.rd, &code) }
        write(i.rd, &code)
    }

    /// `rd = signExtend32(rs1 - rs2)`
    func subtractWord(_ i: Instruction, _ code: inout BlockBuilder) {
        if i.rs2 == 0 { return copySignExtended(i.rd, from: i.rs1, &code) }
        if i.rs1 == i.rs2 { return setConstant(i.rd, 0, &code) }
        let target = target(i.rd)
        if i.rd == i.rs2, map[i.rd] != nil {
            code.asm.unary(.neg, .w32, dst: target)
            if i.rs1 != 0 { apply(.add, .w32, target, i.rs1, &code) }
        } else if i.rs1 == 0 {
            readWord(i.rs2, into: target, &code)
            code.asm.unary(.neg, .w32, dst: target)
        } else {
            if i.rd != i.rs1 || map[i.rd] == nil { readWord(i.rs1, into: target, &code) }
            apply(.sub, .w32, target, i.rs2, &code)
        }
        extendTarget(i.rd, &code)
        write(i.rd, &code)
    }
}
