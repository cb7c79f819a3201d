import GuestISA

/// Why a program file cannot be read or written.
public struct ProgramFileError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The name of the file, as the caller gave it.
    public let file: String
    /// Bytes from its start, where the form has such a place.
    public let offset: Int?
    /// What is wrong and what was expected, on one line.
    public let message: String

    /// An error from its parts.
    public init(file: String, offset: Int? = nil, message: String) {
        self.file = file
        self.offset = offset
        self.message = message
    }

    /// One line: `crash.bin: offset 0x24: segment 3 has 70000 bytes, expected at most 65536`.
    public var description: String {
        offset.map { "\(file): offset \(hex($0)): \(message)" } ?? "\(file): \(message)"
    }
}
