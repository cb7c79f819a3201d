/// How the value of an op is used, and where the value is besides; found by `Liveness`.
///
/// One word, which `Liveness` reads and writes at once.
package struct ValueUse: Equatable, Sendable {
    /// From the lowest bit: `last` in 16, `count` in 16, `needsUpper` in 8, `home` in 8.
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

    /// At a `get` or `set`: its guest register, if that holds the value until the value's last use; else 0. At any
    /// other op, once a write of its value has been removed: the guest register that nothing sees between here and its
    /// next write, so that the value may take its place; else 0.
    @inline(__always) package var home: UInt8 {
        get { UInt8(truncatingIfNeeded: bits >> 40) }
        set { bits = bits & ~(0xff << 40) | UInt64(newValue) << 40 }
    }

    /// Counts a use by the op at `index`, which comes before all that have been counted.
    @inline(__always)
    mutating func add(at index: Int, needsUpper: Bool) {
        let last = count == 0 ? UInt64(truncatingIfNeeded: index) : 0
        bits = (bits | last | (needsUpper ? 1 << 32 : 0)) &+ 1 << 16
    }
}
