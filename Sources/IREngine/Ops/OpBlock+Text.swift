extension OpBlock: CustomStringConvertible {
    /// The block as text that `init(parsing:)` reads back.
    ///
    ///     block 0x80000000
    ///     @0  t0 = x6
    ///         x5 = add t0, 1
    ///     @1  goto 0x80000008
    ///
    /// `@n` begins the ops of guest instruction n, with its address where that does not follow from the one before. A
    /// value whose only use is the write of a guest register right after it has no name of its own: `x5 = add t0, 1`
    /// stands for two ops.
    package var description: String {
        var lines = ["block \(Op.hexadecimal(startPC))"]
        var instruction: UInt16?
        for (op, text) in statements() {
            var label = ""
            if op.instruction != instruction {
                label = "@\(op.instruction)\(address(of: op.instruction, after: instruction))"
            }
            instruction = op.instruction
            lines.append(label + String(repeating: " ", count: max(1, 4 - label.count)) + text)
        }
        return lines.joined(separator: "\n")
    }

    /// The address of an instruction if text has to give it.
    private func address(of instruction: UInt16, after previous: UInt16?) -> String {
        let distance = UInt64(instruction - (previous ?? 0))
        let expected = pc(of: previous ?? 0) &+ 4 &* distance
        let address = pc(of: instruction)
        return address == expected ? "" : " \(Op.hexadecimal(address))"
    }

    /// The ops on one line, without marks of guest instructions: `t0 = x6; x5 = add t0, 1`.
    package var line: String { statements().map(\.text).joined(separator: "; ") }

    /// Each statement, with the op that comes first in it.
    private func statements() -> [(op: Op, text: String)] {
        let useCounts = operandCounts()
        let read = readNames
        var result: [(Op, String)] = []
        var index = 0
        while index < count {
            let op = ops[index]
            if index < 32, read >> UInt32(index) & 1 == 0 {
                index += 1
                continue
            }
            let next = nextOp(after: index)
            if let next, op.kind.hasValue, op.kind != .copy, useCounts[index] == 1,
                ops[next].kind == .set, Int(ops[next].a) == index, ops[next].instruction == op.instruction
            {
                result.append((op, "x\(ops[next].detail) = \(op.expression)"))
                index = next + 1
            } else {
                if op.kind != .nop { result.append((op, op.statement(at: index))) }
                index += 1
            }
        }
        return result
    }

    private func operandCounts() -> [Int] {
        var counts = [Int](repeating: 0, count: count)
        for op in allOps where op.kind != .nop {
            for operand in [op.a, op.b] + (op.kind == .select ? [op.c, op.d] : []) where Int(operand) < count {
                counts[Int(operand)] += 1
            }
        }
        return counts
    }

    private func nextOp(after index: Int) -> Int? {
        (index + 1..<max(index + 1, count)).first { ops[$0].kind != .nop }
    }
}

extension Op {
    /// The op as a statement of its own; `index` names its value.
    func statement(at index: Int) -> String {
        if kind.hasValue { return "t\(index) = \(expression)" }
        let name = kind.mnemonic
        switch kind {
        case .set: return "x\(detail) = t\(a)"
        case .store8, .store16, .store32, .store64: return "\(name) \(address), t\(b)"
        case .check, .gotoValue: return "\(name) t\(a)"
        case .branch: return "\(name) \(condition) t\(a), t\(b), \(Op.hexadecimal(imm))"
        case .goto: return "\(name) \(Op.hexadecimal(imm))"
        case .trap: return "\(name) \(cause), \(Op.number(imm))"
        case .nop, .const, .get, .copy, .sext32, .zext32, .add, .sub, .and, .or, .xor, .shl, .shr, .sar, .slt, .sltu,
            .addw, .subw, .shlw, .shrw, .sarw, .rorw, .load8s, .load16s, .load32s, .load64, .load8u, .load16u, .load32u,
            .select:
            return name
        }
    }

    /// What stands to the right of `=`.
    var expression: String {
        let name = kind.mnemonic
        switch kind {
        case .const: return "\(name) \(Op.number(imm))"
        case .get: return "x\(detail)"
        case .copy: return "t\(a)"
        case .sext32, .zext32: return "\(name) t\(a)"
        case .select: return "\(name) \(condition) t\(a), t\(b), t\(c), t\(d)"
        case .add, .sub, .and, .or, .xor, .shl, .shr, .sar, .slt, .sltu, .addw, .subw, .shlw, .shrw, .sarw, .rorw:
            return "\(name) t\(a), \(b == Op.none ? Op.number(imm) : "t\(b)")"
        case .load8s, .load16s, .load32s, .load64, .load8u, .load16u, .load32u: return "\(name) \(address)"
        case .nop, .store8, .store16, .store32, .store64, .check, .set, .branch, .goto, .gotoValue, .trap: return name
        }
    }

    /// The memory operand: `[t0 + 8]`.
    private var address: String {
        guard a != Op.none else { return "[\(Op.hexadecimal(imm))]" }
        guard imm != 0 else { return "[t\(a)]" }
        let isNegative = Int64(bitPattern: imm) < 0
        return "[t\(a) \(isNegative ? "-" : "+") \(Op.number(isNegative ? 0 &- imm : imm))]"
    }

    /// Small numbers in decimal with their sign, others in hexadecimal.
    static func number(_ value: UInt64) -> String {
        let signed = Int64(bitPattern: value)
        return -4096...4096 ~= signed ? String(signed) : hexadecimal(value)
    }

    static func hexadecimal(_ value: UInt64) -> String { "0x" + String(value, radix: 16) }
}
