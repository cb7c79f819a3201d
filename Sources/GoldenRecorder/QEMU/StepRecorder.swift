import CorpusStore
import GuestISA
import GuestMachine

/// Runs a program one instruction at a time through a debug stub until it traps or its fuel is used up.
///
/// The stub must be QEMU's for Linux programs, with a `Supervisor` in front of its first instruction. User mode differs
/// from a hart in what a trap becomes: ECALL is a system call, so the recording ends in front of it; a misaligned jump
/// ends QEMU; all others are signals, whose `siginfo` is read in the handler.
struct StepRecorder {
    /// Most instructions of a program: some minutes.
    static let maximumSteps: UInt64 = 1_000_000

    let stub: RemoteStub
    let program: Program
    let supervisor: Supervisor

    /// What became of the program.
    enum Outcome: Equatable {
        /// It ended, or its fuel did.
        case recorded(Recording)
        /// QEMU ended itself at a misaligned jump; the recording holds what was seen in front of it.
        case died(Recording)
    }

    /// Runs the program and ends the guest.
    ///
    /// - Throws: `RemoteError` if the stub fails, `RecordingError` if the program does what user mode cannot show.
    func run() throws -> Outcome {
        try begin()
        let outcome = try runToEnd()
        switch outcome {
        case .recorded: try stub.kill()
        case .died: break
        }
        return outcome
    }

    private func runToEnd() throws -> Outcome {
        var retired: UInt64 = 0
        while retired < program.fuel {
            guard retired < StepRecorder.maximumSteps else {
                throw RecordingError("has not ended after \(retired) instructions, the most that are recorded")
            }
            let attempt = try nextAttempt()
            if attempt.word != nil, !attempt.isFetchInside {
                throw RecordingError("cannot be recorded: it leads into the emulator's own code at \(hex(attempt.pc))")
            }
            if attempt.isECALL {
                return .recorded(
                    try recording(
                        .trap(.environmentCall, value: 0), retired, attempt,
                        "in front of ECALL, which it would serve as a system call; cause and tval by hand"))
            }
            // The process may not be there afterwards.
            let window = attempt.misalignedTarget == nil ? nil : try self.window()
            switch try stub.step() {
            case .signal(LinuxSignal.trap.remoteNumber) where !attempt.isEBREAK:
                if let access = attempt.access, !access.isInside { throw StepRecorder.foreign(access, attempt) }
                retired += 1
            case .signal(let number):
                guard let signal = LinuxSignal(remoteNumber: number) else {
                    throw RecordingError("signal \(number) of GDB at \(hex(attempt.pc)), expected that of a trap")
                }
                return .recorded(try trap(signal, retired, attempt))
            case .closed:
                guard let target = attempt.misalignedTarget, let window else { throw RemoteError.closed }
                let recording = Recording(
                    end: .trap(.instructionAddressMisaligned, value: target), retired: retired, state: attempt.state,
                    window: window, remark: "")
                return .died(recording)
            case .exited(let status):
                throw RecordingError("ended with status \(status) at \(hex(attempt.pc)), expected a trap")
            }
        }
        return .recorded(
            try recording(.fuelExhausted, retired, nextAttempt(), "stopped after \(retired) steps, the program's fuel"))
    }

    /// Lets the supervisor install its handlers and puts the program's registers in place.
    private func begin() throws {
        try stub.setBreakpoint(at: supervisor.ready)
        try stub.setBreakpoint(at: supervisor.handler)
        guard try stub.resume() == .signal(LinuxSignal.trap.remoteNumber), try stub.registers()[32] == supervisor.ready
        else { throw RecordingError("cannot begin: the signal handlers could not be installed") }
        try stub.setRegisters(program.registers + [program.pc])
    }

    private func nextAttempt() throws -> Attempt {
        let state = try stub.registers()
        let bytes = try stub.read(state[32], count: 4)
        return Attempt(state: state, word: bytes.map { $0.reversed().reduce(0) { $0 << 8 | UInt32($1) } })
    }

    private func window() throws -> [UInt8] {
        let range = ProgramMap.window
        guard let bytes = try stub.read(range.lowerBound, count: Int(range.upperBound - range.lowerBound)) else {
            throw RecordingError("cannot be recorded: its memory cannot be read")
        }
        return bytes
    }

    private func recording(
        _ end: GoldenState.End, _ retired: UInt64, _ attempt: Attempt, _ remark: String
    ) throws -> Recording {
        Recording(end: end, retired: retired, state: attempt.state, window: try window(), remark: remark)
    }

    /// What is said of an access to memory that the guest's machine does not have: the supervisor's, its stack, or that
    /// of the emulator itself.
    private static func foreign(_ access: Attempt.Access, _ attempt: Attempt) -> RecordingError {
        RecordingError(
            "cannot be recorded: \(hex(attempt.pc)) reaches the emulator's own memory at \(hex(access.address))")
    }
}

// MARK: - What a signal means

extension StepRecorder {
    private func trap(_ signal: LinuxSignal, _ retired: UInt64, _ attempt: Attempt) throws -> Recording {
        // Before the handler: only the supervisor's stack changes, but registers do.
        let window = try self.window()
        guard try stub.registers() == attempt.state else {
            throw RecordingError("the trap at \(hex(attempt.pc)) changed registers")
        }
        let (end, remark) = try StepRecorder.meaning(of: signal, address: deliver(signal), attempt)
        return Recording(end: end, retired: retired, state: attempt.state, window: window, remark: remark)
    }

    /// Gives the guest its signal and reads the address that its handler is told.
    private func deliver(_ signal: LinuxSignal) throws -> UInt64 {
        guard try stub.resume(signal: signal.remoteNumber) == .signal(LinuxSignal.trap.remoteNumber) else {
            throw RecordingError("the signal \(signal) did not reach its handler")
        }
        let state = try stub.registers()
        // RISC-V Linux: a0 is the signal's number, a1 the address of `siginfo_t`, whose `si_addr` is at byte 16.
        guard state[32] == supervisor.handler, state[10] == signal.rawValue,
            let bytes = try stub.read(state[11], count: 24)
        else { throw RecordingError("the signal \(signal) did not reach its handler") }
        return UInt64(littleEndian: bytes, at: 16)
    }

    /// The trap that a signal stands for, and how its value is known.
    static func meaning(
        of signal: LinuxSignal, address: UInt64, _ attempt: Attempt
    ) throws(RecordingError) -> (end: GoldenState.End, remark: String) {
        switch (signal, attempt.word) {
        case (.trap, _?) where attempt.isEBREAK && address == attempt.pc:
            return (.trap(.breakpoint, value: 0), "SIGTRAP at pc; tval by hand")
        case (.illegal, let word?):
            return (.trap(.illegalInstruction, value: UInt64(word)), "SIGILL at pc; tval by hand: the word there")
        case (.segment, nil):
            let fetch = Attempt.Access(address: attempt.pc, count: 4, isStore: false)
            return try faulting(.instructionAccessFault, fetch, address, attempt)
        case (.segment, _?):
            guard let access = attempt.access else { break }
            return try faulting(access.isStore ? .storeAccessFault : .loadAccessFault, access, address, attempt)
        case (.trap, _), (.illegal, nil), (.bus, _): break
        }
        throw RecordingError("the signal \(signal) at \(hex(attempt.pc)) with address \(hex(address)) means no trap")
    }

    private static func faulting(
        _ cause: TrapCause, _ access: Attempt.Access, _ address: UInt64, _ attempt: Attempt
    ) throws(RecordingError) -> (end: GoldenState.End, remark: String) {
        guard access.contains(address) else {
            // x86-64 does not tell the address of accesses whose upper 17 bits differ; no byte of them is accessible.
            return (
                .trap(cause, value: access.address),
                "SIGSEGV at pc, without an address for lack of one on the host; tval by hand: the first byte"
            )
        }
        // An access that begins outside the window must fail there.
        guard address == access.address || ProgramMap.window.contains(access.address) else {
            throw foreign(access, attempt)
        }
        return (.trap(cause, value: address), "SIGSEGV at pc; tval is its si_addr")
    }
}
