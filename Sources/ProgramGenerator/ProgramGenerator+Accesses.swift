import GuestISA
import GuestMachine

// Loads and stores that do not fault: their addresses are known to lie in memory, and stores not to hit code.

extension ProgramGenerator {
    /// Emits a load or store, perhaps with two instructions before it that compute its address from data.
    mutating func emitAccess(_ opcode: UInt8, _ bits: UInt64) {
        let opcode = unsafeBitCast(opcode, to: Opcode.self)
        let isLoad = opcode.rawValue <= Opcode.lwu.rawValue
        let base = bases[Int(truncatingIfNeeded: ((bits >> 33 & 0xff) &* UInt64(mix.baseCount)) >> 8)]
        var pointer = base.register
        var offset = drawOffset(bits >> 41)
        if base.canIndex && bits >> 53 & 7 < mix.indexedEighths && abilities.canIndex {
            pointer = emitIndex(base, bits)
        } else if isLoad && bits >> 56 & 7 == 0 && mix.readsCode {
            // The pointer is less than 512 bytes after the start of memory.
            (pointer, offset) = (roles.code, offset & 0x7ff)
        } else if offset > base.offsetEnd - 8 {
            // The whole access must lie before the end of memory; eight bytes are the widest.
            offset = base.offsetEnd - 8 - (offset & 7)
        }
        let data = UInt32(source(bits >> 27))
        if isLoad {
            let rd = destination(bits >> 16)
            emitI(opcode, rd: UInt32(rd), rs1: pointer, offset)
            noteDestination(rd)
        } else {
            emitS(opcode, rs1: pointer, rs2: data, offset)
        }
    }

    /// An offset from eleven bits: half of the time one that other accesses of the program use too, give or take.
    @inline(__always)
    private func drawOffset(_ bits: UInt64) -> Int32 {
        let detail = Int32(truncatingIfNeeded: bits >> 4 & 7)
        switch bits & 15 {
        case 0..<3: return mix.hotOffsets.0 + detail
        case 3..<5: return mix.hotOffsets.1 + detail
        case 5, 6: return mix.hotOffsets.2
        case 7: return mix.hotOffsets.3 + detail
        case 8..<11: return Int32(truncatingIfNeeded: bits >> 4 & 0x7f)
        case 11:
            // Where the encoding ends, and the neighbours of aligned addresses.
            let ends: [8 of Int32] = [-2048, 2047, -2047, 2040, 0, -1, -8, 1]
            return ends[Int(detail)]
        case 12, 13: return -8 * detail
        default: return Int32(truncatingIfNeeded: bits >> 4 & 0xfff) - 2048
        }
    }

    /// Emits a pointer to up to 2 KiB after `base`, at an index from data, and returns its register.
    private mutating func emitIndex(_ base: BasePointer, _ bits: UInt64) -> UInt32 {
        let index = drawTemporary(bits >> 16)
        let masks: [8 of Int32] = [7, 15, 24, 63, 0x78, 255, 0x7f8, 2047]
        emitI(.andi, rd: index, rs1: UInt32(source(bits >> 21)), masks[Int(truncatingIfNeeded: bits >> 58 & 7)])
        if bits >> 61 & 1 == 0 {
            emitR(.add, rd: index, rs1: index, rs2: base.register)
        } else {
            emitR(.add, rd: index, rs1: base.register, rs2: index)
        }
        return index
    }
}
