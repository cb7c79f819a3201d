import Glibc

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

    /// Writes the low `count` bytes, 1 to 8, of `value` and does the bookkeeping of `storeMarks`.
    ///
    /// The complete form of a store: nothing is written if any byte is inaccessible; observers hear of code.
    /// - Returns: nil, or the address of the first byte that the guest may not write.
    public func storeSlowly(_ address: UInt64, _ value: UInt64, count: Int) -> UInt64? {
        // As on the fast path, the mark of the line in which it begins speaks for all of it, and is there before it is
        // known whether the host will permit the store: all engines mark alike.
        if pageIndex(of: address) != nil {
            storeMarks[Int((address - base) >> lineShift)] |= GuestMemory.writtenBit
        } else {
            forgetGuardMark(address)
        }
        if let fault = firstInaccessible(address, count: count, .write) { return fault }
        let host = hostAddress(address)
        let range = address..<address + UInt64(count)
        unshield(pageRange(range))
        withUnsafeBytes(of: value) { host.copyMemory(from: $0.baseAddress!, byteCount: count) }
        reportWrite(range)
        return nil
    }

    /// Whoever stores outside may have marked a line of the guards before; walks along the marks must not meet it.
    private func forgetGuardMark(_ address: UInt64) {
        let offset = Int64(bitPattern: address &- base)
        guard -Int64(GuestMemory.guardBytes)..<Int64(size + GuestMemory.guardBytes) ~= offset else { return }
        storeMarks[Int(offset >> Int64(lineShift))] = 0
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
        guard pages.allSatisfy({ flags[$0] != 0 }) else { return false }
        if pages.allSatisfy(isWritable) {
            writeMapped(bytes, at: address)
            return true
        }
        let readOnly = pages.filter { !isWritable($0) }
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
        guard pages.allSatisfy(isWritable) else { return false }
        let count = Int(range.upperBound - range.lowerBound)
        unshield(pages)
        let isFilled = body(UnsafeMutableRawBufferPointer(start: hostAddress(range.lowerBound), count: count))
        noteWrite(range)
        return isFilled
    }

    /// Writes bytes, at least one, to pages that are mapped and writable for the host.
    private func writeMapped(_ bytes: UnsafeRawBufferPointer, at address: UInt64) {
        let range = address..<address + UInt64(bytes.count)
        unshield(pageRange(range))
        UnsafeMutableRawBufferPointer(start: hostAddress(address), count: bytes.count).copyMemory(from: bytes)
        noteWrite(range)
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
            storeMarks[Int(truncatingIfNeeded: offset >> lineShift)] & GuestMemory.fastBit != 0
        {
            storeMarks[Int(truncatingIfNeeded: offset >> lineShift)] |= GuestMemory.writtenBit
            (host + Int(truncatingIfNeeded: offset)).storeBytes(of: value, as: T.self)
            return nil
        }
        return storeSlowly(address, UInt64(truncatingIfNeeded: value), count: MemoryLayout<T>.size)
    }
}
