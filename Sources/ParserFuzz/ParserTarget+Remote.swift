import GoldenRecorder
import Synchronization

// The answers of a debug stub: GDB's remote protocol, as a stream of bytes that comes in pieces.

extension ParserTarget {
    static let remoteStub = ParserTarget(
        name: "remote",
        seeds: { _ in
            let registers = (0..<33).map { "0123456789abcde\($0 % 10)" }.joined()
            let memory = ["00112233445566778899aabbccddeeff", "0011223344556677"]
            return [
                RemotePacket.stream(["OK", "T05thread:01;", registers, memory[0], "S0b", memory[1], "W00"]),
                RemotePacket.stream(["OK", "T05thread:p01.01;", registers + memory[0], "E14", "S05", "E01", "W00"]),
            ]
        },
        tokens: bytes("$OK#9a", "+", "-", "$", "#", "}", "*", "T05thread:p01.01;", "S05", "W00", "X06", "E01", "$#00"),
        // Most packets get the right sum; an input with a last byte divisible by eight keeps the wrong ones.
        repair: { bytes in if bytes.last.map({ $0 % 8 != 0 }) ?? false { RemotePacket.mendSums(&bytes) } },
        read: { bytes, _ throws(BrokenPromise) in
            let stub = RemoteStub(CannedAnswers(bytes))
            do throws(RemoteError) {
                try stub.setBreakpoint(at: 0x8000_0000)
                _ = try stub.resume()
                let registers = try stub.registers()
                try promise(registers.count == RemoteStub.registerCount, "\(registers.count) registers")
                if let memory = try stub.read(0x8000_0000, count: 16) {
                    try promise(memory.count == 16, "\(memory.count) bytes of memory")
                }
                _ = try stub.step()
                _ = try stub.read(0x8000_0000, count: 8)
                try stub.kill()
                return true
            } catch {
                if error.description.hasPrefix(RemoteError.brokenPromise) { throw BrokenPromise(error.description) }
                return try refused(error.description)
            }
        })

    private static func promise(_ condition: Bool, _ message: String) throws(RemoteError) {
        if !condition { throw RemoteError(RemoteError.brokenPromise + message) }
    }
}

extension RemoteError {
    fileprivate static let brokenPromise = "broken promise: "
}

extension RemotePacket {
    /// Packets as a stub sends them, each after an acknowledgement.
    fileprivate static func stream(_ texts: [String]) -> [UInt8] { texts.flatMap { [acknowledgement] + framed($0) } }

    /// Gives every packet of `bytes` the sum of its text.
    fileprivate static func mendSums(_ bytes: inout [UInt8]) {
        var sum: UInt8?
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: "$") where sum == nil: sum = 0
            case UInt8(ascii: "#"):
                if let value = sum, index + 2 < bytes.count {
                    bytes.replaceSubrange(index + 1...index + 2, with: digits(value))
                }
                sum = nil
            default: if let value = sum { sum = value &+ bytes[index] }
            }
        }
    }

    private static func digits(_ value: UInt8) -> [UInt8] {
        let text = String(value, radix: 16)
        return Array((text.utf8.count == 1 ? "0" + text : text).utf8)
    }
}

/// A channel that hears nothing and says what it was given, some bytes at a time.
private final class CannedAnswers: RemoteChannel {
    private let rest: Mutex<ArraySlice<UInt8>>
    private let pieceSize: Int

    init(_ bytes: [UInt8]) {
        rest = Mutex(bytes[...])
        pieceSize = 1 + bytes.count % 61
    }

    func send(_ bytes: [UInt8]) throws(RemoteError) {}

    func receive() throws(RemoteError) -> [UInt8] {
        rest.withLock { rest in
            let piece = rest.prefix(pieceSize)
            rest = rest.dropFirst(piece.count)
            return Array(piece)
        }
    }
}
