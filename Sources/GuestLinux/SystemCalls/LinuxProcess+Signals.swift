import GuestISA
import GuestMachine

/// What the program asked to happen on signals.
struct SignalState {
    /// `struct sigaction` of each signal: handler, flags, mask.
    var actions = [[UInt64]](repeating: [0, 0, 0], count: Int(LinuxSignal.highest) + 1)
    /// Bit n - 1 set: signal n waits.
    var mask: UInt64 = 0
    /// Bit n - 1 set: signal n was sent while it was masked.
    var pending: UInt64 = 0
}

// Signals are accepted but never delivered to a handler. The only ones that arise are traps, which end the process,
// and those a program sends itself, as `abort` does.
extension LinuxProcess {
    private enum Handler {
        static let byDefault: UInt64 = 0
        static let ignore: UInt64 = 1
    }

    /// Signals that cannot be masked, ignored or handled.
    private static var unstoppable: [Int32] { [LinuxSignal.kill, LinuxSignal.stop] }

    private func bit(_ signal: Int32) -> UInt64 { 1 << UInt64(signal - 1) }

    private func signal(_ value: UInt64) throws(LinuxErrno) -> Int32 {
        let signal = Int32(truncatingIfNeeded: value)
        guard (1...LinuxSignal.highest).contains(signal) else { throw .invalidArgument }
        return signal
    }

    func signalAction(_ a: SystemCallArguments) throws(LinuxErrno) -> UInt64 {
        let signal = try signal(a.a0)
        guard a.a3 == 8 else { throw .invalidArgument }
        let old = signals.actions[Int(signal)]
        if a.a1 != 0 {
            guard !LinuxProcess.unstoppable.contains(signal) else { throw .invalidArgument }
            var new: [UInt64] = []
            for offset: UInt64 in [0, 8, 16] { new.append(try memory.copyIn(from: a.a1 &+ offset)) }
            signals.actions[Int(signal)] = new
        }
        if a.a2 != 0 {
            var bytes: [UInt8] = []
            for word in old { bytes.append(littleEndian: word) }
            try memory.copyOut(bytes, to: a.a2)
        }
        return 0
    }

    func signalMask(_ a: SystemCallArguments) throws(LinuxErrno) -> UInt64 {
        guard a.a3 == 8 else { throw .invalidArgument }
        let old = signals.mask
        if a.a1 != 0 {
            let set: UInt64 = try memory.copyIn(from: a.a1)
            switch a.a0 {
            case 0: signals.mask |= set  // SIG_BLOCK
            case 1: signals.mask &= ~set  // SIG_UNBLOCK
            case 2: signals.mask = set  // SIG_SETMASK
            default: throw .invalidArgument
            }
            for signal in LinuxProcess.unstoppable { signals.mask &= ~bit(signal) }
        }
        if a.a2 != 0 {
            var bytes: [UInt8] = []
            bytes.append(littleEndian: old)
            try memory.copyOut(bytes, to: a.a2)
        }
        takePendingSignals(reason: "sent to itself")
        return 0
    }

    /// Accepts an alternative stack, which nothing will ever use; says that none is set.
    func signalStack(_ a: SystemCallArguments) throws(LinuxErrno) -> UInt64 {
        if a.a0 != 0, !memory.isAccessible(a.a0, count: 24, .read) { throw .badAddress }
        if a.a1 != 0 {
            let disabled: UInt8 = 2
            try memory.copyOut(Array(repeating: 0, count: 8) + [disabled] + Array(repeating: 0, count: 15), to: a.a1)
        }
        return 0
    }

    /// Sends a signal to a process or thread, of which there is one.
    func sendSignal(to process: UInt64, thread: UInt64? = nil, _ value: UInt64) throws(LinuxErrno) -> UInt64 {
        let number = Int32(truncatingIfNeeded: process)
        let isSelf = number == Int32(GuestIdentity.process) || (thread == nil && number == 0)
        guard isSelf, thread ?? GuestIdentity.process == GuestIdentity.process else { throw .noSuchProcess }
        if Int32(truncatingIfNeeded: value) == 0 { return 0 }
        raise(try signal(value), reason: "sent to itself at pc \(hex(hart.pc))")
        return 0
    }

    /// Makes a signal happen: now, or when it is no longer masked.
    func raise(_ signal: Int32, reason: String) {
        signals.pending |= bit(signal)
        takePendingSignals(reason: reason)
    }

    private func takePendingSignals(reason: String) {
        while end == nil {
            let ready = signals.pending & ~signals.mask
            guard ready != 0 else { return }
            let signal = Int32(ready.trailingZeroBitCount) + 1
            signals.pending &= ~bit(signal)
            switch signals.actions[Int(signal)][0] {
            case Handler.ignore:
                continue
            case Handler.byDefault:
                if !LinuxSignal.isIgnoredByDefault(signal) { end = .killed(signal: signal, reason: reason) }
            case let handler:
                end = .killed(
                    signal: signal,
                    reason: "\(reason); its handler at \(hex(handler)) cannot run, since signals are not delivered")
            }
        }
    }
}
