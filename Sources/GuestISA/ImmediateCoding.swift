// Where each format keeps its immediate (RISC-V Unprivileged ISA 20240411, figure "Types of immediate produced by
// RISC-V instructions"). Extraction and insertion stand side by side so that they can be read against each other.

extension InstructionFormat {
    /// The immediate of `word`, sign-extended; see `Instruction.imm` for what it means.
    @inlinable func immediate(of word: UInt32) -> Int32 {
        let signed = Int32(bitPattern: word)
        switch self {
        case .r, .none:
            return 0
        case .i, .iOffset:
            return signed >> 20
        case .shift:
            return Int32(bitPattern: (word >> 20) & 0x3f)
        case .shiftWord:
            return Int32(bitPattern: (word >> 20) & 0x1f)
        case .s:
            return (signed >> 25) << 5 | Int32(bitPattern: (word >> 7) & 0x1f)
        case .b:
            let low = (word >> 7) & 0x1e | (word >> 20) & 0x7e0 | (word << 4) & 0x800
            return (signed >> 31) << 12 | Int32(bitPattern: low)
        case .u:
            return Int32(bitPattern: word & 0xffff_f000)
        case .j:
            let low = (word >> 20) & 0x7fe | (word >> 9) & 0x800 | word & 0xff000
            return (signed >> 31) << 20 | Int32(bitPattern: low)
        case .fence:
            return Int32(bitPattern: word >> 20)
        }
    }

    /// The instruction bits that hold `immediate`, or nil if it does not fit.
    func bits(of immediate: Int32) -> UInt32? {
        guard immediateRange.contains(immediate), immediate % immediateStep == 0 else { return nil }
        return scattered(immediate)
    }

    /// The instruction bits that hold `immediate`, which must fit: one that does not spoils neighbouring fields.
    @inlinable
    public func scattered(_ immediate: Int32) -> UInt32 {
        let value = UInt32(bitPattern: immediate)
        switch self {
        case .r, .none:
            return 0
        case .i, .iOffset, .shift, .shiftWord, .fence:
            return value << 20
        case .s:
            return (value >> 5) << 25 | (value & 0x1f) << 7
        case .b:
            let high = (value >> 12) << 31 | (value & 0x7e0) << 20
            return high | (value & 0x1e) << 7 | (value & 0x800) >> 4
        case .u:
            return value
        case .j:
            let high = (value >> 20) << 31 | (value & 0x7fe) << 20
            return high | (value & 0x800) << 9 | value & 0xff000
        }
    }

    /// The values an immediate of this format can take, ends included; only multiples of `immediateStep`.
    public var immediateRange: ClosedRange<Int32> {
        switch self {
        case .r, .none: 0...0
        case .i, .iOffset, .s: -2048...2047
        case .shift: 0...63
        case .shiftWord: 0...31
        case .b: -4096...4094
        case .u: Int32.min...0x7fff_f000
        case .j: -1_048_576...1_048_574
        case .fence: 0...0xfff
        }
    }

    /// The distance between neighbouring immediates of this format.
    public var immediateStep: Int32 {
        switch self {
        case .b, .j: 2
        case .u: 4096
        case .r, .i, .iOffset, .shift, .shiftWord, .s, .fence, .none: 1
        }
    }
}
