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
                5_604_417_067_727_351_230,
                2_601_407_097_531_971_531,
                17_693_270_014_181_414_969,
                11_533_646_698_148_417_449,
                10_302_813_690_348_978_921,
                11_420_361_398_085_221_472,
                12_837_959_706_167_084_341,
                2_798_979_784_902_511_209,
            ]
        ),
        (
            42,
            [
                7_790_454_453_249_215_373,
                9_848_660_274_414_707_862,
                3_066_670_711_984_507_361,
                7_963_014_489_236_406_301,
                16_727_218_883_623_427_141,
                7_023_567_791_828_645_456,
                9_545_168_730_939_394_258,
                14_017_219_442_147_939_427,
            ]
        ),
    ]

    @Test("seeds mean the programs they have always meant in this version of the generator")
    func goldens() {
        #expect(ProgramGenerator.version == 2)
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
