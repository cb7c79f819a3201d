import EngineCatalogue
import FoundationEssentials
import GuestISA
import GuestMachine
import HostFiles
import Lockstep

/// A file of known issues that cannot be used; prints as one line.
public struct KnownIssuesError: Error, Equatable, CustomStringConvertible {
    /// The file, what is wrong, and where.
    public let description: String
}

/// Known issues as a file: a JSON array of objects.
///
///     [{"name": "sraiw on the host", "engine": "direct", "instruction": "sraiw", "field": "rd",
///       "reason": "waits for the new shifter", "expires": "2026-12-31"}]
///
/// `name`, `reason`, `expires` and at least one of the keys that match are needed; see `KnownIssue`.
public struct KnownIssuesFile: Sendable {
    /// The entries, in the order of the file.
    public let issues: [KnownIssue]

    /// Most bytes a file may have.
    public static let maximumBytes = 1 << 20

    /// Reads the contents of a file.
    ///
    /// - Parameters:
    ///   - json: All of it, UTF-8.
    ///   - name: What to call it in errors.
    /// - Throws: `KnownIssuesError` if it is no JSON, or an entry has unknown keys, lacks one, is there twice or can
    ///   match nothing.
    public init(json: [UInt8], name: String) throws(KnownIssuesError) {
        func failure(_ message: String) -> KnownIssuesError { KnownIssuesError(description: "\(name): \(message)") }
        let entries: [Entry]
        do {
            entries = try JSONDecoder().decode([Entry].self, from: Data(json))
        } catch let error as Entry.Malformed {
            throw failure(error.message)
        } catch {
            throw failure("expected a JSON array of objects with strings")
        }
        var issues: [KnownIssue] = []
        // Where each name and each matcher stands.
        var names: [String: Int] = [:]
        var matchers: [[[String]?]: Int] = [:]
        for (index, entry) in entries.enumerated() {
            let issue: KnownIssue
            do { issue = try entry.issue() } catch { throw failure("entry \(index + 1): \(error.message)") }
            if let other = names.updateValue(index, forKey: issue.name) {
                throw failure("entry \(index + 1): has the name of entry \(other + 1), \(quoted(issue.name))")
            }
            if let other = matchers.updateValue(index, forKey: issue.matcher) {
                throw failure("entry \(index + 1): matches what entry \(other + 1) does")
            }
            issues.append(issue)
        }
        self.issues = issues
    }
}

/// An entry as it is written.
private struct Entry: Decodable {
    struct Malformed: Error {
        let message: String
    }

    private enum Key: String, CaseIterable {
        case name, engine, instruction, field, part, code, reason, expires
    }

    private struct TextKey: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    private var texts: [Key: String] = [:]
    private var code: [String]?

    init(from decoder: any Swift.Decoder) throws {
        let number = (decoder.codingPath.last?.intValue ?? 0) + 1
        let container = try decoder.container(keyedBy: TextKey.self)
        let names = Key.allCases.map(\.rawValue)
        if let unknown = container.allKeys.map(\.stringValue).sorted().first(where: { !names.contains($0) }) {
            throw Malformed(
                message: "entry \(number): unknown key \(quoted(unknown)), expected \(names.joined(separator: ", "))")
        }
        for key in Key.allCases {
            let textKey = TextKey(stringValue: key.rawValue)
            guard container.contains(textKey) else { continue }
            do {
                if key == .code {
                    code = try container.decode([String].self, forKey: textKey)
                } else {
                    texts[key] = try container.decode(String.self, forKey: textKey)
                }
            } catch {
                let wanted = key == .code ? "an array of strings" : "a string"
                throw Malformed(message: "entry \(number): '\(key.rawValue)' is not \(wanted)")
            }
        }
    }

    func issue() throws(Malformed) -> KnownIssue {
        func needed(_ key: Key) throws(Malformed) -> String {
            guard let text = texts[key], !text.isEmpty else { throw Malformed(message: "'\(key.rawValue)' is missing") }
            return text
        }
        let day = try needed(.expires)
        guard let expires = CalendarDate(day) else {
            throw Malformed(message: "'expires' is \(quoted(day)), expected a day such as 2026-12-31")
        }
        let engines = EngineKind.allCases.map(\.rawValue) + ["undecided"]
        if let engine = texts[.engine], !engines.contains(engine) {
            throw Malformed(message: "'engine' is \(quoted(engine)), expected \(engines.joined(separator: ", "))")
        }
        let instructions = Opcode.allCases.map(\.mnemonic) + ["illegal", "fetch", "patched"]
        if let instruction = texts[.instruction], !instructions.contains(instruction) {
            throw Malformed(
                message: "'instruction' is \(quoted(instruction)), expected a mnemonic, illegal, fetch or patched")
        }
        let fields = DivergenceSignature.fields
        if let field = texts[.field], !fields.contains(field) {
            throw Malformed(message: "'field' is \(quoted(field)), expected \(fields.joined(separator: ", "))")
        }
        let parts = Blame.plainPartNames
        if let part = texts[.part], !parts.contains(part), !Optimization.catalogue.contains(where: { $0.name == part })
        {
            throw Malformed(
                message:
                    "'part' is \(quoted(part)), expected \(parts.joined(separator: ", ")) or an optimization's name")
        }
        guard code != nil || [.engine, .instruction, .field, .part].contains(where: { texts[$0] != nil }) else {
            throw Malformed(message: "matches everything, expected engine, instruction, field, part or code")
        }
        return KnownIssue(
            name: try needed(.name), engine: texts[.engine], instruction: texts[.instruction], field: texts[.field],
            part: texts[.part], code: code, reason: try needed(.reason), expires: expires)
    }
}
