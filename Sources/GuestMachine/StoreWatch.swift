import Glibc

/// How stores to translated code are noticed.
public enum StoreWatch: Sendable {
    /// By the marks of `GuestMemory.storeMarks`, at which whoever stores looks first.
    case marks
    /// By the host's protection as well: pages with code are not writable for the host, whatever the guest may do.
    ///
    /// A store that faults must be done again by `GuestMemory.storeSlowly`, which costs some microseconds. Other stores
    /// need no look at the marks; but where memories are cleared or compared, they must set `writtenBit`.
    case protection
}

extension GuestMemory {
    /// The guest may write the page and the host may not.
    static var shieldBit: UInt8 { 0x40 }

    /// Changes how stores to code are noticed.
    ///
    /// With `.marks` again, code that does not look at the marks must not run any more.
    public func setWatch(_ watch: StoreWatch) {
        guard self.watch != watch else { return }
        self.watch = watch
        // A large window is not walked for nothing.
        guard hasMarkedCode else { return }
        for page in 0..<pageCount where isWritable(page) { updateShield(page) }
    }

    /// Whether an engine has translated code from the page of `address`.
    public func holdsCode(inPageOf address: UInt64) -> Bool {
        pageIndex(of: address).map(holdsCode) ?? false
    }

    /// The whole pages that `range`, inside the window and not empty, touches.
    public func pages(of range: Range<UInt64>) -> Range<UInt64> {
        let mask = GuestMemory.pageSize - 1
        return range.lowerBound & ~mask..<(range.upperBound + mask) & ~mask
    }

    /// Brings the host's protection up to date after the code or the rights of `lines`, at least one, changed.
    @inline(__always)
    func updateWatch(_ lines: Range<Int>) {
        updateShields(page(ofLine: lines.lowerBound)..<page(ofLine: lines.upperBound - 1) + 1)
    }

    /// Brings the host's protection of `pages` up to date.
    @inline(__always)
    func updateShields(_ pages: Range<Int>) {
        guard watch == .protection else { return }
        for page in pages { updateShield(page) }
    }

    /// Lets the host write those of `pages` that the guest may write, until the next `updateShields`.
    func unshield(_ pages: Range<Int>) {
        guard watch == .protection else { return }
        for page in pages where flags[page] & GuestMemory.shieldBit != 0 { setShield(page, false) }
    }

    private func updateShield(_ page: Int) {
        let needsShield = watch == .protection && isWritable(page) && holdsCode(page)
        if needsShield != (flags[page] & GuestMemory.shieldBit != 0) { setShield(page, needsShield) }
    }

    private func holdsCode(_ page: Int) -> Bool {
        let linesPerPage = 1 << Int(GuestMemory.pageShift - lineShift)
        return (page * linesPerPage..<(page + 1) * linesPerPage).contains(where: isCode)
    }

    private func setShield(_ page: Int, _ isShielded: Bool) {
        let start = host + page << Int(GuestMemory.pageShift)
        let protection = isShielded ? PROT_READ : PROT_READ | PROT_WRITE
        // It fails if the host has no memory for its list of areas; going on would be wrong without a sign.
        let result = mprotect(start, Int(GuestMemory.pageSize), protection)
        precondition(result == 0, "cannot protect guest memory: \(String(cString: strerror(errno)))")
        flags[page] ^= GuestMemory.shieldBit
    }
}
