import GuestMachine
import HostX86
import TranslationRuntime

/// The window of guest memory as constants of host code: it does not change while an engine lives.
struct MemoryWindow {
    /// First guest address.
    let base: UInt64
    /// Bytes.
    let size: UInt64
    /// Host address of the store mark of the first line.
    let storeMarks: UInt64
    /// log2 of the bytes in a line.
    let lineShift: UInt64

    init(_ memory: GuestMemory) {
        base = memory.base
        size = memory.size
        storeMarks = UInt64(UInt(bitPattern: memory.storeMarks))
        lineShift = memory.lineShift
    }

    /// Whether all of an access lies in the window.
    func contains(_ address: UInt64, byteCount: Int) -> Bool {
        let offset = address &- base
        return offset < size && size - offset >= UInt64(byteCount)
    }

    /// Puts the offset of the guest address in rax into rcx and compares it with the last that an access may have:
    /// above means that the access leaves the window.
    func emitOffsetCheck(byteCount: Int, _ asm: inout Assembler) {
        if let displacement = Int32(exactly: Int64(bitPattern: 0 &- base)) {
            asm.lea(.w64, dst: .rcx, src: .at(.rax, displacement))
        } else {
            asm.mov(.w64, dst: .rcx, src: .rax)
            asm.alu(.sub, .w64, dst: .rcx, src: ContextField.windowBase)
        }
        if let limit = Int32(exactly: size - UInt64(byteCount)) {
            asm.alu(.cmp, .w64, dst: .rcx, src: limit)
        } else {
            asm.alu(.cmp, .w64, dst: .rcx, src: ContextField.windowLimit(byteCount: byteCount))
        }
    }
}
