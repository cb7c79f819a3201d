import Evaluation
import Testing

@Suite("Rank test") struct RankTestTests {
    // Permeability constants of Hollander and Wolfe, "Nonparametric Statistical Methods"; R's help on wilcox.test, which
    // has them, gives W = 35 and a one-sided p of 0.1272.
    let permeabilityAtTerm = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
    let permeabilityBefore = [1.15, 0.88, 0.90, 0.74, 1.21]

    @Test("gives the exact probability for Hollander and Wolfe's permeabilities")
    func permeability() {
        let test = RankTest(permeabilityAtTerm, permeabilityBefore)
        #expect(test.u == 35)
        #expect(abs(test.pValue - 2 * 382 / 3003) < 1e-12)
        #expect(abs(test.pValue / 2 - 0.1272) < 5e-5)
        #expect(test.a12 == 0.7)
    }

    @Test("changing the samples' places turns U and A12 round and leaves the probability")
    func symmetric() {
        let test = RankTest(permeabilityBefore, permeabilityAtTerm)
        #expect(test.u == 15)
        #expect(test.pValue == RankTest(permeabilityAtTerm, permeabilityBefore).pValue)
        #expect(abs(test.a12 - 0.3) < 1e-12)
    }

    @Test("samples that do not overlap are as unlikely as one order in all")
    func disjoint() {
        let test = RankTest([1, 2, 3, 4], [5, 6, 7])
        #expect(test.u == 0)
        #expect(abs(test.pValue - 2.0 / 35) < 1e-12)
        #expect(test.a12 == 0)
    }

    @Test("ties take the normal distribution with their correction")
    func ties() {
        // Worked by hand: U = 3 of 25 pairs, ties of 2, 3, 2: variance 25/12 (11 - 36/90).
        let test = RankTest([1, 2, 2, 3, 3], [3, 4, 4, 5, 2.5])
        #expect(test.u == 3)
        let z = (12.5 - 3 - 0.5) / (25.0 / 12 * (11 - 36.0 / 90)).squareRoot()
        #expect(abs(z - 1.915183) < 1e-5)
        #expect(abs(test.pValue - 0.0554692) < 1e-6)
    }

    @Test("what was never found ties with its like and exceeds all else")
    func censored() {
        let test = RankTest([1, 2, .infinity], [.infinity, .infinity, .infinity])
        #expect(test.u == 1.5)
        #expect(RankTest([.infinity, .infinity], [.infinity, .infinity]).pValue == 1)
        #expect(RankTest([.infinity, .infinity], [.infinity, .infinity]).a12 == 0.5)
    }

    @Test("quantiles are those of the nearest rank")
    func quantiles() {
        #expect(Quantiles.median([]) == nil)
        #expect(Quantiles.median([3, 1, 2]) == 2)
        #expect(Quantiles.median([4, 1, 2, 3]) == 2.5)
        #expect(Quantiles.percentile((1...100).map(Double.init), 95) == 95)
        #expect(Quantiles.percentile([5, 7], 95) == 7)
        #expect(Quantiles.percentile([5, 7], 50) == 5)
    }
}
