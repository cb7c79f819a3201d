import Glibc
import Targets

/// The frames of the target protocol, seen from the target's side, on two descriptors.
struct FrameStream {
    let input: Int32
    let output: Int32

    /// Kinds of frame.
    enum Kind {
        static let configure: UInt64 = 1
        static let run: UInt64 = 2
        static let ran: UInt64 = 3
        /// Between processes of this program: what the target is, and why it cannot go on.
        static let hello: UInt64 = 100
        static let failure: UInt64 = 101
    }

    /// Bytes of a frame, at most.
    static let limit = 1 << 24

    /// Says what the target is.
    func sayHello(_ name: String, _ abilities: TargetAbilities) throws(TargetFailure) {
        var bytes = Array("rvfzzeT1".utf8)
        let text = Array(name.utf8.prefix(128))
        bytes.append(doubleword: abilities.rawValue)
        bytes.append(doubleword: UInt64(text.count))
        try write(bytes + text + [UInt8](repeating: 0, count: -text.count & 7))
    }

    /// The next frame's kind and words; nil if the other side has gone.
    func next() throws(TargetFailure) -> (kind: UInt64, words: [UInt64])? {
        guard let head = try read(words: 2) else { return nil }
        guard head[1] % 8 == 0, head[1] <= UInt64(FrameStream.limit) else {
            throw TargetFailure(.garbage, "a frame of \(head[1]) bytes, expected whole words, at most 2^24")
        }
        guard let body = try read(words: Int(head[1]) / 8) else { return nil }
        return (head[0], body)
    }

    /// Sends a frame.
    func send(_ kind: UInt64, _ words: [UInt64]) throws(TargetFailure) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8 * words.count + 16)
        for word in [kind, UInt64(8 * words.count)] { bytes.append(doubleword: word) }
        for word in words { bytes.append(doubleword: word) }
        try write(bytes)
    }

    private func read(words count: Int) throws(TargetFailure) -> [UInt64]? {
        var words = [UInt64](repeating: 0, count: count)
        var filled = 0
        while filled < 8 * count {
            let more = words.withUnsafeMutableBytes { Glibc.read(input, $0.baseAddress! + filled, $0.count - filled) }
            if more < 0 && errno == EINTR { continue }
            guard more > 0 else {
                if filled == 0 { return nil }
                throw TargetFailure(.garbage, "the request ends in a frame")
            }
            filled += more
        }
        return words.map(UInt64.init(littleEndian:))
    }

    private func write(_ bytes: [UInt8]) throws(TargetFailure) {
        var sent = 0
        while sent < bytes.count {
            let more = bytes.withUnsafeBytes { Glibc.write(output, $0.baseAddress! + sent, $0.count - sent) }
            if more < 0 && errno == EINTR { continue }
            guard more > 0 else { throw TargetFailure(.died, "nobody reads the answers") }
            sent += more
        }
    }
}
