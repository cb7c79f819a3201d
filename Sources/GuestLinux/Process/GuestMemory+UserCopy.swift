import GuestMachine

// How system calls reach the program's memory: only where the program itself could, and all or nothing.
extension GuestMemory {
    /// Whether the guest has `right` on every byte of a range.
    func isAccessible(_ address: UInt64, count: UInt64, _ right: PagePermissions) -> Bool {
        guard count > 0 else { return true }
        let (last, overflow) = address.addingReportingOverflow(count - 1)
        guard !overflow, pageIndex(of: address) != nil, pageIndex(of: last) != nil else { return false }
        for page in (address >> GuestMemory.pageShift)...(last >> GuestMemory.pageShift)
        where !permissions(at: page << GuestMemory.pageShift).contains(right) {
            return false
        }
        return true
    }

    /// The guest's bytes, in place.
    ///
    /// - Returns: A view that is valid until the next change to the mapping.
    /// - Throws: `badAddress` if the guest may not read all of them.
    func guestBytes(_ address: UInt64, count: UInt64) throws(LinuxErrno) -> UnsafeRawBufferPointer {
        guard isAccessible(address, count: count, .read) else { throw .badAddress }
        guard count > 0 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        return UnsafeRawBufferPointer(start: hostAddress(address), count: Int(count))
    }

    /// Writes bytes for the guest.
    ///
    /// - Throws: `badAddress`, with nothing written, if the guest may not write all of them.
    func copyOut(_ bytes: UnsafeRawBufferPointer, to address: UInt64) throws(LinuxErrno) {
        guard isAccessible(address, count: UInt64(bytes.count), .write), write(bytes, at: address) else {
            throw .badAddress
        }
    }

    /// Writes bytes for the guest; see the other form.
    func copyOut(_ bytes: [UInt8], to address: UInt64) throws(LinuxErrno) {
        let isWritable = isAccessible(address, count: UInt64(bytes.count), .write)
        guard isWritable, bytes.withUnsafeBytes({ write($0, at: address) }) else { throw .badAddress }
    }

    /// Reads a little-endian integer of the guest.
    func copyIn<T: FixedWidthInteger>(_ type: T.Type = T.self, from address: UInt64) throws(LinuxErrno) -> T {
        T(littleEndian: try guestBytes(address, count: UInt64(MemoryLayout<T>.size)).loadUnaligned(as: T.self))
    }

    /// Checks that a path or other string is readable up to its zero byte, within `limit` bytes.
    ///
    /// - Throws: `badAddress` if it is not.
    func checkString(_ address: UInt64, limit: UInt64 = 4096) throws(LinuxErrno) {
        for offset in 0..<limit where try copyIn(UInt8.self, from: address &+ offset) == 0 { return }
        throw .badAddress
    }
}
