import GuestMachine

extension AddressSpace {
    /// Maps the segments of a program and fills them.
    ///
    /// Segments that meet in a page share it with the rights of both.
    ///
    /// - Throws: `LinuxProcessError` beyond a limit, or if the file has become shorter since its headers were read.
    mutating func load(_ elf: ELFFile) throws(LinuxProcessError) {
        do throws(LinuxErrno) {
            for segment in elf.segments {
                // The page a segment shares with the one below is there already, and holds bytes.
                let pages = segment.pages
                let shared = areas.last.map { min($0.range.upperBound, pages.upperBound) } ?? pages.lowerBound
                let fresh = max(shared, pages.lowerBound)..<pages.upperBound
                if !fresh.isEmpty { try map(fresh, [.read, .write]) }
            }
        } catch {
            throw LinuxProcessError(description: "the program needs more memory than the limit allows")
        }
        for segment in elf.segments where segment.fileSize > 0 {
            let range = segment.address..<segment.address + segment.fileSize
            guard elf.source.load(at: segment.fileOffset, into: memory, range) else {
                throw LinuxProcessError(description: "the file became shorter while it was being read")
            }
        }
        do throws(LinuxErrno) {
            var previous: (pages: Range<UInt64>, permissions: PagePermissions)?
            for segment in elf.segments {
                try protect(segment.pages, segment.permissions)
                var permissions = segment.permissions
                if let previous, previous.pages.overlaps(segment.pages) {
                    permissions.formUnion(previous.permissions)
                    try protect(previous.pages.clamped(to: segment.pages), permissions)
                }
                // A page may be shared by more than two segments: what is passed on are its rights so far.
                let lastPage = segment.pages.upperBound - GuestMemory.pageSize
                let isOnePage = segment.pages.lowerBound == lastPage
                previous = (segment.pages, isOnePage ? permissions : segment.permissions)
            }
        } catch {
            throw LinuxProcessError(description: "the host refuses to protect the program's memory")
        }
    }
}

extension ELFFile.Segment {
    /// The whole pages it touches.
    fileprivate var pages: Range<UInt64> {
        let mask = GuestMemory.pageSize - 1
        return address & ~mask..<(range.upperBound + mask) & ~mask
    }
}
