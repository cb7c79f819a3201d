import GuestISA
import Glibc

/// A change to guest memory that holds code an engine has translated.
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
/// inside the window faults on the host. No guest page is ever executable for the host. Guard pages follow the
/// window, enough that an access which begins inside cannot reach other memory of ours.
///
/// For each page there is a byte of `fastStore`: 1 where a store that begins there needs no bookkeeping, 0 where it
/// must go through `storeSlowly`, because the page is not writable, not yet counted as dirty or holds translated code,
/// or because the next page, into which a misaligned store may reach, is writable and one of the other two. A store
/// that reaches from a fast page into one that is not writable faults on the host before anything is written; what
/// cannot survive that must send it to `storeSlowly` as well.
public final class GuestMemory {
    /// Bytes in a page.
    @inlinable public static var pageSize: UInt64 { 4096 }
    /// log2 of `pageSize`.
    @inlinable public static var pageShift: UInt64 { 12 }

    /// First guest address of the window, a multiple of the page size.
    public let base: UInt64
    /// Bytes in the window, a multiple of the page size.
    public let size: UInt64
    /// Host address of guest address `base`.
    public let host: UnsafeMutableRawPointer
    /// One byte a page of the window; see the type's description.
    public let fastStore: UnsafeMutablePointer<UInt8>

    /// One byte a page of the window: `PagePermissions` in the low bits, then `codeBit` and `dirtyBit`.
    @usableFromInline let flags: UnsafeMutablePointer<UInt8>
    @usableFromInline static var codeBit: UInt8 { 0x10 }
    @usableFromInline static var dirtyBit: UInt8 { 0x20 }

    /// Indices of the pages written since the last `clear`, in the order of their first write.
    public private(set) var dirtyPages: [Int] = []
    /// Told about writes to pages that were marked as code.
    public weak var observer: (any CodeWriteObserver)?

    private let reservedBytes: Int
    private let tableBytes: Int

    /// Reserves a window of guest addresses without mapping anything in it.
    ///
    /// - Parameters:
    ///   - base: First guest address, a multiple of 4096.
    ///   - size: Bytes, a multiple of 4096, at most 2^40. `base + size` must not exceed 2^64 - 2^40.
    /// - Throws: `GuestMemoryError` if the host refuses the reservation.
    public init(base: UInt64, size: UInt64) throws(GuestMemoryError) {
        precondition(base % GuestMemory.pageSize == 0 && size % GuestMemory.pageSize == 0, "window not page-aligned")
        precondition(size > 0 && size <= 1 << 40 && base <= 0 &- (1 << 40) - size, "window out of range")
        self.base = base
        self.size = size
        let guardBytes = Int(4 * GuestMemory.pageSize)
        reservedBytes = guardBytes + Int(size) + guardBytes
        tableBytes = Int(size >> GuestMemory.pageShift)
        let reservation = try GuestMemory.reserve(reservedBytes, PROT_NONE)
        host = reservation + guardBytes
        flags = try GuestMemory.reserve(tableBytes, PROT_READ | PROT_WRITE).assumingMemoryBound(to: UInt8.self)
        fastStore = try GuestMemory.reserve(tableBytes, PROT_READ | PROT_WRITE).assumingMemoryBound(to: UInt8.self)
        dirtyPages.reserveCapacity(64)
    }

    deinit {
        munmap(host - Int(4 * GuestMemory.pageSize), reservedBytes)
        munmap(flags, tableBytes)
        munmap(fastStore, tableBytes)
    }

    private static func reserve(_ bytes: Int, _ protection: Int32) throws(GuestMemoryError) -> UnsafeMutableRawPointer {
        let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
        guard let memory = mmap(nil, bytes, protection, flags, -1, 0), memory != MAP_FAILED else {
            throw GuestMemoryError(
                description: "cannot reserve \(bytes) bytes for guest memory: \(String(cString: strerror(errno)))")
        }
        return memory
    }

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
        return PagePermissions(rawValue: flags[page] & 7)
    }
}

// MARK: - Mapping

extension GuestMemory {
    /// Gives the pages of `range` the permissions given, keeping their bytes.
    ///
    /// - Parameters:
    ///   - range: Guest addresses inside the window, page-aligned at both ends.
    ///   - permissions: The new rights; empty unmaps, after which the pages read as zero when mapped again.
    /// - Throws: `GuestMemoryError` if the range leaves the window, is not page-aligned, or the host refuses.
    public func map(_ range: Range<UInt64>, _ permissions: PagePermissions) throws(GuestMemoryError) {
        try protect(range, permissions)
        guard permissions.isEmpty, !range.isEmpty else { return }
        try replacePages(range, PROT_NONE, descriptor: -1, offset: 0)
    }

    /// Puts whole pages of a file in place of mapped, writable pages: how large programs are loaded without copying.
    ///
    /// The pages are private: what the guest stores does not reach the file. Should the file become shorter while
    /// they are in use, the host sends SIGBUS on access, as it does to programs it runs itself.
    ///
    /// - Parameters:
    ///   - descriptor: A file open for reading. It may be closed afterwards.
    ///   - offset: Where the bytes begin in the file, a multiple of the page size; the whole range must be inside.
    ///   - range: Guest addresses, page-aligned at both ends.
    /// - Throws: `GuestMemoryError` if a page is not mapped and writable, or the host refuses.
    public func mapFile(_ descriptor: Int32, offset: UInt64, to range: Range<UInt64>) throws(GuestMemoryError) {
        guard !range.isEmpty else { return }
        guard range.lowerBound % GuestMemory.pageSize == 0, range.upperBound % GuestMemory.pageSize == 0,
            range.lowerBound >= base, range.upperBound &- base <= size,
            pageRange(range).allSatisfy({ flags[$0] & PagePermissions.write.rawValue != 0 })
        else {
            throw GuestMemoryError(description: "cannot map a file to \(hex(range)): expected whole writable pages")
        }
        try replacePages(range, PROT_READ | PROT_WRITE, descriptor: descriptor, offset: offset)
        markDirty(range)
        if pageRange(range).contains(where: { flags[$0] & GuestMemory.codeBit != 0 }) { observer?.codeWritten(range) }
    }

    /// Exchanges host pages for pages of a file, or for zeroed ones if `descriptor` is negative.
    private func replacePages(
        _ range: Range<UInt64>, _ protection: Int32, descriptor: Int32, offset: UInt64
    ) throws(GuestMemoryError) {
        let kind = descriptor < 0 ? MAP_ANONYMOUS : 0
        let flags = MAP_PRIVATE | MAP_FIXED | MAP_NORESERVE | kind
        let address = hostAddress(range.lowerBound)
        let length = Int(range.upperBound - range.lowerBound)
        guard mmap(address, length, protection, flags, descriptor, Int(offset)) == address else {
            throw GuestMemoryError(description: "cannot map \(hex(range)): \(String(cString: strerror(errno)))")
        }
    }

    /// Like `map`, but pages that become inaccessible keep their bytes, as after `mprotect` with `PROT_NONE`.
    ///
    /// - Parameters:
    ///   - range: Guest addresses inside the window, page-aligned at both ends.
    ///   - permissions: The new rights.
    /// - Throws: `GuestMemoryError` if the range leaves the window, is not page-aligned, or the host refuses.
    public func protect(_ range: Range<UInt64>, _ permissions: PagePermissions) throws(GuestMemoryError) {
        guard range.lowerBound % GuestMemory.pageSize == 0, range.upperBound % GuestMemory.pageSize == 0,
            range.lowerBound >= base, range.upperBound &- base <= size
        else {
            throw GuestMemoryError(description: "cannot map \(hex(range)): expected whole pages of \(hex(window))")
        }
        guard !range.isEmpty else { return }
        let permissions = permissions.closure
        let pages = pageRange(range)
        if pages.contains(where: { flags[$0] & GuestMemory.codeBit != 0 }) { observer?.codeWritten(range) }
        let address = hostAddress(range.lowerBound)
        let length = Int(range.upperBound - range.lowerBound)
        var protection = PROT_NONE
        if permissions.contains(.read) { protection |= PROT_READ }
        if permissions.contains(.write) { protection |= PROT_WRITE }
        guard mprotect(address, length, protection) == 0 else {
            throw GuestMemoryError(description: "cannot map \(hex(range)): \(String(cString: strerror(errno)))")
        }
        for page in pages {
            flags[page] = flags[page] & GuestMemory.dirtyBit | permissions.rawValue
        }
        updateFastStore(pages)
    }

    /// The window as a range of guest addresses.
    public var window: Range<UInt64> { base..<base + size }

    private func hex(_ range: Range<UInt64>) -> String {
        "\(GuestISA.hex(range.lowerBound))..<\(GuestISA.hex(range.upperBound))"
    }

    /// The pages that `range`, which lies inside the window and is not empty, touches.
    private func pageRange(_ range: Range<UInt64>) -> Range<Int> {
        let first = Int((range.lowerBound - base) >> GuestMemory.pageShift)
        let last = Int((range.upperBound - 1 - base) >> GuestMemory.pageShift)
        return first..<last + 1
    }

    /// Host address of a guest address inside the window.
    @inlinable @inline(__always)
    public func hostAddress(_ address: UInt64) -> UnsafeMutableRawPointer {
        host + Int(truncatingIfNeeded: address &- base)
    }

    /// Recomputes `fastStore` for `pages` and the page before them.
    private func updateFastStore(_ pages: Range<Int>) {
        for page in max(0, pages.lowerBound - 1)..<pages.upperBound {
            let next = page + 1 < pageCount ? !isWritable(page + 1) || storesAreFree(page + 1) : true
            fastStore[page] = storesAreFree(page) && next ? 1 : 0
        }
    }

    private func isWritable(_ page: Int) -> Bool { flags[page] & PagePermissions.write.rawValue != 0 }

    private func storesAreFree(_ page: Int) -> Bool {
        let relevant = GuestMemory.dirtyBit | GuestMemory.codeBit | PagePermissions.write.rawValue
        return flags[page] & relevant == GuestMemory.dirtyBit | PagePermissions.write.rawValue
    }
}

// MARK: - Code and dirty pages

extension GuestMemory {
    /// Notes that an engine has translated code from `range`: writes to its pages are reported to `observer`.
    ///
    /// - Parameter range: Guest addresses inside the window.
    public func markCode(_ range: Range<UInt64>) {
        guard !range.isEmpty else { return }
        for page in pageRange(range) where flags[page] & GuestMemory.codeBit == 0 {
            flags[page] |= GuestMemory.codeBit
            updateFastStore(page..<page + 1)
        }
    }

    /// Forgets what `markCode` noted, for every page of `range`.
    public func unmarkCode(_ range: Range<UInt64>) {
        guard !range.isEmpty else { return }
        for page in pageRange(range) where flags[page] & GuestMemory.codeBit != 0 {
            flags[page] &= ~GuestMemory.codeBit
            updateFastStore(page..<page + 1)
        }
    }

    /// Zeroes every page written since the last call and forgets that they were written.
    ///
    /// Permissions stay. Observers are told of pages that hold code. Costs time only for pages that were written.
    public func clear() {
        for page in dirtyPages {
            let start = base + UInt64(page) << GuestMemory.pageShift
            if flags[page] & GuestMemory.codeBit != 0 { observer?.codeWritten(start..<start + GuestMemory.pageSize) }
            // A page may have lost its write permission, or been unmapped, since it was written.
            if flags[page] & PagePermissions.write.rawValue == 0 {
                zeroUnwritable(start)
            } else {
                memset(hostAddress(start), 0, Int(GuestMemory.pageSize))
            }
            flags[page] &= ~GuestMemory.dirtyBit
            updateFastStore(page..<page + 1)
        }
        dirtyPages.removeAll(keepingCapacity: true)
    }

    /// Zeroes the page at `start`, which the guest may not write.
    private func zeroUnwritable(_ start: UInt64) {
        let page = hostAddress(start)
        let protection = permissions(at: start).isEmpty ? PROT_NONE : PROT_READ
        mprotect(page, Int(GuestMemory.pageSize), PROT_READ | PROT_WRITE)
        memset(page, 0, Int(GuestMemory.pageSize))
        mprotect(page, Int(GuestMemory.pageSize), protection)
    }

    /// Whether the page with this index, below `pageCount`, is among `dirtyPages`.
    public func isDirty(_ page: Int) -> Bool { flags[page] & GuestMemory.dirtyBit != 0 }

    /// Counts the pages of `range`, and the page after it, as written.
    ///
    /// The page after is included where it is writable, so that stores to the last page of `range` become fast.
    private func markDirty(_ range: Range<UInt64>) {
        let pages = pageRange(range)
        let following = min(pages.upperBound + 1, pageCount)
        for page in pages.lowerBound..<following where flags[page] & GuestMemory.dirtyBit == 0 {
            guard page < pages.upperBound || flags[page] & PagePermissions.write.rawValue != 0 else { continue }
            flags[page] |= GuestMemory.dirtyBit
            dirtyPages.append(page)
        }
        updateFastStore(pages.lowerBound..<following)
    }
}

// MARK: - Guest accesses

extension GuestMemory {
    /// Whether the guest may do `right` with all `count` bytes at `address`; nil if so, else the first byte it may not.
    ///
    /// Addresses wrap at 2^64.
    public func firstInaccessible(_ address: UInt64, count: Int, _ right: PagePermissions) -> UInt64? {
        for index in 0..<UInt64(count) where !permissions(at: address &+ index).contains(right) {
            return address &+ index
        }
        return nil
    }

    /// Reads `count` bytes, 1 to 8, little-endian and zero-extended.
    ///
    /// The complete form of a load: any address, any alignment. Engines use it where their fast path does not apply.
    /// - Returns: The value, or the address of the first byte that the guest may not read.
    public func loadSlowly(_ address: UInt64, count: Int) -> LoadResult {
        if let fault = firstInaccessible(address, count: count, .read) { return .fault(fault) }
        var value: UInt64 = 0
        // A range that is accessible lies inside the window, whose end is below 2^64: no byte of it wraps.
        memcpy(&value, hostAddress(address), count)
        return .value(value)
    }

    /// Writes the low `count` bytes, 1 to 8, of `value` and does the bookkeeping of `fastStore`.
    ///
    /// The complete form of a store: nothing is written if any byte is inaccessible; observers hear of code.
    /// - Returns: nil, or the address of the first byte that the guest may not write.
    public func storeSlowly(_ address: UInt64, _ value: UInt64, count: Int) -> UInt64? {
        if let fault = firstInaccessible(address, count: count, .write) { return fault }
        withUnsafeBytes(of: value) { writeMapped(UnsafeRawBufferPointer(rebasing: $0[..<count]), at: address) }
        return nil
    }

    /// Writes bytes whatever the guest's permissions are: how programs are loaded.
    ///
    /// - Returns: Whether the whole range is mapped; nothing is written otherwise.
    public func write(_ bytes: UnsafeRawBufferPointer, at address: UInt64) -> Bool {
        guard !bytes.isEmpty else { return true }
        guard address >= base, UInt64(bytes.count) <= size, address &- base <= size - UInt64(bytes.count) else {
            return false
        }
        let pages = pageRange(address..<address + UInt64(bytes.count))
        guard pages.allSatisfy({ flags[$0] & PagePermissions.all.rawValue != 0 }) else { return false }
        let readOnly = pages.filter { flags[$0] & PagePermissions.write.rawValue == 0 }
        let pageBytes = Int(GuestMemory.pageSize)
        for page in readOnly { mprotect(host + page * pageBytes, pageBytes, PROT_READ | PROT_WRITE) }
        writeMapped(bytes, at: address)
        for page in readOnly { mprotect(host + page * pageBytes, pageBytes, PROT_READ) }
        return true
    }

    /// Lets `body` write any of the bytes of `range` in place: how files are loaded without a copy in between.
    ///
    /// - Parameters:
    ///   - range: Guest addresses whose pages are all mapped and writable.
    ///   - body: Told where the bytes are; says whether it succeeded.
    /// - Returns: What `body` said, or false without a call if a page is not writable.
    public func fill(_ range: Range<UInt64>, _ body: (UnsafeMutableRawBufferPointer) -> Bool) -> Bool {
        guard !range.isEmpty else { return true }
        guard range.lowerBound >= base, range.upperBound &- base <= size else { return false }
        let pages = pageRange(range)
        guard pages.allSatisfy({ flags[$0] & PagePermissions.write.rawValue != 0 }) else { return false }
        let count = Int(range.upperBound - range.lowerBound)
        let isFilled = body(UnsafeMutableRawBufferPointer(start: hostAddress(range.lowerBound), count: count))
        markDirty(range)
        if pages.contains(where: { flags[$0] & GuestMemory.codeBit != 0 }) { observer?.codeWritten(range) }
        return isFilled
    }

    /// Writes bytes, at least one, to pages that are mapped and writable for the host.
    private func writeMapped(_ bytes: UnsafeRawBufferPointer, at address: UInt64) {
        let range = address..<address + UInt64(bytes.count)
        UnsafeMutableRawBufferPointer(start: hostAddress(address), count: bytes.count).copyMemory(from: bytes)
        markDirty(range)
        if pageRange(range).contains(where: { flags[$0] & GuestMemory.codeBit != 0 }) { observer?.codeWritten(range) }
    }

    /// The word at `pc`, or nil if the guest may not fetch there.
    ///
    /// - Parameter pc: A multiple of four, so the word lies in one page.
    @inlinable @inline(__always)
    public func fetch(_ pc: UInt64) -> UInt32? {
        guard let page = pageIndex(of: pc), flags[page] & PagePermissions.execute.rawValue != 0 else { return nil }
        return hostAddress(pc).loadUnaligned(as: UInt32.self)
    }
}

/// What a load found.
@frozen public enum LoadResult: Hashable, Sendable {
    /// The bytes read, zero-extended.
    case value(UInt64)
    /// The first byte that the guest may not read.
    case fault(UInt64)
}

extension GuestMemory {
    /// Reads an integer if the guest may, in a few host instructions when it lies in one page.
    @inlinable @inline(__always)
    public func load<T: FixedWidthInteger & UnsignedInteger>(_ type: T.Type, at address: UInt64) -> LoadResult {
        let offset = address &- base
        let width = UInt64(MemoryLayout<T>.size)
        if offset < size, offset & (GuestMemory.pageSize - 1) <= GuestMemory.pageSize - width,
            flags[Int(truncatingIfNeeded: offset >> GuestMemory.pageShift)] & PagePermissions.read.rawValue != 0
        {
            let value = (host + Int(truncatingIfNeeded: offset)).loadUnaligned(as: T.self)
            return .value(UInt64(truncatingIfNeeded: value))
        }
        return loadSlowly(address, count: MemoryLayout<T>.size)
    }

    /// Writes an integer if the guest may; nil, or the first byte it may not write.
    @inlinable @inline(__always)
    public func store<T: FixedWidthInteger & UnsignedInteger>(_ value: T, at address: UInt64) -> UInt64? {
        let offset = address &- base
        // What reaches into the next page might fault on the host: the complete form asks first.
        if offset < size,
            offset & (GuestMemory.pageSize - 1) <= GuestMemory.pageSize - UInt64(MemoryLayout<T>.size),
            fastStore[Int(truncatingIfNeeded: offset >> GuestMemory.pageShift)] != 0
        {
            (host + Int(truncatingIfNeeded: offset)).storeBytes(of: value, as: T.self)
            return nil
        }
        return storeSlowly(address, UInt64(truncatingIfNeeded: value), count: MemoryLayout<T>.size)
    }
}
