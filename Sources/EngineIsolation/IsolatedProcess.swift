import CHostSupport
import Glibc
import GuestMachine

/// A copy of this process that runs a hart when asked to, over a pair of sockets.
///
/// Unsafe, and why it is sound: what goes over the sockets are values without references, of one layout, as both ends are
/// the same program; every read is of a fixed size.
struct IsolatedProcess {
    /// How the process ended by itself.
    struct End: Error {
        /// As a failure of an engine's code.
        var fault: HostFault
    }

    private struct Request: BitwiseCopyable {
        var fuel: UInt64
        var hart: HartState
    }

    private struct Reply: BitwiseCopyable {
        var exit: ExitWords
        var hart: HartState
    }

    private static let patienceSeconds = 120
    private let process: pid_t
    private let channel: Int32

    /// Makes the process.
    ///
    /// - Parameters:
    ///   - memory: What translated code may write there.
    ///   - run: What it does when asked.
    /// - Throws: `End` with the error's number as address if the host refuses.
    init(sharing memory: GuestMemory, _ run: (inout HartState, UInt64) -> Exit) throws(End) {
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
            throw End(fault: HostFault(signal: 0, codeOffset: nil, address: UInt64(errno)))
        }
        process = isolation_fork(ends[1])
        if process == 0 { IsolatedProcess.serve(ends[1], run, memory) }
        channel = ends[0]
        close(ends[1])
        // Only a copy that was made while another thread held a lock waits for ever.
        var patience = timeval(tv_sec: IsolatedProcess.patienceSeconds, tv_usec: 0)
        setsockopt(channel, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        guard process > 0 else {
            close(channel)
            throw End(fault: HostFault(signal: 0, codeOffset: nil, address: UInt64(errno)))
        }
    }

    /// Runs a hart there.
    ///
    /// - Throws: `End` if the process ended instead; it must not be used again.
    func run(_ hart: inout HartState, fuel: UInt64) throws(End) -> Exit {
        var reply: Reply?
        if IsolatedProcess.send(Request(fuel: fuel, hart: hart), to: channel) {
            reply = IsolatedProcess.receive(Reply.self, from: channel, initially: Reply(exit: ExitWords(), hart: hart))
        }
        guard let reply else {
            close(channel)
            kill(process, SIGKILL)
            throw End(fault: IsolatedProcess.fault(ofStatus: IsolatedProcess.wait(for: process)))
        }
        hart = reply.hart
        return reply.exit.exit
    }

    /// Ends the process.
    func finish() {
        close(channel)
        kill(process, SIGKILL)
        _ = IsolatedProcess.wait(for: process)
    }

    private static func wait(for process: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 && errno == EINTR {}
        return status
    }

    /// A process that ended by its own will did so by a way it was not given.
    private static func fault(ofStatus status: Int32) -> HostFault {
        let signal = status & 0x7f
        return signal == SIGPROF ? .hang : HostFault(signal: signal, codeOffset: nil, address: 0)
    }

    // MARK: In the other process

    private static func serve(
        _ channel: Int32, _ run: (inout HartState, UInt64) -> Exit, _ memory: GuestMemory
    ) -> Never {
        let ranges = memory.hostRanges.map {
            isolation_range(
                begin: UInt(bitPattern: $0.baseAddress), end: UInt(bitPattern: $0.baseAddress) + UInt($0.count))
        }
        isolation_shield(ranges, ranges.count)
        while var request = receive(Request.self, from: channel, initially: Request(fuel: 0, hart: HartState())) {
            // Raising the shield takes a tenth of a millisecond, at worst for every instruction.
            isolation_limit_time(100 + min(request.fuel, 1 << 24) / 5)
            let exit = run(&request.hart, request.fuel)
            guard send(Reply(exit: ExitWords(exit), hart: request.hart), to: channel) else { break }
        }
        _exit(0)
    }

    // MARK: Values over a socket

    private static func send<Value: BitwiseCopyable>(_ value: Value, to channel: Int32) -> Bool {
        withUnsafeBytes(of: value) { bytes in
            Glibc.send(channel, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
        }
    }

    private static func receive<Value: BitwiseCopyable>(
        _ type: Value.Type, from channel: Int32, initially value: Value
    ) -> Value? {
        var value = value
        let isComplete = withUnsafeMutableBytes(of: &value) { bytes in
            var count = 0
            while count < bytes.count {
                let more = recv(channel, bytes.baseAddress! + count, bytes.count - count, 0)
                if more < 0 && errno == EINTR { continue }
                guard more > 0 else { return false }
                count += more
            }
            return true
        }
        return isComplete ? value : nil
    }
}

/// An `Exit` as words: the enumeration's own layout has room for values it cannot have.
struct ExitWords: BitwiseCopyable {
    private var kind: UInt64 = 0
    private var first: UInt64 = 0
    private var second: UInt64 = 0
    private var third: UInt64 = 0
    private var fourth: UInt64 = 0

    init() {}

    init(_ exit: Exit) {
        switch exit {
        case .fuelExhausted: break
        case .trap(let trap): (kind, first, second) = (1, UInt64(trap.cause.rawValue), trap.value)
        case .hostFault(let fault):
            kind = 2
            first = UInt64(UInt32(bitPattern: fault.signal))
            // No offset and no address is all ones.
            (second, third, fourth) = (fault.codeOffset ?? .max, fault.address, fault.block ?? .max)
        }
    }

    /// What they stand for. What another process sends is looked at before it is believed.
    var exit: Exit {
        switch kind {
        case 0: return .fuelExhausted
        case 1:
            if let number = UInt8(exactly: first), let cause = TrapCause(rawValue: number) {
                return .trap(Trap(cause, value: second))
            }
        default: break
        }
        return .hostFault(
            HostFault(
                signal: Int32(truncatingIfNeeded: first), codeOffset: second == .max ? nil : second, address: third,
                block: fourth == .max ? nil : fourth))
    }
}
