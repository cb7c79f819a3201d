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
        // No `default`: a new opcode stops the build here until it has a meaning.
        switch i.opcode {
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
        case .lb: load(i, .w8, signed: true, at: position, &code)
        case .lh: load(i, .w16, signed: true, at: position, &code)
        case .lw: load(i, .w32, signed: !faults.isPlanted(.directLwZeroExtends), at: position, &code)
        case .ld: load(i, .w64, signed: true, at: position, &code)
        case .lbu: load(i, .w8, signed: false, at: position, &code)
        case .lhu: load(i, .w16, signed: false, at: position, &code)
        case .lwu: load(i, .w32, signed: false, at: position, &code)
        case .sb: store(i, .w8, at: position, &code)
        case .sh: store(i, faults.isPlanted(.directShWritesWord) ? .w32 : .w16, at: position, &code)
        case .sw: store(i, .w32, at: position, &code)
        case .sd: store(i, .w64, at: position, &code)
        case .fence, .fenceI: break  // Stores are seen by the next fetch anyway, and there is one hart.
        case .ecall: leave(with: .init(.environmentCall), at: position, &code)
        case .ebreak: leave(with: .init(.breakpoint), at: position, &code)
        }
    }
}
