import GuestISA
import HostFiles
import Targets

/// What a stub sends.
enum GDBEvent: Equatable {
    /// The text of a packet, without escapes and runs.
    case packet([UInt8])
    /// `+`
    case acknowledgement
    /// `-`
    case refusal
}

/// Packets of GDB's remote serial protocol (GDB manual, "Remote Protocol", "Overview"): `$`, the text, `#`, and the sum
/// of the text's bytes modulo 256 in two hexadecimal digits.
enum GDBPacket {
    /// Most bytes of a packet from a stub, with its runs written out.
    static let limit = 1 << 20

    /// The bytes to send for a text; what has a meaning of its own in packets is escaped.
    static func framed(_ text: [UInt8]) -> [UInt8] {
        var bytes = [UInt8(ascii: "$")]
        bytes.reserveCapacity(text.count + 4)
        var sum: UInt8 = 0
        for byte in text {
            switch byte {
            case UInt8(ascii: "$"), UInt8(ascii: "#"), UInt8(ascii: "}"), UInt8(ascii: "*"):
                bytes += [UInt8(ascii: "}"), byte ^ 0x20]
                sum &+= UInt8(ascii: "}") &+ (byte ^ 0x20)
            default:
                bytes.append(byte)
                sum &+= byte
            }
        }
        bytes.append(UInt8(ascii: "#"))
        bytes += digits([sum])
        return bytes
    }

    /// Two hexadecimal digits for each byte.
    static func digits(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        for byte in bytes { text += [alphabet[Int(byte >> 4)], alphabet[Int(byte & 15)]] }
        return text
    }

    private static let alphabet = Array("0123456789abcdef".utf8)

    /// The bytes that pairs of digits stand for, or nil if it is anything else.
    static func bytes(_ text: some Collection<UInt8>) -> [UInt8]? {
        guard text.count % 2 == 0 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 2)
        var high: UInt8?
        for digit in text {
            guard let value = value(ofDigit: digit) else { return nil }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return bytes
    }

    /// The number that hexadecimal digits stand for, or nil if it is anything else, or more than 64 bits.
    static func number(_ text: some Collection<UInt8>) -> UInt64? {
        guard !text.isEmpty, text.count <= 16 else { return nil }
        var number: UInt64 = 0
        for digit in text {
            guard let value = value(ofDigit: digit) else { return nil }
            number = number << 4 | UInt64(value)
        }
        return number
    }

    static func value(ofDigit digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

/// Takes packets out of a stream of bytes, however it is cut.
struct GDBPacketReader {
    private var bytes: [UInt8] = []
    /// Bytes that were taken.
    private var start = 0
    /// How far the end of the first packet was looked for.
    private var searched = 0

    /// What is wrong with what a stub sends.
    struct Malformed: Error, Equatable {
        /// One line, without the stub's name.
        let description: String
        /// Whether the packet may come again.
        var isDamage = false
    }

    /// Adds what was received.
    mutating func append(_ received: some Sequence<UInt8>) {
        if start > 0 {
            bytes.removeFirst(start)
            (start, searched) = (0, max(0, searched - start))
        }
        bytes += received
    }

    /// The next thing, or nil if it is not complete. Notifications are passed over.
    mutating func next() throws(Malformed) -> GDBEvent? {
        while start < bytes.count {
            switch bytes[start] {
            case UInt8(ascii: "+"):
                start += 1
                return .acknowledgement
            case UInt8(ascii: "-"):
                start += 1
                return .refusal
            case UInt8(ascii: "$"):
                return try packet().map { .packet($0) }
            case UInt8(ascii: "%"):
                guard try packet() != nil else { return nil }
            default:
                let byte = bytes[start]
                throw Malformed(
                    description: "sent \(quoted(String(UnicodeScalar(byte)))) where a packet should begin")
            }
        }
        return nil
    }

    private mutating func packet() throws(Malformed) -> [UInt8]? {
        let end = bytes[max(searched, start)...].firstIndex(of: UInt8(ascii: "#"))
        guard let end, end + 2 < bytes.count else {
            searched = end ?? bytes.count
            guard bytes.count - start <= GDBPacket.limit else {
                throw Malformed(description: "sent more than \(GDBPacket.limit) bytes in a packet")
            }
            return nil
        }
        let text = bytes[(start + 1)..<end]
        let sum = GDBPacket.number(bytes[(end + 1)...(end + 2)])
        (start, searched) = (end + 3, 0)
        guard sum == UInt64(text.reduce(0, &+)) else {
            throw Malformed(description: "sent a packet whose sum is wrong", isDamage: true)
        }
        return try GDBPacketReader.plain(text)
    }

    /// The text without escapes (`}` and the byte, exclusive-or 0x20) and runs (a byte, `*`, and how often it comes
    /// again plus 29).
    private static func plain(_ text: ArraySlice<UInt8>) throws(Malformed) -> [UInt8] {
        guard text.contains(where: { $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "*") }) else { return Array(text) }
        var plain: [UInt8] = []
        var position = text.startIndex
        while position < text.endIndex {
            let byte = text[position]
            position += 1
            switch byte {
            case UInt8(ascii: "}"):
                guard position < text.endIndex else { throw Malformed(description: "sent a packet that ends in }") }
                plain.append(text[position] ^ 0x20)
                position += 1
            case UInt8(ascii: "*"):
                guard position < text.endIndex, text[position] >= 32, let last = plain.last else {
                    throw Malformed(description: "sent a packet with a run of nothing")
                }
                plain += repeatElement(last, count: Int(text[position]) - 29)
                position += 1
            default: plain.append(byte)
            }
            guard plain.count <= GDBPacket.limit else {
                throw Malformed(description: "sent more than \(GDBPacket.limit) bytes in a packet")
            }
        }
        return plain
    }
}
