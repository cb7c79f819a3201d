import Evaluation
import Testing

@Suite("Sign test") struct SignTestTests {
    @Test("gives the binomial's two tails")
    func binomial() {
        // Nine of ten: 2 (1 + 10) / 1024.
        #expect(abs(SignTest(9, 1).pValue - 22.0 / 1024) < 1e-15)
        #expect(SignTest(1, 9).pValue == SignTest(9, 1).pValue)
        #expect(abs(SignTest(0, 6).pValue - 2.0 / 64) < 1e-15)
    }

    @Test("an even split and no cases at all say nothing")
    func even() {
        #expect(SignTest(5, 5).pValue == 1)
        #expect(SignTest(0, 0).pValue == 1)
    }

    @Test("hundreds of cases neither overflow nor lose the small chance")
    func many() {
        let test = SignTest(270, 1)
        #expect(test.pValue > 0 && test.pValue < 1e-70)
        #expect(SignTest(136, 135).pValue == 1)
    }
}
