import GuestISA
import HostX86
import PlantedFaults
import TranslationRuntime

/// Branches around one instruction.
///
/// RV64I has no conditional move, so compilers branch around moves and additions however unpredictable the condition
/// is. The host computes in any case and keeps the result if the branch is not taken.
extension DirectTranslator {
    /// Emits a branch to the instruction behind `next`, and `next`.
    ///
    /// - Returns: Whether it did: `next` may be of another kind, or the outcome be known.
    func convert(
        _ branch: Instruction, _ comparison: GuestComparison, around next: Instruction, _ code: inout BlockBuilder
    ) -> Bool {
        guard branch.rs1 != branch.rs2, branch.rs2 != 0 || comparison.outcomeWithZero == nil, next.rd != 0,
            compute(next, &code)
        else { return false }
        guard case .flags(let taken) = compare(branch.rs1, branch.rs2, comparison, &code) else {
            preconditionFailure("\(branch) has a known outcome")
        }
        if let register = map[next.rd] {
            code.asm.cmovcc(taken.inverted, .w64, dst: register, src: .rax)
        } else {
            code.asm.mov(.w64, dst: .rcx, src: ContextField.x(next.rd))
            let condition = faults.isPlanted(.directConvertInverted) ? taken : taken.inverted
            code.asm.cmovcc(condition, .w64, dst: .rcx, src: .rax)
            code.asm.mov(.w64, dst: ContextField.x(next.rd), src: .rcx)
        }
        if !faults.isPlanted(.directConvertedCounts) { code.skipOne(if: taken) }
        let wasExtended = facts.isSignExtended(next.rd)
        facts.note(next)
        let isOneEnough = faults.isPlanted(.directFactConverted)
        let isExtended = (wasExtended || isOneEnough) && facts.isSignExtended(next.rd)
        facts.forget(next.rd)
        if isExtended { facts.noteSignExtended(next.rd) }
        return true
    }

    /// What a branch compares; nil if the opcode is none.
    @inline(__always)
    func comparison(of opcode: Opcode) -> GuestComparison? {
        if opcode == .beq { return .equal }
        if opcode == .bne { return .notEqual }
        if opcode == .blt { return .less }
        if opcode == .bge { return .notLess }
        if opcode == .bltu { return faults.isPlanted(.directBltuSigned) ? .less : .below }
        return opcode == .bgeu ? .notBelow : nil
    }

    /// Computes what `i` writes to its rd in rax, if it is one of the common instructions that only compute.
    private func compute(_ i: Instruction, _ code: inout BlockBuilder) -> Bool {
        switch i.opcode {
        case .addi: computeImmediate(.add, i, &code)
        case .xori: computeImmediate(.xor, i, &code)
        case .ori: computeImmediate(.or, i, &code)
        case .andi: computeImmediate(.and, i, &code)
        case .add: computeRegister(.add, .w64, i, &code)
        case .sub: computeRegister(.sub, .w64, i, &code)
        case .xor: computeRegister(.xor, .w64, i, &code)
        case .or: computeRegister(.or, .w64, i, &code)
        case .and: computeRegister(.and, .w64, i, &code)
        case .addw: computeRegister(.add, .w32, i, &code)
        case .subw: computeRegister(.sub, .w32, i, &code)
        case .addiw:
            readWord(i.rs1, into: .rax, &code)
            if i.imm != 0 { code.asm.alu(.add, .w32, dst: .rax, src: i.imm) }
            code.asm.movsx(dst: .rax, src: .rax, from: .w32)
        case .slli, .srli, .srai:
            read(i.rs1, into: .rax, &code)
            let op = i.opcode == .slli ? HostShift.shl : i.opcode == .srli ? .shr : .sar
            code.asm.shift(op, .w64, dst: .rax, count: UInt8(truncatingIfNeeded: i.imm))
        case .lui, .auipc, .jal, .jalr, .beq, .bne, .blt, .bge, .bltu, .bgeu, .lb, .lh, .lw, .ld, .lbu, .lhu, .lwu, .sb,
            .sh, .sw, .sd, .fence, .fenceI, .ecall, .ebreak, .slti, .sltiu, .slliw, .srliw, .sraiw, .sll, .slt, .sltu,
            .srl, .sra, .sllw, .srlw, .sraw:
            return false
        }
        return true
    }

    @inline(__always)
    private func computeImmediate(_ op: HostALU, _ i: Instruction, _ code: inout BlockBuilder) {
        read(i.rs1, into: .rax, &code)
        if i.imm != 0 || op == .and { code.asm.alu(op, .w64, dst: .rax, src: i.imm) }
    }

    @inline(__always)
    private func computeRegister(_ op: HostALU, _ width: HostWidth, _ i: Instruction, _ code: inout BlockBuilder) {
        read(i.rs1, into: .rax, &code)
        if i.rs2 == 0 {
            code.asm.alu(op, width, dst: .rax, src: 0 as Int32)
        } else {
            apply(op, width, .rax, i.rs2, &code)
        }
        if width == .w32 { code.asm.movsx(dst: .rax, src: .rax, from: .w32) }
    }
}
