/// The blocks that the portable engine keeps, found by the pc they begin at.
struct PortableBlockCache {
    /// How many blocks are kept, a power of two; a block replaces the one in its slot.
    static var slotCount: Int { 1024 }

    private var slots = [PortableBlock?](repeating: nil, count: slotCount)
    /// A range that covers all that was given to `cover` since the last `removeAll`, or nil if nothing was.
    private(set) var translated: Range<UInt64>?

    /// The block that begins at `pc`, or nil.
    subscript(pc: UInt64) -> PortableBlock? {
        guard let block = slots[slot(pc)], block.startPC == pc else { return nil }
        return block
    }

    /// Keeps `block`.
    mutating func insert(_ block: PortableBlock) {
        slots[slot(block.startPC)] = block
    }

    /// Notes that code was translated from `source`, whether or not it is kept.
    mutating func cover(_ source: Range<UInt64>) {
        guard !source.isEmpty else { return }
        let old = translated ?? source
        translated = min(old.lowerBound, source.lowerBound)..<max(old.upperBound, source.upperBound)
    }

    /// Drops the blocks made from any byte of `range`.
    mutating func remove(overlapping range: Range<UInt64>) {
        guard let translated, translated.overlaps(range) else { return }
        for slot in slots.indices {
            if let block = slots[slot], block.source.contains(where: range.overlaps) { slots[slot] = nil }
        }
    }

    /// Drops all blocks.
    mutating func removeAll() {
        for slot in slots.indices { slots[slot] = nil }
        translated = nil
    }

    private func slot(_ pc: UInt64) -> Int { Int(truncatingIfNeeded: pc >> 2) & (PortableBlockCache.slotCount - 1) }
}
