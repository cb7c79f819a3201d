import GuestISA
import GuestMachine

/// Programs of evenly drawn words, to measure what `ProgramGenerator` is worth: what anybody writes first.
///
/// Length, addresses and the closing ECALL are as there. Half of the registers, by chance, point into the data, the
/// others hold 64 random bits. Nothing makes programs end, so fuel is short.
public struct UniformGenerator: Sendable {
    /// Which words are drawn, each as likely as any other.
    public enum Words: String, CaseIterable, Sendable {
        /// Those that are instructions of the profile.
        case instructions = "uniform"
        /// All 2^32; most of them are illegal.
        case all = "uniform-words"
    }

    /// Instructions after which a program is stopped.
    public static let fuel: UInt64 = 1_000
    /// Random bytes at the start of the data area.
    public static let dataBytes = 512

    private let words: Words
    private let seed: UInt64

    /// A generator of the programs of `seed`.
    public init(_ words: Words, seed: UInt64) {
        self.words = words
        self.seed = seed
    }

    /// Makes program `index` in place of another.
    public func generate(_ index: UInt64, into program: inout Program) {
        var random = RandomSource(seed: seed, program: index)
        let count = random.number(in: GeneratorOptions().instructionCount)
        program.code.removeAll(keepingCapacity: true)
        for _ in 1..<count { program.code.append(word(&random)) }
        program.code.append(InstructionSpec.table[Int(Opcode.ecall.rawValue)].match)
        for register in 1..<32 {
            let isPointer = random.chance(50)
            program.registers[register] =
                isPointer ? ProgramMap.dataBase + UInt64(random.below(UniformGenerator.dataBytes)) : random.next()
        }
        program.pc = ProgramMap.codeBase
        let bytes = (0..<UniformGenerator.dataBytes).map { _ in UInt8(truncatingIfNeeded: random.next() >> 32) }
        program.data = [MemorySegment(address: ProgramMap.dataBase, bytes: bytes)]
        program.fuel = UniformGenerator.fuel
    }

    /// A word; instructions are about one in twelve, so that drawing again until one comes is cheap enough.
    private func word(_ random: inout RandomSource) -> UInt32 {
        while true {
            let word = UInt32(truncatingIfNeeded: random.next() >> 32)
            if words == .all || Decoder.shared.decode(word) != nil { return word }
        }
    }
}
