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
                7_972_178_101_835_228_870,
                5_717_141_879_705_197_047,
                12_307_551_717_914_937_304,
                1_362_435_114_134_017_698,
                7_395_952_615_269_881_884,
                17_353_495_889_315_296_180,
                6_971_354_385_472_354_904,
                15_658_397_202_552_687_574,
            ]
        ),
        (
            42,
            [
                4_694_799_365_213_395_728,
                11_601_814_126_623_570_924,
                16_635_040_635_314_869_608,
                8_930_198_095_399_137_240,
                6_287_173_003_929_224_806,
                11_988_550_831_372_599_509,
                7_526_627_787_405_281_360,
                4_623_254_425_836_464_476,
            ]
        ),
    ]

    @Test("seeds mean the programs they have always meant in this version of the generator")
    func goldens() {
        #expect(ProgramGenerator.version == 3)
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
