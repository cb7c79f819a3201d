import GuestMachine
import Testing

@testable import ProgramGenerator

@Suite("Determinism") struct DeterminismTests {
    /// Digests of the first programs of seeds 1 and 42. A change here changes what every seed means: raise
    /// `ProgramGenerator.version`, and say so in the changelog.
    private static let goldens: [(seed: UInt64, digests: [UInt64])] = [
        (
            1,
            [
                15_256_612_726_578_953_425,
                7_354_049_747_837_576_258,
                9_946_392_756_778_721_248,
                11_754_309_892_796_347_001,
                8_930_455_874_229_073_547,
                17_588_484_803_821_941_166,
                2_678_925_675_148_750_865,
                10_694_173_413_319_732_165,
            ]
        ),
        (
            42,
            [
                9_751_624_821_945_384_846,
                4_643_001_235_378_719_440,
                6_125_825_667_992_600_478,
                9_163_621_333_073_466_626,
                1_762_848_470_510_386_742,
                4_872_914_882_630_645_696,
                718_082_358_378_738_530,
                8_033_774_913_554_374_633,
            ]
        ),
    ]

    @Test("seeds mean the programs they have always meant in this version of the generator")
    func goldens() {
        #expect(ProgramGenerator.version == 1)
        for (seed, digests) in DeterminismTests.goldens {
            var generator = ProgramGenerator(seed: seed)
            let found = (0..<UInt64(8)).map { digest(generator.generate($0)) }
            #expect(found == digests, "seed \(seed): \(found)")
        }
    }

    @Test("a program depends on seed and number, not on the order in which programs are asked for")
    func order() {
        var forward = ProgramGenerator(seed: 7)
        var backward = ProgramGenerator(seed: 7)
        let first = (0..<UInt64(200)).map { forward.generate($0) }
        let second = (0..<UInt64(200)).reversed().map { backward.generate($0) }
        #expect(first == second.reversed())
    }

    @Test("different seeds and different numbers give different programs")
    func differ() {
        var digests: [UInt64] = []
        for seed in 0..<20 as Range<UInt64> {
            var generator = ProgramGenerator(seed: seed)
            for index in 0..<20 as Range<UInt64> { digests.append(digest(generator.generate(index))) }
        }
        #expect(Set(digests).count == digests.count)
    }

    @Test("options change programs, and the default options are those of seeds without options")
    func options() {
        var plain = ProgramGenerator(seed: 3)
        var same = ProgramGenerator(seed: 3, options: GeneratorOptions())
        var options = GeneratorOptions()
        options.trapPercent = 100
        var other = ProgramGenerator(seed: 3, options: options)
        #expect(plain.generate(5) == same.generate(5))
        #expect((0..<UInt64(20)).contains { plain.generate($0) != other.generate($0) })
    }
}
