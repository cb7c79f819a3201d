import GuestISA
import HostX86
import TranslationRuntime

/// Sign extensions that are put off.
///
/// The W forms compute 32 bits and extend them, which takes an instruction each time, mostly in vain: what follows is
/// often another W form, or overwrites the register. So the register is noted as pending until somebody needs the upper
/// half, or until the block may be left, where registers must be exact.
extension DirectTranslator {
    /// Sign-extends the 32 bits that were computed in `target(rd)`, perhaps later.
    @inline(__always)
    func extendTarget(_ rd: UInt8, _ code: inout BlockBuilder) {
        if usesLateExtension, map[rd] != nil {
            isDelayed = true
        } else {
            code.asm.movsx(dst: target(rd), src: target(rd), from: .w32)
        }
    }

    /// Makes up for what was put off and concerns `i`, which comes next.
    ///
    /// - Returns: Whether the extension of its result is put off because that of its sources was.
    func settle(_ i: Instruction, _ code: inout BlockBuilder) -> Bool {
        // No `default`: a new opcode stops the build here until it has a meaning.
        switch i.opcode {
        case .addiw, .slliw, .srliw, .addw, .subw, .sllw, .srlw, .sraw, .lui, .auipc:
            return false
        case .sraiw:
            // What the fault shifts is at least exact.
            guard faults.isPlanted(.directSraiwWide) else { return false }
        case .xor, .or, .and:
            guard facts.isPending(i.rs1) || facts.isPending(i.rs2) else { return false }
            let isOneEnough = faults.isPlanted(.directLateOneSource)
            let isSecond = facts.isSignExtended(i.rs2) || isOneEnough
            if map[i.rd] != nil, facts.isSignExtended(i.rs1), isSecond { return true }
        case .addi:
            guard facts.isPending(i.rs1) else { return false }
            if i.imm == 0, map[i.rd] != nil { return true }
        case .andi:
            if i.imm >= 0 || faults.isPlanted(.directLateAndi) { return false }
        case .sltu where faults.isPlanted(.directLateSltu): return false
        case .sd where faults.isPlanted(.directLateSd): return false
        case .slti, .sltiu, .xori, .ori, .slli, .srli, .srai, .add, .sub, .sll, .slt, .sltu, .srl, .sra: break
        case .jal, .jalr, .beq, .bne, .blt, .bge, .bltu, .bgeu, .lb, .lh, .lw, .ld, .lbu, .lhu, .lwu, .sb, .sh, .sw,
            .sd,
            .ecall, .ebreak, .fence, .fenceI:
            // Fences may have an rd, which they do not write.
            extendAll(&code)
            return false
        }
        extendPending(i.rs1, &code)
        extendPending(i.rs2, &code)
        return false
    }

    /// Notes whether the extension of the result of `i` is put off, after everything else is noted.
    @inline(__always)
    func noteDelay(_ i: Instruction, isPassedOn: Bool) {
        if isDelayed || isPassedOn { facts.notePending(i.rd) }
        isDelayed = false
        // The flags speak of 64 bits.
        if isPassedOn { flags = .none }
    }

    /// Makes the upper half of a register exact.
    @inline(__always)
    func extendPending(_ register: UInt8, _ code: inout BlockBuilder) {
        if facts.isPending(register) { extend(register, &code) }
    }

    /// Makes every register exact.
    @inline(__always)
    func extendAll(_ code: inout BlockBuilder) {
        while facts.mayBePending != 0 {
            let register = UInt8(truncatingIfNeeded: facts.mayBePending.trailingZeroBitCount)
            extendPending(register, &code)
            facts.noteExact(register)
        }
    }

    private func extend(_ register: UInt8, _ code: inout BlockBuilder) {
        // The host's flags stay.
        let areFlagsKnown = flags.offset == code.asm.offset
        code.asm.movsx(dst: target(register), src: target(register), from: .w32)
        if areFlagsKnown { flags.offset = code.asm.offset }
        facts.noteExact(register)
    }
}
