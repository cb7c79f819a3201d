import GuestISA

/// Why a file cannot be run: what is wrong, where, and what was expected, as one line.
public struct ELFError: Error, Equatable, CustomStringConvertible {
    /// Byte of the file that the message is about.
    public let offset: UInt64
    /// What is wrong there and what was expected.
    public let message: String

    /// An error from its parts.
    public init(offset: UInt64, _ message: String) {
        self.offset = offset
        self.message = message
    }

    /// Both parts, such as `offset 0x12: machine is x86-64 (62), expected RISC-V (243)`.
    public var description: String { "offset \(hex(offset)): \(message)" }
}

/// A range as messages show it: `0x10000..<0x11000`.
func hex(_ range: Range<UInt64>) -> String { "\(hex(range.lowerBound))..<\(hex(range.upperBound))" }
