import CHostSupport
import Glibc

/// A child process, read and written without ever waiting for one stream of it alone.
///
/// Not `Subprocess`: engines are called from code that is not asynchronous, thousands of times a second, and the child
/// lives as long as the engine does.
final class Child {
    private let label: String
    private let process: pid_t
    private let input: Int32
    private let output: Int32
    private let errors: Int32
    /// What has been read and not asked for yet.
    private var buffer: [UInt8]
    private var filled = 0
    private var taken = 0
    /// The end of what it said on standard error.
    private var complaint: [UInt8] = []
    private static let complaintLimit = 4096

    init(label: String, command: String, arguments: [String]) throws(TargetFailure) {
        self.label = label
        var pipes: [Int32] = [-1, -1, -1]
        let argv = ([command] + arguments).map { strdup($0) } + [nil]
        defer { for argument in argv { free(argument) } }
        process = target_spawn(argv, &pipes)
        guard process > 0 else {
            throw TargetFailure(.missing, "\(label): cannot start \(command): \(String(cString: strerror(errno)))")
        }
        (input, output, errors) = (pipes[0], pipes[1], pipes[2])
        buffer = [UInt8](repeating: 0, count: 1 << 16)
    }

    deinit {
        for descriptor in [input, output, errors] { close(descriptor) }
        kill(-process, SIGKILL)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    }

    /// The next `count` words of its standard output.
    func read(_ count: Int, _ patience: Double) throws(TargetFailure) -> [UInt64] {
        let deadline = Child.now + patience
        try fill(8 * count, deadline)
        var words = [UInt64](repeating: 0, count: count)
        words.withUnsafeMutableBytes { target in
            buffer.withUnsafeBytes {
                target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[taken..<taken + 8 * count]))
            }
        }
        taken += 8 * count
        return words
    }

    /// Writes all of `words`, reading meanwhile what comes.
    func write(_ words: [UInt64], _ patience: Double) throws(TargetFailure) {
        let deadline = Child.now + patience
        var sent = 0
        while sent < 8 * words.count {
            let more = words.withUnsafeBytes {
                send(input, $0.baseAddress! + sent, $0.count - sent, Int32(MSG_NOSIGNAL))
            }
            if more > 0 {
                sent += more
            } else if more < 0 && errno == EAGAIN {
                try wait(writing: true, deadline)
            } else if !(more < 0 && errno == EINTR) {
                throw end()
            }
        }
    }

    /// Reads until the buffer has `count` bytes that were not taken.
    private func fill(_ count: Int, _ deadline: Double) throws(TargetFailure) {
        while filled - taken < count {
            guard try !receive(atLeast: count) else { continue }
            try wait(writing: false, deadline)
        }
    }

    /// Takes in what has come; false if nothing has.
    private func receive(atLeast count: Int) throws(TargetFailure) -> Bool {
        if taken == filled { (taken, filled) = (0, 0) }
        if buffer.count - taken < max(count, 4096) {
            buffer.withUnsafeMutableBytes { _ = memmove($0.baseAddress!, $0.baseAddress! + taken, filled - taken) }
            (taken, filled) = (0, filled - taken)
        }
        if buffer.count < count { buffer += [UInt8](repeating: 0, count: count - buffer.count) }
        // A child may send more than was asked for, up to what has room.
        guard filled < buffer.count else { return false }
        let more = buffer.withUnsafeMutableBytes { Glibc.read(output, $0.baseAddress! + filled, $0.count - filled) }
        if more > 0 {
            filled += more
            return true
        }
        if more < 0 && (errno == EAGAIN || errno == EINTR) { return false }
        throw end()
    }

    /// Waits until there is something to do.
    private func wait(writing: Bool, _ deadline: Double) throws(TargetFailure) {
        let hasRoom = filled < buffer.count
        var polled = [
            pollfd(fd: errors, events: Int16(POLLIN), revents: 0),
            pollfd(fd: writing && !hasRoom ? -1 : output, events: Int16(POLLIN), revents: 0),
            pollfd(fd: writing ? input : -1, events: Int16(POLLOUT), revents: 0),
        ]
        let left = deadline - Child.now
        guard left > 0 else {
            kill(-process, SIGKILL)
            throw TargetFailure(.hung, "\(label): gave no answer in time")
        }
        _ = poll(&polled, 3, Int32(min(left, 1000) * 1000) + 1)
        if polled[0].revents != 0 { listen() }
        if writing, polled[1].revents & Int16(POLLIN) != 0 { _ = try receive(atLeast: filled - taken + 1) }
    }

    /// Takes in what it says on standard error; false if it says no more.
    @discardableResult
    private func listen() -> Bool {
        var bytes = [UInt8](repeating: 0, count: Child.complaintLimit)
        let count = Glibc.read(errors, &bytes, bytes.count)
        guard count > 0 else { return false }
        complaint = (complaint + bytes[..<count]).suffix(Child.complaintLimit)
        return true
    }

    /// How it ended, in a line.
    private func end() -> TargetFailure {
        kill(-process, SIGKILL)
        while listen() {}
        let lines = complaint.split(separator: UInt8(ascii: "\n"))
        let text = lines.last.map { line in
            String(
                decoding: line.prefix(200).map { (0x20..<0x7f).contains($0) ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
        }
        return TargetFailure(.died, "\(label): ended" + (text.map { ": \($0)" } ?? " without a word"))
    }

    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
    }
}
