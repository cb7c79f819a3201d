import GuestISA
import Glibc

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
        for page in pageRange(range) { flags[page] &= ~GuestMemory.shieldBit }
        noteWrite(range)
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
        mappingGeneration += 1
        if holdsCode(range) { observer?.codeWritten(range) }
        let address = hostAddress(range.lowerBound)
        let length = Int(range.upperBound - range.lowerBound)
        var protection = PROT_NONE
        if permissions.contains(.read) { protection |= PROT_READ }
        if permissions.contains(.write) { protection |= PROT_WRITE }
        guard mprotect(address, length, protection) == 0 else {
            throw GuestMemoryError(description: "cannot map \(hex(range)): \(String(cString: strerror(errno)))")
        }
        for page in pageRange(range) { flags[page] = permissions.rawValue }
        let lines = lineRange(range)
        for line in lines { storeMarks[line] &= ~GuestMemory.codeBit }
        updateFastBits(lines)
    }

    private func hex(_ range: Range<UInt64>) -> String {
        "\(GuestISA.hex(range.lowerBound))..<\(GuestISA.hex(range.upperBound))"
    }
}
