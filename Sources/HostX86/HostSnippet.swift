/// Host code made ahead of time, up to 24 bytes, of which at most the last four are filled in when it is emitted: a
/// displacement, or the distance of a jump.
@frozen public struct HostSnippet: Sendable {
    @usableFromInline let first: UInt64
    @usableFromInline let second: UInt64
    @usableFromInline let third: UInt64
    /// How many bytes count.
    @usableFromInline let byteCount: Int

    /// What `body` emits.
    public init(_ body: (inout Assembler) -> Void) {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 96, alignment: 16)
        defer { memory.deallocate() }
        let scratch = AssemblerScratch(labelCapacity: 1)
        var assembler = Assembler(memory: memory, scratch: scratch)
        body(&assembler)
        precondition(!assembler.overflowed && 4...24 ~= assembler.offset, "a snippet of \(assembler.offset) bytes")
        (first, second, third) = (
            memory.load(as: UInt64.self), memory.load(fromByteOffset: 8, as: UInt64.self),
            memory.load(fromByteOffset: 16, as: UInt64.self)
        )
        byteCount = assembler.offset
    }
}

extension Assembler {
    /// Emits a snippet as it is.
    @inlinable @inline(__always)
    public mutating func emit(_ snippet: UnsafePointer<HostSnippet>) {
        guard reserve() else { return }
        putAll(snippet)
    }

    /// Emits a snippet that ends with a displacement of four bytes.
    @inlinable @inline(__always)
    public mutating func emit(_ snippet: UnsafePointer<HostSnippet>, displacement: Int32) {
        guard reserve() else { return }
        putAll(snippet)
        (cursor - 4).storeBytes(of: displacement, as: Int32.self)
    }

    /// Emits a snippet that ends with a jump: it goes to `label`.
    @inlinable @inline(__always)
    public mutating func emit(_ snippet: UnsafePointer<HostSnippet>, jumpingTo label: HostLabel) {
        guard reserve() else { return }
        putAll(snippet)
        cursor -= 4
        _ = putRel32(label)
    }

    @inlinable @inline(__always)
    mutating func putAll(_ snippet: UnsafePointer<HostSnippet>) {
        cursor.storeBytes(of: snippet.pointee.first, as: UInt64.self)
        (cursor + 8).storeBytes(of: snippet.pointee.second, as: UInt64.self)
        (cursor + 16).storeBytes(of: snippet.pointee.third, as: UInt64.self)
        cursor += snippet.pointee.byteCount
    }
}
