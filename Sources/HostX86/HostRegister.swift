/// A general-purpose register of the host; the raw value is its number in encodings (Intel SDM vol. 2, 3.1.1).
///
/// The width an instruction uses of it is a `HostWidth` beside it: `.rax` with `.w8` is `al`.
@frozen public enum HostRegister: UInt8, CaseIterable, Sendable {
    case rax, rcx, rdx, rbx, rsp, rbp, rsi, rdi
    case r8, r9, r10, r11, r12, r13, r14, r15
}

extension HostRegister {
    /// The three bits that fit ModRM, SIB or the opcode; the fourth goes into REX or VEX.
    @inlinable @inline(__always) var lowBits: UInt8 { rawValue & 7 }

    /// Whether the byte register of this number is spl, bpl, sil or dil, which exist only under a REX prefix:
    /// without one the same numbers mean ah, ch, dh and bh.
    @inlinable @inline(__always) var byteFormNeedsREX: Bool { rawValue & ~3 == 4 }
}

/// The operand width of an instruction, in bits.
///
/// As on the host, writing 32 bits of a register clears the upper 32; writing 8 or 16 keeps the rest.
@frozen public enum HostWidth: UInt8, CaseIterable, Sendable {
    case w8, w16, w32, w64

    /// 1, 2, 4 or 8.
    @inlinable @inline(__always) public var byteCount: Int { 1 &<< Int(rawValue) }
}

/// A condition of jcc, setcc and cmovcc; the raw value is its number in encodings (Intel SDM vol. 1, appendix B).
///
/// `b`, `ae`, `be` and `a` compare unsigned numbers, `l`, `ge`, `le` and `g` signed ones.
@frozen public enum HostCondition: UInt8, CaseIterable, Sendable {
    case o, no, b, ae, e, ne, be, a
    case s, ns, p, np, l, ge, le, g

    /// The condition that holds exactly when this one does not.
    @inlinable public var inverted: HostCondition {
        // Conditions come in pairs that differ in the lowest bit, so all 16 numbers stay in range.
        HostCondition(rawValue: rawValue ^ 1).unsafelyUnwrapped
    }
}
