import GuestISA
import HostX86
import PlantedFaults
import TranslationRuntime

/// Planted faults that are described as wrong results for some operands.
///
/// Scratch is rax, rcx and two spill slots, which this translator does not use otherwise.
extension DirectTranslator {
    /// All ones where the result is wrong, else zero.
    private var mask: HostMemory { ContextField.spill(0) }
    /// What is stored.
    private var storedValue: HostMemory { ContextField.spill(1) }

    /// Emits the host code of an instruction whose result is corrupted where the description says so.
    func translate(
        _ i: Instruction, _ wrong: Miscomputation, at position: Position, _ code: inout BlockBuilder
    ) {
        extendAll(&code)
        switch i.opcode.spec.effect {
        case .compute where i.rd != 0, .load where i.rd != 0:
            decide(i, wrong, &code)
            translateSoundly(i, at: position, &code)
            extendAll(&code)
            read(i.rd, into: .rax, &code)
            corruptResult(wrong, &code)
            if let register = map[i.rd] {
                code.asm.mov(.w64, dst: register, src: .rax)
            } else {
                code.asm.mov(.w64, dst: ContextField.x(i.rd), src: .rax)
            }
            facts.forget(i.rd)
        case .store:
            decide(i, wrong, &code)
            read(i.rs2, into: .rax, &code)
            corruptResult(wrong, &code)
            code.asm.mov(.w64, dst: storedValue, src: .rax)
            store(.memory(storedValue), i, recipes.widths[Int(i.opcode.rawValue)], at: position, &code)
        case .compute, .load, .branch, .jump, .fence, .trap: translateSoundly(i, at: position, &code)
        }
        flags = .none
    }

    /// Fills `mask`.
    private func decide(_ i: Instruction, _ wrong: Miscomputation, _ code: inout BlockBuilder) {
        let isAccess =
            switch i.opcode.spec.effect {
            case .load, .store: true
            case .compute, .branch, .jump, .fence, .trap: false
            }
        read(i.rs1, into: .rax, &code)
        if isAccess { code.asm.alu(.add, .w64, dst: .rax, src: i.imm) }
        keep(wrong.maskA, &code)
        code.asm.mov(.w64, dst: mask, src: .rax)
        if i.opcode.spec.operands.contains(.rs2) {
            read(i.rs2, into: .rax, &code)
        } else {
            code.asm.mov(dst: .rax, imm: isAccess ? 0 : Int64(i.imm))
        }
        keep(wrong.maskB, &code)
        code.asm.alu(.xor, .w64, dst: .rax, src: mask)
        code.asm.mov(dst: .rcx, imm: Int64(bitPattern: wrong.pattern))
        code.asm.alu(.xor, .w64, dst: .rax, src: .rcx)
        // Only zero is less than one: the carry becomes all bits.
        code.asm.alu(.cmp, .w64, dst: .rax, src: 1)
        code.asm.alu(.sbb, .w64, dst: .rax, src: .rax)
        code.asm.mov(.w64, dst: mask, src: .rax)
    }

    /// Clears the bits of rax that are not in `bits`.
    private func keep(_ bits: UInt64, _ code: inout BlockBuilder) {
        code.asm.mov(dst: .rcx, imm: Int64(bitPattern: bits))
        code.asm.alu(.and, .w64, dst: .rax, src: .rcx)
    }

    /// Puts into rax what becomes of the right result there.
    private func corruptResult(_ wrong: Miscomputation, _ code: inout BlockBuilder) {
        switch wrong.change {
        case .flips(let bits):
            code.asm.mov(dst: .rcx, imm: Int64(bitPattern: bits))
            code.asm.alu(.and, .w64, dst: .rcx, src: mask)
            code.asm.alu(.xor, .w64, dst: .rax, src: .rcx)
        case .becomes(let other):
            // The difference to the other one, where it is wrong.
            code.asm.mov(dst: .rcx, imm: Int64(bitPattern: other))
            code.asm.alu(.xor, .w64, dst: .rcx, src: .rax)
            code.asm.alu(.and, .w64, dst: .rcx, src: mask)
            code.asm.alu(.xor, .w64, dst: .rax, src: .rcx)
        }
    }
}
