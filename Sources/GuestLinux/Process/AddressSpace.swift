import GuestMachine

/// Which guest addresses are mapped, and the heap: what the kernel keeps in its list of areas.
///
/// Everything lies in one window of 4 GiB. `GuestMemory` holds the bytes and the rights the engines obey; the list
/// here also knows pages that are mapped but inaccessible.
public struct AddressSpace {
    /// Pages of equal rights.
    public struct Area: Hashable, Sendable {
        /// Guest addresses, page-aligned at both ends, not empty.
        public var range: Range<UInt64>
        /// What the program may do there, perhaps nothing.
        public var permissions: PagePermissions
    }

    /// The whole window.
    public static let window: Range<UInt64> = 0..<1 << 32
    /// Where program files may place segments. Below it are Linux's `mmap_min_addr`, so that null pointers fault;
    /// above it mappings the program asks for, and the stack.
    public static let programRange: Range<UInt64> = 0x1_0000..<0xf000_0000
    /// Where the program may map memory at addresses it chooses.
    public static let userRange: Range<UInt64> = 0x1_0000..<0xffff_f000
    /// Mappings whose address the program leaves open are placed downwards from here.
    public static let mappingCeiling: UInt64 = 0xff00_0000
    /// The stack: 8 MiB, as Linux's default limit. The pages below it are never handed out unless asked for.
    public static let stackRange: Range<UInt64> = 0xff7f_f000..<0xffff_f000
    /// Most areas, as Linux's `max_map_count`, and few enough that the host can mirror them in its own list.
    public static let areaLimit = 16_384

    /// The bytes and their rights.
    public let memory: GuestMemory
    /// What is mapped: disjoint, in ascending order; neighbours differ in their rights.
    public private(set) var areas: [Area] = []
    /// Bytes mapped.
    public private(set) var mappedBytes: UInt64 = 0
    /// First address of the heap.
    public private(set) var heapStart: UInt64 = 0
    /// First address after the heap (the program break), anywhere in a page.
    public private(set) var heapEnd: UInt64 = 0

    /// Most bytes that may be mapped.
    private let memoryLimit: UInt64

    /// An empty address space.
    ///
    /// - Parameter memoryLimit: Most bytes that may be mapped, stack and program included.
    /// - Throws: `GuestMemoryError` if the host refuses the window.
    public init(memoryLimit: UInt64) throws(GuestMemoryError) {
        let window = AddressSpace.window
        memory = try GuestMemory(base: window.lowerBound, size: window.upperBound - window.lowerBound)
        self.memoryLimit = memoryLimit
    }

    /// `count` rounded up to whole pages, or nil if that overflows.
    static func pages(_ count: UInt64) -> UInt64? {
        let (sum, overflow) = count.addingReportingOverflow(GuestMemory.pageSize - 1)
        return overflow ? nil : sum & ~(GuestMemory.pageSize - 1)
    }
}

// MARK: - Mapping

extension AddressSpace {
    /// Replaces whatever is mapped in `range` by zeroed pages.
    ///
    /// - Parameter range: Page-aligned, not empty, inside the window.
    /// - Throws: `outOfMemory` beyond a limit or if the host refuses.
    public mutating func map(_ range: Range<UInt64>, _ permissions: PagePermissions) throws(LinuxErrno) {
        let added = range.upperBound - range.lowerBound - mappedBytes(in: range)
        guard mappedBytes + added <= memoryLimit, areas.count + 2 <= AddressSpace.areaLimit else {
            throw .outOfMemory
        }
        try unmap(range)
        try apply(range, permissions)
        replaceAreas(in: range, by: Area(range: range, permissions: permissions))
    }

    /// Unmaps what is mapped in `range`, page-aligned and inside the window.
    public mutating func unmap(_ range: Range<UInt64>) throws(LinuxErrno) {
        guard !range.isEmpty else { return }
        guard areas.count + 2 <= AddressSpace.areaLimit else { throw .outOfMemory }
        for area in areas(in: range) {
            do { try memory.map(area.range, []) } catch { throw .outOfMemory }
        }
        replaceAreas(in: range, by: nil)
    }

    /// Changes the rights of mapped pages, keeping their bytes.
    ///
    /// - Throws: `outOfMemory` if a page of `range` is not mapped, beyond a limit, or if the host refuses.
    public mutating func protect(_ range: Range<UInt64>, _ permissions: PagePermissions) throws(LinuxErrno) {
        guard !range.isEmpty else { return }
        guard mappedBytes(in: range) == range.upperBound - range.lowerBound,
            areas.count + 2 <= AddressSpace.areaLimit
        else { throw .outOfMemory }
        try apply(range, permissions)
        replaceAreas(in: range, by: Area(range: range, permissions: permissions))
    }

    /// Zeroes the mapped pages of `range`; their rights stay.
    public mutating func discard(_ range: Range<UInt64>) throws(LinuxErrno) {
        for area in areas(in: range) {
            do { try memory.map(area.range, []) } catch { throw .outOfMemory }
            try apply(area.range, area.permissions)
        }
    }

    private func apply(_ range: Range<UInt64>, _ permissions: PagePermissions) throws(LinuxErrno) {
        do { try memory.protect(range, permissions) } catch { throw .outOfMemory }
    }

    /// Whether nothing is mapped in `range`.
    public func isFree(_ range: Range<UInt64>) -> Bool { areas(in: range).isEmpty }

    /// How many bytes of `range` are mapped.
    func mappedBytes(in range: Range<UInt64>) -> UInt64 {
        areas(in: range).reduce(0) { $0 + ($1.range.upperBound - $1.range.lowerBound) }
    }

    /// The highest free range of `count` bytes, a multiple of the page size, that ends at or below `ceiling`.
    public func gap(_ count: UInt64, below ceiling: UInt64 = AddressSpace.mappingCeiling) -> Range<UInt64>? {
        var end = ceiling
        for area in areas.reversed() {
            if area.range.lowerBound >= end { continue }
            if area.range.upperBound <= end, end - area.range.upperBound >= count { break }
            end = area.range.lowerBound
        }
        let bottom = max(AddressSpace.userRange.lowerBound, heapEnd)
        guard end >= bottom, end - bottom >= count else { return nil }
        return end - count..<end
    }

    /// The parts of areas that lie in `range`.
    func areas(in range: Range<UInt64>) -> [Area] {
        areas[indices(overlapping: range)].map { Area(range: $0.range.clamped(to: range), permissions: $0.permissions) }
    }

    private func indices(overlapping range: Range<UInt64>) -> Range<Int> {
        guard !range.isEmpty else { return 0..<0 }
        let first = partition { $0.range.upperBound > range.lowerBound }
        let last = partition { $0.range.lowerBound >= range.upperBound }
        return first..<max(first, last)
    }

    /// Index of the first area for which `isAfter` holds; it holds for all that follow.
    private func partition(_ isAfter: (Area) -> Bool) -> Int {
        var low = 0
        var high = areas.count
        while low < high {
            let middle = (low + high) / 2
            if isAfter(areas[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// Cuts `range` out of the list, puts `area` there and joins it with equal neighbours.
    private mutating func replaceAreas(in range: Range<UInt64>, by area: Area?) {
        let old = indices(overlapping: range)
        mappedBytes -= mappedBytes(in: range)
        var new: [Area] = []
        if let first = areas[old].first, first.range.lowerBound < range.lowerBound {
            new.append(Area(range: first.range.lowerBound..<range.lowerBound, permissions: first.permissions))
        }
        if let area {
            new.append(area)
            mappedBytes += range.upperBound - range.lowerBound
        }
        if let last = areas[old].last, last.range.upperBound > range.upperBound {
            new.append(Area(range: range.upperBound..<last.range.upperBound, permissions: last.permissions))
        }
        areas.replaceSubrange(old, with: new)
        join(around: max(0, old.lowerBound - 1)..<min(areas.count, old.lowerBound + new.count + 1))
    }

    private mutating func join(around indices: Range<Int>) {
        for index in indices.dropFirst().reversed() {
            let below = areas[index - 1]
            let above = areas[index]
            guard below.range.upperBound == above.range.lowerBound, below.permissions == above.permissions else {
                continue
            }
            areas[index - 1].range = below.range.lowerBound..<above.range.upperBound
            areas.remove(at: index)
        }
    }
}

// MARK: - Heap

extension AddressSpace {
    /// Places an empty heap at `address`, page-aligned.
    mutating func placeHeap(at address: UInt64) {
        heapStart = address
        heapEnd = address
    }

    /// Moves the end of the heap, as `brk` does: on failure it stays where it is.
    ///
    /// - Returns: The end of the heap.
    public mutating func moveHeapEnd(to address: UInt64) -> UInt64 {
        guard address >= heapStart, address <= AddressSpace.mappingCeiling else { return heapEnd }
        let mask = GuestMemory.pageSize - 1
        let oldTop = (heapEnd + mask) & ~mask
        let newTop = (address + mask) & ~mask
        do throws(LinuxErrno) {
            if newTop < oldTop {
                try unmap(newTop..<oldTop)
            } else if newTop > oldTop {
                guard isFree(oldTop..<newTop) else { return heapEnd }
                try map(oldTop..<newTop, [.read, .write])
            }
        } catch {
            return heapEnd
        }
        heapEnd = address
        return heapEnd
    }
}
