import GuestMachine

// mmap and its like, for anonymous memory.
extension LinuxProcess {
    private enum MapFlag {
        static let shared: UInt64 = 0x01
        static let exclusive: UInt64 = 0x02
        static let typeMask: UInt64 = 0x0f
        static let fixed: UInt64 = 0x10
        static let anonymous: UInt64 = 0x20
        static let fixedNoReplace: UInt64 = 0x10_0000
    }

    /// PROT_READ 1, PROT_WRITE 2 and PROT_EXEC 4, as page rights.
    private func permissions(_ protection: UInt64) throws(LinuxErrno) -> PagePermissions {
        guard protection & ~7 == 0 else { throw .invalidArgument }
        var permissions: PagePermissions = []
        if protection & 1 != 0 { permissions.insert(.read) }
        if protection & 2 != 0 { permissions.insert(.write) }
        if protection & 4 != 0 { permissions.insert(.execute) }
        return permissions.closure
    }

    /// Whole pages from `address` on.
    ///
    /// - Throws: `invalidArgument` if it is not page-aligned or empty, `outside` if it leaves the window.
    private func pages(_ address: UInt64, _ count: UInt64, outside: LinuxErrno) throws(LinuxErrno) -> Range<UInt64> {
        guard address % GuestMemory.pageSize == 0, count > 0 else { throw .invalidArgument }
        guard let size = AddressSpace.pages(count) else { throw outside }
        let limit = AddressSpace.window.upperBound
        guard address <= limit, size <= limit - address else { throw outside }
        return address..<address + size
    }

    func mmap(_ a: SystemCallArguments) throws(LinuxErrno) -> UInt64 {
        let (hint, count, flags) = (a.a0, a.a1, a.a3)
        let rights = try permissions(a.a2)
        let type = flags & MapFlag.typeMask
        guard type == MapFlag.shared || type == MapFlag.exclusive, count > 0 else { throw .invalidArgument }
        guard flags & MapFlag.anonymous != 0 else {
            let number = Int32(truncatingIfNeeded: a.a4)
            throw openDescriptors.indices.contains(Int(number)) ? .noSuchDevice : .badFileDescriptor
        }
        guard let size = AddressSpace.pages(count) else { throw .outOfMemory }
        let range: Range<UInt64>
        if flags & (MapFlag.fixed | MapFlag.fixedNoReplace) != 0 {
            range = try pages(hint, count, outside: .outOfMemory)
            guard range.lowerBound >= AddressSpace.userRange.lowerBound else { throw .operationNotPermitted }
            guard range.upperBound <= AddressSpace.userRange.upperBound else { throw .outOfMemory }
            if flags & MapFlag.fixedNoReplace != 0, !addressSpace.isFree(range) { throw .fileExists }
        } else {
            guard let found = freeRange(near: hint, size) else { throw .outOfMemory }
            range = found
        }
        try addressSpace.map(range, rights)
        return range.lowerBound
    }

    /// The range that begins in the page of `hint` if that is free, else the highest gap.
    private func freeRange(near hint: UInt64, _ size: UInt64) -> Range<UInt64>? {
        let start = hint & ~(GuestMemory.pageSize - 1)
        let allowed = AddressSpace.userRange
        if start >= allowed.lowerBound, start < allowed.upperBound, size <= allowed.upperBound - start,
            addressSpace.isFree(start..<start + size)
        {
            return start..<start + size
        }
        return addressSpace.gap(size)
    }

    func munmap(_ a: SystemCallArguments) throws(LinuxErrno) -> UInt64 {
        try addressSpace.unmap(try pages(a.a0, a.a1, outside: .invalidArgument))
        return 0
    }

    func mprotect(_ a: SystemCallArguments) throws(LinuxErrno) -> UInt64 {
        let rights = try permissions(a.a2)
        if a.a1 == 0, a.a0 % GuestMemory.pageSize == 0 { return 0 }
        try addressSpace.protect(try pages(a.a0, a.a1, outside: .outOfMemory), rights)
        return 0
    }

    /// `MADV_DONTNEED` (4) zeroes; other advice changes nothing that a program can see.
    func madvise(_ a: SystemCallArguments) throws(LinuxErrno) -> UInt64 {
        if a.a1 == 0, a.a0 % GuestMemory.pageSize == 0 { return 0 }
        let range = try pages(a.a0, a.a1, outside: .outOfMemory)
        guard addressSpace.mappedBytes(in: range) == range.upperBound - range.lowerBound else { throw .outOfMemory }
        if a.a2 == 4 { try addressSpace.discard(range) }
        return 0
    }
}
