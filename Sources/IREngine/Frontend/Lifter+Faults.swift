import GuestISA
import PlantedFaults

/// Planted faults that are described as wrong results for some operands.
extension Lifter {
    /// Lifts an instruction whose result is corrupted where the description says so.
    ///
    /// The corruption is ops like any other: passes see and may rewrite it.
    mutating func lift(_ guest: Instruction, _ wrong: Miscomputation, at pc: UInt64) {
        let imm = UInt64(bitPattern: Int64(guest.imm))
        let first = get(guest.rs1)
        switch guest.opcode.spec.effect {
        case .compute:
            let second = guest.opcode.spec.operands.contains(.rs2) ? get(guest.rs2) : constant(imm)
            liftSoundly(guest, at: pc)
            set(guest.rd, corrupted(get(guest.rd), wrong, first, second))
        case .load:
            let address = emit(.add, a: first, imm: imm)
            liftSoundly(guest, at: pc)
            set(guest.rd, corrupted(get(guest.rd), wrong, address, constant(0)))
        case .store:
            let address = emit(.add, a: first, imm: imm)
            let value = get(guest.rs2)
            emit(
                recipes[Int(guest.opcode.rawValue & 63)].kind, a: first, b: corrupted(value, wrong, address, value),
                imm: imm)
        case .branch:
            let second = get(guest.rs2)
            let isTaken = corrupted(taken(guest.opcode, first, second), wrong, first, second)
            emit(.branch, detail: BranchCondition.ne.rawValue, a: isTaken, b: constant(0), imm: pc &+ imm)
        case .jump, .fence, .trap: liftSoundly(guest, at: pc)
        }
    }

    private mutating func corrupted(_ result: Temp, _ wrong: Miscomputation, _ a: Temp, _ b: Temp) -> Temp {
        let operands = emit(
            .xor, a: emit(.and, a: a, b: constant(wrong.maskA)), b: emit(.and, a: b, b: constant(wrong.maskB)))
        let isWrong = emit(.sltu, a: emit(.xor, a: operands, b: constant(wrong.pattern)), b: constant(1))
        let mask = emit(.sub, a: constant(0), b: isWrong)
        switch wrong.change {
        case .flips(let bits): return emit(.xor, a: result, b: emit(.and, a: mask, b: constant(bits)))
        case .becomes(let other):
            let kept = emit(.and, a: result, b: emit(.xor, a: mask, b: constant(.max)))
            return emit(.or, a: kept, b: emit(.and, a: mask, b: constant(other)))
        }
    }

    /// Whether a branch is taken, 1 or 0.
    private mutating func taken(_ opcode: Opcode, _ a: Temp, _ b: Temp) -> Temp {
        switch opcode {
        case .beq: emit(.sltu, a: emit(.xor, a: a, b: b), b: constant(1))
        case .bne: emit(.sltu, a: constant(0), b: emit(.xor, a: a, b: b))
        case .blt: emit(.slt, a: a, b: b)
        case .bge: emit(.xor, a: emit(.slt, a: a, b: b), b: constant(1))
        case .bltu: emit(.sltu, a: a, b: b)
        case .bgeu: emit(.xor, a: emit(.sltu, a: a, b: b), b: constant(1))
        case .lui, .auipc, .jal, .jalr, .lb, .lh, .lw, .ld, .lbu, .lhu, .lwu, .sb, .sh, .sw, .sd, .addi, .slti, .sltiu,
            .xori, .ori, .andi, .slli, .srli, .srai, .add, .sub, .sll, .slt, .sltu, .xor, .srl, .sra, .or, .and, .addiw,
            .slliw, .srliw, .sraiw, .addw, .subw, .sllw, .srlw, .sraw, .fence, .fenceI, .ecall, .ebreak:
            preconditionFailure("\(opcode) is not a branch")
        }
    }
}
