import GuestMachine

extension ProgramGenerator {
    /// Replaces `segments` by the initial data: bytes around two of the bases, the read-only table, the island.
    mutating func drawData(into segments: inout [MemorySegment]) {
        var count = 0
        let bits = random.next()
        if bits & 7 != 0 {
            // Around the lower of the first base and that at a page boundary, which may lie close together.
            let base = bases[mix.baseCount > 1 && bits & 8 == 0 ? 1 : 0].value
            drawSegment(base, 4 + Int(bits >> 8 & 15), &segments, &count)
        }
        if romCount > 0 { place(romAddress, UnsafeRawPointer(scratch.rom), 8 * romCount, &segments, &count) }
        if layout.islandEnd > 0 {
            place(layout.islandAddress, UnsafeRawPointer(scratch.words), 4 * layout.islandEnd, &segments, &count)
        }
        if mix.baseCount > 2 && bits & 0x10 == 0 {
            // The last bytes of memory.
            drawSegment(ProgramMap.window.upperBound - 32, 8, &segments, &count)
        }
        while segments.count > count { spareSegments.append(segments.removeLast()) }
    }

    /// Adds `count` doublewords of values, beginning up to 32 bytes before `address`, inside the data area.
    private mutating func drawSegment(
        _ address: UInt64, _ count: Int, _ segments: inout [MemorySegment], _ used: inout Int
    ) {
        let start = max(ProgramMap.dataBase, (address - 32) & ~7)
        for index in 0..<count {
            let value = drawValue()
            UnsafeMutableRawPointer(scratch.bytes).storeBytes(of: value, toByteOffset: 8 * index, as: UInt64.self)
        }
        place(start, UnsafeRawPointer(scratch.bytes), 8 * count, &segments, &used)
    }

    /// Makes a copy of `count` bytes segment `used`, in the memory of the one that was there before.
    private mutating func place(
        _ address: UInt64, _ bytes: UnsafeRawPointer, _ count: Int, _ segments: inout [MemorySegment],
        _ used: inout Int
    ) {
        if used == segments.count { segments.append(spareSegments.popLast() ?? MemorySegment(address: 0, bytes: [])) }
        segments[used].address = address
        segments[used].bytes.removeAll(keepingCapacity: true)
        segments[used].bytes.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
        used += 1
    }
}
