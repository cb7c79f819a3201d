import Glibc

/// The architectural state of the guest's one hart: registers, pc and the count of retired instructions.
///
/// The layout is fixed (`x0`…`x31`, `pc`, `instret`, 8 bytes each): translated code addresses it directly.
@frozen public struct HartState: Equatable, Sendable {
    /// The integer registers. `x[0]` is always zero; engines never leave another value there.
    public var x: InlineArray<32, UInt64>
    /// Address of the instruction to retire next, or of the one that trapped.
    public var pc: UInt64
    /// Instructions retired so far; one that traps does not count.
    public var instret: UInt64

    /// A hart with zeroed registers.
    @inlinable
    public init(pc: UInt64 = 0) {
        x = InlineArray(repeating: 0)
        self.pc = pc
        instret = 0
    }

    /// Whether all registers, pc and instret are equal.
    public static func == (a: HartState, b: HartState) -> Bool {
        // The layout has no padding. Comparing register by register would copy all of them for each.
        withUnsafeBytes(of: a) { a in
            withUnsafeBytes(of: b) { b in memcmp(a.baseAddress!, b.baseAddress!, MemoryLayout<HartState>.size) == 0 }
        }
    }
}
