import GuestMachine
import HostX86
import TranslationRuntime

/// Loads and stores.
///
/// The host faults on whatever lies in the guards of the window or is forbidden inside. So what is compared is not the
/// address of an access but the value that it is relative to, once in a block: values do not change. What does not pass,
/// or faults, takes the slow exit, which does the access in full and goes on behind the instruction.
extension X86Backend {
    mutating func emitLoad(
        _ index: Int, rd: UInt8, _ block: OpBlock, _ builder: inout BlockBuilder
    ) {
        let op = block.ops[index]
        let isRead = block.uses[index].count != 0
        let byteCount = op.kind.accessByteCount
        let isSigned = op.kind == .load8s || op.kind == .load16s || op.kind == .load32s
        let target = isRead ? target(index, &builder.asm) : nil
        let address = address(op, index, for: target, &builder.asm)
        let slow = builder.slowLoad(
            rd: rd, byteCount: byteCount, signed: isSigned, at: address, pc: block.pc(of: op.instruction),
            retired: Int(op.instruction))
        let isReached = emitCheck(address, op, slow, &builder.asm)
        let result = isRead ? loadResult(op, index, target, &builder.asm) : .rcx
        guard isReached else { return }
        let width = width(byteCount)
        let source = HostMemory.at(.r15, index: address.base, address.displacement)
        builder.mayFault(continuingAt: slow)
        if isSigned {
            builder.asm.movsx(dst: result, src: source, from: width)
        } else {
            builder.asm.movzx(dst: result, src: source, from: width)
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

    mutating func emitStore(_ index: Int, _ block: OpBlock, _ builder: inout BlockBuilder) {
        let op = block.ops[index]
        let byteCount = op.kind.accessByteCount
        let width = width(byteCount)
        let value = storeOperand(op, index, width, &builder.asm)
        let address = address(op, index, for: nil, &builder.asm)
        let slow = builder.slowStore(
            value, byteCount: byteCount, at: address, pc: block.pc(of: op.instruction),
            retired: Int(op.instruction))
        guard emitCheck(address, op, slow, &builder.asm) else { return }
        let isUnseen = faults.isPlanted(.irX86SbUnseen) && byteCount == 1
        if marksStores { window.emitMark(address, slow, ignoringCode: isUnseen, &builder.asm) }
        let destination = HostMemory.at(.r15, index: address.base, address.displacement)
        var source = HostRegister.rcx
        switch value {
        case .register(let register): source = register
        case .memory(let memory): builder.asm.mov(.w64, dst: .rcx, src: memory)
        case .constant(let constant):
            builder.mayFault(continuingAt: slow)
            builder.asm.mov(width, dst: destination, src: constant)
            return
        }
        builder.mayFault(continuingAt: slow)
        builder.asm.mov(width, dst: destination, src: source)
    }

    private mutating func storeOperand(
        _ op: Op, _ index: Int, _ width: HostWidth, _ asm: inout Assembler
    ) -> StoreOperand {
        switch allocator.operand(op.b, at: index, &asm) {
        case .register(let register): return .register(register)
        case .memory(let memory): return .memory(memory)
        case .constant(let value):
            if let short = immediate(value, width) { return .constant(short) }
            if faults.isPlanted(.irX86StoreImmediate) { return .constant(Int32(truncatingIfNeeded: value)) }
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

    /// The guest address of an access: relative to the register of its base, or in rax.
    @inline(__always)
    private mutating func address(
        _ op: Op, _ index: Int, for target: HostRegister?, _ asm: inout Assembler
    ) -> AccessAddress {
        let base = op.a == Op.none ? OperandPlace.constant(0) : allocator.operand(op.a, at: index, for: target, &asm)
        let displacement = MemoryWindow.displacement(op.imm)
        switch base {
        case .constant(let value):
            asm.mov(dst: .rax, imm: Int64(bitPattern: value &+ op.imm))
            return AccessAddress(.rax)
        case .register(let register):
            if let displacement { return AccessAddress(register, displacement) }
        case .memory(let memory):
            guard let displacement else { break }
            asm.mov(.w64, dst: .rax, src: memory)
            return AccessAddress(.rax, displacement)
        }
        asm.mov(dst: .rax, imm: Int64(bitPattern: op.imm))
        apply(.add, .w64, to: .rax, base, &asm)
        return AccessAddress(.rax)
    }

    /// Goes to `slow` unless the base of `address` lies in the window. Uses rcx.
    ///
    /// - Returns: Whether the access is reached at all.
    @inline(__always)
    private mutating func emitCheck(
        _ address: AccessAddress, _ op: Op, _ slow: HostLabel, _ asm: inout Assembler
    ) -> Bool {
        let known = op.a == Op.none ? 0 : allocator.constant(op.a)
        if let known {
            let isInside = window.contains(known &+ op.imm)
            if !isInside { asm.jmp(slow) }
            return isInside
        }
        let isBase = MemoryWindow.displacement(op.imm) != nil
        if isBase, allocator.places[Int(op.a)].isInWindow { return true }
        window.emitCheck(address.base, slow, &asm)
        if isBase { allocator.places[Int(op.a)].isInWindow = eliminatesChecks }
        return true
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
