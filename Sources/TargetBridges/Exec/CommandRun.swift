import CHostSupport
import Glibc
import HostFiles
import Targets

/// A command that is run once, with what it says on standard output.
struct CommandRun {
    /// What it said on standard output, up to the limit.
    private(set) var output: [UInt8] = []
    /// The last line it said on standard error, or how it ended, or why it was stopped.
    private(set) var complaint = ""

    /// Bytes of standard error that are kept.
    private static let errorLimit = 4096

    /// Runs `command` by the shell, without standard input, and waits for its end.
    ///
    /// - Parameters:
    ///   - limit: Bytes of standard output; a command that says more is stopped.
    ///   - patience: Seconds after which it is stopped.
    init(_ command: String, limit: Int, patience: Double) throws(TargetFailure) {
        var pipes: [Int32] = [-1, -1, -1]
        let arguments = ["/bin/sh", "-c", "exec \(command)"]
        let argv: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { for argument in argv { free(argument) } }
        let process: pid_t = target_spawn(argv, &pipes)
        guard process > 0 else {
            throw TargetFailure(.missing, "cannot start /bin/sh: \(String(cString: strerror(errno)))")
        }
        close(pipes[0])
        defer {
            close(pipes[1])
            close(pipes[2])
        }
        var errors: [UInt8] = []
        let reason = read(pipes, limit, CommandRun.now + patience, &errors)
        // All of it, also what it has started.
        if reason != nil { kill(-process, SIGKILL) }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 && errno == EINTR {}
        kill(-process, SIGKILL)
        complaint = reason ?? CommandRun.lastLine(errors) ?? CommandRun.ending(status)
    }

    /// Reads both streams to their ends. Returns why it did not, or nil.
    private mutating func read(
        _ pipes: [Int32], _ limit: Int, _ deadline: Double, _ errors: inout [UInt8]
    ) -> String? {
        var polled = [1, 2].map { pollfd(fd: pipes[$0], events: Int16(POLLIN), revents: 0) }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while polled.contains(where: { $0.fd >= 0 }) {
            let left = deadline - CommandRun.now
            guard left > 0 else { return "did not end in time" }
            _ = poll(&polled, 2, Int32(left * 1000) + 1)
            for index in 0..<2 where polled[index].fd >= 0 && polled[index].revents != 0 {
                let count = Glibc.read(polled[index].fd, &buffer, buffer.count)
                if count < 0 && (errno == EINTR || errno == EAGAIN) { continue }
                guard count > 0 else {
                    polled[index].fd = -1
                    continue
                }
                if index == 0 {
                    output += buffer[..<count]
                    guard output.count <= limit else { return "said more than \(limit) bytes" }
                } else {
                    errors = (errors + buffer[..<count]).suffix(CommandRun.errorLimit)
                }
            }
        }
        return nil
    }

    private static func lastLine(_ errors: [UInt8]) -> String? {
        errors.split(separator: UInt8(ascii: "\n")).last.map {
            presentable(String(decoding: $0, as: UTF8.self), limit: 160)
        }
    }

    /// How a process with this status has ended (wait(2)).
    private static func ending(_ status: Int32) -> String {
        let signal = status & 0x7f
        return signal == 0 ? "ended with status \(status >> 8 & 0xff)" : "was ended by signal \(signal)"
    }

    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
    }
}
