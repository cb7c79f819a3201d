import Glibc
import GuestMachine

// What is compared is what marks tell: a line that is not marked counts as zeros, which it must hold. An engine that
// forgets to mark a store differs at once from one that does not, and not in some later program, for which the line would
// not be cleared.

extension GuestMemory {
    /// The lowest guest address at which this memory differs from `other`, or nil.
    ///
    /// Both memories have the same window and were loaded with the same program, so only lines that were written
    /// since can differ.
    func firstDifference(from other: GuestMemory) -> UInt64? {
        for line in 0..<lineCount where isMarked(line) || other.isMarked(line) {
            guard differs(from: other, line) else { continue }
            return offsets(ofLine: line).first { byte(at: $0) != other.byte(at: $0) }.map { base + UInt64($0) }
        }
        return nil
    }

    /// Whether no byte differs from `other`.
    func isEqual(to other: GuestMemory) -> Bool {
        var isEqual = true
        forEachMarkedLine(and: other) { line in isEqual = isEqual && !differs(from: other, line) }
        return isEqual
    }

    /// Calls `body` with each line, in ascending order, that has been written or loaded here or in `other`.
    @inline(__always)
    func forEachMarkedLine(and other: GuestMemory? = nil, _ body: (Int) -> Void) {
        let marks = UnsafeRawPointer(storeMarks).assumingMemoryBound(to: UInt64.self)
        let otherMarks = UnsafeRawPointer((other ?? self).storeMarks).assumingMemoryBound(to: UInt64.self)
        for word in 0..<(lineCount + 7) / 8 {
            let both = (marks[word] | otherMarks[word]) & Self.anyWrite
            var lines = (both | both >> 1) & Self.oneInEach
            while lines != 0 {
                body(8 * word + lines.trailingZeroBitCount / 8)
                lines &= lines - 1
            }
        }
    }

    /// Bit 0 of eight marks.
    static var oneInEach: UInt64 { 0x0101_0101_0101_0101 }
    /// The marks of eight lines that were all written, loaded or both.
    static var anyWrite: UInt64 { oneInEach &* UInt64(writtenBit | touchedBit) }

    /// Whether line `index` has been written or loaded.
    func isMarked(_ index: Int) -> Bool { storeMarks[index] & (Self.writtenBit | Self.touchedBit) != 0 }

    /// The byte at a guest address inside the window; 0 where nothing has been marked as written.
    func byte(atAddress address: UInt64) -> UInt8 { byte(at: Int(address - base)) }

    private func byte(at offset: Int) -> UInt8 {
        isMarked(byteAt: offset) ? host.load(fromByteOffset: offset, as: UInt8.self) : 0
    }

    /// Whether the byte at an offset into the window belongs to a line that is marked, or to the bytes behind one for
    /// which its mark speaks as well.
    private func isMarked(byteAt offset: Int) -> Bool {
        let line = offset >> Int(lineShift)
        if isMarked(line) { return true }
        return offset - line << Int(lineShift) < Self.overhang && line > 0 && isMarked(line - 1)
    }

    private func differs(from other: GuestMemory, _ line: Int) -> Bool {
        let offsets = offsets(ofLine: line)
        if memcmp(host + offsets.lowerBound, other.host + offsets.lowerBound, offsets.count) != 0 { return true }
        // Marks rarely differ: where a store that faults marked its line, for one.
        guard isMarked(line) != other.isMarked(line) else { return false }
        return offsets.contains { byte(at: $0) != other.byte(at: $0) }
    }
}
