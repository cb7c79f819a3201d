import CHostSupport
import Glibc

/// A worker process: does what it is told on standard input and answers on standard output, until one of them closes.
///
/// The process has one thread, so that engines can be run in copies of it; see `IsolatedEngine`.
public enum WorkerService {
    /// The first argument of a worker process; the second is the path of its flight record.
    static let argument = "campaign-worker"

    /// Serves to the end if the arguments of this process make it a worker; else nil.
    public static func runIfAsked(_ arguments: [String]) -> Int32? {
        guard arguments.count == 3, arguments[1] == argument else { return nil }
        return run(flightPath: arguments[2])
    }

    /// Serves to the end.
    ///
    /// - Returns: The status to exit with: 0 when the supervisor has gone.
    private static func run(flightPath: String) -> Int32 {
        // The supervisor hears of interruptions and tells the workers.
        for number in [SIGINT, SIGHUP, SIGPIPE] { signal(number, SIG_IGN) }
        limitMemory()
        do {
            let flight = try FlightRecord(path: flightPath)
            guard fault_guard_prepare_thread() == 0 else { return 1 }
            flight.install()
            var worker: LocalWorker?
            while let order = try receive() {
                try send(reply(to: order, &worker, flight))
            }
            return 0
        } catch {
            return 1
        }
    }

    /// A worker needs some megabytes; one that runs away shall not take the machine with it.
    private static func limitMemory() {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &limit)
        // Targets may take more: see `target_spawn`.
        limit.rlim_cur = min(limit.rlim_max, 2 << 30)
        setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &limit)
        limit = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
    }

    private static func reply(
        to order: WorkerOrder, _ worker: inout LocalWorker?, _ flight: FlightRecord
    ) -> WorkerReply {
        do {
            if case .prepare(let record, let iterations) = order {
                var options = try record.options()
                options.iterations = iterations
                worker = try LocalWorker(options, flight: flight, isStopping: { flight.isStopped })
                return .ready
            }
            guard let worker else { return .failed("told to work before it was told for what") }
            switch order {
            case .prepare: return .ready
            case .run(let programs, let isolated): return .ran(try worker.run(programs, isolated: isolated))
            case .examine(let divergence, let known): return .examined(try worker.examine(divergence, known: known))
            case .examineLaw(let lawBreak): return .examinedLaw(try worker.examine(lawBreak))
            }
        } catch {
            return .failed("\(error)")
        }
    }

    private static func receive() throws -> WorkerOrder? {
        guard let header = read(MessageFrame.headerBytes), let length = MessageFrame.length(ofBody: header),
            let body = read(length)
        else { return nil }
        return try MessageFrame.message(WorkerOrder.self, body)
    }

    private static func read(_ count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let more = bytes.withUnsafeMutableBytes {
                Glibc.read(STDIN_FILENO, $0.baseAddress! + filled, count - filled)
            }
            if more < 0 && errno == EINTR { continue }
            guard more > 0 else { return nil }
            filled += more
        }
        return bytes
    }

    private static func send(_ reply: WorkerReply) throws {
        let bytes = try MessageFrame.bytes(reply)
        var sent = 0
        while sent < bytes.count {
            let more = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress! + sent, bytes.count - sent) }
            if more < 0 && errno == EINTR { continue }
            guard more > 0 else { throw Gone() }
            sent += more
        }
    }

    /// The supervisor is not there any more.
    private struct Gone: Error {}
}
