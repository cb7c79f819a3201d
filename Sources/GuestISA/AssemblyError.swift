/// What is wrong with an assembler text, and where.
public struct AssemblyError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The name of the text, as the caller gave it.
    public let file: String
    /// Line, from 1.
    public let line: Int
    /// Column in bytes, from 1.
    public let column: Int
    /// What is wrong and what was expected, on one line.
    public let message: String

    /// An error from its parts.
    public init(file: String, line: Int, column: Int, message: String) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
    }

    /// The error as compilers print it: `add.s:3:19: error: immediate 2048 does not fit 12 signed bits (-2048...2047)`.
    public var description: String { "\(file):\(line):\(column): error: \(message)" }
}
