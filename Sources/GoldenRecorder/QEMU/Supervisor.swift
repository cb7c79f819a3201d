import GuestISA
import GuestLinux
import GuestMachine

/// A Linux program around a `Program`: it installs handlers on a stack of its own for the signals that traps become, and
/// then waits at `ready` for the debugger to set the registers. Nothing in it returns from a signal; what the kernel
/// would tell a handler is read by the debugger.
struct Supervisor {
    /// Where it is: far from the program's window.
    static let base: UInt64 = 0x1000_0000
    /// Where the handlers' stack is.
    static let stack: UInt64 = 0x1001_0000
    /// Bytes of the handlers' stack; Linux needs about two kilobytes for a signal.
    static let stackSize: UInt64 = 0x1_0000

    /// The executable, with the program in its memory.
    let elf: ELFWriter
    /// Where it waits when all handlers are installed.
    let ready: UInt64
    /// Where every handler begins.
    let handler: UInt64

    /// The supervisor of `program`.
    init(_ program: Program) {
        let code: AssembledCode
        do {
            code = try GuestAssembler.assemble(Supervisor.text, at: Supervisor.base)
        } catch {
            preconditionFailure("the supervisor's text does not assemble: \(error)")
        }
        func address(_ name: String) -> UInt64 {
            guard let label = code.labels.first(where: { $0.name == name }) else {
                preconditionFailure("the supervisor has no label \(name)")
            }
            return label.address
        }
        ready = address("ready")
        handler = address("handler")
        let bytes = code.words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(8 * $0)) } }
        elf = ELFWriter(
            entry: Supervisor.base,
            segments: [
                .init(address: Supervisor.base, bytes: bytes, permissions: [.read, .execute]),
                .init(
                    address: Supervisor.stack, bytes: [], memorySize: Supervisor.stackSize,
                    permissions: [.read, .write]),
                .init(address: ProgramMap.codeBase, bytes: program.initialWindow, permissions: .all),
            ])
    }

    /// The initial stack depends on the environment: nothing of it is used, nor left in a register.
    ///
    /// `stack_t` and `sigaction` as Linux lays them out for RISC-V: stack, flags, size; handler, flags, mask. The flags
    /// are SA_ONSTACK and SA_SIGINFO.
    private static var text: String {
        let install = LinuxSignal.allCases.map { "li a0, \($0.rawValue)\njal install\n" }.joined()
        return """
            la   a0, alternate
            li   a1, 0
            li   a7, \(SystemCall.sigaltstack.rawValue)
            ecall
            bnez a0, failed
            \(install)
            li   sp, 0
            ready: j ready
            install: la a1, action
            li   a2, 0
            li   a3, 8
            li   a7, \(SystemCall.rtSigaction.rawValue)
            ecall
            bnez a0, failed
            ret
            failed: li a0, 1
            li   a7, \(SystemCall.exit.rawValue)
            ecall
            handler: j handler
            .balign 8
            alternate: .dword \(stack), 0, \(stackSize)
            action: .dword handler, 0x08000004, 0
            """
    }
}

/// The signals that Linux makes of a trap, by their numbers.
enum LinuxSignal: UInt64, CaseIterable {
    /// An illegal instruction.
    case illegal = 4
    /// EBREAK, and the end of a debugger's step.
    case trap = 5
    /// An access that the hardware refuses.
    case bus = 7
    /// An access to what is not mapped or not allowed.
    case segment = 11

    /// GDB's own number of the signal (`gdb/signals.def`), which stubs use whatever the guest's system.
    var remoteNumber: UInt8 {
        switch self {
        case .illegal: 4
        case .trap: 5
        case .bus: 10
        case .segment: 11
        }
    }

    /// The signal of GDB's number.
    init?(remoteNumber: UInt8) {
        guard let signal = LinuxSignal.allCases.first(where: { $0.remoteNumber == remoteNumber }) else { return nil }
        self = signal
    }
}
