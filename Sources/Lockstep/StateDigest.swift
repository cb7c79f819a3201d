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
        var sum: UInt64 = 0
        // Each access to a member of a borrowed array may copy all of it.
        withUnsafeBytes(of: hart.x) { registers in
            let registers = registers.assumingMemoryBound(to: UInt64.self)
            for index in 1..<32 { sum &+= StateDigest.mixed(registers[index], at: index) }
        }
        combine(sum)
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
        let wordsOfLine = 1 << Int(memory.lineShift) / 8
        var sum: UInt64 = 0
        memory.forEachMarkedLine { line in
            let start = line * wordsOfLine
            for index in stride(from: start, to: start + wordsOfLine, by: 4)
            where words[index] | words[index + 1] | words[index + 2] | words[index + 3] != 0 {
                for index in index..<index + 4 { sum &+= StateDigest.mixed(words[index], at: index) }
            }
            // The word after the line may be part of a store that began in it; if marked, that line counts it.
            if line + 1 < memory.lineCount && !memory.isMarked(line + 1) {
                sum &+= StateDigest.mixed(words[start + wordsOfLine], at: start + wordsOfLine)
            }
        }
        combine(sum)
    }

    /// A word with its place, so that the sum of several need not be in order: no term waits for another. Zero if the
    /// word is.
    @inline(__always)
    private static func mixed(_ word: UInt64, at index: Int) -> UInt64 {
        let product = (word ^ UInt64(index) &* 0x9e37_79b9_7f4a_7c15) &* 0xff51_afd7_ed55_8ccd
        return word == 0 ? 0 : (product ^ product >> 32) &* 0xc4ce_b9fe_1a85_ec53
    }
}
