import GuestMachine

/// A way in which a block is malformed.
package struct VerifierError: Error, Equatable, CustomStringConvertible {
    /// Index of the op, or of the end of the block.
    package let index: Int
    /// The rule that is broken.
    package let message: String

    /// `op 3: operand t7 is not defined before it`.
    package var description: String { "op \(index): \(message)" }
}

/// Checks that a block is well-formed: what passes and back ends may rely on.
///
/// - Operands are values of earlier ops that have not been removed; each kind has exactly the operands it takes.
/// - Guest registers are 1 to 31: x0 is a constant, and what is written to it is dropped.
/// - Instruction numbers never decrease nor reach the block's count, and the last op is the only terminator.
/// - No instruction writes a guest register before its own last way to trap: it must look unexecuted if it traps.
package struct Verifier {
    /// A verifier; it has no state.
    package init() {}

    /// The first rule that `block` breaks, or nil.
    package func firstError(in block: OpBlock) -> VerifierError? {
        var instruction: UInt16 = 0
        var writtenInstruction: UInt16?
        var terminator: Int?
        for index in 0..<block.count {
            let op = block.ops[index]
            guard op.kind != .nop else { continue }
            if let terminator {
                return VerifierError(index: index, message: "follows the terminator, op \(terminator)")
            }
            if let message = shapeError(op) ?? operandError(op, at: index, in: block) {
                return VerifierError(index: index, message: message)
            }
            if op.instruction < instruction {
                return VerifierError(
                    index: index, message: "instruction \(op.instruction) comes after \(instruction)")
            }
            instruction = op.instruction
            if op.kind == .set { writtenInstruction = instruction }
            if writtenInstruction == instruction, canTrap(op) {
                return VerifierError(index: index, message: "can trap after its instruction wrote a register")
            }
            if op.kind.isTerminator { terminator = index }
        }
        guard terminator != nil else { return VerifierError(index: block.count, message: "no terminator") }
        guard Int(instruction) < block.instructionCount else {
            return VerifierError(
                index: block.count,
                message: "ends with instruction \(instruction) of \(block.instructionCount)")
        }
        return nil
    }

    /// Whether the instruction may turn out not to retire at this op.
    private func canTrap(_ op: Op) -> Bool {
        switch op.kind {
        case .trap, .check: true
        case .branch: op.imm % 4 != 0
        case .goto, .gotoValue, .set, .select, .nop, .const, .get, .copy, .sext32, .zext32, .add, .sub, .and, .or, .xor,
            .shl,
            .shr, .sar, .slt, .sltu, .addw, .subw, .shlw, .shrw, .sarw, .rorw:
            false
        case .load8s, .load16s, .load32s, .load64, .load8u, .load16u, .load32u, .store8, .store16, .store32, .store64:
            true
        }
    }

    /// Which operands a kind takes: `nil` where absent and present are both right.
    private func operands(of kind: OpKind) -> (a: Bool?, b: Bool?) {
        switch kind {
        case .nop, .const, .get, .goto, .trap: (false, false)
        case .copy, .sext32, .zext32, .check, .set, .gotoValue: (true, false)
        case .add, .sub, .and, .or, .xor, .shl, .shr, .sar, .slt, .sltu, .addw, .subw, .shlw, .shrw, .sarw, .rorw:
            (true, nil)
        case .load8s, .load16s, .load32s, .load64, .load8u, .load16u, .load32u: (nil, false)
        case .store8, .store16, .store32, .store64: (nil, true)
        case .branch, .select: (true, true)
        }
    }

    private func operandError(_ op: Op, at index: Int, in block: OpBlock) -> String? {
        let expected = operands(of: op.kind)
        var operands = [(op.a, expected.a, "first"), (op.b, expected.b, "second")]
        if op.kind == .select { operands += [(op.c, true, "third"), (op.d, true, "fourth")] }
        for (operand, isExpected, name) in operands {
            if operand == Op.none {
                if isExpected == true { return "\(op.kind) lacks its \(name) operand" }
            } else if isExpected == false {
                return "\(op.kind) takes no \(name) operand"
            } else if operand >= index || !block.ops[Int(operand)].kind.hasValue {
                return "operand t\(operand) is not defined before it"
            }
        }
        return nil
    }

    /// What is wrong with `detail` and `imm`.
    private func shapeError(_ op: Op) -> String? {
        switch op.kind {
        case .get, .set: return 1...31 ~= op.detail ? nil : "\(op.kind) of x\(op.detail)"
        case .branch:
            guard BranchCondition(rawValue: op.detail) != nil else { return "no condition \(op.detail)" }
            return op.imm % 2 == 0 ? nil : "branch to an odd address"
        case .select: return BranchCondition(rawValue: op.detail) == nil ? "no condition \(op.detail)" : nil
        case .goto: return op.imm % 4 == 0 ? nil : "goto an address that is not a multiple of four"
        case .trap: return TrapCause(rawValue: op.detail) == nil ? "no trap cause \(op.detail)" : nil
        case .nop, .const, .copy, .sext32, .zext32, .add, .sub, .and, .or, .xor, .shl, .shr, .sar, .slt, .sltu, .addw,
            .subw, .shlw, .shrw, .sarw, .rorw, .load8s, .load16s, .load32s, .load64, .load8u, .load16u, .load32u,
            .store8,
            .store16, .store32, .store64, .check, .gotoValue:
            return nil
        }
    }
}
