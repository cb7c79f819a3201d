import GuestISA
import GuestLinux
import ProgramGenerator

/// Kinds of guest code to translate, not to run.
public enum TranslationCode: String, CaseIterable, Sendable {
    /// The paper's straight line: three opcodes over and over.
    case paper
    /// Random instructions that only compute, in straight lines of 800.
    case computation
    /// The generator's programs one behind the other, as campaigns meet them.
    case programs

    /// At least `count` instruction words.
    ///
    /// - Parameter seed: Where the random code begins.
    /// - Throws: `PaperBenchmark.CountError` if the paper's code cannot be so long.
    public func words(count: Int, seed: UInt64) throws -> [UInt32] {
        switch self {
        case .paper: try PaperBenchmark(count: count).code
        case .computation: TranslationCode.generated(TranslationCode.computationOptions, count, seed)
        case .programs: TranslationCode.generated(GeneratorOptions().withoutLargePrograms, count, seed)
        }
    }

    private static var computationOptions: GeneratorOptions {
        var options = GeneratorOptions.withoutPatchesAndTraps.withoutLargePrograms
        options.instructionCount = GeneratorOptions.sizeLimit...GeneratorOptions.sizeLimit
        options.branchPercent = 0
        options.loopPercent = 0
        options.callPercent = 0
        options.tablePercent = 0
        for opcode in Opcode.allCases {
            switch opcode.spec.effect {
            case .load, .store, .branch, .jump, .fence: options.without.insert(opcode)
            case .compute, .trap: break
            }
        }
        return options
    }

    private static func generated(_ options: GeneratorOptions, _ count: Int, _ seed: UInt64) -> [UInt32] {
        var generator = ProgramGenerator(seed: seed, options: options)
        var words: [UInt32] = []
        var index: UInt64 = 0
        while words.count < count {
            words += generator.generate(index).code
            index += 1
        }
        return words
    }
}
