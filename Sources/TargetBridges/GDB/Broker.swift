import Glibc
import Targets

/// Holds the one connection that a stub allows, and has the batches of many processes run over it, one after the other:
/// each worker of a campaign, and each finding that is examined, starts its target anew.
///
/// It lives as long as anybody is connected to it, and two seconds longer: a stub such as qemu-riscv64's ends with its
/// connection.
final class Broker {
    /// A process that asks.
    private struct Client {
        let descriptor: Int32
        var service: BridgeService

        var stream: FrameStream { FrameStream(input: descriptor, output: descriptor) }
    }

    private let text: String
    private let listener: Int32
    private var clients: [Client] = []
    private static let lingerMilliseconds: Int32 = 2000

    /// Listens for clients; nil if another broker does.
    init?(_ text: String) {
        guard let listener = LocalSocket.listen(text) else { return nil }
        self.listener = listener
        self.text = text
    }

    /// Serves clients until there are none, or the stub fails: then all are told why.
    func run() {
        do throws(TargetFailure) {
            let bridge = try BridgeCatalogue.bridge(text)
            while wait() { try serve(bridge) }
        } catch {
            // Whoever comes while nobody could take its place is told, too.
            while let descriptor = accept(milliseconds: 0) { tell(descriptor, error.description) }
            for client in clients { tell(client.descriptor, error.description) }
        }
    }

    private var polled: [pollfd] = []

    /// Waits for something to do; false if there was nothing for long.
    private func wait() -> Bool {
        polled = ([listener] + clients.map(\.descriptor)).map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        let count = poll(&polled, nfds_t(polled.count), clients.isEmpty ? Broker.lingerMilliseconds : -1)
        return count > 0 || (count < 0 && errno == EINTR)
    }

    private func serve(_ bridge: any TargetBridge) throws(TargetFailure) {
        for index in clients.indices.reversed() where polled[index + 1].revents != 0 {
            let request = (try? clients[index].stream.next()) ?? nil
            guard let (kind, words) = request else {
                close(clients.remove(at: index).descriptor)
                continue
            }
            if let answer = try clients[index].service.answer(kind, words) {
                try? clients[index].stream.send(FrameStream.Kind.ran, answer)
            }
        }
        guard polled[0].revents != 0, let descriptor = accept(milliseconds: 0) else { return }
        let client = Client(descriptor: descriptor, service: try BridgeService(bridge))
        let name = WordText.words(bridge.name)
        if (try? client.stream.send(FrameStream.Kind.hello, [bridge.abilities.rawValue] + name)) != nil {
            clients.append(client)
        }
    }

    private func accept(milliseconds: Int32) -> Int32? {
        var waiting = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
        guard poll(&waiting, 1, milliseconds) > 0 else { return nil }
        let descriptor = Glibc.accept(listener, nil, nil)
        guard descriptor >= 0 else { return nil }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        return descriptor
    }

    private func tell(_ descriptor: Int32, _ reason: String) {
        try? FrameStream(input: descriptor, output: descriptor).send(FrameStream.Kind.failure, WordText.words(reason))
    }
}

/// Texts in frames: their length, and their bytes filled up to whole words.
enum WordText {
    static func words(_ text: String) -> [UInt64] {
        let bytes = Array(text.utf8.prefix(1024))
        var words = [UInt64(bytes.count)]
        for start in stride(from: 0, to: bytes.count, by: 8) {
            let part = Array(bytes[start..<min(start + 8, bytes.count)])
            words.append((part + [UInt8](repeating: 0, count: 8 - part.count)).doubleword(at: 0))
        }
        return words
    }

    static func text(_ words: some Collection<UInt64>) -> String {
        let bytes = words.dropFirst().flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
        return String(decoding: bytes.prefix(Int(min(words.first ?? 0, 1024))), as: UTF8.self)
    }
}
