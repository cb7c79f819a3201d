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
                2_602_839_802_409_843_511,
                15_275_487_843_435_129_340,
                9_376_864_421_262_673_762,
                221_434_945_736_938_661,
                15_450_426_161_200_638_630,
                10_200_929_362_261_376_291,
                6_377_908_640_860_975_682,
                16_375_595_996_351_643_063,
            ]
        ),
        (
            42,
            [
                12_152_821_534_328_072_292,
                11_772_953_008_217_004_835,
                13_515_729_718_365_804_904,
                12_957_771_422_605_712_140,
                15_018_607_119_765_140_244,
                18_207_449_016_381_924_726,
                183_387_193_801_371_514,
                5_034_550_280_108_245_658,
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
