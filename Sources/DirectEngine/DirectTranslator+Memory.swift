import GuestISA
import GuestMachine
import HostX86
import PlantedFaults
import TranslationRuntime

/// What a translator knows of the memory window, so that code need not load it.
struct BoundsCheck {
    /// The guest addresses of the window.
    let window: Range<UInt64>
    /// What to add to a guest address to get its offset into the window, if an instruction can hold it.
    let toOffset: Int32?
    /// Bytes in the window, if an instruction can hold that.
    let size: Int32?

    /// `GuestMemory.lineShift`.
    let lineShift: UInt8

    /// How far from an address inside the window an access may begin, so that it ends in the window or its guards.
    static var reach: Int32 { Int32(GuestMemory.guardBytes) - 8 }

    init(_ memory: GuestMemory) {
        window = memory.window
        toOffset = Int32(exactly: 0 &- Int64(bitPattern: memory.base))
        size = Int32(exactly: memory.size)
        lineShift = UInt8(memory.lineShift)
    }
}

/// Loads and stores.
///
/// The host faults on whatever lies in the window's guards or is forbidden inside, so what is compared is not the
/// address of the access but that of its base register, once in a trace for as long as the register only moves by
/// small constants. What does not pass, or faults, takes the slow exit, which tells right from wrong exactly.
extension DirectTranslator {
    /// `rd =` what is at `rs1 + imm`, extended to 64 bits. The access happens even if `rd` is x0.
    func load(_ i: Instruction, _ width: HostWidth, signed: Bool, at position: Position, _ code: inout BlockBuilder) {
        if faults.isPlanted(.directLoadX0Dropped), i.rd == 0 { return }
        var imm = faults.isPlanted(.directOffsetMinus2048) && i.imm == -2048 ? 2048 : i.imm
        if faults.isPlanted(.directCheckAligns), facts.isNearWindow(i.rs1, plus: imm) { imm &= ~7 }
        let address = address(i.rs1, imm, &code)
        let slow = code.slowLoad(
            rd: i.rd, byteCount: width.byteCount, signed: signed, at: address, pc: position.pc,
            retired: position.retired)
        check(address, of: i.rs1, slow, &code)
        // rax may hold the address: it changes only if the load succeeds.
        let target = map[i.rd] ?? .rax
        code.mayFault(continuingAt: slow)
        code.asm.emit(book.load(width, signed: signed), target, index: address.base, address.displacement)
        if i.rd != 0 {
            write(i.rd, &code)
            facts.noteLoaded(i.rd, isSignExtended: i.opcode != .ld && i.opcode != .lwu)
        }
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
        store(value, i, width, at: position, &code)
    }

    /// Writes the low bits of `value` to `rs1 + imm`.
    func store(
        _ value: StoreOperand, _ i: Instruction, _ width: HostWidth, at position: Position, _ code: inout BlockBuilder
    ) {
        let address = address(i.rs1, i.imm, &code)
        let slow = code.slowStore(
            value, byteCount: width.byteCount, at: address, pc: position.pc, retired: position.retired)
        let isUnseen = faults.isPlanted(.directStoreUnseen) && facts.isNearWindow(i.rs1, plus: i.imm)
        check(address, of: i.rs1, slow, &code)
        let isUnmarked = faults.isPlanted(.directStoreUnmarked) && width == .w8
        if marksStores || !usesStoreProtection {
            markStore(address, slow, ignoringCode: isUnseen, leavingUnmarked: isUnmarked, &code)
        }
        var source = HostRegister.rcx
        switch value {
        case .register(let register): source = register
        case .memory(let memory):
            code.asm.mov(faults.isPlanted(.directSdUnpinnedLow) ? .w32 : .w64, dst: .rcx, src: memory)
        case .constant(let constant):
            code.mayFault(continuingAt: slow)
            let destination = HostMemory.at(.r15, index: address.base, address.displacement)
            code.asm.mov(width, dst: destination, src: constant)
            return
        }
        code.mayFault(continuingAt: slow)
        code.asm.emit(book.store(width), source, index: address.base, address.displacement)
    }

    /// Where `rs1 + imm` is: relative to the host register of rs1, or in rax.
    @inline(__always)
    private func address(_ rs1: UInt8, _ imm: Int32, _ code: inout BlockBuilder) -> AccessAddress {
        if let base = map[rs1] { return AccessAddress(base, imm) }
        if rs1 == 0 {
            code.asm.mov(dst: .rax, imm: Int64(imm), mayClobberFlags: true)
            return AccessAddress(.rax)
        }
        read(rs1, into: .rax, &code)
        return AccessAddress(.rax, imm)
    }

    /// Goes to `slow` unless the base of `address` lies in the window, or nearby with the access itself in reach.
    @inline(__always)
    private func check(_ address: AccessAddress, of rs1: UInt8, _ slow: HostLabel, _ code: inout BlockBuilder) {
        if usesCheckElimination, facts.isNearWindow(rs1, plus: address.displacement) { return }
        code.asm.emit(book.checks + Int(address.base.rawValue), jumpingTo: slow)
        // True behind the jump only because the slow exit leaves the trace for good: were it to come back behind the
        // access, as an access outside the window that succeeds would allow, nothing would be known of rs1 here.
        if rs1 != 0 { facts.noteInWindow(rs1) }
    }

    /// Marks the line of `address`, in the window or its guards, as written, and goes to `slow` if a store there needs
    /// more that the host would not notice; mistakes ignore that, or do not mark it.
    @inline(__always)
    private func markStore(
        _ address: AccessAddress, _ slow: HostLabel, ignoringCode: Bool, leavingUnmarked: Bool,
        _ code: inout BlockBuilder
    ) {
        let sum = UnsafePointer(book.sums + Int(address.base.rawValue))
        if let toOffset = bounds.toOffset,
            let displacement = Int32(exactly: Int64(address.displacement) &+ Int64(toOffset))
        {
            code.asm.emit(sum, displacement: displacement)
        } else {
            code.asm.emit(sum, displacement: address.displacement)
            code.asm.emit(book.place)
        }
        // `fastBit` is the sign.
        if leavingUnmarked {
            code.asm.shift(.sar, .w64, dst: .rcx, count: bounds.lineShift)
            code.asm.alu(.add, .w64, dst: .rcx, src: ContextField.storeMarks)
            code.asm.alu(.or, .w8, dst: .at(.rcx), src: 0)
            code.asm.jcc(.ns, slow)
        } else if usesStoreProtection || ignoringCode {
            code.asm.emit(book.mark)
        } else {
            code.asm.emit(book.watchedMark, jumpingTo: slow)
        }
    }
}
