import GuestISA
import GuestMachine
import HostFiles

// The `.state` form of golden states:
//
//     source: qemu-riscv64 7.2.22: rvfuzz golden --record --with qemu
//     exit load-access-fault   cause 5   tval 0x8001fffe   retired 3   pc 0x8000000c
//     x5   0x0000000080000000
//     memory 0x80010000 = 00112233
//     memory ... = 44556677
//
// Blanks and line ends separate words; `#` begins a comment line. Registers that are not named are zero. Without a
// `memory` line nothing changes; `memory digest 0x…` stands for more bytes than are listed. `unknown` in place of tval,
// retired or memory says that the source does not tell.

/// Why a golden state cannot be read.
public struct GoldenFileError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The name of the file, as the caller gave it.
    public let file: String
    /// Line, from 1.
    public let line: Int
    /// What is wrong and what was expected, on one line.
    public let message: String

    /// An error from its parts.
    public init(file: String, line: Int, message: String) {
        self.file = file
        self.line = line
        self.message = message
    }

    /// One line: `add.state:3: error: x5 is already given`.
    public var description: String { "\(file):\(line): error: \(message)" }
}

extension GoldenState {
    /// The state as text, which reads back through `init(text:name:)` to an equal value.
    public var text: String {
        var lines = sources.map { "source: \($0)" }
        var words: [String] = []
        switch end {
        case .fuelExhausted: words.append("exit \(GoldenState.fuelName)")
        case .trap(let cause, let value):
            words += ["exit \(cause.name)", "cause \(cause.rawValue)", "tval \(value.map { hex($0) } ?? "unknown")"]
        }
        words += ["retired \(retired.map { "\($0)" } ?? "unknown")", "pc \(hex(pc))"]
        lines.append(words.joined(separator: "   "))
        for (index, value) in registers.enumerated() where value != 0 {
            lines.append("x\(index)".padded(to: 5) + paddedHex(value))
        }
        return (lines + memoryLines).joined(separator: "\n") + "\n"
    }

    private var memoryLines: [String] {
        switch memory {
        case nil: return ["memory unknown"]
        case .digest(let digest): return ["memory digest \(paddedHex(digest))"]
        case .bytes(let segments):
            return segments.flatMap { segment in
                let size = ProgramFile.dataBytesPerLine
                return stride(from: 0, to: segment.bytes.count, by: size).map { start in
                    let bytes = segment.bytes[start..<min(start + size, segment.bytes.count)]
                    let key = start == 0 ? hex(segment.address) : "..."
                    return "memory \(key) = \(bytes.map { hexDigits($0) }.joined())"
                }
            }
        }
    }

    /// Reads the text form.
    ///
    /// - Parameters:
    ///   - text: All of the file.
    ///   - name: What to call it in errors.
    /// - Throws: `GoldenFileError` with the line.
    public init(text: String, name: String) throws(GoldenFileError) {
        var reader = GoldenReader(file: name)
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) { try reader.read(line) }
        self = try reader.state()
    }

    /// Most bytes of a golden file.
    public static let maximumBytes = 1 << 20

    /// Reads the golden state at `path`.
    ///
    /// - Throws: `FileAccessError` if it cannot be read, `GoldenFileError` if it is malformed.
    public static func read(path: String) throws -> GoldenState {
        let bytes = try FileAccess.read(path, limit: maximumBytes)
        return try GoldenState(text: String(decoding: bytes, as: UTF8.self), name: path)
    }

    /// Writes the text form to `path`, whole or not at all.
    ///
    /// - Throws: `FileAccessError`.
    public func write(path: String) throws {
        try FileAccess.replace(path, with: Array(text.utf8))
    }
}

extension String {
    /// The text with blanks after it, at least `count` characters.
    fileprivate func padded(to count: Int) -> String {
        self + String(repeating: " ", count: max(0, count - self.count))
    }
}
