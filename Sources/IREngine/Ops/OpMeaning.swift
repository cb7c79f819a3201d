extension OpKind {
    /// The value of a unary or binary op; binary ops take `b`, which unary ones ignore.
    ///
    /// The one place where the meaning of the ops that compute is written for this host. Constant folding and the
    /// portable back end use it; the x86-64 back end, which does not, is compared with it in tests.
    @inline(__always)
    package func value(_ a: UInt64, _ b: UInt64) -> UInt64 {
        switch self {
        case .copy: a
        case .sext32: OpKind.signExtend(word(a))
        case .zext32: UInt64(word(a))
        case .add: a &+ b
        case .sub: a &- b
        case .and: a & b
        case .or: a | b
        case .xor: a ^ b
        case .shl: a &<< b
        case .shr: a &>> b
        case .sar: UInt64(bitPattern: Int64(bitPattern: a) &>> Int64(bitPattern: b))
        case .slt: Int64(bitPattern: a) < Int64(bitPattern: b) ? 1 : 0
        case .sltu: a < b ? 1 : 0
        case .addw: OpKind.signExtend(word(a) &+ word(b))
        case .subw: OpKind.signExtend(word(a) &- word(b))
        case .shlw: OpKind.signExtend(word(a) &<< word(b))
        case .shrw: OpKind.signExtend(word(a) &>> word(b))
        case .sarw: OpKind.signExtend(UInt32(bitPattern: Int32(bitPattern: word(a)) &>> Int32(bitPattern: word(b))))
        case .rorw: OpKind.signExtend(word(a) &>> word(b) | word(a) &<< (0 &- word(b)))
        case .nop, .const, .get, .load8s, .load16s, .load32s, .load64, .load8u, .load16u, .load32u, .select, .store8,
            .store16,
            .store32, .store64, .check, .set, .branch, .goto, .gotoValue, .trap:
            preconditionFailure("\(self) does not compute a value from its operands")
        }
    }

    /// A word as 64 bits with its sign.
    @inline(__always)
    package static func signExtend(_ word: UInt32) -> UInt64 {
        UInt64(bitPattern: Int64(Int32(bitPattern: word)))
    }

    /// The value a load gives for the bytes read, which are in the low bits of `bytes`, with zeros above.
    @inline(__always)
    package func extended(_ bytes: UInt64) -> UInt64 {
        switch self {
        case .load8s: UInt64(bitPattern: Int64(Int8(truncatingIfNeeded: bytes)))
        case .load16s: UInt64(bitPattern: Int64(Int16(truncatingIfNeeded: bytes)))
        case .load32s: UInt64(bitPattern: Int64(Int32(truncatingIfNeeded: bytes)))
        case .load64, .load8u, .load16u, .load32u: bytes
        case .nop, .const, .get, .copy, .sext32, .zext32, .add, .sub, .and, .or, .xor, .shl, .shr, .sar, .slt, .sltu,
            .addw, .subw, .shlw, .shrw, .sarw, .rorw, .select, .store8, .store16, .store32, .store64, .check, .set,
            .branch,
            .goto,
            .gotoValue, .trap:
            preconditionFailure("\(self) is not a load")
        }
    }

    @inline(__always) private func word(_ value: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: value) }
}
