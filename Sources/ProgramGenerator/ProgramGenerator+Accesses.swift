import GuestISA
import GuestMachine

// Loads and stores that do not fault: their addresses are known to lie in memory, and stores not to hit code.

/// Offsets that accesses of one program are drawn from: a first offset and what may be added, by five random bits.
struct OffsetChoice {
    var start: Int16
    /// Low bits of a random number, 2^n - 1.
    var mask: Int16

    static let count = 32

    /// The choices of every program, where the first twelve are replaced by those around its hot offsets.
    static let common: [OffsetChoice] = {
        // The same few bytes again and again, so that accesses of different widths overlap.
        var choices = Array(repeating: OffsetChoice(start: 0, mask: 7), count: hotCount)
        // Where the encoding ends, and the neighbours of aligned addresses.
        choices += [-2048, -2048, 2047, -2047, 2040, -1, -8, 0].map { OffsetChoice(start: $0, mask: 0) }
        choices += Array(repeating: OffsetChoice(start: 0, mask: 0x7f), count: 5)
        choices += Array(repeating: OffsetChoice(start: -64, mask: 0x3f), count: 2)
        return choices + Array(repeating: OffsetChoice(start: -2048, mask: 0xfff), count: count - choices.count)
    }()

    static let hotCount = 12
}

extension ProgramGenerator {
    /// Draws the offsets that this program's accesses come back to: within 32 bytes of the base.
    mutating func drawOffsets() {
        var bits = random.next()
        for index in 0..<OffsetChoice.hotCount {
            if index % 3 == 0 { bits >>= 8 }
            let start = Int16(truncatingIfNeeded: bits & 63) - 32
            // One of three stays where it is.
            scratch.offsets[index] = OffsetChoice(start: start, mask: index % 3 == 0 ? 0 : 7)
        }
    }

    /// Emits a load or store, perhaps with two instructions before it that compute its address from data.
    mutating func emitAccess(_ opcode: UInt8, _ bits: UInt64) {
        let base = bases[Int(truncatingIfNeeded: ((bits >> 33 & 0xff) &* UInt64(mix.baseCount)) >> 8)]
        let choice = scratch.offsets[Int(truncatingIfNeeded: bits >> 41 & 31)]
        let isLoad = opcode <= Opcode.lwu.rawValue
        var pointer = base.register
        var offset = Int32(choice.start) + Int32(truncatingIfNeeded: bits >> 46) & Int32(choice.mask)
        // The whole access must lie before the end of memory. Two bits of funct3 say how many bytes it has.
        let match = computeRows[Int(opcode)].match
        let last = base.offsetEnd - 1 &<< (Int32(truncatingIfNeeded: match) >> 12 & 3)
        // At the end of memory often its very last bytes.
        offset = offset > last ? last - (offset & Int32(truncatingIfNeeded: bits >> 54 & 7)) : offset
        if bits >> 58 & 7 < mix.indexedEighths && base.canIndex && abilities.canIndex {
            pointer = emitIndex(base, bits)
        } else if mix.readsCode && bits >> 58 & 7 == 0 && isLoad {
            // Not before the pointer, which may be near the start of memory.
            (pointer, offset) = (roles.code, offset & 0x7ff)
        }
        let rd = UInt32(destination(bits >> 16))
        let rs2 = UInt32(source(bits >> 27))
        // Both formats at once: which it is, is hard to foresee for the host.
        let immediate = UInt32(bitPattern: offset)
        let low = isLoad ? rd : immediate & 31
        let high = isLoad ? immediate << 20 : (immediate >> 5) << 25 | rs2 << 20
        append(
            match | low << 7 | pointer << 15 | high, WordMark.fixed,
            means: Instruction(
                InstructionSpec.table[Int(opcode)].opcode, rd: isLoad ? UInt8(rd) : 0, rs1: UInt8(pointer),
                rs2: isLoad ? 0 : UInt8(rs2), imm: offset))
        let place = recent & 7
        scratch.sources[place] = isLoad ? UInt8(truncatingIfNeeded: rd) : scratch.sources[place]
        recent &+= isLoad && rd != 0 ? 1 : 0
    }

    /// Emits a pointer to up to 2 KiB after `base`, at an index from data, and returns its register.
    private mutating func emitIndex(_ base: BasePointer, _ bits: UInt64) -> UInt32 {
        let index = drawTemporary(bits >> 8)
        let masks: [8 of Int32] = [7, 15, 24, 63, 0x78, 255, 0x7f8, 2047]
        // In a loop, half of the time at the loop's counter: a walk.
        let isWalk = loopCounter != 0 && bits >> 57 & 1 == 0
        emitI(
            .andi, rd: index, rs1: isWalk ? loopCounter : UInt32(source(bits >> 21)),
            masks[Int(truncatingIfNeeded: bits >> 61)])
        if bits >> 60 & 1 == 0 {
            emitR(.add, rd: index, rs1: index, rs2: base.register)
        } else {
            emitR(.add, rd: index, rs1: base.register, rs2: index)
        }
        return index
    }
}
