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
            return .flags(faults.isPlanted(.directBranchX0First) ? comparison.condition : comparison.mirrored)
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
        let isCurrent = flags.offset == code.asm.offset || faults.isPlanted(.directFlagsStale)
        guard usesFlagReuse, isCurrent, i.rs1 == flags.register, i.rs2 == 0, i.rs1 != 0 else { return nil }
        switch comparison {
        case .equal: return .flags(flags.isNotZero.inverted)
        case .notEqual: return .flags(flags.isNotZero)
        case .less, .notLess, .below, .notBelow: return nil
        }
    }

    /// Sets the host's flags as `cmp source, 0` does; `source` is not x0.
    @inline(__always)
    private func compareWithZero(_ source: UInt8, _ code: inout BlockBuilder) {
        let width: HostWidth = faults.isPlanted(.directBeqzLowHalf) ? .w32 : .w64
        if let register = map[source] {
            code.asm.test(width, dst: register, src: register)
        } else {
            code.asm.alu(.cmp, width, dst: ContextField.x(source), src: 0)
        }
    }
}

extension DirectTranslator {
    /// `rd = 0 < rs2 ? 1 : 0`, where neither is x0.
    func setIfZeroIsLess(_ i: Instruction, _ code: inout BlockBuilder) {
        let target = target(i.rd)
        let isApart = map[i.rd] == nil || i.rd != i.rs2
        if isApart { code.asm.mov(dst: target, imm: 0, mayClobberFlags: true) }
        compareWithZero(i.rs2, &code)
        let condition = (i.opcode == .slt ? GuestComparison.less : .below).mirrored
        code.asm.setcc(condition, dst: target)
        if !isApart { code.asm.movzx(dst: target, src: target, from: .w8) }
        write(i.rd, &code)
        // Neither move changes the flags.
        flags = FlagFact(register: i.rd, isNotZero: condition, offset: code.asm.offset)
    }
}
