import Glibc

/// A change to guest memory that holds code an engine has translated.
///
/// An observer holds its memory and calls `GuestMemory.withdraw` when it is deinitialized.
public protocol CodeWriteObserver: AnyObject {
    /// Called after guest addresses `range` were written, if a page of it was marked by `GuestMemory.markCode`.
    func codeWritten(_ range: Range<UInt64>)
}

/// Why a memory could not be set up.
public struct GuestMemoryError: Error, Equatable, CustomStringConvertible {
    /// What failed and why, as one line.
    public let description: String

    /// An error with the line given.
    public init(description: String) { self.description = description }
}

/// The guest's memory: a window of guest addresses, backed by one reservation of host memory.
///
/// Pages inside the window that are not mapped, and everything outside it, are inaccessible. Host protection follows
/// guest permissions, so that translated code may rely on the host to stop what it does not check: a forbidden access
/// inside the window faults on the host. No guest page is ever executable for the host. Guards of `guardBytes` lie
/// before and after the window, so that an access no further than that from an address inside faults as well.
///
/// What is written is noted by lines of `1 << lineShift` bytes: small ones in small windows, so that clearing and
/// comparing cost little after a program that stored little, and whole pages in large ones. For each line there is a
/// byte of `storeMarks`. `fastBit` is set where a store that begins in the line needs nothing but `writtenBit`, which
/// whoever stores sets; it is clear where the store must go through `storeSlowly`, because the page is not writable,
/// the line holds translated code, or the next line, into which a misaligned store may reach, does. A store that
/// reaches from a fast line into a page that is not writable faults on the host before anything is written; what
/// cannot survive that must send it to `storeSlowly` as well. A mark therefore speaks for its line and for the
/// `overhang` after it.
///
/// With `StoreWatch.protection` the host stops stores to code too: whoever survives faults need not look at the marks.
public final class GuestMemory {
    /// Bytes in a page.
    @inlinable public static var pageSize: UInt64 { 4096 }
    /// log2 of `pageSize`.
    @inlinable public static var pageShift: UInt64 { 12 }

    /// Bytes of inaccessible host memory on either side of the window.
    @inlinable public static var guardBytes: UInt64 { 1 << 16 }

    /// First guest address of the window, a multiple of the page size.
    public let base: UInt64
    /// Bytes in the window, a multiple of the page size.
    public let size: UInt64
    /// Host address of guest address `base`.
    public let host: UnsafeMutableRawPointer
    /// log2 of the bytes in a line; at most `pageShift`.
    public let lineShift: UInt64
    /// One byte a line of the window, and zeros up to a multiple of 64 bytes; see the type's description. The guards have
    /// marks as well, without `fastBit`.
    public let storeMarks: UnsafeMutablePointer<UInt8>
    /// Whether copies of this process, as `fork` makes them, have the same bytes and marks and not copies of them.
    public let isShared: Bool

    /// One byte a page of the window: `PagePermissions`, and `shieldBit`.
    @usableFromInline let flags: UnsafeMutablePointer<UInt8>

    /// Grows whenever permissions change: what an engine derived from them is void then.
    public internal(set) var mappingGeneration: Int {
        get { live.pointee.mappingGeneration }
        set { live.pointee.mappingGeneration = newValue }
    }
    /// Told about writes to lines that were marked as code.
    ///
    /// Unsafe, and why it is sound: an observer keeps its memory alive and withdraws before it goes, see `withdraw`. A
    /// weak reference would give each observer a side table, and every retain of an engine the slow path.
    @exclusivity(unchecked) public unowned(unsafe) var observer: (any CodeWriteObserver)?

    /// How stores to code are noticed.
    public internal(set) var watch: StoreWatch {
        get { live.pointee.watch }
        set { live.pointee.watch = newValue }
    }
    /// Whether `markCode` was ever called.
    var hasMarkedCode: Bool {
        get { live.pointee.hasMarkedCode }
        set { live.pointee.hasMarkedCode = newValue }
    }

    // Beside the object: each access to properties of a class is checked for exclusivity.
    private struct LiveState {
        var mappingGeneration = 0
        var watch = StoreWatch.marks
        var hasMarkedCode = false
    }
    private let live: UnsafeMutablePointer<LiveState>

    private let reservedBytes: Int
    private let markBytes: Int
    /// Marks of either guard.
    private let guardMarks: Int

    /// Reserves a window of guest addresses without mapping anything in it.
    ///
    /// - Parameters:
    ///   - base: First guest address, a multiple of 4096.
    ///   - size: Bytes, a multiple of 4096, at most 2^40. `base + size` must not exceed 2^64 - 2^40.
    ///   - isShared: See there. Mappings may not change in such a memory once there is a copy of the process.
    /// - Throws: `GuestMemoryError` if the host refuses the reservation.
    public init(base: UInt64, size: UInt64, isShared: Bool = false) throws(GuestMemoryError) {
        precondition(base % GuestMemory.pageSize == 0 && size % GuestMemory.pageSize == 0, "window not page-aligned")
        precondition(size > 0 && size <= 1 << 40 && base <= 0 &- (1 << 40) - size, "window out of range")
        self.base = base
        self.size = size
        self.isShared = isShared
        let guardBytes = Int(GuestMemory.guardBytes)
        reservedBytes = guardBytes + Int(size) + guardBytes
        lineShift = size <= GuestMemory.smallWindow ? GuestMemory.smallLineShift : GuestMemory.pageShift
        markBytes = (Int(size >> lineShift) + 63) & ~63
        let reservation = try GuestMemory.reserve(reservedBytes, PROT_NONE, isShared)
        host = reservation + guardBytes
        flags = try GuestMemory.reserve(Int(size >> GuestMemory.pageShift), PROT_READ | PROT_WRITE, false)
            .assumingMemoryBound(to: UInt8.self)
        guardMarks = max(64, guardBytes >> Int(lineShift))
        let allMarks = guardMarks + markBytes + guardMarks
        let marks = try GuestMemory.reserve(allMarks, PROT_READ | PROT_WRITE, isShared)
        storeMarks = marks.assumingMemoryBound(to: UInt8.self) + guardMarks
        live = .allocate(capacity: 1)
        live.initialize(to: LiveState())
    }

    deinit {
        munmap(host - Int(GuestMemory.guardBytes), reservedBytes)
        live.deallocate()
        munmap(flags, pageCount)
        munmap(storeMarks - guardMarks, guardMarks + markBytes + guardMarks)
    }

    private static func reserve(
        _ bytes: Int, _ protection: Int32, _ isShared: Bool
    ) throws(GuestMemoryError) -> UnsafeMutableRawPointer {
        let flags = (isShared ? MAP_SHARED : MAP_PRIVATE) | MAP_ANONYMOUS | MAP_NORESERVE
        guard let memory = mmap(nil, bytes, protection, flags, -1, 0), memory != MAP_FAILED else {
            throw GuestMemoryError(
                description: "cannot reserve \(bytes) bytes for guest memory: \(String(cString: strerror(errno)))")
        }
        return memory
    }

    /// Forgets an observer that is about to go, unless another has taken its place.
    public func withdraw(_ observer: any CodeWriteObserver) {
        if self.observer === observer { self.observer = nil }
    }

    /// One byte a page of the window: `PagePermissions`.
    @inlinable public var pageFlags: UnsafePointer<UInt8> { UnsafePointer(flags) }

    /// The number of pages in the window.
    @inlinable public var pageCount: Int { Int(size >> GuestMemory.pageShift) }

    /// The index of the page that holds `address`, or nil outside the window.
    @inlinable @inline(__always)
    public func pageIndex(of address: UInt64) -> Int? {
        let offset = address &- base
        return offset < size ? Int(truncatingIfNeeded: offset >> GuestMemory.pageShift) : nil
    }

    /// What the guest may do with the page at `address`; nothing outside the window.
    @inlinable
    public func permissions(at address: UInt64) -> PagePermissions {
        guard let page = pageIndex(of: address) else { return [] }
        return PagePermissions(rawValue: flags[page] & PagePermissions.all.rawValue)
    }

    /// What engines write in this process when the guest stores: the window and the marks.
    public var hostRanges: [UnsafeRawBufferPointer] {
        [
            UnsafeRawBufferPointer(start: host, count: Int(size)),
            UnsafeRawBufferPointer(start: storeMarks - guardMarks, count: guardMarks + markBytes + guardMarks),
        ]
    }

    /// The window as a range of guest addresses.
    public var window: Range<UInt64> { base..<base + size }

    /// Host address of a guest address inside the window.
    @inlinable @inline(__always)
    public func hostAddress(_ address: UInt64) -> UnsafeMutableRawPointer {
        host + Int(truncatingIfNeeded: address &- base)
    }

    /// The pages that `range`, which lies inside the window and is not empty, touches.
    func pageRange(_ range: Range<UInt64>) -> Range<Int> {
        let first = Int((range.lowerBound - base) >> GuestMemory.pageShift)
        let last = Int((range.upperBound - 1 - base) >> GuestMemory.pageShift)
        return first..<last + 1
    }
}
