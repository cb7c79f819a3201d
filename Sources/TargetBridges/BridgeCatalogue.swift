import Glibc
import Targets

/// Starts bridges, and serves them.
public enum BridgeCatalogue {
    /// Seconds that a stub or an emulator may take over one answer.
    static let patience = 10.0

    /// Speaks the target protocol on standard input and output for the target called `text`, until nobody asks any more.
    ///
    /// - Parameters:
    ///   - text: `gdb:HOST:PORT` or `exec:COMMAND`, as on the command line.
    ///   - executable: Path of this program, for the process that keeps a connection for others.
    /// - Throws: `TargetFailure`, whose line does not name the target.
    public static func serve(_ text: String, executable: String) throws(TargetFailure) {
        signal(SIGPIPE, SIG_IGN)
        let stream = FrameStream(input: 0, output: 1)
        guard text.hasPrefix("gdb:") else {
            var service = try BridgeService(try bridge(text))
            return try service.run(stream)
        }
        try BrokerClient(text, [executable, "adapt", "--broker", text]).relay(stream)
    }

    /// Keeps the one connection that a stub allows, for all processes of this user that ask for `text`, until none has
    /// for a while.
    public static func broker(_ text: String) {
        // It is not to end with the process that has started it.
        setsid()
        signal(SIGPIPE, SIG_IGN)
        guard let broker = Broker(text) else { return }
        broker.run()
    }

    static func bridge(_ text: String) throws(TargetFailure) -> any TargetBridge {
        if text.hasPrefix("gdb:") {
            let address = text.dropFirst(4)
            guard let colon = address.lastIndex(of: ":"), colon != address.startIndex,
                let port = UInt16(address[address.index(after: colon)...]), port > 0
            else { throw TargetFailure(.missing, "expected gdb:HOST:PORT, such as gdb:localhost:1234") }
            let host = address[..<colon].drop { $0 == "[" }.prefix { $0 != "]" }
            return try GDBBridge(host: String(host), port: "\(port)", patience: patience)
        }
        if text.hasPrefix("exec:") { return try ExecBridge(String(text.dropFirst(5))) }
        throw TargetFailure(.missing, "this kind of target is not known to this version")
    }
}
