import HostX86
import PlantedFaults

/// Shifts. The host takes amounts modulo 64 or 32 as the guest does.
extension RecipeBuilder {
    /// `<op> place, imm`
    private func applyShift(_ op: HostShift, to place: HostTemplate.Operand, isWide: Bool = true) -> HostTemplate {
        HostTemplate(0xC1, isWide: isWide, reg: .digit(op.rawValue), place: place, immediateBytes: 1)
    }

    /// `rd = rs1 <op> imm`, 64 bits.
    func shift(_ op: HostShift, signRule: UInt8) -> Recipe {
        if shape.isTargetFirst { return Recipe(.empty, applyShift(op, to: rd), .empty).with(signRule) }
        return Recipe(load(), applyShift(op, to: target), store).with(signRule)
    }

    /// `rd = signExtend32(rs1[31:0] <op> imm)`, where `imm` is not 0, to the left or shifting in zeros.
    func shiftWord(_ op: HostShift) -> Recipe {
        let (load, shift) = (load(isWide: false), applyShift(op, to: target, isWide: false))
        // To the right, bit 31 of the result is zero: the host's zero-extension is the sign-extension.
        return op == .shl ? word(load, shift) : Recipe(load, shift, store).with(.always)
    }

    /// `rd = signExtend32(rs1[31:0]) >> imm`, shifting in the sign.
    func shiftRightArithmeticWord() -> Recipe {
        if faults.isPlanted(.directSraiwWide) { return shift(.sar, signRule: .always) }
        // The sign of bit 31 is made that of bit 63 first.
        return Recipe(HostTemplate(0x63, reg: target, place: rs1), applyShift(.sar, to: target), store).with(.always)
    }

    /// `rd = rs1 <op> amount`, 64 bits, or 32 that are sign-extended.
    ///
    /// - Parameter fiveBits: Makes the mistake of using `amount[4:0]` for 64 bits.
    func shift(
        _ op: HostShift, isWide: Bool, by amount: HostTemplate.Operand, fiveBits: Bool = false
    ) -> Recipe {
        var load = move(.fixed(.rcx), amount, isWide: false)
        if fiveBits { load = load.followed(by: HostTemplate(bytes: 0x1F_E1_83, count: 3)) }
        guard usesBMI2, let short = op.bmi2 else { return shiftByCL(op, isWide: isWide, load) }
        let isDirect = !fiveBits && (amount == rs1 ? shape.isFirstPinned : shape.isSecondPinned)
        let isSwapped =
            faults.isPlanted(.directSraSwapped) && isWide && op == .sar && shape.isTargetSecond && shape.isFirstPinned
        let shift =
            isSwapped
            ? HostTemplate.shift(short, isWide: true, target, amount, by: rs1)
            : HostTemplate.shift(short, isWide: isWide, target, rs1, by: isDirect ? amount : .fixed(.rcx))
        if isDirect { load = .empty }
        // Even a right shift of 32 bits needs to be extended: by 0, bit 31 stays.
        return isWide ? Recipe(load, shift, store) : word(load, shift)
    }

    /// The same without BMI2, where only rcx can hold an amount.
    private func shiftByCL(_ op: HostShift, isWide: Bool, _ loadAmount: HostTemplate) -> Recipe {
        // The amount is in rcx, so the target may be the register it came from.
        if shape.isTargetPinned {
            let shift = HostTemplate(0xD3, isWide: isWide, reg: .digit(op.rawValue), place: rd)
            return isWide ? Recipe(loadAmount, load(), shift) : word(loadAmount, load(), before: shift)
        }
        if isWide {
            let shift = HostTemplate(0xD3, reg: .digit(op.rawValue), place: target)
            return Recipe(loadAmount, load(), shift.followed(by: store))
        }
        // Without a prefix, as it would not fit otherwise.
        let shift = HostTemplate(bytes: 0xC0D3 | UInt64(op.rawValue) << 11, count: 2)
        return word(loadAmount, load(), before: shift)
    }
}

/// Comparisons.
extension RecipeBuilder {
    /// `rd = rs1 < rs2 ? 1 : 0`, or `imm` in place of rs2, where the host has `condition` for less.
    func setIfLess(_ condition: HostCondition, thanImmediate: Bool) -> Recipe {
        let flag = faults.isPlanted(.directFlagsSlt) && condition == .l ? HostCondition.ne : condition
        var comparison = apply(.cmp, rs1, rs2)
        var load = HostTemplate.empty
        if thanImmediate {
            // SLTIU compares unsigned with the sign-extended immediate, as `cmp` does.
            comparison = applyImmediate(.cmp, to: rs1)
        } else if !shape.isFirstPinned, shape.isSecondPinned {
            comparison = apply(.cmp, to: rs1, rs2)
        } else if !shape.isFirstPinned {
            load = move(.fixed(.rcx), rs1)
            comparison = apply(.cmp, .fixed(.rcx), rs2)
        }
        if shape.isTargetPinned, shape.isTargetFirst || shape.isTargetSecond {
            return Recipe(load, comparison, .setAndExtend(condition, rd)).withFlags(flag).with(.always)
        }
        let clear = HostTemplate(HostALU.xor.rawValue << 3 | 3, isWide: false, reg: target, place: target)
        return Recipe(clear.followed(by: load), comparison, HostTemplate.set(condition, target).followed(by: store))
            .withFlags(flag).with(.always)
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
