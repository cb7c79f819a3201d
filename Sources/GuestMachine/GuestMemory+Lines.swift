import Glibc

// What has been written since when, by lines; see the description of `GuestMemory`.

extension GuestMemory {
    /// Of `storeMarks`: a store that begins here needs `writtenBit` and nothing else.
    @inlinable public static var fastBit: UInt8 { 0x80 }
    /// Of `storeMarks`: an engine has translated code from here.
    @inlinable public static var codeBit: UInt8 { 0x40 }
    /// Of `storeMarks`: there may have been a store since the mark was last turned into `touchedBit`.
    @inlinable public static var writtenBit: UInt8 { 0x01 }
    /// Of `storeMarks`: loaded into, or written before. Lines without this bit and `writtenBit` hold only zeros.
    @inlinable public static var touchedBit: UInt8 { 0x02 }

    /// Bytes after a line that its mark speaks for too: a store of eight bytes may begin at its last.
    @inlinable public static var overhang: Int { 7 }

    /// Largest window with small lines, in bytes.
    static var smallWindow: UInt64 { 1 << 20 }
    /// log2 of the bytes in a small line.
    static var smallLineShift: UInt64 { 8 }

    /// The number of lines in the window.
    @inlinable public var lineCount: Int { Int(truncatingIfNeeded: size >> lineShift) }

    /// The bytes that the mark of line `index` speaks for, as offsets into the window.
    @inlinable @inline(__always)
    public func offsets(ofLine index: Int) -> Range<Int> {
        let start = index << Int(truncatingIfNeeded: lineShift)
        let end = start + 1 << Int(truncatingIfNeeded: lineShift) + GuestMemory.overhang
        return start..<min(end, Int(truncatingIfNeeded: size))
    }

    /// How many bytes the mark of line `index` speaks for.
    @inlinable @inline(__always)
    public func byteCount(ofLine index: Int) -> Int {
        1 << Int(truncatingIfNeeded: lineShift) + (index + 1 == lineCount ? 0 : GuestMemory.overhang)
    }

    /// The lines that `range`, which lies inside the window and is not empty, touches.
    @inline(__always)
    func lineRange(_ range: Range<UInt64>) -> Range<Int> {
        let first = Int(truncatingIfNeeded: (range.lowerBound &- base) >> lineShift)
        let last = Int(truncatingIfNeeded: (range.upperBound &- 1 &- base) >> lineShift)
        return first..<last + 1
    }

    func isWritable(_ page: Int) -> Bool { flags[page] & PagePermissions.write.rawValue != 0 }

    /// Whether an engine has translated code from a line of `range`.
    func holdsCode(_ range: Range<UInt64>) -> Bool {
        lineRange(range).contains { storeMarks[$0] & GuestMemory.codeBit != 0 }
    }

    /// Recomputes `fastBit` of `lines` and of the line before them.
    func updateFastBits(_ lines: Range<Int>) {
        for line in max(0, lines.lowerBound - 1)..<lines.upperBound {
            let isFast = isWritable(page(ofLine: line)) && !isCode(line) && !isWritableCode(line + 1)
            storeMarks[line] = storeMarks[line] & ~GuestMemory.fastBit | (isFast ? GuestMemory.fastBit : 0)
        }
        updateWatch(lines)
    }

    func page(ofLine line: Int) -> Int { line >> Int(truncatingIfNeeded: GuestMemory.pageShift - lineShift) }

    func isCode(_ line: Int) -> Bool { storeMarks[line] & GuestMemory.codeBit != 0 }

    /// Whether a store may change code in this line. There may be no such line.
    private func isWritableCode(_ line: Int) -> Bool {
        line < lineCount && isCode(line) && isWritable(page(ofLine: line))
    }
}

extension GuestMemory {
    /// Notes that an engine has translated code from `range`: writes to its lines are reported to `observer`.
    ///
    /// - Parameter range: Guest addresses inside the window.
    public func markCode(_ range: Range<UInt64>) {
        guard !range.isEmpty else { return }
        hasMarkedCode = true
        let lines = lineRange(range)
        var line = lines.lowerBound
        while line < lines.upperBound {
            // Most often it is known: blocks are short, and end where others begin.
            if storeMarks[line] & GuestMemory.codeBit == 0 { markCode(line: line) }
            line &+= 1
        }
    }

    private func markCode(line: Int) {
        storeMarks[line] |= GuestMemory.codeBit
        storeMarks[line] &= ~GuestMemory.fastBit
        // A store may reach it from the line before.
        if line > 0, isWritable(page(ofLine: line)) { storeMarks[line - 1] &= ~GuestMemory.fastBit }
        updateWatch(line..<line + 1)
    }

    /// Forgets what `markCode` noted, for every line of `range`.
    public func unmarkCode(_ range: Range<UInt64>) {
        guard !range.isEmpty else { return }
        for line in lineRange(range) where storeMarks[line] & GuestMemory.codeBit != 0 {
            storeMarks[line] &= ~GuestMemory.codeBit
            updateFastBits(line..<line + 1)
        }
    }

    /// Forgets what `markCode` noted, everywhere.
    public func unmarkAllCode() {
        let words = UnsafeMutableRawPointer(storeMarks).assumingMemoryBound(to: UInt64.self)
        let code = 0x0101_0101_0101_0101 &* UInt64(GuestMemory.codeBit)
        for word in 0..<(lineCount + 7) / 8 where words[word] & code != 0 {
            words[word] &= ~code
            updateFastBits(8 * word..<min(8 * word + 8, lineCount))
        }
    }

    /// Marks the lines of `range`, which is not empty, after it was loaded, and tells the observer of code in them.
    func noteWrite(_ range: Range<UInt64>) {
        for line in lineRange(range) { storeMarks[line] |= GuestMemory.touchedBit }
        reportWrite(range)
    }

    /// Tells the observer if there is code where `range` was written, or in its pages if the host protects those.
    func reportWrite(_ range: Range<UInt64>) {
        if holdsCode(watch == .protection ? pages(of: range) : range) { observer?.codeWritten(range) }
        updateWatch(lineRange(range))
    }

    /// Calls `body` with each line there may have been stores to since the last call, in ascending order, and turns
    /// their `writtenBit` into `touchedBit`; stops where `body` returns false.
    ///
    /// - Returns: Whether `body` never did.
    @inlinable @inline(__always) @discardableResult
    public func takeWrittenLines(_ body: (Int) -> Bool) -> Bool {
        let words = UnsafeMutableRawPointer(storeMarks).assumingMemoryBound(to: UInt64.self)
        let written = 0x0101_0101_0101_0101 &* UInt64(GuestMemory.writtenBit)
        let touched = 0x0101_0101_0101_0101 &* UInt64(GuestMemory.touchedBit)
        // The table is padded to 64 bytes. Most of it says nothing: eight words at once are asked first.
        for first in stride(from: 0, to: (lineCount + 7) / 8, by: 8) {
            let block = words + first
            let some = block[0] | block[1] | block[2] | block[3] | block[4] | block[5] | block[6] | block[7]
            guard some & written != 0 else { continue }
            for index in first..<first + 8 where words[index] & written != 0 {
                var marks = words[index] & written
                words[index] = words[index] & ~written | marks &* (touched / written)
                while marks != 0 {
                    guard body(8 * index + marks.trailingZeroBitCount / 8) else { return false }
                    marks &= marks - 1
                }
            }
        }
        return true
    }

    /// Zeroes everything written since the last call and forgets that it was written.
    ///
    /// Permissions stay. Observers are told of lines that hold code. Costs time for the lines that were written, and a
    /// little for the marks of all.
    public func clear() {
        let words = UnsafeMutableRawPointer(storeMarks).assumingMemoryBound(to: UInt64.self)
        let relevant = 0x0101_0101_0101_0101 &* UInt64(GuestMemory.writtenBit | GuestMemory.touchedBit)
        for word in 0..<(lineCount + 7) / 8 where words[word] & relevant != 0 {
            var marks = words[word] & relevant
            while marks != 0 {
                let byte = marks.trailingZeroBitCount / 8
                marks &= ~(0xff << UInt64(8 * byte))
                clear(line: 8 * word + byte)
            }
            words[word] &= ~relevant
        }
    }

    private func clear(line: Int) {
        let offsets = offsets(ofLine: line)
        if storeMarks[line] & GuestMemory.codeBit != 0 {
            observer?.codeWritten(base + UInt64(offsets.lowerBound)..<base + UInt64(offsets.upperBound))
        }
        let last = (offsets.upperBound - 1) >> Int(GuestMemory.pageShift)
        unshield(page(ofLine: line)..<last + 1)
        if isWritable(page(ofLine: line)) && isWritable(last) {
            memset(host + offsets.lowerBound, 0, offsets.count)
        } else {
            // Pages may have lost their write permission, or been unmapped, since they were written.
            for page in page(ofLine: line)...last {
                let start = page << Int(GuestMemory.pageShift)
                zeroUnwritable(page, offsets.clamped(to: start..<start + Int(GuestMemory.pageSize)))
            }
        }
        updateShields(page(ofLine: line)..<last + 1)
    }

    /// Zeroes bytes of a page that the host may not write.
    private func zeroUnwritable(_ page: Int, _ offsets: Range<Int>) {
        let start = host + page << Int(GuestMemory.pageShift)
        let length = Int(GuestMemory.pageSize)
        mprotect(start, length, PROT_READ | PROT_WRITE)
        memset(host + offsets.lowerBound, 0, offsets.count)
        let permissions = PagePermissions(rawValue: flags[page])
        let protection = permissions.contains(.write) ? PROT_READ | PROT_WRITE : PROT_READ
        mprotect(start, length, permissions.isEmpty ? PROT_NONE : protection)
    }
}
