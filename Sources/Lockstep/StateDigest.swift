import GuestMachine

/// A 64-bit digest of architectural state, the same on every host.
public struct StateDigest: Sendable {
    /// The digest so far.
    public private(set) var value: UInt64 = 0x9e37_79b9_7f4a_7c15

    /// The digest of nothing.
    public init() {}

    /// Takes in a word: multiply and rotate, so that order matters.
    @inline(__always)
    public mutating func combine(_ word: UInt64) {
        value = (value ^ word) &* 0xff51_afd7_ed55_8ccd
        value ^= value >> 32
    }

    /// Takes in a hart.
    public mutating func combine(_ hart: borrowing HartState) {
        for index in 1..<32 { combine(hart.x[index]) }
        combine(hart.pc)
        combine(hart.instret)
    }

    /// Takes in how a program ended.
    public mutating func combine(_ exit: Exit) {
        switch exit {
        case .trap(let trap):
            combine(UInt64(trap.cause.rawValue))
            combine(trap.value)
        case .fuelExhausted: combine(0x100)
        case .hostFault: combine(0x200)
        }
    }

    /// Takes in the words of `memory` that are not zero.
    ///
    /// Lines are counted as written by approximation, alike in no two engines: zeros must not matter.
    public mutating func combineWritten(_ memory: GuestMemory) {
        let words = UnsafeRawPointer(memory.host).assumingMemoryBound(to: UInt64.self)
        let marks = UnsafeRawPointer(memory.storeMarks).assumingMemoryBound(to: UInt64.self)
        let lineShift = Int(memory.lineShift)
        var sum: UInt64 = 0
        for eight in 0..<(memory.lineCount + 7) / 8 where marks[eight] & GuestMemory.anyWrite != 0 {
            for line in 8 * eight..<min(8 * eight + 8, memory.lineCount) where memory.isMarked(line) {
                let start = line << lineShift
                // The word after the line may be part of a store that began in it; no other line counts it then.
                let isFollowed = line + 1 < memory.lineCount && !memory.isMarked(line + 1)
                let end = start + 1 << lineShift + (isFollowed ? 8 : 0)
                for index in start / 8..<end / 8 where words[index] != 0 {
                    // The place is part of each term, so that the sum need not be in order: no term waits for another.
                    let mixed = (words[index] ^ UInt64(index) &* 0x9e37_79b9_7f4a_7c15) &* 0xff51_afd7_ed55_8ccd
                    sum &+= (mixed ^ mixed >> 32) &* 0xc4ce_b9fe_1a85_ec53
                }
            }
        }
        combine(sum)
    }
}
