/// Writes x86-64 instructions, one method call each, into a bounded stretch of memory.
///
///     var assembler = buffer.makeAssembler(scratch: scratch)
///     let done = assembler.makeLabel()
///     assembler.alu(.cmp, .w64, dst: .rdi, src: 0)
///     assembler.jcc(.e, done)
///     assembler.mov(.w64, dst: .rax, src: .at(.rdi, 8))
///     assembler.bind(done)
///     assembler.ret()
///     guard let code = buffer.commit(assembler) else { ... }  // full: reset the buffer and translate again
///
/// Operands come in Intel's order: `dst:` before `src:`. When memory runs out, `overflowed` becomes true and every
/// later call does nothing, so that a whole block can be emitted before the flag is looked at. Places in the code
/// are offsets in bytes from the start of the memory, so they mean the same in both views of a `CodeBuffer`.
///
/// Each instruction is written with a few 8-byte stores of which only the first bytes count: up to `slack` bytes
/// behind the last instruction are scribbled over.
///
/// Unsafe, and why it is sound: every store goes to `cursor`, at most `slack` bytes from it, after `reserve()` saw
/// that `slack` bytes are left before the end of the memory, which the maker of the assembler keeps alive.
@frozen public struct Assembler {
    /// No instruction takes more bytes than this, including those scribbled behind it. (The longest legal one is 15.)
    @inlinable static var slack: Int { 32 }

    /// The offset of the first instruction.
    public let startOffset: Int

    /// Where offset 0 is.
    @usableFromInline let base: UnsafeMutableRawPointer
    /// Where the next instruction goes.
    @usableFromInline var cursor: UnsafeMutableRawPointer
    /// The last place where an instruction may begin; below every cursor once overflowed.
    @usableFromInline var limit: UnsafeMutableRawPointer

    @usableFromInline let labels: UnsafeMutablePointer<Int32>
    @usableFromInline let labelCapacity: Int
    @usableFromInline var labelCount = 0
    /// How many emitted jumps wait for their label to be bound.
    @usableFromInline var unresolvedCount = 0

    /// Whether something did not fit, be it an instruction or a label. What was emitted is then of no use.
    public internal(set) var overflowed: Bool {
        @inlinable @inline(__always) get { hasOverflowed }
        set { hasOverflowed = newValue }
    }
    @usableFromInline var hasOverflowed = false

    /// Assembles into `memory`, beginning at `offset`.
    ///
    /// - Parameters:
    ///   - memory: Up to 2 GiB that outlive the assembler.
    ///   - offset: Where in `memory` to begin, in bytes.
    ///   - scratch: Storage for labels, which outlives the assembler and serves no other meanwhile.
    @inlinable @inline(__always)
    public init(memory: UnsafeMutableRawBufferPointer, offset: Int = 0, scratch: AssemblerScratch) {
        precondition(memory.count <= Int32.max, "relative jumps reach 2 GiB, not \(memory.count) bytes")
        precondition(0...memory.count ~= offset, "offset \(offset) is outside of \(memory.count) bytes")
        startOffset = offset
        labels = scratch.labels
        labelCapacity = scratch.labelCapacity
        if let base = memory.baseAddress, memory.count >= Self.slack {
            self.base = base
            cursor = base + offset
            limit = base + (memory.count - Self.slack)
        } else {
            base = Self.lowestPointer + 1
            cursor = base
            limit = Self.lowestPointer
        }
    }

    /// A pointer below all memory, never dereferenced.
    @inlinable static var lowestPointer: UnsafeMutableRawPointer {
        UnsafeMutableRawPointer(bitPattern: 1).unsafelyUnwrapped
    }

    /// Where the next instruction goes, in bytes from the start of the memory.
    @inlinable @inline(__always) public var offset: Int { cursor - base }

    /// Whether one more instruction fits; if not, the assembler has overflowed. Asked once per instruction.
    @inlinable @inline(__always)
    mutating func reserve() -> Bool {
        if cursor <= limit { return true }
        overflow()
        return false
    }

    /// Refuses all further instructions.
    @usableFromInline @inline(never)
    mutating func overflow() {
        overflowed = true
        limit = Self.lowestPointer
    }

    /// Stores all of `value` and counts `byteCount` bytes of it as emitted.
    @inlinable @inline(__always)
    mutating func put<Value: FixedWidthInteger>(_ value: Value, byteCount: Int) {
        cursor.storeBytes(of: value, as: Value.self)
        cursor += byteCount
    }

    /// Emits `byte` as it is, for tests and for instructions that have no method.
    @inlinable
    public mutating func byte(_ byte: UInt8) {
        guard reserve() else { return }
        put(byte, byteCount: 1)
    }
}
