import GuestMachine
import HostX86
import TranslationRuntime

/// The window of guest memory as constants of host code: it does not change while an engine lives.
struct MemoryWindow {
    /// First guest address.
    let base: UInt64
    /// Bytes.
    let size: UInt64
    /// `GuestMemory.lineShift`.
    let lineShift: UInt64

    init(_ memory: GuestMemory) {
        base = memory.base
        size = memory.size
        lineShift = memory.lineShift
    }

    /// Whether an address lies in the window.
    func contains(_ address: UInt64) -> Bool { address &- base < size }

    /// A displacement as host code adds it to an address inside, if the access then begins in the window or its guards
    /// and ends there: the host faults on what is not allowed.
    @inline(__always)
    static func displacement(_ value: UInt64) -> Int32? {
        let reach = Int64(GuestMemory.guardBytes) - 8
        let signed = Int64(bitPattern: value)
        return -reach...reach ~= signed ? Int32(truncatingIfNeeded: signed) : nil
    }

    /// Goes to `outside` unless the guest address in `register` lies in the window. Uses rcx.
    func emitCheck(_ register: HostRegister, _ outside: HostLabel, _ asm: inout Assembler) {
        var offset = HostRegister.rcx
        if base == 0 {
            offset = register
        } else {
            emitOffset(.at(register), &asm)
        }
        if let limit = Int32(exactly: size - 1) {
            asm.alu(.cmp, .w64, dst: offset, src: limit)
        } else {
            asm.alu(.cmp, .w64, dst: offset, src: ContextField.windowLimit(byteCount: 1))
        }
        asm.jcc(.a, outside)
    }

    /// Marks the line of a guest address, in the window or its guards, as written, and goes to `slow` if a store there
    /// needs more; a mistake ignores that. Uses rcx.
    func emitMark(
        _ address: AccessAddress, _ slow: HostLabel, ignoringCode: Bool = false, _ asm: inout Assembler
    ) {
        emitOffset(.at(address.base, address.displacement), &asm)
        // Offsets into the guard before the window are negative.
        asm.shift(.sar, .w64, dst: .rcx, count: UInt8(lineShift))
        asm.alu(.add, .w64, dst: .rcx, src: ContextField.storeMarks)
        // `fastBit` is the sign.
        asm.alu(.or, .w8, dst: .at(.rcx), src: Int32(GuestMemory.writtenBit))
        if !ignoringCode { asm.jcc(.ns, slow) }
    }

    /// Puts the offset of a guest address into rcx.
    private func emitOffset(_ address: HostMemory, _ asm: inout Assembler) {
        let sum = Int64(bitPattern: 0 &- base).addingReportingOverflow(Int64(address.displacement))
        if !sum.overflow, let displacement = Int32(exactly: sum.partialValue) {
            var offset = address
            offset.displacement = displacement
            asm.lea(.w64, dst: .rcx, src: offset)
        } else {
            asm.lea(.w64, dst: .rcx, src: address)
            asm.alu(.sub, .w64, dst: .rcx, src: ContextField.windowBase)
        }
    }
}
