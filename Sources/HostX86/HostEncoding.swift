/// Where an instruction stands in the host's opcode maps, without its operands.
@frozen @usableFromInline struct HostEncoding {
    /// The opcode byte for 16, 32 and 64 bits.
    @usableFromInline let opcode: UInt8
    /// Whether an 0F byte comes first.
    @usableFromInline let isTwoByte: Bool
    /// Whether there is a form for 8 bits, at the opcode with its lowest bit clear.
    @usableFromInline let hasByteForm: Bool
    /// A mandatory prefix, or 0.
    @usableFromInline let prefix: UInt8
    /// What the ModRM `reg` field holds where it is not a register: the manual's `/digit`.
    @usableFromInline let digit: UInt8

    @inlinable @inline(__always)
    init(
        _ opcode: UInt8, digit: UInt8 = 0, byteForm: Bool = false, twoByte: Bool = false, prefix: UInt8 = 0
    ) {
        self.opcode = opcode
        self.isTwoByte = twoByte
        self.hasByteForm = byteForm
        self.prefix = prefix
        self.digit = digit
    }
}

// Each encoding, once (Intel SDM vol. 2, appendix A). They are computed, not stored, so that they fold into the
// emitters that name them. Where an opcode has a direction bit, "store" writes the r/m operand and "load" the register.
// swift-format-ignore
extension HostEncoding {
    @inlinable static var movStore: Self    { .init(0x89, byteForm: true) }
    @inlinable static var movLoad: Self     { .init(0x8B, byteForm: true) }
    @inlinable static var movImm: Self      { .init(0xC7, digit: 0, byteForm: true) }
    @inlinable static var movzx: Self       { .init(0xB7, byteForm: true, twoByte: true) }  // byte form by source
    @inlinable static var movsx: Self       { .init(0xBF, byteForm: true, twoByte: true) }  // byte form by source
    @inlinable static var movsxd: Self      { .init(0x63) }
    @inlinable static var lea: Self         { .init(0x8D) }
    @inlinable static var aluImm8: Self     { .init(0x83) }
    @inlinable static var aluImm: Self      { .init(0x81, byteForm: true) }
    @inlinable static var test: Self        { .init(0x85, byteForm: true) }
    @inlinable static var testImm: Self     { .init(0xF7, digit: 0, byteForm: true) }
    @inlinable static var imul: Self        { .init(0xAF, twoByte: true) }
    @inlinable static var shiftImm8: Self   { .init(0xC1, byteForm: true) }
    @inlinable static var shiftByCL: Self   { .init(0xD3, byteForm: true) }
    @inlinable static var setcc: Self       { .init(0x90, twoByte: true) }                  // + condition
    @inlinable static var cmovcc: Self      { .init(0x40, twoByte: true) }                  // + condition
    @inlinable static var jmpIndirect: Self { .init(0xFF, digit: 4) }
    @inlinable static var callIndirect: Self { .init(0xFF, digit: 2) }
    @inlinable static var rdgsbase: Self    { .init(0xAE, digit: 1, twoByte: true, prefix: 0xF3) }
    @inlinable static var wrgsbase: Self    { .init(0xAE, digit: 3, twoByte: true, prefix: 0xF3) }

    /// The same row at its 8-bit opcode, for instructions whose operands differ in width.
    @inlinable @inline(__always) var byteForm: Self { .init(opcode & ~1, twoByte: isTwoByte) }

    /// The move that sign-extends `width` bits to 64.
    @inlinable @inline(__always)
    static func signExtendingMove(from width: HostWidth) -> Self {
        switch width {
        case .w8: movsx.byteForm
        case .w16: movsx
        case .w32: movsxd
        case .w64: movLoad
        }
    }

    /// The row of a condition, for `setcc` and `cmovcc`.
    @inlinable @inline(__always)
    func with(_ condition: HostCondition) -> Self {
        .init(opcode | condition.rawValue, twoByte: isTwoByte)
    }
}

/// A two-operand arithmetic instruction; the raw value is its `/digit`, and 8 times that its first opcode.
@frozen public enum HostALU: UInt8, CaseIterable, Sendable {
    case add, or, adc, sbb, and, sub, xor, cmp

    @inlinable @inline(__always) var store: HostEncoding { .init(rawValue << 3 | 1, byteForm: true) }
    @inlinable @inline(__always) var load: HostEncoding { .init(rawValue << 3 | 3, byteForm: true) }
}

/// A shift or rotation by an immediate or by cl; the raw value is its `/digit`.
@frozen public enum HostShift: UInt8, CaseIterable, Sendable {
    case rol = 0, ror = 1, shl = 4, shr = 5, sar = 7
}

/// A BMI2 shift, which takes its count from any register and leaves the flags alone; the raw value is its VEX `pp`.
@frozen public enum HostBMI2Shift: UInt8, CaseIterable, Sendable {
    case shlx = 1, sarx = 2, shrx = 3

    /// VEX.LZ.0F38 F7 /r for all three.
    @inlinable @inline(__always) static var opcode: UInt8 { 0xF7 }
}

/// An arithmetic instruction with one operand.
@frozen public enum HostUnary: UInt8, CaseIterable, Sendable {
    case inc, dec, not, neg

    @inlinable @inline(__always) var encoding: HostEncoding {
        switch self {
        case .inc: .init(0xFF, digit: 0, byteForm: true)
        case .dec: .init(0xFF, digit: 1, byteForm: true)
        case .not: .init(0xF7, digit: 2, byteForm: true)
        case .neg: .init(0xF7, digit: 3, byteForm: true)
        }
    }
}
