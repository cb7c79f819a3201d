import Glibc

/// Whether two samples differ, by ranks alone: the test of Mann and Whitney ("On a test of whether one of two random
/// variables is stochastically larger than the other", 1947) and the effect size of Vargha and Delaney (2000), which
/// Arcuri and Briand ("A practical guide for using statistical tests to assess randomized algorithms", 2011) ask for.
///
/// Nothing is assumed of the distributions, so what was not found within a limit can stand as infinite: all such values
/// tie with each other and exceed all others.
public struct RankTest: Equatable, Sendable {
    /// Pairs of which the first value is the larger one; ties count half.
    public let u: Double
    /// Chance of a difference as large as this, either way, between samples of one distribution.
    public let pValue: Double
    /// Chance that a value of the first sample exceeds one of the second, ties counting half: 0.5 for no difference.
    public let a12: Double

    /// The test of two samples, neither of them empty.
    public init(_ first: [Double], _ second: [Double]) {
        precondition(!first.isEmpty && !second.isEmpty, "a test needs two samples")
        var doubled = 0
        for x in first {
            for y in second { doubled += x > y ? 2 : x == y ? 1 : 0 }
        }
        u = Double(doubled) / 2
        a12 = u / Double(first.count * second.count)
        let ties = RankTest.tieSizes(first + second)
        let isExact = ties.allSatisfy { $0 == 1 } && max(first.count, second.count) <= RankTest.exactLimit
        pValue =
            isExact
            ? RankTest.exact(doubled / 2, first.count, second.count)
            : RankTest.approximate(u, first.count, second.count, ties)
    }

    /// Values in a sample up to which probabilities are counted out, as R does below 50.
    static let exactLimit = 49

    /// How many values are equal, for each different value.
    private static func tieSizes(_ values: [Double]) -> [Int] {
        var sizes: [Int] = []
        var last: Double?
        for value in values.sorted() {
            if value == last { sizes[sizes.count - 1] += 1 } else { sizes.append(1) }
            last = value
        }
        return sizes
    }

    /// Twice the smaller tail of the distribution of U, by Mann and Whitney's recurrence.
    private static func exact(_ u: Int, _ m: Int, _ n: Int) -> Double {
        // ways[j][u] of i values of the first sample and j of the second, as shares of all orders; i grows by rounds.
        var ways = Array(repeating: [1.0], count: n + 1)
        for i in 1...m {
            var next = [[1.0]]
            for j in 1...n {
                var row = Array(repeating: 0.0, count: i * j + 1)
                let (mine, theirs) = (Double(i) / Double(i + j), Double(j) / Double(i + j))
                // The largest value is of the first sample and exceeds all j of the second, or it is of the second.
                for (value, share) in ways[j].enumerated() { row[value + j] += mine * share }
                for (value, share) in next[j - 1].enumerated() { row[value] += theirs * share }
                next.append(row)
            }
            ways = next
        }
        let smaller = min(u, m * n - u)
        return min(1, 2 * ways[n][0...smaller].reduce(0, +))
    }

    /// By the normal distribution, corrected for ties and continuity.
    private static func approximate(_ u: Double, _ m: Int, _ n: Int, _ ties: [Int]) -> Double {
        let (pairs, total) = (Double(m * n), Double(m + n))
        let tied = ties.reduce(0.0) { $0 + Double($1 * $1 * $1 - $1) }
        let variance = pairs / 12 * (total + 1 - tied / (total * (total - 1)))
        guard variance > 0 else { return 1 }
        let distance = max(0, abs(u - pairs / 2) - 0.5)
        return min(1, erfc(distance / (2 * variance).squareRoot()))
    }
}
