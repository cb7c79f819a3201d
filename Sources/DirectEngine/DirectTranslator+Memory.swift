import GuestISA
import GuestMachine
import HostX86
import PlantedFaults
import TranslationRuntime

/// What a translator knows of the memory window, so that code need not load it.
struct BoundsCheck {
    /// What to add to a guest address to get its offset into the window, if an instruction can hold it.
    let toOffset: Int32?
    /// Bytes in the window, if an instruction can hold that.
    let size: Int32?
    /// `GuestMemory.lineShift`.
    let lineShift: UInt8

    init(_ memory: GuestMemory) {
        toOffset = Int32(exactly: 0 &- Int64(bitPattern: memory.base))
        size = Int32(exactly: memory.size)
        lineShift = UInt8(memory.lineShift)
    }
}

extension DirectTranslator {
    /// `rd =` what is at `rs1 + imm`, extended to 64 bits. The access happens even if `rd` is x0.
    func load(_ i: Instruction, _ width: HostWidth, signed: Bool, at position: Position, _ code: inout BlockBuilder) {
        let isMistaken = faults.isPlanted(.directOffsetMinus2048) && i.imm == -2048
        computeAddress(i.rs1, isMistaken ? 2048 : i.imm, &code)
        let slow = code.slowLoad(
            rd: i.rd, byteCount: width.byteCount, signed: signed, pc: position.pc, retired: position.retired)
        checkBounds(width, slow, &code)
        // The guest address stays in rax for the slow exit, so what goes to memory passes through rcx.
        let target = map[i.rd] ?? .rcx
        code.mayFault(continuingAt: slow)
        if signed {
            code.asm.movsx(dst: target, src: .at(.r15, index: .rax), from: width)
        } else {
            code.asm.movzx(dst: target, src: .at(.r15, index: .rax), from: width)
        }
        if map[i.rd] == nil, i.rd != 0 { code.asm.mov(.w64, dst: ContextField.x(i.rd), src: .rcx) }
    }

    /// Writes the low bits of rs2 to `rs1 + imm`.
    func store(_ i: Instruction, _ width: HostWidth, at position: Position, _ code: inout BlockBuilder) {
        let value: StoreOperand =
            if let register = map[i.rs2] {
                .register(register)
            } else if i.rs2 == 0 {
                .constant(0)
            } else {
                .memory(ContextField.x(i.rs2))
            }
        computeAddress(i.rs1, i.imm, &code)
        let slow = code.slowStore(value, byteCount: width.byteCount, pc: position.pc, retired: position.retired)
        let offset = checkBounds(width, slow, &code)
        if offset != .rcx { code.asm.mov(.w64, dst: .rcx, src: offset) }
        code.asm.shift(.shr, .w64, dst: .rcx, count: bounds.lineShift)
        code.asm.alu(.add, .w64, dst: .rcx, src: ContextField.storeMarks)
        // Marks the line as written; `fastBit` is the sign.
        code.asm.alu(.or, .w8, dst: .at(.rcx), src: Int32(GuestMemory.writtenBit))
        code.asm.jcc(.ns, slow)
        let destination = HostMemory.at(.r15, index: .rax)
        switch value {
        case .register(let register):
            code.mayFault(continuingAt: slow)
            code.asm.mov(width, dst: destination, src: register)
        case .memory(let memory):
            code.asm.mov(.w64, dst: .rcx, src: memory)
            code.mayFault(continuingAt: slow)
            code.asm.mov(width, dst: destination, src: .rcx)
        case .constant(let constant):
            code.mayFault(continuingAt: slow)
            code.asm.mov(width, dst: destination, src: constant)
        }
    }

    /// Puts the guest address `rs1 + imm` into rax.
    @inline(__always)
    private func computeAddress(_ rs1: UInt8, _ imm: Int32, _ code: inout BlockBuilder) {
        if rs1 == 0 {
            code.asm.mov(dst: .rax, imm: Int64(imm), mayClobberFlags: true)
        } else if let base = map[rs1], imm != 0 {
            code.asm.lea(.w64, dst: .rax, src: .at(base, imm))
        } else {
            read(rs1, into: .rax, &code)
            if imm != 0 { code.asm.alu(.add, .w64, dst: .rax, src: imm) }
        }
    }

    /// Goes to `slow` unless an access of `width` at the guest address in rax lies in the window.
    ///
    /// - Returns: The register with the offset into the window: rcx, or rax if that is the guest address itself.
    @inline(__always) @discardableResult
    private func checkBounds(_ width: HostWidth, _ slow: HostLabel, _ code: inout BlockBuilder) -> HostRegister {
        var offset = HostRegister.rcx
        switch bounds.toOffset {
        case 0?:
            offset = .rax
        case let displacement?:
            code.asm.lea(.w64, dst: .rcx, src: .at(.rax, displacement))
        case nil:
            code.asm.mov(.w64, dst: .rcx, src: .rax)
            code.asm.alu(.sub, .w64, dst: .rcx, src: ContextField.windowBase)
        }
        if let size = bounds.size {
            code.asm.alu(.cmp, .w64, dst: offset, src: size - Int32(width.byteCount))
        } else {
            code.asm.alu(.cmp, .w64, dst: offset, src: ContextField.windowLimit(byteCount: width.byteCount))
        }
        code.asm.jcc(.a, slow)
        return offset
    }
}
