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

    /// Takes in the pages of `memory` that were written, in ascending order.
    public mutating func combineWrittenPages(of memory: GuestMemory) {
        for page in memory.dirtyPages.sorted() {
            let offset = page << Int(GuestMemory.pageShift)
            let words = Int(GuestMemory.pageSize) / 8
            let start = (memory.host + offset).assumingMemoryBound(to: UInt64.self)
            // Pages are counted as written by approximation, alike in no two engines: a zero page says nothing.
            guard (0..<words).contains(where: { start[$0] != 0 }) else { continue }
            combine(UInt64(page))
            for index in 0..<words { combine(start[index]) }
        }
    }
}
