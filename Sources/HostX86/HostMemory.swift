/// A memory operand: base register, index register times 1, 2, 4 or 8, and a displacement, each optional.
///
///     .at(.rbp, 16)                          // [rbp + 16]
///     .at(.r15, index: .rax)                 // [r15 + rax]
///     .absolute(0x1000, index: .rax, scale: .by8)
///     .at(.rcx, 4).address32.inGS            // gs:[ecx + 4]
@frozen public struct HostMemory: Equatable, Sendable {
    /// What the index register is multiplied by; the raw value is the SIB scale field.
    @frozen public enum Scale: UInt8, CaseIterable, Sendable {
        case by1, by2, by4, by8
    }

    /// The base register's number, or `noBase`.
    @usableFromInline var base: UInt8
    /// The index register's number, or `noIndex`.
    @usableFromInline var index: UInt8
    @usableFromInline var scale: Scale
    @usableFromInline var prefixes: Prefixes
    /// Added to the registers, sign-extended to 64 bits.
    public var displacement: Int32

    @frozen @usableFromInline struct Prefixes: OptionSet, Sendable {
        @usableFromInline let rawValue: UInt8
        @inlinable @inline(__always) init(rawValue: UInt8) { self.rawValue = rawValue }

        @inlinable @inline(__always) static var gs: Self { .init(rawValue: 1) }
        @inlinable @inline(__always) static var address32: Self { .init(rawValue: 2) }
    }

    /// No register has this number; its low bits are those that mean "no base" in a SIB byte.
    @inlinable @inline(__always) static var noBase: UInt8 { 0b1_0101 }
    /// rsp cannot be an index: its number in the SIB index field means that there is none.
    @inlinable @inline(__always) static var noIndex: UInt8 { HostRegister.rsp.rawValue }

    @inlinable @inline(__always)
    init(base: UInt8, index: UInt8, scale: Scale, displacement: Int32) {
        self.base = base
        self.index = index
        self.scale = scale
        prefixes = Prefixes(rawValue: 0)
        self.displacement = displacement
    }

    /// `[base + displacement]`
    @inlinable @inline(__always)
    public static func at(_ base: HostRegister, _ displacement: Int32 = 0) -> HostMemory {
        HostMemory(base: base.rawValue, index: noIndex, scale: .by1, displacement: displacement)
    }

    /// `[base + index * scale + displacement]`; `index` is any register but rsp.
    @inlinable @inline(__always)
    public static func at(
        _ base: HostRegister, index: HostRegister, scale: Scale = .by1, _ displacement: Int32 = 0
    ) -> HostMemory {
        precondition(index != .rsp, "rsp cannot be an index register")
        return HostMemory(base: base.rawValue, index: index.rawValue, scale: scale, displacement: displacement)
    }

    /// `[address]`, an address in the lowest or the highest 2 GiB.
    @inlinable @inline(__always)
    public static func absolute(_ address: Int32) -> HostMemory {
        HostMemory(base: noBase, index: noIndex, scale: .by1, displacement: address)
    }

    /// `[address + index * scale]`, for tables in the lowest 2 GiB; `index` is any register but rsp.
    @inlinable @inline(__always)
    public static func absolute(_ address: Int32, index: HostRegister, scale: Scale) -> HostMemory {
        precondition(index != .rsp, "rsp cannot be an index register")
        return HostMemory(base: noBase, index: index.rawValue, scale: scale, displacement: address)
    }

    /// Whether the GS base is added to the address.
    @inlinable @inline(__always) public var usesGS: Bool { prefixes.contains(.gs) }

    /// Whether base + index + displacement wraps at 2^32 (before the GS base is added).
    @inlinable @inline(__always) public var wrapsAt32Bits: Bool { prefixes.contains(.address32) }

    /// The same operand relative to the GS base.
    @inlinable @inline(__always) public var inGS: HostMemory {
        var copy = self
        copy.prefixes.insert(.gs)
        return copy
    }

    /// The same operand with its address computed in 32 bits (prefix 67) and zero-extended.
    @inlinable @inline(__always) public var address32: HostMemory {
        var copy = self
        copy.prefixes.insert(.address32)
        return copy
    }

    /// The same operand, `offset` bytes further; the sum must fit 32 bits.
    @inlinable @inline(__always)
    public func advanced(by offset: Int32) -> HostMemory {
        var copy = self
        copy.displacement += offset
        return copy
    }
}
