import FoundationEssentials
import GuestMachine
import HostFiles

extension ProgramFile {
    /// The file as JSON, which reads back through `init(json:name:)` to an equal value.
    ///
    /// Keys are sorted, so equal files have equal texts. Numbers that can exceed 2^53, which many readers of JSON round,
    /// are strings: addresses and register values hexadecimal, seeds decimal.
    /// - Throws: `ProgramFileError` if a limit is broken.
    public func jsonText() throws(ProgramFileError) -> String {
        if let problem { throw ProgramFileError(file: "program", message: problem) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(ProgramDocument(self)), as: UTF8.self) + "\n"
        } catch {
            throw ProgramFileError(file: "program", message: "cannot be written as JSON: \(error)")
        }
    }

    /// Reads the JSON form.
    ///
    /// - Parameters:
    ///   - bytes: All of the file, UTF-8, at most `maximumTextBytes`.
    ///   - name: What to call it in errors.
    /// - Throws: `ProgramFileError`, which names the key; unknown keys are errors too.
    public init(json bytes: [UInt8], name: String) throws(ProgramFileError) {
        guard bytes.count <= ProgramFile.maximumTextBytes else {
            throw ProgramFileError(
                file: name, message: "\(bytes.count) bytes, expected at most \(ProgramFile.maximumTextBytes)")
        }
        do {
            self = try JSONDecoder().decode(ProgramDocument.self, from: Data(bytes)).file
        } catch let error as DecodingError {
            throw ProgramFileError(file: name, message: ProgramDocument.describe(error))
        } catch let error as MalformedDocument {
            throw ProgramFileError(file: name, message: error.message)
        } catch {
            throw ProgramFileError(file: name, message: "not valid JSON")
        }
        if let problem { throw ProgramFileError(file: name, message: problem) }
    }
}

/// What the decoder of a program file finds wrong, besides the shape of the JSON.
struct MalformedDocument: Error {
    let message: String
}

/// A key by its text: how unknown keys are seen.
struct TextKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

extension KeyedDecodingContainer where Key == TextKey {
    /// Fails if there are keys besides `known`.
    func expectOnly(_ known: [String]) throws {
        let unknown = allKeys.map(\.stringValue).filter { !known.contains($0) }.sorted()
        guard let key = unknown.first else { return }
        throw MalformedDocument(message: "\(place(key)): unknown key, expected \(known.joined(separator: ", "))")
    }

    func value<T: Decodable>(_ key: String) throws -> T { try decode(T.self, forKey: TextKey(stringValue: key)) }

    func valueIfPresent<T: Decodable>(_ key: String) throws -> T? {
        try decodeIfPresent(T.self, forKey: TextKey(stringValue: key))
    }

    /// A number written as such, which must fit `T`.
    func plainNumber<T: FixedWidthInteger & UnsignedInteger>(_ key: String) throws -> T {
        let wide: Int64 = try value(key)
        guard let number = T(exactly: wide) else {
            throw MalformedDocument(message: "\(place(key)): \(wide) is not a number from 0 to \(T.max)")
        }
        return number
    }

    /// A number written as text.
    func number<T: FixedWidthInteger & UnsignedInteger>(_ key: String) throws -> T {
        let text: String = try value(key)
        guard let number = T(unsignedText: text) else {
            throw MalformedDocument(
                message: "\(place(key)): \(quoted(text)) is not a number of \(T.bitWidth) bits, decimal or 0x")
        }
        return number
    }

    private func place(_ key: String) -> String {
        (codingPath.map(\.stringValue) + [presentable(key)]).joined(separator: ".")
    }
}
