import Glibc
import GuestISA

/// The guest exceptions of the profile, numbered as the `mcause` register does (RISC-V Privileged ISA, table
/// "Machine cause register values after trap").
@frozen public enum TrapCause: UInt8, CaseIterable, Sendable {
    /// A taken jump or branch whose target is not a multiple of four; `tval` is the target.
    case instructionAddressMisaligned = 0
    /// A fetch outside memory; `tval` is the address.
    case instructionAccessFault = 1
    /// A word that the profile does not define; `tval` is the word.
    case illegalInstruction = 2
    /// EBREAK; `tval` is 0.
    case breakpoint = 3
    /// A load outside memory; `tval` is the first inaccessible byte.
    case loadAccessFault = 5
    /// A store outside memory; `tval` is the first inaccessible byte.
    case storeAccessFault = 7
    /// ECALL; `tval` is 0.
    case environmentCall = 8
}

/// A guest exception, as data.
@frozen public struct Trap: Hashable, Sendable {
    /// What happened.
    public var cause: TrapCause
    /// The value that goes with it; see `TrapCause`.
    public var value: UInt64

    /// A trap from its parts.
    @inlinable
    public init(_ cause: TrapCause, value: UInt64 = 0) {
        self.cause = cause
        self.value = value
    }
}

/// A failure of the host's code that an engine made, by a crash or because it does not end: always a bug of that engine.
@frozen public struct HostFault: Hashable, Sendable {
    /// The POSIX signal that ended it, such as SIGSEGV; 0 if it returned by a way that it was not given; SIGVTALRM if it
    /// took many times as long as its fuel can last.
    public var signal: Int32
    /// Host pc as an offset into the engine's code memory, or nil if it had left it.
    public var codeOffset: UInt64?
    /// Address the host could not access, where the signal carries one.
    public var address: UInt64
    /// Guest address of the block whose code that was, or nil if it was none's.
    public var block: UInt64?

    /// Code that does not end.
    public static let hang = HostFault(signal: SIGVTALRM, codeOffset: nil, address: 0)

    /// A host fault from its parts.
    public init(signal: Int32, codeOffset: UInt64?, address: UInt64, block: UInt64? = nil) {
        self.signal = signal
        self.codeOffset = codeOffset
        self.address = address
        self.block = block
    }
}

extension HostFault: CustomStringConvertible {
    /// A few words: `crash (SIGILL)`, `hang`.
    public var description: String {
        if self == .hang { return "hang" }
        return signal == 0 ? "crash (left by no exit)" : "crash (\(HostFault.name(of: signal)))"
    }

    /// Where it was in the host's code, as a few words; empty if that is not known.
    public var place: String {
        guard let codeOffset else { return "" }
        let owner = block.map { " of the block at \(hex($0))" } ?? ""
        return "host pc code+\(hex(codeOffset))\(owner)"
    }

    /// `SIGSEGV` for 11.
    public static func name(of signal: Int32) -> String {
        let names: [Int32: String] = [
            SIGSEGV: "SIGSEGV", SIGBUS: "SIGBUS", SIGILL: "SIGILL", SIGFPE: "SIGFPE", SIGTRAP: "SIGTRAP",
            SIGABRT: "SIGABRT", SIGKILL: "SIGKILL", SIGVTALRM: "SIGVTALRM", SIGTERM: "SIGTERM", SIGSYS: "SIGSYS",
        ]
        return names[signal] ?? "signal \(signal)"
    }
}

/// Why an engine returned.
@frozen public enum Exit: Hashable, Sendable {
    /// The instruction at `pc` trapped; it did not retire.
    case trap(Trap)
    /// `fuel` instructions have retired.
    case fuelExhausted
    /// The engine's own code crashed. The hart is not meaningful.
    case hostFault(HostFault)
}
