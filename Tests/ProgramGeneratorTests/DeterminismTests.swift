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
                81_659_764_152_535_011,
                10_987_850_157_957_643_909,
                11_944_400_684_681_416_233,
                2_316_008_757_097_677_332,
                14_814_841_160_115_380_852,
                12_698_985_078_809_963_214,
                4_597_490_811_500_188_913,
                5_124_875_814_352_850_812,
            ]
        ),
        (
            42,
            [
                14_725_129_845_271_352_099,
                5_739_731_876_299_864_164,
                17_752_175_969_686_174_628,
                12_702_903_831_982_908_819,
                6_285_711_812_955_158_307,
                15_865_164_189_339_979_257,
                7_860_176_098_175_745_932,
                4_523_393_343_682_986_073,
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

    @Test(
        "a program depends on seed and number, not on the order in which programs are asked for",
        // The second has a patch that finds nothing to change, and a table of values for it.
        arguments: [(7, 0..<200), (6, 2_500..<2_700)] as [(UInt64, Range<UInt64>)])
    func order(seed: UInt64, programs: Range<UInt64>) {
        var forward = ProgramGenerator(seed: seed)
        var backward = ProgramGenerator(seed: seed)
        let first = programs.map { forward.generate($0) }
        let second = programs.reversed().map { backward.generate($0) }
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
