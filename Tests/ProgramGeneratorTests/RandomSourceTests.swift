import Testing

@testable import ProgramGenerator

@Suite("Random source") struct RandomSourceTests {
    @Test("xoshiro256** gives the numbers of its authors' implementation")
    func referenceNumbers() {
        var source = RandomSource(state: (1, 2, 3, 4))
        let numbers = (0..<6).map { _ in source.next() }
        // From the C implementation at https://prng.di.unimi.it/xoshiro256starstar.c, state 1, 2, 3, 4.
        #expect(
            numbers == [
                11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360, 607_988_272_756_665_600,
            ])
    }

    @Test("SplitMix64 gives the numbers of its authors' implementation")
    func referenceSeeds() {
        var mixer = SplitMix64(state: 1_234_567)
        let numbers = (0..<5).map { _ in mixer.next() }
        // From the C implementation at https://prng.di.unimi.it/splitmix64.c, state 1234567.
        #expect(
            numbers == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
                4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
            ])
    }

    @Test("neighbouring seeds and programs have different numbers, and swapping the two does too")
    func seedsDiffer() {
        var firsts: [UInt64] = []
        for seed in 0..<40 as Range<UInt64> {
            for program in 0..<40 as Range<UInt64> {
                var source = RandomSource(seed: seed, program: program)
                firsts.append(source.next())
            }
        }
        #expect(Set(firsts).count == firsts.count)
    }

    @Test("bounded numbers stay below their bound and hit every value about equally often")
    func bounds() {
        var source = RandomSource(seed: 1, program: 1)
        for bound in [1, 2, 3, 7, 31, 100] {
            var counts = Array(repeating: 0, count: bound)
            for _ in 0..<200 * bound { counts[source.below(bound)] += 1 }
            // Five standard deviations of a binomial with mean 200.
            #expect(counts.allSatisfy { bound == 1 || abs($0 - 200) < 71 }, "bound \(bound): \(counts)")
        }
    }

    @Test("a chance of p percent comes true p times in a hundred")
    func chances() {
        var source = RandomSource(seed: 2, program: 0)
        for percent in [0, 1, 28, 50, 100] {
            let hits = (0..<10_000).count { _ in source.chance(percent) }
            #expect(abs(hits - percent * 100) <= (percent % 100 == 0 ? 0 : 250), "\(percent) %: \(hits)")
        }
    }
}
