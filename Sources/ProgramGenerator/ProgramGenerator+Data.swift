import GuestMachine

extension ProgramGenerator {
    /// The initial data: bytes around two of the bases, the read-only table, the island.
    mutating func drawData() -> [MemorySegment] {
        var segments: [MemorySegment] = []
        segments.reserveCapacity(4)
        let bits = random.next()
        if bits & 7 != 0 {
            // Around the lower of the first base and that at a page boundary, which may lie close together.
            let base = bases[mix.baseCount > 1 && bits & 8 == 0 ? 1 : 0].value
            segments.append(drawSegment(base, 4 + Int(bits >> 8 & 15)))
        }
        if romCount > 0 {
            segments.append(
                MemorySegment(address: romAddress, bytes: bytes(of: UnsafeRawPointer(scratch.rom), 8 * romCount)))
        }
        if layout.islandEnd > 0 {
            segments.append(
                MemorySegment(
                    address: layout.islandAddress,
                    bytes: bytes(of: UnsafeRawPointer(scratch.words), 4 * layout.islandEnd)))
        }
        if mix.baseCount > 2 && bits & 0x10 == 0 {
            // The last bytes of memory.
            segments.append(drawSegment(ProgramMap.window.upperBound - 32, 8))
        }
        return segments
    }

    /// `count` doublewords of values, beginning up to 32 bytes before `address`, inside the data area.
    private mutating func drawSegment(_ address: UInt64, _ count: Int) -> MemorySegment {
        let start = max(ProgramMap.dataBase, (address - 32) & ~7)
        for index in 0..<count {
            let value = drawValue()
            UnsafeMutableRawPointer(scratch.bytes).storeBytes(of: value, toByteOffset: 8 * index, as: UInt64.self)
        }
        return MemorySegment(address: start, bytes: bytes(of: UnsafeRawPointer(scratch.bytes), 8 * count))
    }

    private func bytes(of pointer: UnsafeRawPointer, _ count: Int) -> [UInt8] {
        Array(UnsafeRawBufferPointer(start: pointer, count: count))
    }
}
