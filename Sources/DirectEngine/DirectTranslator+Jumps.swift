import GuestISA
import GuestMachine
import HostX86
import PlantedFaults
import TranslationRuntime

/// Transfers of control. A block goes on behind a branch, and at the target of a jump.
extension DirectTranslator {
    /// Leaves with a trap of the instruction at `position`.
    func leave(with trap: Trap, at position: Position, _ code: inout BlockBuilder) {
        let counted = faults.isPlanted(.directTrapRetires) && position.retired > 0 ? 1 : 0
        code.asm.jmp(code.trapExit(trap, pc: position.pc, retired: position.retired + counted))
    }

    /// Leaves for `pc + imm` if the comparison of rs1 and rs2 holds.
    func branch(
        _ i: Instruction, if comparison: GuestComparison, at position: Position, _ code: inout BlockBuilder
    ) {
        let target = position.pc &+ UInt64(bitPattern: Int64(i.imm))
        let outcome = knownFlags(i, comparison, code) ?? compare(i.rs1, i.rs2, comparison, &code)
        switch outcome {
        case .known(true): go(to: target, if: nil, at: position, &code)
        case .known(false): break
        case .flags(let condition): go(to: target, if: condition, at: position, &code)
        }
    }

    /// `rd = pc + 4`; the block goes on at `pc + imm`, but traps if that is not a multiple of four.
    func jump(_ i: Instruction, at position: Position, _ code: inout BlockBuilder) {
        let target = position.pc &+ UInt64(bitPattern: Int64(i.imm))
        let isAligned = target % 4 == 0
        if isAligned || faults.isPlanted(.directMisalignedJumpLinks) { link(i.rd, at: position, &code) }
        if !isAligned { leave(with: Trap(.instructionAddressMisaligned, value: target), at: position, &code) }
    }

    /// `rd = pc + 4`; jumps to `target`, a multiple of four.
    func jump(_ rd: UInt8, to target: UInt64, at position: Position, _ code: inout BlockBuilder) {
        link(rd, at: position, &code)
        go(to: target, if: nil, at: position, &code)
    }

    /// `rd = pc + 4`; jumps to `rs1 + imm` with bit 0 cleared.
    func jumpIndirect(_ i: Instruction, at position: Position, _ code: inout BlockBuilder) {
        if i.rs1 == 0 {
            let target = UInt64(bitPattern: Int64(i.imm & ~1))
            if target % 4 == 0 { link(i.rd, at: position, &code) }
            return go(to: target, if: nil, at: position, &code)
        }
        let misaligned = code.misalignedTargetExit(.rcx, pc: position.pc, retired: position.retired)
        let isReturn = i.rd == 0 && i.rs1 == 1
        let isPlain = i.imm == 0 || faults.isPlanted(.directReturnOffset)
        if usesReturnPrediction, isReturn, isPlain, let source = map[i.rs1] {
            code.leavePredicted(
                source, misaligned: misaligned, isCompared: !faults.isPlanted(.directReturnUnchecked))
        }
        // The target is computed before rd changes, which may be rs1.
        if faults.isPlanted(.directJalrLinkFirst) { link(i.rd, at: position, &code) }
        if let source = map[i.rs1], i.imm != 0 {
            code.asm.lea(.w64, dst: .rcx, src: .at(source, i.imm))
        } else {
            read(i.rs1, into: .rcx, &code)
            if i.imm != 0 { code.asm.alu(.add, .w64, dst: .rcx, src: i.imm) }
        }
        code.asm.alu(.and, .w64, dst: .rcx, src: -2)
        code.asm.test(.w8, dst: .rcx, src: 2)
        code.asm.jcc(.ne, misaligned)
        if !faults.isPlanted(.directJalrLinkFirst) { link(i.rd, at: position, &code) }
        if usesReturnPrediction, i.rd == 1 || isReturn && (i.imm != 0 || map[i.rs1] == nil) {
            code.leavePredicted(.rcx, misaligned: misaligned, isCompared: !faults.isPlanted(.directReturnUnchecked))
        }
        code.leaveIndirect(inline: usesInlineIndirect)
    }

    /// `rd = pc + 4`; rcx stays.
    @inline(__always)
    private func link(_ rd: UInt8, at position: Position, _ code: inout BlockBuilder) {
        setConstant(rd, Int64(bitPattern: position.next), &code)
    }

    /// Jumps to `target` if `condition` holds, always if it is nil; traps if that is not a multiple of four.
    @inline(__always)
    private func go(
        to target: UInt64, if condition: HostCondition?, at position: Position, _ code: inout BlockBuilder
    ) {
        if target % 4 == 0 { return code.chain(to: target, if: condition, retired: position.retired + 1) }
        let trap = Trap(.instructionAddressMisaligned, value: target)
        let exit = code.trapExit(trap, pc: position.pc, retired: position.retired)
        if let condition { code.asm.jcc(condition, exit) } else { code.asm.jmp(exit) }
    }
}
