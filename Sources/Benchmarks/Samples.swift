import Glibc

/// Measurements of one thing, taken again and again.
public struct Samples: Hashable, Sendable {
    /// In the order in which they were taken; at least one.
    public var values: [Double]

    /// Samples of the values given, of which there is at least one.
    public init(_ values: [Double]) {
        precondition(!values.isEmpty, "no measurement was taken")
        self.values = values
    }

    /// The least.
    public var minimum: Double { values.reduce(values[0], min) }

    /// The greatest.
    public var maximum: Double { values.reduce(values[0], max) }

    /// The one in the middle; between two, their mean.
    public var median: Double {
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    /// The same samples in another unit.
    public func scaled(by factor: Double) -> Samples { Samples(values.map { $0 * factor }) }

    /// The geometric mean of positive numbers, or nil if there are none.
    public static func geometricMean(_ values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        return exp(values.reduce(0) { $0 + log($1) } / Double(values.count))
    }

    /// The mean of numbers, or nil if there are none.
    public static func mean(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
}
