import GuestISA
import GuestMachine

/// Where the programs of a campaign come from: this package's generator, or another to compare it with.
public enum ProgramSource: Sendable {
    /// `ProgramGenerator` with its defaults.
    case generated
    /// `ProgramGenerator` with `GeneratorOptions.long`: as many instructions a program as other generators make.
    case generatedLong
    /// `ProgramGenerator` with its defaults, but for opcodes that no word of a program is: see
    /// `GeneratorOptions.without`. Something that only computes must be left.
    case restricted(without: OpcodeSet)
    /// `UniformGenerator`: words drawn evenly from those of one kind.
    case uniform(UniformGenerator.Words)
    /// Programs made by something else, under a name. A seed decides their order; none comes twice.
    case prepared(name: String, [Program])

    /// The source of this name; those that were made by something else are not known by name.
    public init?(name: String) {
        if name == ProgramSource.generated.name {
            self = .generated
        } else if let words = UniformGenerator.Words(rawValue: name) {
            self = .uniform(words)
        } else if name.hasPrefix(ProgramSource.restrictionPrefix) {
            let mnemonics = name.dropFirst(ProgramSource.restrictionPrefix.count).split(separator: ",")
            let opcodes = mnemonics.compactMap { Opcode(mnemonic: String($0)) }
            guard opcodes.count == mnemonics.count, let source = ProgramSource(without: OpcodeSet(opcodes)) else {
                return nil
            }
            self = source
        } else {
            return nil
        }
    }

    private static let restrictionPrefix = "rvfuzz-without:"

    /// The generator's programs without some opcodes, or nil if nothing were left that computes.
    public init?(without opcodes: OpcodeSet) {
        guard InstructionGroup.plain.flatMap(\.opcodes).contains(where: opcodes.complement.contains) else { return nil }
        self = .restricted(without: opcodes)
    }

    /// Its name in tables.
    public var name: String {
        switch self {
        case .generated: "rvfuzz"
        case .generatedLong: "rvfuzz-long"
        case .restricted(let without):
            ProgramSource.restrictionPrefix
                + Opcode.allCases.filter(without.contains).map(\.mnemonic).joined(separator: ",")
        case .uniform(let words): words.rawValue
        case .prepared(let name, _): name
        }
    }

    /// How many programs there are, or nil if they never run out.
    public var count: UInt64? {
        switch self {
        case .generated, .generatedLong, .restricted, .uniform: nil
        case .prepared(_, let programs): UInt64(programs.count)
        }
    }
}

/// Makes the programs of a source and a seed: program `n` depends on both and `n` alone.
///
/// Reuses its memory, and copies share it: give every thread its own.
public struct ProgramMaker {
    // One of these three; properties, so that the generator changes in place.
    private var generator: ProgramGenerator?
    private var uniform: UniformGenerator?
    private var prepared: [Program] = []
    private var order: [Int] = []

    /// A maker of the programs of `source` and `seed`.
    public init(_ source: ProgramSource, seed: UInt64) {
        switch source {
        case .generated: generator = ProgramGenerator(seed: seed)
        case .generatedLong: generator = ProgramGenerator(seed: seed, options: .long)
        case .restricted(let without):
            var options = GeneratorOptions()
            options.without = without
            generator = ProgramGenerator(seed: seed, options: options)
        case .uniform(let words): uniform = UniformGenerator(words, seed: seed)
        case .prepared(_, let programs):
            prepared = programs
            order = ProgramMaker.order(of: programs.count, seed: seed)
        }
    }

    /// Makes program `index` in place of another.
    ///
    /// - Precondition: `index` is below the source's count.
    public mutating func make(_ index: UInt64, into program: inout Program) {
        if generator?.generate(index, into: &program) != nil { return }
        if let uniform {
            uniform.generate(index, into: &program)
        } else {
            program = prepared[order[Int(index)]]
        }
    }

    /// Program `index`.
    public mutating func make(_ index: UInt64) -> Program {
        var program = Program(code: [])
        make(index, into: &program)
        return program
    }

    /// `0..<count` in an order that is the seed's (Fisher and Yates).
    static func order(of count: Int, seed: UInt64) -> [Int] {
        var order = Array(0..<count)
        var random = RandomSource(seed: seed, program: 0)
        for index in order.indices.reversed() { order.swapAt(index, random.below(index + 1)) }
        return order
    }
}
