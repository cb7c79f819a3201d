import GuestMachine
import HostX86
import TranslationRuntime

/// Loads and stores.
///
/// The guest address goes into rax. What lies outside the window leaves by a slow exit, as do stores that need
/// bookkeeping; what the host's page protection refuses inside continues there. The slow exit does the access in full
/// and goes on behind the instruction, so the code here need not be able to.
extension X86Backend {
    mutating func emitLoad(
        _ op: Op, _ index: Int, rd: UInt8, isRead: Bool, _ block: OpBlock, _ builder: inout BlockBuilder
    ) {
        let byteCount = op.kind.accessByteCount
        let isSigned = op.kind == .load8s || op.kind == .load16s || op.kind == .load32s
        let pc = block.pc(of: op.instruction)
        let slow = builder.slowLoad(
            rd: rd, byteCount: byteCount, signed: isSigned, pc: pc, retired: Int(op.instruction))
        let target = isRead ? target(index, &builder.asm) : nil
        let address = emitAddress(op, index, for: target, slow, &builder.asm)
        let result = isRead ? loadResult(op, index, target, &builder.asm) : .rcx
        if case .outside = address { return }
        let width = width(byteCount)
        builder.mayFault(continuingAt: slow)
        if isSigned {
            builder.asm.movsx(dst: result, src: .at(.r15, index: .rax), from: width)
        } else {
            builder.asm.movzx(dst: result, src: .at(.r15, index: .rax), from: width)
        }
    }

    /// The register for the value of a load. One that nothing reads is loaded into rcx all the same, for its fault.
    private mutating func loadResult(
        _ op: Op, _ index: Int, _ target: HostRegister?, _ asm: inout Assembler
    ) -> HostRegister {
        let temp = Temp(truncatingIfNeeded: index)
        if let target {
            allocator.place(temp, in: target)
            return target
        }
        if op.a != Op.none, allocator.givesUpRegister(op.a, at: index) { return allocator.take(op.a, for: temp) }
        return allocator.allocate(for: temp, &asm)
    }

    mutating func emitStore(_ op: Op, _ index: Int, _ block: OpBlock, _ builder: inout BlockBuilder) {
        let byteCount = op.kind.accessByteCount
        let width = width(byteCount)
        let value = storeOperand(op, index, width, &builder.asm)
        let pc = block.pc(of: op.instruction)
        let slow = builder.slowStore(value, byteCount: byteCount, pc: pc, retired: Int(op.instruction))
        let address = emitAddress(op, index, for: nil, slow, &builder.asm)
        if case .outside = address { return }
        emitStoreMark(address, slow, &builder.asm)
        var source = HostRegister.rcx
        switch value {
        case .register(let register): source = register
        case .memory(let memory): builder.asm.mov(.w64, dst: .rcx, src: memory)
        case .constant(let constant):
            builder.mayFault(continuingAt: slow)
            builder.asm.mov(width, dst: .at(.r15, index: .rax), src: constant)
            return
        }
        builder.mayFault(continuingAt: slow)
        builder.asm.mov(width, dst: .at(.r15, index: .rax), src: source)
    }

    private mutating func storeOperand(
        _ op: Op, _ index: Int, _ width: HostWidth, _ asm: inout Assembler
    ) -> StoreOperand {
        switch allocator.operand(op.b, at: index, &asm) {
        case .register(let register): return .register(register)
        case .memory(let memory): return .memory(memory)
        case .constant(let value):
            if let short = immediate(value, width) { return .constant(short) }
            return .register(allocator.register(of: op.b, &asm))
        }
    }

    /// The low `width` bits of a value as an immediate that the host sign-extends to them, if there is one.
    private func immediate(_ value: UInt64, _ width: HostWidth) -> Int32? {
        switch width {
        case .w8: Int32(Int8(truncatingIfNeeded: value))
        case .w16: Int32(Int16(truncatingIfNeeded: value))
        case .w32: Int32(truncatingIfNeeded: value)
        case .w64: Int32(exactly: Int64(bitPattern: value))
        }
    }

    /// What is known of an access after its window check.
    private enum Address {
        /// It is at this guest address, inside.
        case known(UInt64)
        /// It is inside, and rcx is its offset.
        case checked
        /// It always leaves by the slow exit: there is nothing more to emit.
        case outside
    }

    /// Puts the guest address into rax and goes to `slow` if the access is not all in the window. May use rcx.
    private mutating func emitAddress(
        _ op: Op, _ index: Int, for target: HostRegister?, _ slow: HostLabel, _ asm: inout Assembler
    ) -> Address {
        let base = op.a == Op.none ? OperandPlace.constant(0) : allocator.operand(op.a, at: index, for: target, &asm)
        if case .constant(let value) = base {
            let address = value &+ op.imm
            asm.mov(dst: .rax, imm: Int64(bitPattern: address))
            if window.contains(address, byteCount: op.kind.accessByteCount) { return .known(address) }
            asm.jmp(slow)
            return .outside
        }
        if case .register(let register) = base, let short = Int32(exactly: Int64(bitPattern: op.imm)), short != 0 {
            asm.lea(.w64, dst: .rax, src: .at(register, short))
        } else if let short = Int32(exactly: Int64(bitPattern: op.imm)) {
            move(.w64, to: .rax, base, &asm)
            if short != 0 { asm.alu(.add, .w64, dst: .rax, src: short) }
        } else {
            asm.mov(dst: .rax, imm: Int64(bitPattern: op.imm))
            apply(.add, .w64, to: .rax, base, &asm)
        }
        window.emitOffsetCheck(byteCount: op.kind.accessByteCount, &asm)
        asm.jcc(.a, slow)
        return .checked
    }

    /// Marks the line of the address as written and goes to `slow` unless a store there needs no more. Uses rcx.
    private func emitStoreMark(_ address: Address, _ slow: HostLabel, _ asm: inout Assembler) {
        switch address {
        case .known(let address):
            let line = (address - window.base) >> window.lineShift
            asm.mov(dst: .rcx, imm: Int64(bitPattern: window.storeMarks + line))
        case .checked:
            asm.shift(.shr, .w64, dst: .rcx, count: UInt8(window.lineShift))
            asm.alu(.add, .w64, dst: .rcx, src: ContextField.storeMarks)
        case .outside: return
        }
        // Marks the line as written; `fastBit` is the sign.
        asm.alu(.or, .w8, dst: .at(.rcx), src: Int32(GuestMemory.writtenBit))
        asm.jcc(.ns, slow)
    }

    private func width(_ byteCount: Int) -> HostWidth {
        switch byteCount {
        case 1: .w8
        case 2: .w16
        case 4: .w32
        default: .w64
        }
    }
}
