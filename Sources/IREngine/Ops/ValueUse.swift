/// How the value of an op is used, and where the value is besides; found by `Liveness`.
///
/// One word, which `Liveness` reads and writes at once.
package struct ValueUse: Equatable, Sendable {
    /// From the lowest bit: `last` in 16, `count` in 16, `needsUpper` in 8, `home` in 8, and 63 in 6 once there is a
    /// use. The highest bit means nothing.
    private var bits: UInt64 = 0

    /// A value that nothing reads.
    @inline(__always) package static var unused: ValueUse { ValueUse() }

    private init() {}

    /// Index of the last op that reads the value; 0 if none does, as no op can read before its definition.
    @inline(__always) package var last: UInt16 { UInt16(truncatingIfNeeded: bits) }

    /// How many operands read it.
    @inline(__always) package var count: UInt16 { UInt16(truncatingIfNeeded: bits >> 16) }

    /// Whether the upper half of the value matters to any op that reads it.
    @inline(__always) package var needsUpper: Bool {
        get { bits & 1 << 32 != 0 }
        set { bits = bits & ~(1 << 32) | (newValue ? 1 << 32 : 0) }
    }

    /// The same as 1 or 0.
    @inline(__always) var upper: UInt64 { bits &>> 32 & 1 }

    /// At a `get` or `set`: its guest register, if that holds the value until the value's last use; else 0. At any
    /// other op, once a write of its value has been removed: the guest register that nothing sees between here and its
    /// next write, so that the value may take its place; else 0.
    @inline(__always) package var home: UInt8 {
        get { UInt8(truncatingIfNeeded: bits >> 40) }
        set { bits = bits & ~(0xff << 40) | UInt64(newValue) << 40 }
    }

    /// Counts a use by the op at `index`, which comes before all that have been counted; `upper` is 1 if the upper half
    /// matters to it, else 0.
    @inline(__always)
    mutating func add(at index: Int, upper: UInt64) {
        // Only the first is the last. Which that is, no host foretells, so the others are shifted out.
        let last = UInt64(truncatingIfNeeded: index) &<< (bits &>> 48)
        bits = (bits | last | upper &<< 32 | 63 << 48) &+ 1 << 16
    }

    /// How the value is used is the same; the highest bit does not count.
    package static func == (a: ValueUse, b: ValueUse) -> Bool { (a.bits ^ b.bits) &<< 1 == 0 }
}
