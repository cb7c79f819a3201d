import CHostSupport
import Glibc

/// Executable memory could not be had.
public struct CodeBufferError: Error, CustomStringConvertible {
    /// The system call that failed, with its purpose.
    public let failedCall: String
    /// The `errno` it failed with.
    public let errorNumber: Int32

    /// One line for the user.
    public var description: String {
        "cannot get executable memory: \(failedCall): \(String(cString: strerror(errorNumber)))"
    }
}

/// Memory for host code: the same pages mapped twice, once to be written and once to be run.
///
/// No mapping is ever writable and executable at once. Code is placed by a bump cursor and given up all at once by
/// `reset()`. Places are offsets in bytes from the start, equal in both views; host code itself, and what calls it,
/// uses executable addresses.
///
/// Unsafe, and why it is sound: the views live from `init` to `deinit`, all writes go through `Assembler`, which is
/// bounded, or `patchRel32`, which checks its offsets, and only the code itself can reach the executable view.
/// A buffer and the code in it belong to one thread of one process: a forked child shares the pages with its parent,
/// so each process makes its own buffer.
public final class CodeBuffer {
    /// Size of either view in bytes.
    public let capacity: Int

    /// Start of the executable view, below 2 GiB if the kernel permitted.
    public let executableBase: UInt

    @exclusivity(unchecked) @usableFromInline var used = 0
    /// How many bytes hold committed code; the next block starts here.
    @inlinable public var usedByteCount: Int { used }

    /// How many bytes assemblers may fill, at most `capacity`. Pages behind take no memory until it grows.
    @inlinable public var usableByteCount: Int { usable }
    @exclusivity(unchecked) @usableFromInline var usable: Int

    @usableFromInline let writableBase: UnsafeMutableRawPointer
    private let mapping: host_code_mapping

    /// Maps `capacityMiB` MiB, a power of two from 1 to 1024. Pages take memory only once written.
    ///
    /// - Throws: `CodeBufferError` if the system refuses memory or execution.
    public init(capacityMiB: Int) throws(CodeBufferError) {
        precondition(
            1...1024 ~= capacityMiB && capacityMiB.nonzeroBitCount == 1,
            "\(capacityMiB) MiB is not a power of two from 1 to 1024")
        capacity = capacityMiB << 20
        usable = capacity
        var mapping = host_code_mapping()
        var failedCall: UnsafePointer<CChar>?
        let error = host_code_mapping_create(capacity, &mapping, &failedCall)
        guard error == 0, let writable = mapping.writable, let executable = mapping.executable else {
            throw CodeBufferError(failedCall: failedCall.map { String(cString: $0) } ?? "mmap", errorNumber: error)
        }
        self.mapping = mapping
        writableBase = writable
        executableBase = UInt(bitPattern: executable)
    }

    deinit {
        host_code_mapping_destroy(mapping, capacity)
    }

    /// An assembler that continues behind the committed code. It must not outlive the buffer or `scratch`.
    @inlinable @inline(__always)
    public func makeAssembler(scratch: AssemblerScratch) -> Assembler {
        Assembler(
            memory: UnsafeMutableRawBufferPointer(start: writableBase, count: usableByteCount), offset: usedByteCount,
            scratch: scratch)
    }

    /// Keeps what `assembler` emitted and returns its offsets, or nil, keeping nothing, if it overflowed.
    ///
    /// Every label that something jumps to must be bound.
    @inlinable @inline(__always)
    public func commit(_ assembler: Assembler) -> Range<Int>? {
        if assembler.overflowed { return nil }
        precondition(assembler.base == writableBase, "the assembler writes to other memory")
        precondition(assembler.unresolvedCount == 0, "a jump goes to a label that was never bound")
        precondition(assembler.startOffset == usedByteCount, "the assembler was made before the last commit or reset")
        let range = Range(uncheckedBounds: (usedByteCount, assembler.offset))
        used = range.upperBound
        return range
    }

    /// Gives up all code: everything committed is invalid from now on, as are jumps and addresses into it.
    public func reset() {
        used = 0
    }

    /// Gives up the code from `offset` on.
    public func reset(to offset: Int) {
        precondition(0...usedByteCount ~= offset, "offset \(offset) is not in the committed \(usedByteCount) bytes")
        used = offset
    }

    /// Has assemblers fill at most `byteCount` bytes, from the committed ones up to `capacity`, from now on.
    public func limit(to byteCount: Int) {
        precondition(usedByteCount...capacity ~= byteCount, "\(byteCount) bytes of code, expected \(capacity) at most")
        usable = byteCount
    }

    /// The address at which the code at `offset` runs.
    @inlinable
    public func executableAddress(of offset: Int) -> UInt {
        precondition(0...capacity ~= offset, "the offset is outside of the code buffer")
        return executableBase &+ UInt(bitPattern: offset)
    }

    /// The offset of an address in the executable view, or nil for any other address.
    @inlinable
    public func offset(ofExecutableAddress address: UInt) -> Int? {
        let offset = address &- executableBase
        return offset < UInt(bitPattern: capacity) ? Int(bitPattern: offset) : nil
    }

    /// The bytes in `range`, through the writable view; valid until the buffer goes.
    public func bytes(in range: Range<Int>) -> UnsafeRawBufferPointer {
        precondition(0 <= range.lowerBound && range.upperBound <= capacity, "\(range) is outside of the code buffer")
        return UnsafeRawBufferPointer(start: writableBase + range.lowerBound, count: range.count)
    }

    /// Makes the jump whose rel32 is at `offset` go to `target` (both offsets): chains two blocks, or parts them.
    ///
    /// Nothing can see half of the change: the thread that patches is the one that runs the code, so the jump is not
    /// running now, and the four bytes are one store. The store goes through another address than the fetch, but
    /// caches stay coherent by physical address; what the manual warns of (Intel SDM vol. 3, "Self-Modifying Code") is
    /// instructions fetched before the store, and between it and the jump's next run lie the return out of the code
    /// and the indirect jump back into it. QEMU's split-wx mode relies on the same.
    @inlinable
    public func patchRel32(at offset: Int, target: Int) {
        precondition(
            0 <= offset && offset <= capacity - 4 && 0...capacity ~= target, "a patch outside of the code buffer")
        let distance = Int32(truncatingIfNeeded: target - offset - 4)
        (writableBase + offset).storeBytes(of: distance, as: Int32.self)
    }

    /// Makes the five bytes at `offset`, an instruction like `jmp` with a rel32, `mov eax, value`.
    ///
    /// Nothing can see half of the change, for the same reasons as in `patchRel32`.
    public func patchMove(at offset: Int, value: UInt32) {
        precondition(0 <= offset && offset <= capacity - 5, "a patch outside of the code buffer")
        (writableBase + offset).storeBytes(of: 0xB8, as: UInt8.self)
        (writableBase + offset + 1).storeBytes(of: value, as: UInt32.self)
    }
}
