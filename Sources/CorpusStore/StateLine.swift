import GuestISA

/// Reads one `#:` line of assembler text from left to right.
struct StateLine {
    /// Text and the index where it begins.
    struct Word {
        let text: String
        let place: Int
    }

    let file: String
    let line: Int
    let bytes: [UInt8]
    private(set) var position: Int

    init(file: String, line: Int, bytes: [UInt8], position: Int) {
        self.file = file
        self.line = line
        self.bytes = bytes
        self.position = position
        skipBlanks()
    }

    func error(_ message: String, at place: Int? = nil) -> AssemblyError {
        AssemblyError(file: file, line: line, column: (place ?? position) + 1, message: message)
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
    }

    private mutating func skipBlanks() {
        while position < bytes.count, StateLine.isBlank(bytes[position]) { position += 1 }
    }

    /// Steps over everything up to a blank, `=` or `,`.
    mutating func takeWord() -> Word {
        let place = position
        while position < bytes.count, !StateLine.isBlank(bytes[position]), bytes[position] != UInt8(ascii: "="),
            bytes[position] != UInt8(ascii: ",")
        {
            position += 1
        }
        let text = String(decoding: bytes[place..<position], as: UTF8.self)
        skipBlanks()
        return Word(text: text, place: place)
    }

    mutating func expectEquals() throws(AssemblyError) {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else { throw error("expected '='") }
        position += 1
        skipBlanks()
    }

    func expectEnd() throws(AssemblyError) {
        guard position == bytes.count else { throw error("expected the end of the line") }
    }

    /// Steps over `...` if it stands here.
    mutating func takeDots() -> Bool {
        guard bytes[position...].starts(with: "...".utf8) else { return false }
        position += 3
        skipBlanks()
        return true
    }

    /// A number, decimal or `0x`, at most `limit`; with a minus sign, its two's complement in 64 bits.
    mutating func takeNumber(to limit: UInt64) throws(AssemblyError) -> (number: UInt64, place: Int) {
        let word = takeWord()
        let isNegative = word.text.hasPrefix("-")
        let digits = isNegative ? word.text.dropFirst() : word.text[...]
        guard let magnitude = UInt64(unsignedText: digits), !isNegative || magnitude <= 1 << 63 else {
            throw error("expected a number, decimal or 0x, of at most 64 bits", at: word.place)
        }
        let number = isNegative ? 0 &- magnitude : magnitude
        guard number <= limit else {
            throw error("\(word.text) is too large: expected at most \(limit)", at: word.place)
        }
        return (number, word.place)
    }

    /// Bytes as pairs of hexadecimal digits; blanks may stand between pairs.
    mutating func takeBytes() throws(AssemblyError) -> [UInt8] {
        var result: [UInt8] = []
        while position < bytes.count {
            guard let byte = UInt8(hexDigits: bytes[position..<min(position + 2, bytes.count)]) else {
                throw error("expected two hexadecimal digits for each byte")
            }
            result.append(byte)
            position += 2
            skipBlanks()
        }
        guard !result.isEmpty else { throw error("expected bytes as pairs of hexadecimal digits") }
        return result
    }

    /// Names separated by commas, or nothing.
    mutating func takeNames() throws(AssemblyError) -> [String] {
        var names: [String] = []
        while position < bytes.count {
            if !names.isEmpty {
                guard bytes[position] == UInt8(ascii: ",") else { throw error("expected ','") }
                position += 1
                skipBlanks()
            }
            let word = takeWord()
            guard FindingInfo.isName(word.text) else {
                throw error("expected a name of 1 to 32 letters, digits and -_./+:", at: word.place)
            }
            names.append(word.text)
        }
        guard names.count <= ProgramFile.maximumNames else {
            throw error("\(names.count) names, expected at most \(ProgramFile.maximumNames)")
        }
        return names
    }

    /// All that is left, without the blanks at its end.
    mutating func takeSignature() throws(AssemblyError) -> String {
        let place = position
        var end = bytes.count
        while end > place, StateLine.isBlank(bytes[end - 1]) { end -= 1 }
        position = bytes.count
        guard let signature = String(validating: bytes[place..<end], as: UTF8.self) else {
            throw error("signature is not valid UTF-8", at: place)
        }
        if let problem = FindingInfo.problem(ofSignature: signature) { throw error(problem, at: place) }
        return signature
    }
}
