import HostFiles

/// Why a golden cannot be used: file, line, what is wrong and what was expected.
public struct GoldenError: Error, Equatable, CustomStringConvertible {
    /// One line.
    public let description: String

    init(_ file: String, line: Int, _ message: String) { description = "\(file):\(line): error: \(message)" }
}

/// Lines of the form `key value`, as goldens have them; empty lines and those that begin with `#` are comments.
struct GoldenLines {
    private var rows: [(line: Int, key: String, value: String)] = []
    private let file: String
    private let lineCount: Int

    init(_ text: String, file: String) throws(GoldenError) {
        self.file = file
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        lineCount = lines.count
        var keys: Set<String> = []
        for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            let parts = line.split(separator: " ", maxSplits: 1)
            guard let key = parts.first.map(String.init) else { continue }
            guard keys.insert(key).inserted else {
                throw GoldenError(file, line: index + 1, "\(quoted(key)) is given twice")
            }
            let value = parts.count == 2 ? String(parts[1].drop { $0 == " " }) : ""
            rows.append((index + 1, key, value))
        }
    }

    /// The value of `key`, which must be there.
    func text(_ key: String) throws(GoldenError) -> String {
        guard let row = rows.first(where: { $0.key == key }) else {
            throw GoldenError(file, line: lineCount, "no line with \(key)")
        }
        return row.value
    }

    /// The value of `key`, nil where it is not there.
    func optionalText(_ key: String) -> String? { rows.first { $0.key == key }?.value }

    /// The value of `key` as a decimal number.
    func number<T: FixedWidthInteger>(_ key: String, as type: T.Type = T.self) throws(GoldenError) -> T {
        let value = try text(key)
        guard let number = T(value) else {
            let line = rows.first { $0.key == key }?.line ?? 0
            throw GoldenError(file, line: line, "\(key) is \(quoted(value)), expected a decimal number")
        }
        return number
    }
}
