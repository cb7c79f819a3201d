import FoundationEssentials

/// A value that is written as a JSON file.
public protocol JSONRecord: Encodable {}

extension JSONRecord {
    /// JSON with sorted keys, so that equal values give equal files; ends with a line feed.
    public func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
    }
}
