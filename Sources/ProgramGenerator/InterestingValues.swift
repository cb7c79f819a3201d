import GuestMachine

/// Operand values at which widths, signs and shift amounts go wrong.
enum InterestingValues {
    /// A power of two, so that eight bits choose.
    static let count = 256

    /// Ends of 8, 16, 32 and 64 bits and their neighbours (the likeliest, a third), values whose upper half does not
    /// follow from the lower, shift amounts, patterns, powers of two and their neighbours of either sign, small
    /// numbers, pointers.
    nonisolated(unsafe) static let table: UnsafePointer<UInt64> = {
        var values = ends + halves + amounts + ends
        for power in stride(from: 1, to: 64, by: 2) as StrideTo<UInt64> {
            let value: UInt64 = 1 << power
            values += [value, value - 1, 0 &- value]
        }
        for small in -8...15 as ClosedRange<Int64> { values.append(UInt64(bitPattern: small)) }
        for page in 0..<6 as Range<UInt64> { values.append(ProgramMap.dataBase + page << 12 &- (page & 1)) }
        var next: UInt64 = 1
        while values.count < count {
            values.append(next << 32 | (0 &- next) & 0xffff_ffff)
            next = next << 1 | 1
        }
        precondition(values.count == count, "\(values.count) interesting values, expected \(count)")
        let memory = UnsafeMutablePointer<UInt64>.allocate(capacity: count)
        memory.initialize(from: values, count: count)
        return UnsafePointer(memory)
    }()

    /// Least and greatest numbers of 8, 16, 32 and 64 bits, signed and unsigned, and their neighbours.
    private static let ends: [UInt64] = {
        var values: [UInt64] = [0, 0, 1, 2, .max, .max, .max - 1]
        for bits in [8, 16, 32] as [UInt64] {
            let top: UInt64 = 1 << (bits - 1)
            values += [top - 1, top, top + 1, 0 &- top, 0 &- top &- 1, 0 &- top &+ 1, (top << 1) - 1, top << 1]
        }
        return values + [1 << 63, (1 << 63) - 1, (1 << 63) + 1, (1 << 63) - 2]
    }()

    /// Values that are not the extension of their lower half, and patterns.
    private static let halves: [UInt64] = [
        0xffff_ffff_0000_0000, 0x0000_0001_0000_0001, 0x1234_5678_0000_0000, 0xdead_beef_7fff_ffff,
        0x1234_5678_8000_0000, 0xffff_ffff_7fff_ffff, 0x0000_0001_8000_0000, 0x7fff_ffff_8000_0000,
        0x8000_0000_8000_0000, 0x7fff_ffff_7fff_ffff, 0xdead_beef_ffff_ffff, 0x0000_0001_ffff_ffff,
        0xaaaa_aaaa_aaaa_aaaa, 0x5555_5555_5555_5555, 0x0123_4567_89ab_cdef, 0x8080_8080_8080_8080,
        0x7f7f_7f7f_7f7f_7f7f, 0x00ff_00ff_00ff_00ff,
    ]

    /// Shift amounts at and beyond the widths.
    private static let amounts: [UInt64] = [4, 5, 7, 8, 30, 31, 32, 33, 62, 63, 64, 65]

    /// Which bits come from the table; the others are random. One draw of four bits chooses.
    static let keptBits: [16 of UInt64] = [
        .max, .max, .max, .max, .max, .max, .max, .max, .max, .max, .max,
        // Lower half of interest, upper half dirty; any number at all.
        0xffff_ffff, 0xffff_ffff, 0, 0, 0,
    ]
}

extension ProgramGenerator {
    /// An initial value for a register or a word of data: mostly a boundary of some kind, a fifth of them any number.
    @inline(__always)
    mutating func drawValue() -> UInt64 {
        let choice = random.next()
        // Other bits from the same draw: what chooses is spread over all of them.
        let spread = choice &* 0x9e37_79b9_7f4a_7c15
        let anything = spread ^ spread >> 32
        let kept = InterestingValues.keptBits[Int(truncatingIfNeeded: choice & 15)]
        return interestingValues[Int(truncatingIfNeeded: choice >> 56)] & kept | anything & ~kept
    }
}
