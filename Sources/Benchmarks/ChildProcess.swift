import Glibc
import HostFiles
import Synchronization

/// What running a command took: the process itself and its children that it waited for.
public struct ProcessCost: Hashable, Sendable {
    /// Processor time, user and system.
    public var cpuSeconds: Double
    /// Time from before the process was made until it was reaped.
    public var wallSeconds: Double
    /// Most memory it held at a time, in bytes, but never less than this process held when it was made.
    public var peakBytes: Int
    /// Exit status, or 128 + signal.
    public var status: Int32
    /// What it wrote to standard output, if that was asked for.
    public var output: [UInt8] = []
}

/// Runs commands one at a time and says what each took.
///
/// By `posix_spawn` and `wait4`, as the kernel tells what a child used only to who waits for it in this way;
/// swift-subprocess does not pass it on.
public enum ChildProcess {
    /// The child that runs, or 0.
    private static let current = Atomic<Int32>(0)
    private static let isStopped = Atomic<Bool>(false)

    /// What became of a request to run a command.
    public enum Failure: Error, Equatable, CustomStringConvertible {
        /// The command cannot be started.
        case notStarted(command: String, reason: String)
        /// `stop` was called.
        case stopped

        /// One line.
        public var description: String {
            switch self {
            case .notStarted(let command, let reason): "cannot run \(command): \(reason)"
            case .stopped: "interrupted"
            }
        }
    }

    /// Ends the child that runs, and lets none be started any more. May be called by a signal handler.
    public static func stop() {
        isStopped.store(true, ordering: .sequentiallyConsistent)
        let child = current.load(ordering: .sequentiallyConsistent)
        if child > 0 { kill(child, SIGKILL) }
    }

    /// Runs a command to its end, with no input, its messages thrown away.
    ///
    /// - Parameters:
    ///   - command: Program, looked for as a shell does, and arguments.
    ///   - outputPath: A file to be made for standard output, which is read and removed afterwards; by default output is
    ///     thrown away.
    /// - Throws: `Failure`.
    public static func run(_ command: [String], outputPath: String? = nil) throws -> ProcessCost {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(
            &actions, STDOUT_FILENO, outputPath ?? "/dev/null", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        defer { if let outputPath { unlink(outputPath) } }

        var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) }
        arguments.append(nil)
        defer { for argument in arguments { free(argument) } }

        guard !isStopped.load(ordering: .sequentiallyConsistent) else { throw Failure.stopped }
        let start = ContinuousClock.now
        var child: pid_t = 0
        let error = posix_spawnp(&child, command[0], &actions, nil, arguments, environ)
        guard error == 0 else {
            throw Failure.notStarted(command: command[0], reason: String(cString: strerror(error)))
        }
        current.store(child, ordering: .sequentiallyConsistent)
        // A signal between the spawn and the store has found no child to end.
        if isStopped.load(ordering: .sequentiallyConsistent) { kill(child, SIGKILL) }
        var usage = rusage()
        var status: Int32 = 0
        while wait4(child, &status, 0, &usage) < 0, errno == EINTR {}
        current.store(0, ordering: .sequentiallyConsistent)
        let wall = (ContinuousClock.now - start) / .seconds(1)
        guard !isStopped.load(ordering: .sequentiallyConsistent) else { throw Failure.stopped }
        var cost = ProcessCost(
            cpuSeconds: usage.ru_utime.seconds + usage.ru_stime.seconds, wallSeconds: wall,
            peakBytes: usage.ru_maxrss * 1024, status: status & 0x7f == 0 ? status >> 8 & 0xff : 128 + status & 0x7f)
        if let outputPath { cost.output = try FileAccess.read(outputPath, limit: 1 << 24) }
        return cost
    }
}

extension timeval {
    /// The length of time, in seconds.
    fileprivate var seconds: Double { Double(tv_sec) + Double(tv_usec) / 1e6 }
}

/// Processor time that this process has used, in seconds.
func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Processor time that this thread has used, in seconds.
func threadSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
