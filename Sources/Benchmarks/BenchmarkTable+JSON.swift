import FoundationEssentials

extension BenchmarkTable.Cell: Encodable {
    private enum CodingKeys: String, CodingKey {
        case median, minimum, maximum, samples, ratio
        case wallMedian = "wall_median"
        case wallSamples = "wall_samples"
    }

    /// Writes the samples and what follows from them.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(samples.median, forKey: .median)
        try container.encode(samples.minimum, forKey: .minimum)
        try container.encode(samples.maximum, forKey: .maximum)
        try container.encode(samples.values, forKey: .samples)
        try container.encodeIfPresent(ratio, forKey: .ratio)
        try container.encodeIfPresent(wall?.median, forKey: .wallMedian)
        try container.encodeIfPresent(wall?.values, forKey: .wallSamples)
    }
}

extension BenchmarkTable {
    /// Tables as one JSON array with sorted keys; ends with a line feed.
    public static func json(_ tables: [BenchmarkTable]) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return Array(try encoder.encode(tables)) + [UInt8(ascii: "\n")]
    }
}
