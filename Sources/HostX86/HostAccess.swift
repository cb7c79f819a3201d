/// A load or store at `[r15 + index + displacement]`, but for its registers and displacement: how translated code
/// reaches guest memory.
@frozen public struct HostAccess: Sendable {
    /// Prefixes, opcode, ModRM and SIB, the first byte lowest; zeros where something is filled in.
    @usableFromInline let bits: UInt64
    /// Where REX, and ModRM with SIB behind it, are, in bits.
    @usableFromInline let rexShift: UInt64
    @usableFromInline let modShift: UInt64

    /// `movsx`, `movzx` or `mov` into all 64 bits of a register.
    public static func load(_ width: HostWidth, signed: Bool) -> HostAccess {
        switch (width, signed) {
        case (.w8, true): HostAccess([0x49, 0x0F, 0xBE])
        case (.w16, true): HostAccess([0x49, 0x0F, 0xBF])
        case (.w32, true): HostAccess([0x49, 0x63])
        case (.w8, false): HostAccess([0x41, 0x0F, 0xB6])
        case (.w16, false): HostAccess([0x41, 0x0F, 0xB7])
        case (.w32, false): HostAccess([0x41, 0x8B])
        case (.w64, _): HostAccess([0x49, 0x8B])
        }
    }

    /// `mov` of the low bits of a register to memory.
    public static func store(_ width: HostWidth) -> HostAccess {
        switch width {
        case .w8: HostAccess([0x41, 0x88])
        case .w16: HostAccess([0x66, 0x41, 0x89])
        case .w32: HostAccess([0x41, 0x89])
        case .w64: HostAccess([0x49, 0x89])
        }
    }

    /// An instruction with these bytes before ModRM; REX has its B bit set, for r15.
    private init(_ bytes: [UInt8]) {
        var bits: UInt64 = 0
        for (index, byte) in bytes.enumerated() { bits |= UInt64(byte) << UInt64(8 * index) }
        modShift = UInt64(8 * bytes.count)
        rexShift = bytes[0] == 0x66 ? 8 : 0
        // R/m 100: a SIB byte follows, with base 111.
        self.bits = bits | 0x07_04 << modShift
    }
}

extension Assembler {
    /// Emits an access to `[r15 + index + displacement]`, from or to `register`; `index` is not rsp.
    @inlinable @inline(__always)
    public mutating func emit(
        _ access: HostAccess, _ register: HostRegister, index: HostRegister, _ displacement: Int32
    ) {
        guard reserve() else { return }
        let (reg, rm) = (UInt64(register.rawValue), UInt64(index.rawValue))
        // Mod 00, 01 and 10 mean that 0, 1 and 4 bytes of displacement follow. (A wide one is never zero.)
        let isPresent: UInt64 = displacement != 0 ? 1 : 0
        let isWide: UInt64 = displacement == Int32(Int8(truncatingIfNeeded: displacement)) ? 0 : 1
        let mod = isPresent &+ isWide
        let fields = mod &<< 6 | (reg & 7) &<< 3 | (rm & 7) &<< 11
        let rex = (reg & 8) &>> 1 | (rm & 8) &>> 2
        put(access.bits | fields &<< access.modShift | rex &<< access.rexShift, byteCount: 0)
        cursor += Int(truncatingIfNeeded: access.modShift &>> 3 &+ 2)
        put(displacement, byteCount: Int(truncatingIfNeeded: mod &+ (mod & 2)))
    }
}
