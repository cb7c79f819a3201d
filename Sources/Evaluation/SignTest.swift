/// Whether one of two treatments is the better one more often than chance has it, over cases that differ among
/// themselves: the sign test (Arbuthnot 1710; Conover, "Practical Nonparametric Statistics", 3.4). Ties are left out.
public struct SignTest: Equatable, Sendable {
    /// Cases in which the first is better.
    public let first: Int
    /// Cases in which the second is better.
    public let second: Int
    /// Chance of a split as uneven as this, either way, if each case fell by a fair coin.
    public let pValue: Double

    /// The test of so many cases for the one and so many for the other.
    public init(_ first: Int, _ second: Int) {
        precondition(first >= 0 && second >= 0, "\(first) and \(second) cases")
        self.first = first
        self.second = second
        let count = first + second
        // Shares of all 2^count outcomes: the binomial coefficients, each from the one before. Halved step by step, so
        // that nothing overflows; what underflows is no chance at all.
        var shares = [1.0]
        for _ in 0..<count {
            var next = Array(repeating: 0.0, count: shares.count + 1)
            for (index, share) in shares.enumerated() {
                next[index] += share / 2
                next[index + 1] += share / 2
            }
            shares = next
        }
        pValue = min(1, 2 * shares[0...min(first, second)].reduce(0, +))
    }
}
