import GuestISA
import HostX86
import TranslationRuntime

extension DirectTranslator {
    /// Emits the host code of one instruction.
    @inline(__always)
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
        // HINTs (RISC-V Unprivileged ISA 20240411, section 2.9).
        if i.rd == 0, i.opcode.onlyComputes { return }
        let isPassedOn = pending != 0 && settle(i, &code)
        // No `default`: a new opcode stops the build here until it has a meaning.
        switch i.opcode {
        case .lui: loadUpperImmediate(i, &code)
        case .auipc: setConstant(i.rd, Int64(bitPattern: position.pc) &+ Int64(i.imm), &code)
        case .jal: jump(i, at: position, &code)
        case .jalr: jumpIndirect(i, at: position, &code)
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
        case .addi: addImmediate(i, &code)
        case .slti: setIfLessThanImmediate(i, signed: true, &code)
        case .sltiu: setIfLessThanImmediate(i, signed: false, &code)
        case .xori: xorImmediate(i, &code)
        case .ori: orImmediate(i, &code)
        case .andi: andImmediate(i, &code)
        case .slli: shift(i, .shl, &code)
        case .srli: shift(i, .shr, &code)
        case .srai: shift(i, .sar, &code)
        case .add: add(i, &code)
        case .sub: subtract(i, &code)
        case .sll: shift(i, .shl, by: i.rs2, &code)
        case .slt: setIfLess(i, signed: true, &code)
        case .sltu: setIfLess(i, signed: false, &code)
        case .xor: xor(i, &code)
        case .srl: shift(i, .shr, by: i.rs2, fiveBits: faults.isPlanted(.directSrlAmount31), &code)
        case .sra: shift(i, .sar, by: i.rs2, &code)
        case .or: or(i, &code)
        case .and: and(i, &code)
        case .addiw: addImmediateWord(i, &code)
        case .slliw: shiftLeftWord(i, &code)
        case .srliw: shiftRightWord(i, &code)
        case .sraiw: shiftRightArithmeticWord(i, &code)
        case .addw: addWord(i, &code)
        case .subw: subtractWord(i, &code)
        case .sllw: shiftWord(i, .shl, by: sllwAmount(i), &code)
        case .srlw: shiftWord(i, .shr, by: i.rs2, &code)
        case .sraw: shiftWord(i, .sar, by: i.rs2, &code)
        }
        noteDelay(i, isPassedOn: isPassedOn)
        facts.note(i)
        if i.opcode == .auipc { noteConstant(i.rd, Int64(bitPattern: position.pc) &+ Int64(i.imm)) }
    }
}

extension Opcode {
    /// Whether writing rd is all that it does.
    @inline(__always)
    fileprivate var onlyComputes: Bool {
        switch self {
        case .lui, .auipc, .addi, .slti, .sltiu, .xori, .ori, .andi, .slli, .srli, .srai, .add, .sub, .sll, .slt, .sltu,
            .xor, .srl, .sra, .or, .and, .addiw, .slliw, .srliw, .sraiw, .addw, .subw, .sllw, .srlw, .sraw:
            true
        case .jal, .jalr, .beq, .bne, .blt, .bge, .bltu, .bgeu, .lb, .lh, .lw, .ld, .lbu, .lhu, .lwu, .sb, .sh, .sw,
            .sd,
            .fence, .fenceI, .ecall, .ebreak:
            false
        }
    }
}
