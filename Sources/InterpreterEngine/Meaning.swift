/// What the instructions that compute make of their operands: the interpreter's own reading of the manual.
///
/// Each is given the values of its two operands, registers or a sign-extended immediate, and returns what rd becomes.
/// `&+` wraps, and `&<<` masks its amount, as the ISA does.
enum Meaning {
    @inline(__always) static func add(_ a: UInt64, _ b: UInt64) -> UInt64 { a &+ b }
    @inline(__always) static func sub(_ a: UInt64, _ b: UInt64) -> UInt64 { a &- b }
    @inline(__always) static func xor(_ a: UInt64, _ b: UInt64) -> UInt64 { a ^ b }
    @inline(__always) static func or(_ a: UInt64, _ b: UInt64) -> UInt64 { a | b }
    @inline(__always) static func and(_ a: UInt64, _ b: UInt64) -> UInt64 { a & b }

    @inline(__always) static func sll(_ a: UInt64, _ b: UInt64) -> UInt64 { a &<< b }
    @inline(__always) static func srl(_ a: UInt64, _ b: UInt64) -> UInt64 { a &>> b }
    @inline(__always) static func sra(_ a: UInt64, _ b: UInt64) -> UInt64 {
        UInt64(bitPattern: Int64(bitPattern: a) &>> Int64(bitPattern: b))
    }

    @inline(__always) static func slt(_ a: UInt64, _ b: UInt64) -> UInt64 { isLess(a, b) ? 1 : 0 }
    @inline(__always) static func sltu(_ a: UInt64, _ b: UInt64) -> UInt64 { a < b ? 1 : 0 }

    @inline(__always) static func addw(_ a: UInt64, _ b: UInt64) -> UInt64 { signExtended(word(a) &+ word(b)) }
    @inline(__always) static func subw(_ a: UInt64, _ b: UInt64) -> UInt64 { signExtended(word(a) &- word(b)) }
    @inline(__always) static func sllw(_ a: UInt64, _ b: UInt64) -> UInt64 { signExtended(word(a) &<< word(b)) }
    @inline(__always) static func srlw(_ a: UInt64, _ b: UInt64) -> UInt64 { signExtended(word(a) &>> word(b)) }
    @inline(__always) static func sraw(_ a: UInt64, _ b: UInt64) -> UInt64 {
        UInt64(bitPattern: Int64(Int32(bitPattern: word(a)) &>> Int32(bitPattern: word(b))))
    }
}

/// When branches are taken.
extension Meaning {
    @inline(__always) static func isEqual(_ a: UInt64, _ b: UInt64) -> Bool { a == b }
    @inline(__always) static func isUnequal(_ a: UInt64, _ b: UInt64) -> Bool { a != b }
    @inline(__always) static func isLess(_ a: UInt64, _ b: UInt64) -> Bool {
        Int64(bitPattern: a) < Int64(bitPattern: b)
    }
    @inline(__always) static func isNotLess(_ a: UInt64, _ b: UInt64) -> Bool { !isLess(a, b) }
    @inline(__always) static func isBelow(_ a: UInt64, _ b: UInt64) -> Bool { a < b }
    @inline(__always) static func isNotBelow(_ a: UInt64, _ b: UInt64) -> Bool { a >= b }
}

/// What loads make of the bytes they read.
extension Meaning {
    @inline(__always) static func zeroExtended<T: FixedWidthInteger & UnsignedInteger>(_ value: T) -> UInt64 {
        UInt64(truncatingIfNeeded: value)
    }
    @inline(__always) static func signExtended(_ value: UInt8) -> UInt64 {
        UInt64(bitPattern: Int64(Int8(bitPattern: value)))
    }
    @inline(__always) static func signExtended(_ value: UInt16) -> UInt64 {
        UInt64(bitPattern: Int64(Int16(bitPattern: value)))
    }
    @inline(__always) static func signExtended(_ value: UInt32) -> UInt64 {
        UInt64(bitPattern: Int64(Int32(bitPattern: value)))
    }

    @inline(__always) private static func word(_ value: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: value) }
}
