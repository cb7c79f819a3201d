import HostFiles

/// The packets of GDB's remote protocol (GDB manual, "Remote Protocol", "Overview"): `$`, the text, `#`, and the sum of
/// the text's bytes modulo 256 as two hexadecimal digits. The receiver of a packet acknowledges it by `+`.
package enum RemotePacket {
    package static let acknowledgement = UInt8(ascii: "+")

    /// Most bytes of a packet's text. The stub of QEMU 7.2 promises 4096.
    static let maximumTextBytes = 1 << 16

    /// The bytes to send for `text`, which must not contain `$`, `#`, `}` or `*`.
    package static func framed(_ text: String) -> [UInt8] {
        [UInt8(ascii: "$")] + Array(text.utf8) + [UInt8(ascii: "#")] + checksum(Array(text.utf8)[...])
    }

    fileprivate static func checksum(_ text: ArraySlice<UInt8>) -> [UInt8] {
        HexText.digits([text.reduce(0, &+)])
    }
}

/// Takes packets out of a stream of bytes, however it is cut.
struct RemotePacketReader {
    private var bytes: [UInt8] = []

    /// Adds what was received.
    mutating func append(_ received: [UInt8]) { bytes += received }

    /// The text of the next packet and nil if it is not complete.
    ///
    /// - Throws: `RemoteError` if the sum is wrong, the packet too long, or the stub asks for a packet again.
    mutating func next() throws(RemoteError) -> String? {
        // Acknowledgements stand between packets.
        bytes.removeFirst(bytes.prefix { $0 == RemotePacket.acknowledgement }.count)
        guard let first = bytes.first else { return nil }
        guard first == UInt8(ascii: "$") else {
            throw RemoteError("the debug stub sent \(quoted(String(UnicodeScalar(first)))), expected a packet")
        }
        guard let end = bytes.firstIndex(of: UInt8(ascii: "#")), bytes.count >= end + 3 else {
            guard bytes.count <= RemotePacket.maximumTextBytes else {
                throw RemoteError("the debug stub sent more than \(RemotePacket.maximumTextBytes) bytes in a packet")
            }
            return nil
        }
        let text = bytes[1..<end]
        guard Array(bytes[(end + 1)...(end + 2)]) == RemotePacket.checksum(text) else {
            throw RemoteError("the debug stub sent a packet whose sum is wrong")
        }
        bytes.removeFirst(end + 3)
        return String(decoding: text, as: UTF8.self)
    }
}

/// Bytes as pairs of hexadecimal digits.
enum HexText {
    /// The digits of `bytes`, lower case.
    static func digits(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        let alphabet = Array("0123456789abcdef".utf8)
        return bytes.flatMap { [alphabet[Int($0 >> 4)], alphabet[Int($0 & 0xf)]] }
    }

    /// The bytes that `text` stands for, or nil if it is anything but pairs of digits.
    static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        let digits = text.utf8.map { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count % 2 == 0 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = digits[index], let low = digits[index + 1] else { return nil }
            bytes.append(UInt8(high << 4 | low))
        }
        return bytes
    }
}
