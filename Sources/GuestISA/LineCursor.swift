/// Reads one line of assembler text from left to right.
struct LineCursor {
    /// The name of the text, for errors.
    let file: String
    /// Line number, from 1.
    let line: Int
    /// The bytes of the line without its comment.
    let bytes: ArraySlice<UInt8>
    /// Index of the next byte.
    private(set) var position: Int

    /// A cursor at the start of `bytes`, whose comment (from `#` or `//`) it does not see.
    init(file: String, line: Int, bytes: ArraySlice<UInt8>) {
        self.file = file
        self.line = line
        self.bytes = LineCursor.withoutComment(bytes)
        position = bytes.startIndex
        skipSpaces()
    }

    private static func withoutComment(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let end = bytes.indices.first { index in
            bytes[index] == UInt8(ascii: "#")
                || bytes[index] == UInt8(ascii: "/") && bytes[index...].dropFirst().first == UInt8(ascii: "/")
        }
        return bytes[..<(end ?? bytes.endIndex)]
    }

    var isAtEnd: Bool { position == bytes.endIndex }

    /// The next byte, or nil at the end.
    var next: UInt8? { isAtEnd ? nil : bytes[position] }

    /// An error at `place`, by default where the cursor stands.
    func error(_ message: String, at place: Int? = nil) -> AssemblyError {
        AssemblyError(
            file: file, line: line, column: (place ?? position) - bytes.startIndex + 1, message: message)
    }

    /// What stands at the cursor, for messages: a name, one character, or the end of the line.
    var found: String {
        guard let next else { return "the end of the line" }
        var copy = self
        if let name = copy.takeName() { return "'\(shortened(name))'" }
        return next > 0x20 && next < 0x7f ? "'\(Character(Unicode.Scalar(next)))'" : "byte \(next)"
    }

    private mutating func skipSpaces() {
        while let next, next == UInt8(ascii: " ") || next == UInt8(ascii: "\t") || next == UInt8(ascii: "\r") {
            position += 1
        }
    }

    /// Steps over `character` and the blanks after it; false if something else stands here.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        position += 1
        skipSpaces()
        return true
    }

    /// Steps over `character`, which must stand here.
    mutating func expect(_ character: Unicode.Scalar) throws(AssemblyError) {
        guard take(character) else { throw error("expected '\(character)', found \(found)") }
    }

    /// Fails unless the line ends here.
    func expectEnd() throws(AssemblyError) {
        guard isAtEnd else { throw error("expected the end of the line, found \(found)") }
    }

    /// Steps over all that is left.
    mutating func skipRest() { position = bytes.endIndex }

    /// Steps over a name: letters, digits, `_`, `.` and `$`, not beginning with a digit; nil if none stands here.
    mutating func takeName() -> String? {
        guard let first = next, LineCursor.isNamePart(first), !LineCursor.isDigit(first) else { return nil }
        return takeWord()
    }

    /// Steps over a number: decimal, `0x` hexadecimal or `0b` binary, at most 2^64 - 1; nil if none stands here.
    mutating func takeNumber() throws(AssemblyError) -> UInt64? {
        guard let first = next, LineCursor.isDigit(first) else { return nil }
        let start = position
        let word = takeWord()
        let lowered = word.lowercased()
        let value =
            if lowered.hasPrefix("0x") {
                LineCursor.unsigned(lowered.dropFirst(2), radix: 16)
            } else if lowered.hasPrefix("0b") {
                LineCursor.unsigned(lowered.dropFirst(2), radix: 2)
            } else {
                // A leading zero means octal to other assemblers: refused, so that it can mean only one thing.
                lowered.hasPrefix("0") && lowered.count > 1 ? nil : LineCursor.unsigned(lowered[...], radix: 10)
            }
        guard let value else {
            throw error(
                "'\(shortened(word))' is not a number: expected decimal, 0x or 0b digits, at most 64 bits", at: start)
        }
        return value
    }

    /// The value of `digits`, which have no sign; nil if they are not digits or too many.
    private static func unsigned(_ digits: Substring, radix: Int) -> UInt64? {
        digits.first == "+" || digits.first == "-" ? nil : UInt64(digits, radix: radix)
    }

    private mutating func takeWord() -> String {
        let start = position
        while let next, LineCursor.isNamePart(next) { position += 1 }
        let word = String(decoding: bytes[start..<position], as: UTF8.self)
        skipSpaces()
        return word
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "$"):
            true
        default: false
        }
    }
}

/// The beginning of a word of the text, for messages: they are one line, whatever the text is.
func shortened(_ word: some StringProtocol) -> String { word.count > 40 ? word.prefix(40) + "…" : String(word) }
