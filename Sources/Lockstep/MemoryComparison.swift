import Glibc
import GuestMachine

extension GuestMemory {
    /// The lowest guest address at which this memory differs from `other`, or nil.
    ///
    /// Both memories have the same window and were loaded with the same program, so only pages that were written
    /// since can differ.
    func firstDifference(from other: GuestMemory) -> UInt64? {
        var lowest: Int?
        for page in dirtyPages where differs(from: other, page) { lowest = min(lowest ?? page, page) }
        for page in other.dirtyPages where differs(from: other, page) { lowest = min(lowest ?? page, page) }
        guard let lowest else { return nil }
        let start = lowest << Int(GuestMemory.pageShift)
        let offset = (start..<start + Int(GuestMemory.pageSize)).first { byte(at: $0) != other.byte(at: $0) }
        return offset.map { base + UInt64($0) }
    }

    /// Whether no byte differs from `other`.
    func isEqual(to other: GuestMemory) -> Bool {
        for page in dirtyPages where differs(from: other, page) { return false }
        for page in other.dirtyPages where !isDirty(page) && differs(from: other, page) { return false }
        return true
    }

    /// The byte at a guest address inside the window.
    func byte(atAddress address: UInt64) -> UInt8 { byte(at: Int(address - base)) }

    private func byte(at offset: Int) -> UInt8 { host.load(fromByteOffset: offset, as: UInt8.self) }

    private func differs(from other: GuestMemory, _ page: Int) -> Bool {
        let offset = page << Int(GuestMemory.pageShift)
        return memcmp(host + offset, other.host + offset, Int(GuestMemory.pageSize)) != 0
    }
}
