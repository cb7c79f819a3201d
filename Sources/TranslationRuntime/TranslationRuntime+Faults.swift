import GuestMachine

/// Mistakes in what is invalidated.
extension TranslationRuntime {
    /// What of a store to `range` counts as changed.
    func seen(of range: Range<UInt64>) -> Range<UInt64> {
        let start = range.lowerBound
        if faults.contains(.firstWordOnly) { return start..<min(range.upperBound, start & ~3 + 4) }
        if faults.contains(.secondPageUnseen) { return start..<min(range.upperBound, endOfPage(start)) }
        return range
    }

    /// Adds the block in `block` to the cache as if it depended on less than it does.
    func insertFaultily(_ code: Range<Int>) {
        var pieces = Array(block.pieces)
        if faults.contains(.firstPieceOnly) { pieces = Array(pieces.prefix(1)) }
        if faults.contains(.lastWordUnseen), let last = pieces.popLast() {
            pieces.append(last.lowerBound..<max(last.lowerBound, last.upperBound &- 4))
        }
        if faults.contains(.firstPageOnly) {
            let page = endOfPage(block.pc) - GuestMemory.pageSize..<endOfPage(block.pc)
            pieces = pieces.map { $0.clamped(to: page) }
        }
        pieces.withUnsafeBufferPointer { cache.insert(pc: block.pc, pieces: $0, code: code) }
    }

    /// Where the page of an address in the window ends.
    private func endOfPage(_ address: UInt64) -> UInt64 { address & ~(GuestMemory.pageSize - 1) + GuestMemory.pageSize }
}
