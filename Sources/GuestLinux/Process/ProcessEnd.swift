import GuestISA
import GuestMachine

/// How a run of a process ended.
public enum ProcessEnd: Hashable, Sendable, CustomStringConvertible {
    /// It called `exit` or `exit_group`.
    case exited(status: UInt8)
    /// A trap or a signal it sent itself ended it; the reason is one line.
    case killed(signal: Int32, reason: String)
    /// The fuel given was used up; the process can be run on.
    case fuelExhausted
    /// The engine's own code crashed: a bug of the engine.
    case hostFault(HostFault)

    /// The exit status a shell would show: 128 + signal where one ended it, SIGXCPU's for used up fuel, as Linux does
    /// at a limit of processor time; 70 for a failure of our own.
    public var exitStatus: Int32 {
        switch self {
        case .exited(let status): Int32(status)
        case .killed(let signal, _): 128 + signal
        case .fuelExhausted: 128 + LinuxSignal.cpuLimit
        case .hostFault: 70
        }
    }

    /// One line.
    public var description: String {
        switch self {
        case .exited(let status): "exited with status \(status)"
        case .killed(let signal, let reason): "killed by \(LinuxSignal.name(signal)): \(reason)"
        case .fuelExhausted: "stopped: its fuel is used up"
        case .hostFault(let fault): "the engine failed: \(fault)"
        }
    }
}

/// Signal numbers and what they do by default (Linux `signal(7)`, asm-generic numbers).
enum LinuxSignal {
    static let illegalInstruction: Int32 = 4
    static let breakpoint: Int32 = 5
    static let bus: Int32 = 7
    static let kill: Int32 = 9
    static let segmentation: Int32 = 11
    static let pipe: Int32 = 13
    static let stop: Int32 = 19
    static let cpuLimit: Int32 = 24
    static let highest: Int32 = 64

    /// SIGCHLD, SIGCONT, SIGURG and SIGWINCH do nothing unless handled.
    static func isIgnoredByDefault(_ signal: Int32) -> Bool { [17, 18, 23, 28].contains(signal) }

    private static let names = [
        "SIGHUP", "SIGINT", "SIGQUIT", "SIGILL", "SIGTRAP", "SIGABRT", "SIGBUS", "SIGFPE", "SIGKILL", "SIGUSR1",
        "SIGSEGV", "SIGUSR2", "SIGPIPE", "SIGALRM", "SIGTERM", "SIGSTKFLT", "SIGCHLD", "SIGCONT", "SIGSTOP", "SIGTSTP",
        "SIGTTIN", "SIGTTOU", "SIGURG", "SIGXCPU", "SIGXFSZ", "SIGVTALRM", "SIGPROF", "SIGWINCH", "SIGIO", "SIGPWR",
        "SIGSYS",
    ]

    /// The name, such as `SIGSEGV`.
    static func name(_ signal: Int32) -> String {
        names.indices.contains(Int(signal) - 1) ? names[Int(signal) - 1] : "signal \(signal)"
    }
}

extension ProcessEnd {
    /// What Linux does to a process whose instruction trapped.
    ///
    /// - Parameters:
    ///   - trap: Any but `environmentCall`, which is a system call.
    ///   - pc: The instruction.
    ///   - memory: To show the instruction.
    ///   - architecture: What the program was built for, if known: explains an illegal instruction.
    static func trapped(_ trap: Trap, at pc: UInt64, _ memory: GuestMemory, architecture: String?) -> ProcessEnd {
        let word = pc % 4 == 0 ? memory.fetch(pc) : nil
        let instruction = word.map { ": \(Instruction.disassembly(of: $0))" } ?? ""
        var text = "\(trap.cause.text) at pc \(hex(pc)), tval \(hex(trap.value))\(instruction)"
        if trap.cause == .illegalInstruction, let architecture {
            text += " (the program was built for \(architecture); this machine is RV64I with Zifencei)"
        }
        return .killed(signal: trap.cause.signal, reason: text)
    }
}

extension TrapCause {
    /// What Linux sends for it.
    fileprivate var signal: Int32 {
        switch self {
        case .instructionAddressMisaligned: LinuxSignal.bus
        case .illegalInstruction: LinuxSignal.illegalInstruction
        case .breakpoint: LinuxSignal.breakpoint
        case .instructionAccessFault, .loadAccessFault, .storeAccessFault: LinuxSignal.segmentation
        case .environmentCall: preconditionFailure("an ECALL is a system call, not a signal")
        }
    }

    fileprivate var text: String {
        switch self {
        case .instructionAddressMisaligned: "misaligned jump target (cause 0)"
        case .instructionAccessFault: "instruction access fault (cause 1)"
        case .illegalInstruction: "illegal instruction (cause 2)"
        case .breakpoint: "breakpoint (cause 3)"
        case .loadAccessFault: "load access fault (cause 5)"
        case .storeAccessFault: "store access fault (cause 7)"
        case .environmentCall: "environment call (cause 8)"
        }
    }
}
