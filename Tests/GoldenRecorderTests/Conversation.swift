import Synchronization

@testable import GoldenRecorder

/// What was said between a debugger and a stub: texts of packets, in order.
///
/// The stored form has a line a packet, `>` before what the debugger says and `<` before what the stub says. A run of a
/// character is written `{0*4000}`, and the number of QEMU's thread, which is never the same, as 1.
struct Conversation: Equatable, Sendable {
    struct Packet: Equatable, Sendable {
        let isFromStub: Bool
        let text: String
    }

    var packets: [Packet] = []

    mutating func append(_ text: String, isFromStub: Bool) {
        let isStop = isFromStub && text.hasPrefix("T")
        packets.append(Packet(isFromStub: isFromStub, text: isStop ? "\(text.prefix(3))thread:1;" : text))
    }
}

// MARK: - Stored form

extension Conversation {
    static let shortestRun = 16

    init(stored text: String) throws {
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            guard line.hasPrefix("> ") || line.hasPrefix("< ") else {
                throw RemoteError("a conversation has the line '\(line)'")
            }
            packets.append(Packet(isFromStub: line.hasPrefix("<"), text: Conversation.expanded(line.dropFirst(2))))
        }
    }

    var stored: String {
        packets.map { ($0.isFromStub ? "< " : "> ") + Conversation.compressed($0.text) + "\n" }.joined()
    }

    private static func compressed(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let first = rest.first {
            let run = rest.prefix { $0 == first }
            rest = rest[run.endIndex...]
            result += run.count < shortestRun ? String(run) : "{\(first)*\(run.count)}"
        }
        return result
    }

    private static func expanded(_ text: Substring) -> String {
        var result = ""
        var rest = text
        while let start = rest.firstIndex(of: "{"), let end = rest.firstIndex(of: "}") {
            let parts = rest[rest.index(after: start)..<end].split(separator: "*")
            result += rest[..<start] + String(repeating: String(parts[0]), count: Int(parts[1]) ?? 0)
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }
}

// MARK: - Channels

/// Writes down what goes through another channel.
final class Listener: RemoteChannel, Sendable {
    private struct State {
        var conversation = Conversation()
        var sent = RemotePacketReader()
        var received = RemotePacketReader()
        var channel: (any RemoteChannel)?
    }

    private let state = Mutex(State())

    var conversation: Conversation { state.withLock(\.conversation) }

    /// Listens to `channel` from now on.
    func listen(to channel: any RemoteChannel) -> Listener {
        state.withLock { $0.channel = channel }
        return self
    }

    func send(_ bytes: [UInt8]) throws(RemoteError) {
        try state.withLock { state throws(RemoteError) in
            state.sent.append(bytes)
            while let text = try state.sent.next() { state.conversation.append(text, isFromStub: false) }
            try state.channel?.send(bytes)
        }
    }

    func receive() throws(RemoteError) -> [UInt8] {
        try state.withLock { state throws(RemoteError) in
            let bytes = try state.channel?.receive() ?? []
            state.received.append(bytes)
            while let text = try state.received.next() { state.conversation.append(text, isFromStub: true) }
            return bytes
        }
    }
}

/// A stub that says what was once said, and fails at a question that was not asked then.
final class StoredStub: RemoteChannel {
    private struct State {
        var packets: ArraySlice<Conversation.Packet>
        var heard = RemotePacketReader()
        var waiting: ArraySlice<UInt8> = []
    }

    private let state: Mutex<State>
    /// Bytes given at once, so that packets come in pieces.
    private let pieceSize: Int

    init(_ conversation: Conversation, pieceSize: Int) {
        state = Mutex(State(packets: conversation.packets[...]))
        self.pieceSize = pieceSize
    }

    /// What is still to be asked.
    var rest: [Conversation.Packet] { state.withLock { Array($0.packets) } }

    func send(_ bytes: [UInt8]) throws(RemoteError) {
        try state.withLock { state throws(RemoteError) in
            state.heard.append(bytes)
            while let text = try state.heard.next() {
                guard let packet = state.packets.popFirst(), packet == .init(isFromStub: false, text: text) else {
                    throw RemoteError("'\(text)' was not asked at this place")
                }
                state.waiting.append(RemotePacket.acknowledgement)
                if let answer = state.packets.first, answer.isFromStub {
                    state.packets.removeFirst()
                    state.waiting += RemotePacket.framed(answer.text)
                }
            }
        }
    }

    func receive() throws(RemoteError) -> [UInt8] {
        state.withLock { state in
            let piece = state.waiting.prefix(pieceSize)
            state.waiting = state.waiting.dropFirst(piece.count)
            return Array(piece)
        }
    }
}
