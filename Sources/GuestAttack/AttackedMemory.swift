import GuestMachine

/// A guest memory and, beside it, what must become of it: which addresses the guest may use, and every byte.
///
/// Nothing here asks the memory or an engine: a mistake they share would show.
final class AttackedMemory {
    /// A piece of guest memory with the rights its table entry gives.
    struct Region {
        let range: Range<UInt64>
        let rights: PagePermissions
        /// Where its bytes are in the copy.
        let start: Int
    }

    /// The maps that are attacked.
    enum Map: String, CaseIterable, Sendable {
        /// The memory of generated programs.
        case program
        /// Four GiB with regions of every kind of right, as a process has them.
        case process
    }

    /// Where the attacking instructions are.
    static let codeBase: UInt64 = 0x8000_0000
    /// Bytes they may take.
    static let codeSize: UInt64 = 0x40
    /// ECALL, which fills every other word that can be fetched.
    private static let ecall: UInt32 = 0x73

    let memory: GuestMemory
    let regions: [Region]
    /// The bytes of all regions, one after the other.
    private(set) var copy: [UInt8] = []

    /// - Throws: `GuestMemoryError` if the host refuses.
    init(_ map: Map) throws {
        let table: [(Range<UInt64>, PagePermissions)]
        switch map {
        case .program:
            memory = try GuestMemory.forPrograms()
            table = [(0x8000_0000..<0x8002_0000, .all)]
        case .process:
            memory = try GuestMemory(base: 0, size: 1 << 32)
            table = [
                (0x1_0000..<0x1_2000, [.read, .write]), (0x1_2000..<0x1_3000, .read), (0x2_0000..<0x2_1000, .write),
                (0x2_1000..<0x2_2000, .execute), (0x8000_0000..<0x8000_1000, .execute),
                (0x8000_2000..<0x8000_3000, .all), (0xffff_e000..<0x1_0000_0000, [.read, .write]),
            ]
        }
        var start = 0
        regions = table.map { range, rights in
            defer { start += Int(range.upperBound - range.lowerBound) }
            // A page that can be written or fetched can be read (RISC-V page tables; Linux).
            return Region(range: range, rights: rights.union(.read), start: start)
        }
        for region in regions {
            try memory.map(region.range, [.read, .write])
            let count = Int(region.range.upperBound - region.range.lowerBound)
            let bytes = (0..<count).map { index in
                region.rights.contains(.execute)
                    ? UInt8(truncatingIfNeeded: AttackedMemory.ecall >> UInt32(8 * (index % 4)))
                    : UInt8(truncatingIfNeeded: index &* 37 &+ region.start)
            }
            copy += bytes
            guard bytes.withUnsafeBytes({ memory.write($0, at: region.range.lowerBound) }) else {
                throw GuestMemoryError(description: "a region cannot be filled")
            }
            try memory.protect(region.range, region.rights)
        }
    }

    /// Puts the attacking instructions in place.
    func put(_ words: [UInt32]) throws {
        let bytes = words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(8 * $0)) } }
        guard bytes.count <= Int(AttackedMemory.codeSize),
            bytes.withUnsafeBytes({ memory.write($0, at: AttackedMemory.codeBase) })
        else { throw GuestMemoryError(description: "the code cannot be put in place") }
        let start = index(of: AttackedMemory.codeBase, .read) ?? 0
        copy.replaceSubrange(start..<start + bytes.count, with: bytes)
    }

    /// The place of a guest byte in the copy, or nil if the guest has not the right to it.
    func index(of address: UInt64, _ right: PagePermissions) -> Int? {
        for region in regions where region.range.contains(address) && region.rights.contains(right) {
            return region.start + Int(address - region.range.lowerBound)
        }
        return nil
    }

    /// The first of `count` bytes that the guest has not the right to; addresses wrap.
    func firstForbidden(_ address: UInt64, count: Int, _ right: PagePermissions) -> UInt64? {
        for offset in 0..<UInt64(count) where index(of: address &+ offset, right) == nil { return address &+ offset }
        return nil
    }

    /// The bytes at an address, all of which the guest may read, as a number.
    func value(at address: UInt64, count: Int) -> UInt64 {
        (0..<count).reversed().reduce(0) { value, offset in
            value << 8 | (index(of: address &+ UInt64(offset), .read).map { UInt64(copy[$0]) } ?? 0)
        }
    }

    /// Does in the copy what a store does.
    func store(_ value: UInt64, at address: UInt64, count: Int) {
        for offset in 0..<count {
            guard let place = index(of: address &+ UInt64(offset), .write) else { continue }
            copy[place] = UInt8(truncatingIfNeeded: value >> UInt64(8 * offset))
        }
    }

    /// The first of `count` bytes at `address` that is not as it must be, or nil. Later accesses may cover it again.
    func firstDifference(at address: UInt64, count: Int) -> UInt64? {
        for offset in 0..<UInt64(count) {
            let place = address &+ offset
            guard let index = index(of: place, .read) else { continue }
            if memory.hostAddress(place).load(as: UInt8.self) != copy[index] { return place }
        }
        return nil
    }

    /// The lowest address at which the memory is not as it must be, or nil.
    func firstDifference() -> UInt64? {
        copy.withUnsafeBytes { copy in
            for region in regions {
                let host = UnsafeRawBufferPointer(
                    start: memory.hostAddress(region.range.lowerBound),
                    count: Int(region.range.upperBound - region.range.lowerBound))
                let wanted = UnsafeRawBufferPointer(rebasing: copy[region.start..<region.start + host.count])
                if let index = zip(host, wanted).enumerated().first(where: { $0.element.0 != $0.element.1 })?.offset {
                    return region.range.lowerBound + UInt64(index)
                }
            }
            return nil
        }
    }
}
