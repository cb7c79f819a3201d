/// How to cut an immediate out of a word without asking for its format: the word, moved in each of five ways, and what
/// to take of each.
///
/// Derived from `InstructionFormat.immediate(of:)`, which says where each format keeps its immediate.
@frozen @usableFromInline struct ImmediateMasks: Sendable {
    /// What to take of the word shifted right by 20, with its sign: all formats but U.
    @usableFromInline let right20: UInt32
    /// Of the word shifted right by 7: the low bits of S and B.
    @usableFromInline let right7: UInt32
    /// Of the word shifted left by 4: bit 11 of B.
    @usableFromInline let left4: UInt32
    /// Of the word shifted right by 9: bit 11 of J.
    @usableFromInline let right9: UInt32
    /// Of the word as it is: U, and bits 19:12 of J.
    @usableFromInline let still: UInt32

    /// The immediate of `word`, as `Instruction.imm` has it.
    @inlinable @inline(__always)
    func immediate(of word: UInt32) -> UInt32 {
        let signed = UInt32(bitPattern: Int32(bitPattern: word) >> 20)
        let low = signed & right20 | (word >> 7) & right7
        return low | (word << 4) & left4 | (word >> 9) & right9 | word & still
    }

    /// The masks of a format.
    init(_ format: InstructionFormat) {
        var masks: [UInt32] = [0, 0, 0, 0, 0]
        let moves: [(UInt32) -> UInt32] = [
            { UInt32(bitPattern: Int32(bitPattern: $0) >> 20) }, { $0 >> 7 }, { $0 << 4 }, { $0 >> 9 }, { $0 },
        ]
        // Each bit of a word sets certain bits of the immediate, whatever the others are.
        for bit in (0..<32).map({ UInt32(1) << UInt32($0) }) {
            var wanted = UInt32(bitPattern: format.immediate(of: bit))
            for (index, move) in moves.enumerated() {
                masks[index] |= move(bit) & wanted
                wanted &= ~move(bit)
            }
            precondition(wanted == 0, "no move of bit \(bit) makes the immediate of \(format)")
        }
        (right20, right7, left4, right9, still) = (masks[0], masks[1], masks[2], masks[3], masks[4])
    }
}
