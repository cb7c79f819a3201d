/// Order statistics of what was measured.
public enum Quantiles {
    /// The value in the middle; the mean of both for an even number of them. Nil for none.
    public static func median(_ values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    /// The smallest value that at least `percent` in a hundred do not exceed (nearest rank). Nil for none.
    public static func percentile(_ values: [Double], _ percent: Int) -> Double? {
        precondition((1...100).contains(percent), "percentile \(percent)")
        guard !values.isEmpty else { return nil }
        let rank = (values.count * percent + 99) / 100
        return values.sorted()[rank - 1]
    }
}
