import Glibc
import Targets

/// Passes requests on to the broker of a target, which it starts if there is none.
struct BrokerClient {
    private let broker: FrameStream
    /// Hundredths of a second that a new broker may take to listen.
    private static let attempts = 1000

    /// Connects to the broker of `text`, or starts one by `command`.
    init(_ text: String, _ command: [String]) throws(TargetFailure) {
        for attempt in 0..<BrokerClient.attempts {
            if let descriptor = LocalSocket.connect(text) {
                broker = FrameStream(input: descriptor, output: descriptor)
                return
            }
            // The last one may be about to end.
            if attempt % 100 == 0 { try BrokerClient.start(command) }
            usleep(10_000)
        }
        throw TargetFailure(.died, "the process that should hold the connection does not answer")
    }

    /// Says hello and passes frames on, until the other side has gone.
    func relay(_ stream: FrameStream) throws(TargetFailure) {
        let hello = try answer()
        guard hello.count >= 2 else { throw TargetFailure(.garbage, "the broker says no hello") }
        try stream.sayHello(WordText.text(hello.dropFirst()), TargetAbilities(rawValue: hello[0]))
        while let (kind, words) = try stream.next() {
            try broker.send(kind, words)
            if kind == FrameStream.Kind.run { try stream.send(FrameStream.Kind.ran, answer()) }
        }
    }

    private func answer() throws(TargetFailure) -> [UInt64] {
        guard let (kind, words) = try broker.next() else {
            throw TargetFailure(.died, "the connection to the stub has ended")
        }
        guard kind != FrameStream.Kind.failure else { throw TargetFailure(.died, WordText.text(words)) }
        return words
    }

    /// Starts a broker.
    private static func start(_ command: [String]) throws(TargetFailure) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // Without our streams, whose ends would otherwise not be seen.
        for descriptor in 0..<3 as Range<Int32> {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
        }
        let arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var process = pid_t()
        let reason = posix_spawn(&process, command[0], &actions, nil, arguments, environ)
        guard reason == 0 else {
            throw TargetFailure(.missing, "cannot start \(command[0]): \(String(cString: strerror(reason)))")
        }
    }
}
