import CHostSupport
import HostX86

/// Where translated code finds the guest's state: operands relative to rbp.
///
/// Conventions of all translated code: rbp addresses the context, r15 is the host address of guest address 0, rsp is
/// the host's stack, rax and rcx are scratch. The other registers are the engine's.
public enum ContextField {
    /// Guest register `index`, 0–31; x0 reads as zero and must not be written.
    @inlinable @inline(__always)
    public static func x(_ index: UInt8) -> HostMemory {
        // The mask tells the emitters that the displacement fits a byte.
        .at(.rbp, Int32(index & 31) * 8 - 128)
    }

    /// Spill slot `index`, 0 to `spillSlotCount` - 1, free for use within one block.
    @inlinable @inline(__always)
    public static func spill(_ index: Int) -> HostMemory { .at(.rbp, spillOffset + Int32(index) * 8) }

    /// Spill slots there are.
    public static var spillSlotCount: Int { Int(TRANSLATION_SPILL_SLOTS) }

    @usableFromInline static var spillOffset: Int32 { Int32(TRANSLATION_SPILL) }

    /// First guest address of the memory window.
    public static var windowBase: HostMemory { .at(.rbp, Int32(TRANSLATION_WINDOW_BASE)) }

    /// Highest offset into the window at which an access of `byteCount` bytes (1, 2, 4 or 8) fits.
    public static func windowLimit(byteCount: Int) -> HostMemory {
        .at(.rbp, Int32(TRANSLATION_WINDOW_LIMIT) + 8 * Int32(byteCount.trailingZeroBitCount))
    }

    /// Host address of the memory's store marks, one byte a line of the window.
    public static var storeMarks: HostMemory { .at(.rbp, Int32(TRANSLATION_STORE_MARKS)) }

    /// Where exits leave a host register for the runtime.
    static func host(_ register: HostRegister) -> HostMemory {
        .at(.rbp, Int32(TRANSLATION_HOST) + 8 * Int32(register.rawValue))
    }

    static var pc: HostMemory { .at(.rbp, Int32(TRANSLATION_PC)) }
    static var fuel: HostMemory { .at(.rbp, Int32(TRANSLATION_FUEL)) }
    static var memoryBias: HostMemory { .at(.rbp, Int32(TRANSLATION_MEMORY_BIAS)) }
    static var entries: HostMemory { .at(.rbp, Int32(TRANSLATION_ENTRIES)) }
    static var codeBase: HostMemory { .at(.rbp, Int32(TRANSLATION_CODE_BASE)) }
    static var savedStackPointer: HostMemory { .at(.rbp, Int32(TRANSLATION_SAVED_RSP)) }
}

/// A guest register that lives in a host register while translated code runs.
public struct PinnedRegister: Equatable, Sendable {
    /// Guest register, 1–31.
    public let guest: UInt8
    /// Host register; not rax, rcx, rsp, rbp or r15.
    public let host: HostRegister

    /// A pair.
    public init(guest: UInt8, host: HostRegister) {
        self.guest = guest
        self.host = host
    }
}
