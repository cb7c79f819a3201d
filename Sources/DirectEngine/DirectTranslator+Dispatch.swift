import GuestISA
import HostX86
import TranslationRuntime

extension DirectTranslator {
    /// Emits the host code of one instruction.
    func translate(_ instruction: Instruction, at position: Position, _ code: inout BlockBuilder) {
        if let wrong = faults.miscomputation(of: instruction.opcode) {
            return translate(instruction, wrong, at: position, &code)
        }
        translateSoundly(instruction, at: position, &code)
    }

    /// Emits the host code of one instruction, whatever results are to be corrupted.
    @inline(__always)
    func translateSoundly(_ instruction: Instruction, at position: Position, _ code: inout BlockBuilder) {
        let i = instruction
        if recipes.computations &>> UInt64(i.opcode.rawValue) & 1 != 0 { return compute(i, at: position, &code) }
        if !faults.isPlanted(.directLateSd) || i.opcode != .sd { extendAll(&code) }
        // Loads and stores are told apart by what they are, not by a jump for each, which the host would have to guess.
        let opcode = UInt64(i.opcode.rawValue)
        if (recipes.loads | recipes.stores) &>> opcode & 1 != 0 {
            let width = recipes.widths[Int(i.opcode.rawValue)]
            if recipes.stores &>> opcode & 1 != 0 { return store(i, width, at: position, &code) }
            return load(i, width, signed: recipes.signedLoads &>> opcode & 1 != 0, at: position, &code)
        }
        // No `default`: a new opcode stops the build here until it has a meaning.
        switch i.opcode {
        case .lb, .lh, .lw, .ld, .lbu, .lhu, .lwu, .sb, .sh, .sw, .sd: preconditionFailure("\(i) is an access")
        case .lui, .auipc, .addi, .slti, .sltiu, .xori, .ori, .andi, .slli, .srli, .srai, .add, .sub, .sll, .slt, .sltu,
            .xor, .srl, .sra, .or, .and, .addiw, .slliw, .srliw, .sraiw, .addw, .subw, .sllw, .srlw, .sraw:
            preconditionFailure("\(i) is a computation")
        case .jal:
            jump(i, at: position, &code)
            facts.forget(i.rd)
        case .jalr:
            jumpIndirect(i, at: position, &code)
            facts.forget(i.rd)
        case .beq: branch(i, if: .equal, at: position, &code)
        case .bne: branch(i, if: .notEqual, at: position, &code)
        case .blt: branch(i, if: .less, at: position, &code)
        case .bge: branch(i, if: .notLess, at: position, &code)
        case .bltu: branch(i, if: faults.isPlanted(.directBltuSigned) ? .less : .below, at: position, &code)
        case .bgeu: branch(i, if: .notBelow, at: position, &code)
        case .fence, .fenceI: break  // Stores are seen by the next fetch anyway, and there is one hart.
        case .ecall: leave(with: .init(.environmentCall), at: position, &code)
        case .ebreak: leave(with: .init(.breakpoint), at: position, &code)
        }
    }
}
