import GuestISA
import HostX86
import PlantedFaults
import TranslationRuntime

/// Instructions that are less than they seem, because of x0, of an immediate, or of two sources that are the same.
extension DirectTranslator {
    /// Emits a simpler form of `i`, of which rd is not x0, or changes it to an instruction that has a recipe.
    ///
    /// - Returns: Whether it was emitted.
    @inline(never)
    func simplify(_ i: inout Instruction, at position: Position, _ code: inout BlockBuilder) -> Bool {
        // No `default`: a new opcode stops the build here until it has a meaning.
        switch i.opcode {
        case .lui:
            let value = Int64(i.imm)
            setConstant(i.rd, faults.isPlanted(.directLuiZeroExtends) ? value & 0xffff_ffff : value, &code)
        case .auipc: setConstant(i.rd, Int64(bitPattern: position.pc) &+ Int64(i.imm), &code)
        case .addi, .xori, .ori:
            if i.rs1 == 0 {
                setConstant(i.rd, Int64(i.imm), &code)
            } else if i.imm == 0 {
                copy(i.rd, from: i.rs1, &code)
            } else {
                return false
            }
        case .andi:
            if i.rs1 == 0 || i.imm == 0 {
                setConstant(i.rd, 0, &code)
            } else if i.imm == 0xff {
                copyLowByte(i.rd, from: i.rs1, &code)
            } else {
                return false
            }
        case .slti:
            if i.rs1 == 0 {
                setConstant(i.rd, i.imm > 0 ? 1 : 0, &code)
            } else {
                if i.imm == 0 { i = sign(of: i.rs1, i.rd) }
                return false
            }
        case .sltiu:
            if i.rs1 == 0 {
                setConstant(i.rd, i.imm != 0 ? 1 : 0, &code)
            } else if i.imm == 0 {
                setConstant(i.rd, 0, &code)
            } else {
                return false
            }
        case .slli, .srli, .srai:
            if i.rs1 == 0 {
                setConstant(i.rd, 0, &code)
            } else if i.imm == 0 {
                copy(i.rd, from: i.rs1, &code)
            } else {
                return false
            }
        case .addiw, .slliw, .srliw, .sraiw:
            // The sign of bit 31 is that of bit 63 already.
            if i.opcode == .sraiw, i.imm != 0, isExact(i.rs1) { i.opcode = .srai }
            if i.rs1 == 0 {
                setConstant(i.rd, i.opcode == .addiw ? Int64(i.imm) : 0, &code)
            } else if i.imm == 0 {
                copySignExtended(i.rd, from: i.rs1, &code)
            } else {
                return false
            }
        case .add, .sub, .slt, .sltu, .xor, .or, .and, .addw, .subw: return simplifyPair(&i, &code)
        case .sll, .srl, .sra, .sllw, .srlw, .sraw:
            let isWord = i.opcode == .sllw || i.opcode == .srlw || i.opcode == .sraw
            let amount = i.opcode == .sllw ? sllwAmount(i) : i.rs2
            if i.rs1 == 0 {
                setConstant(i.rd, 0, &code)
            } else if amount != 0 {
                return false
            } else if isWord {
                copySignExtended(i.rd, from: i.rs1, &code)
            } else {
                copy(i.rd, from: i.rs1, &code)
            }
        case .jal, .jalr, .beq, .bne, .blt, .bge, .bltu, .bgeu, .lb, .lh, .lw, .ld, .lbu, .lhu, .lwu, .sb, .sh, .sw,
            .sd, .fence, .fenceI, .ecall, .ebreak:
            preconditionFailure("\(i) does not only compute")
        }
        return true
    }

    /// The same for operations on two registers.
    private func simplifyPair(_ i: inout Instruction, _ code: inout BlockBuilder) -> Bool {
        let isSame = i.rs1 == i.rs2
        // The one that is not x0, if one is.
        let source = i.rs1 == 0 ? i.rs2 : i.rs1
        guard isSame || i.rs1 == 0 || i.rs2 == 0 else {
            // In an address, the first is what cannot be the base: see `RegisterMap.notBase`.
            if i.rs1 == map.notBase, i.opcode == .add || i.opcode == .addw { swap(&i.rs1, &i.rs2) }
            return false
        }
        switch (i.opcode, isSame) {
        case (.add, true) where source != 0:
            i = Instruction(.slli, rd: i.rd, rs1: source, imm: 1)
            return false
        case (.addw, true) where source != 0:
            i = Instruction(.slliw, rd: i.rd, rs1: source, imm: 1)
            return false
        case (.add, _), (.xor, false), (.or, _): copy(i.rd, from: source, &code)
        case (.addw, _): copySignExtended(i.rd, from: source, &code)
        case (.sub, true), (.subw, true), (.xor, true), (.slt, true), (.sltu, true), (.and, false):
            setConstant(i.rd, 0, &code)
        case (.and, true): copy(i.rd, from: source, &code)
        case (.sub, false) where i.rs2 == 0: copy(i.rd, from: source, &code)
        case (.subw, false) where i.rs2 == 0: copySignExtended(i.rd, from: source, &code)
        case (.sub, false): negate(i, .w64, &code)
        case (.subw, false): negate(i, .w32, &code)
        case (.slt, false) where i.rs2 == 0:
            i = sign(of: i.rs1, i.rd)
            return false
        case (.sltu, false) where i.rs2 == 0: setConstant(i.rd, 0, &code)
        case (.slt, false), (.sltu, false): setIfZeroIsLess(i, &code)
        default: preconditionFailure("\(i) is not an operation on two registers")
        }
        return true
    }

    /// The register SLLW shifts by: rs2, unless the fault has rs1 overwrite it first.
    private func sllwAmount(_ i: Instruction) -> UInt8 {
        faults.isPlanted(.directSllwAmountClobbered) && i.rd == i.rs2 ? i.rs1 : i.rs2
    }

    /// An instruction that sets `rd` to bit 63 of `source`.
    private func sign(of source: UInt8, _ rd: UInt8) -> Instruction { Instruction(.srli, rd: rd, rs1: source, imm: 63) }

    /// `rd = source & 0xff`, where `source` is not x0.
    private func copyLowByte(_ rd: UInt8, from source: UInt8, _ code: inout BlockBuilder) {
        if let register = map[source] {
            code.asm.movzx(dst: target(rd), src: register, from: .w8)
        } else {
            code.asm.movzx(dst: target(rd), src: ContextField.x(source), from: .w8)
        }
        write(rd, &code)
    }

    /// `rd = -rs2`, of 32 bits sign-extended; `rs2` is not x0.
    private func negate(_ i: Instruction, _ width: HostWidth, _ code: inout BlockBuilder) {
        let target = target(i.rd)
        if width == .w64 { read(i.rs2, into: target, &code) } else { readWord(i.rs2, into: target, &code) }
        code.asm.unary(.neg, width, dst: target)
        if width == .w32 { extendTarget(i.rd, &code) }
        write(i.rd, &code)
    }
}
