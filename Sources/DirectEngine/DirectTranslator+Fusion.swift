import GuestISA
import HostX86
import TranslationRuntime

/// Pairs of instructions that need fewer of the host's than one by one.
///
/// Neither of a pair can trap or leave the block, save that the second may be a jump; so nobody sees the registers
/// between the two.
extension DirectTranslator {
    /// Emits the host code of two instructions, if they are such a pair.
    ///
    /// - Returns: Whether they were, and so the second one is done as well.
    @inline(__always)
    func fuse(_ i: Instruction, _ next: Instruction, at position: Position, _ code: inout BlockBuilder) -> Bool {
        if i.imm == 8, usesIfConversion, let comparison = comparison(of: i.opcode) {
            extendAll(&code)
            return convert(i, comparison, around: next, &code)
        }
        guard usesFusion, i.rd != 0, next.rs1 == i.rd || next.rs2 == i.rd else { return false }
        if i.opcode == .slli { return fuseShift(i, next, &code) }
        if i.opcode == .lui { return fuseConstant(i, Int64(i.imm), next, at: position, &code) }
        guard i.opcode == .auipc else { return false }
        return fuseConstant(i, Int64(bitPattern: position.pc) &+ Int64(i.imm), next, at: position, &code)
    }

    /// LUI or AUIPC, and what completes the constant: ADDI, ADDIW, or JALR.
    private func fuseConstant(
        _ i: Instruction, _ upper: Int64, _ next: Instruction, at position: Position, _ code: inout BlockBuilder
    ) -> Bool {
        let sum = upper &+ Int64(next.imm)
        if next.opcode == .jalr {
            guard sum & 2 == 0 else { return false }
            extendAll(&code)
            if next.rd != i.rd, !faults.isPlanted(.directFuseJalrUpperLost) { setConstant(i.rd, upper, &code) }
            let target = faults.isPlanted(.directFuseJalrBit0) ? sum : sum & ~1
            jump(next.rd, to: UInt64(bitPattern: target), at: position.after, &code)
            return true
        }
        guard next.rd == i.rd, next.opcode == .addi || next.opcode == .addiw else { return false }
        let isWide = next.opcode == .addi || faults.isPlanted(.directFuseAddiwWide)
        let value = isWide ? sum : Int64(Int32(truncatingIfNeeded: sum))
        setConstant(i.rd, value, &code)
        noteConstant(i.rd, value)
        return true
    }

    /// SLLI, and a shift back, which extends a number, or an addition, which makes an address.
    private func fuseShift(_ i: Instruction, _ next: Instruction, _ code: inout BlockBuilder) -> Bool {
        guard next.rd == i.rd, i.rs1 != 0 else { return false }
        let target = target(i.rd)
        extendPending(i.rs1, &code)
        extendPending(next.rs1 == i.rd ? next.rs2 : next.rs1, &code)
        if next.opcode == .add, 1...3 ~= i.imm, next.rs1 != next.rs2 || faults.isPlanted(.directFuseAddTwice) {
            let other = next.rs1 == i.rd ? next.rs2 : next.rs1
            guard let base = map[other], let index = map[i.rs1], let scale = HostMemory.Scale(rawValue: UInt8(i.imm))
            else { return false }
            code.asm.lea(.w64, dst: target, src: .at(base, index: index, scale: scale))
        } else if next.opcode == .srli, i.imm == 32 {
            readWord(i.rs1, into: target, &code)
            if next.imm > 32, !faults.isPlanted(.directFuseSrliAbove32) {
                code.asm.shift(.shr, .w32, dst: target, count: UInt8(next.imm - 32))
            }
            if next.imm < 32 { code.asm.shift(.shl, .w64, dst: target, count: UInt8(32 - next.imm)) }
        } else if next.imm == i.imm, i.imm == 48 || i.imm == 56, next.opcode == .srli || next.opcode == .srai {
            let isSigned = next.opcode == .srai || faults.isPlanted(.directFuseByteSigned) && i.imm == 56
            extend(i.rs1, from: i.imm == 48 ? .w16 : .w8, signed: isSigned, into: target, &code)
        } else {
            return false
        }
        write(i.rd, &code)
        facts.forget(i.rd)
        return true
    }

    /// Puts the low bits of guest register `source` into `host`, extended to 64.
    private func extend(
        _ source: UInt8, from width: HostWidth, signed: Bool, into host: HostRegister, _ code: inout BlockBuilder
    ) {
        switch (map[source], signed) {
        case (let register?, true): code.asm.movsx(dst: host, src: register, from: width)
        case (let register?, false): code.asm.movzx(dst: host, src: register, from: width)
        case (nil, true): code.asm.movsx(dst: host, src: ContextField.x(source), from: width)
        case (nil, false): code.asm.movzx(dst: host, src: ContextField.x(source), from: width)
        }
    }

    /// Remembers that `rd` holds `value`.
    @inline(__always)
    func noteConstant(_ rd: UInt8, _ value: Int64) {
        guard rd != 0 else { return }
        facts.note(rd, constant: value, in: bounds.window)
    }
}
