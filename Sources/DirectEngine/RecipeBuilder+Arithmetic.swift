import HostX86
import PlantedFaults

/// Sums, differences and bitwise operations.
extension RecipeBuilder {
    /// `rd = rs1 <op> rs2`, in either order.
    func commutative(_ op: HostALU, signRule: UInt8) -> Recipe {
        if shape.isTargetFirst { return inPlace(op, rs2, isSourcePinned: shape.isSecondPinned).with(signRule) }
        if shape.isTargetSecond { return inPlace(op, rs1, isSourcePinned: shape.isFirstPinned).with(signRule) }
        return Recipe(load(), apply(op, target, rs2), store).withFlags().with(signRule)
    }

    /// `rd = rd <op> source`
    private func inPlace(_ op: HostALU, _ source: HostTemplate.Operand, isSourcePinned: Bool) -> Recipe {
        if shape.isTargetPinned { return Recipe(.empty, apply(op, rd, source), .empty).withFlags() }
        if isSourcePinned { return Recipe(.empty, apply(op, to: rd, source), .empty).withFlags() }
        return Recipe(move(.fixed(.rax), source), apply(op, to: rd, .fixed(.rax)), .empty).withFlags()
    }

    /// `rd = rs1 <op> imm`
    func immediate(_ op: HostALU, signRule: UInt8) -> Recipe {
        if shape.isTargetFirst {
            return Recipe(.empty, applyImmediate(op, to: rd), .empty).withFlags().with(signRule)
        }
        return Recipe(load(), applyImmediate(op, to: target), store).withFlags().with(signRule)
    }

    /// `rd = rs1 + imm`
    func addImmediate() -> Recipe {
        if shape.isTargetFirst || !shape.isFirstPinned { return immediate(.add, signRule: .never) }
        return Recipe(.empty, .lea(isWide: true, target, base: rs1, immediateBytes: immediateBytes), store)
    }

    /// `rd = signExtend32(rs1 + imm)`
    func addImmediateWord() -> Recipe {
        if shape.isFirstPinned, !shape.isTargetFirst {
            return word(.empty, .lea(isWide: false, target, base: rs1, immediateBytes: immediateBytes))
        }
        return word(load(isWide: false), applyImmediate(.add, to: target, isWide: false)).withFlags()
    }

    /// `rd = rs1 + rs2`
    func add() -> Recipe {
        guard isSumApart else { return commutative(.add, signRule: .never) }
        return Recipe(.empty, .lea(isWide: true, target, base: rs1, index: rs2), store)
    }

    /// `rd = signExtend32(rs1 + rs2)`
    func addWord() -> Recipe {
        var (load, sum) = (load(isWide: false), apply(.add, target, rs2, isWide: false))
        if isSumApart {
            (load, sum) = (.empty, .lea(isWide: false, target, base: rs1, index: rs2))
        } else if shape.isTargetSecond, shape.isTargetPinned {
            (load, sum) = (.empty, apply(.add, rd, rs1, isWide: false))
        }
        if faults.isPlanted(.directAddwNotExtended) { return Recipe(load, sum, store).with(.always) }
        return word(load, sum)
    }

    /// Whether a sum goes to a register of its own, and from registers.
    private var isSumApart: Bool {
        shape.isFirstPinned && shape.isSecondPinned && !shape.isTargetFirst && !shape.isTargetSecond
    }

    /// `rd = rs1 - rs2`
    func subtract() -> Recipe {
        if shape.isTargetFirst { return inPlace(.sub, rs2, isSourcePinned: shape.isSecondPinned) }
        if shape.isTargetSecond {
            if faults.isPlanted(.directSubRdIsRs2) { return Recipe(load(), apply(.sub, target, target), store) }
            if shape.isTargetPinned { return Recipe(negate(rd), apply(.add, rd, rs1), .empty).withFlags() }
        }
        return Recipe(load(), apply(.sub, target, rs2), store).withFlags()
    }

    /// `rd = signExtend32(rs1 - rs2)`
    func subtractWord() -> Recipe {
        if shape.isTargetSecond, shape.isTargetPinned, !shape.isTargetFirst {
            return word(negate(rd, isWide: false), apply(.add, rd, rs1, isWide: false))
        }
        return word(load(isWide: false), apply(.sub, target, rs2, isWide: false))
    }
}
