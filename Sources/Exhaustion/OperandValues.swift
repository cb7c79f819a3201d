import GuestISA
import GuestMachine
import ManualMeaning

/// The operands that an instruction is run with: those at which it changes what it does.
enum OperandValues {
    /// For registers: sign boundaries of words and doublewords, ends of shift amounts, ends of immediates.
    static let full: [UInt64] =
        boundaryValues + [33, 0x800, 0xffff_ffff_ffff_f800, 0x7fff_ffff_8000_0000, 0x8000_0000_7fff_ffff]
    /// For sets that are large for another reason.
    static let few: [UInt64] = [0, 1, 63, 0x8000_0000, 0x8000_0000_7fff_ffff, .max]

    /// The immediates that `opcode` is run with; 0 alone if it has none.
    static func immediates(_ opcode: Opcode) -> [Int32] {
        switch opcode.spec.format {
        case .r, .none: [0]
        case .i: [-2048, -2047, -1025, -129, -128, -1, 0, 1, 2, 31, 32, 127, 128, 255, 1024, 2047]
        case .iOffset, .s: [-2048, -129, -128, -1, 0, 1, 3, 8, 127, 128, 1024, 2047]
        case .shift: [0, 1, 2, 3, 7, 8, 16, 31, 32, 33, 48, 62, 63]
        case .shiftWord: [0, 1, 2, 3, 7, 8, 16, 30, 31]
        case .b: [8, 4, 2, 32, 64, 96, 0x7fe, 0x800, 0xffe, 0xffc, -4, -8, -2, -2048, -2052, -4096]
        case .u: [0, 0x1000, 0x7ffff000, .min, -0x1000, 0x1234_5000, 0x7fff_e000]
        case .j: [8, 4, 2, 32, 64, 0x7fe, 0x800, 0x1000, 0xf_fffe, 0xf_fffc, -4, -8, -2048, -2052, -0x10_0000]
        case .fence: [0, 0x0ff, 0x010, 0x833, 0x033, 0xfff, 0x100]
        }
    }

    /// What rs1 is run with, given the immediate.
    static func firsts(_ opcode: Opcode, _ imm: Int32, isFull: Bool) -> [UInt64] {
        let offset = UInt64(bitPattern: Int64(imm))
        switch opcode.spec.effect {
        case .load, .store:
            return (isFull ? addresses : addresses.prefix(6) + addresses.suffix(4)).map { $0 &- offset }
        case .jump: return targets.map { $0 &- offset }
        case .compute, .branch, .fence, .trap: break
        }
        guard isFull else { return few + (opcode.spec.format == .i ? [offset] : []) }
        guard opcode.spec.format == .i else { return full }
        let sums: [UInt64] = [.max >> 1, 1 << 63, 0x7fff_ffff, 0x8000_0000, 0]
        return distinct(full + [offset, offset &+ 1, offset &- 1] + sums.map { $0 &- offset })
    }

    /// What rs2 is run with.
    static func seconds(_ opcode: Opcode, isFull: Bool) -> [UInt64] {
        switch opcode.spec.effect {
        case .store: [0x8182_8384_8586_8788]
        case .compute, .branch, .load, .jump, .fence, .trap: isFull ? full : few
        }
    }

    /// Addresses at ends of lines, of pages and of the window, and far outside.
    private static let addresses: [UInt64] = {
        let data = ProgramMap.dataBase
        let end = ProgramMap.window.upperBound
        var list: [UInt64] = [data + 0x2000, data + 0x123, data + 0xfff, data + 0xff8, data + 0xff, data + 0x103]
        for line in [64, 256, 0x1000] as [UInt64] { list += (1...8).map { data + 0x3000 + line - $0 } }
        list += (1...8).map { end - $0 } + (1...8).map { ProgramMap.codeBase - $0 }
        return distinct(list + [end, ProgramMap.codeBase, 0, 7, 1 << 63, .max - 7, .max - 3, .max - 1, .max])
    }()

    /// Where jumps through registers lead: aligned, odd, misaligned, outside.
    private static let targets: [UInt64] = {
        let base = ProgramMap.codeBase
        return [0x100, 0x101, 0x102, 0x103, 0x1ffc, 0xfffc].map { base + $0 }
            + [ProgramMap.window.upperBound, base - 4, 0, 1 << 63, .max - 3, .max]
    }()

    static func distinct(_ values: [UInt64]) -> [UInt64] {
        var result: [UInt64] = []
        for value in values where !result.contains(value) { result.append(value) }
        return result
    }
}
