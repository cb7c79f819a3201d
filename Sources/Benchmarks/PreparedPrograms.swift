import EngineCatalogue
import GuestMachine
import HostFiles
import ProgramGenerator

/// Programs of 64 words, made beforehand, for engines to run one after the other.
struct PreparedPrograms {
    /// What programs are like.
    enum Kind: String, CaseIterable {
        /// `StraightProgram`: 64 instructions that compute, each of which retires once.
        case straight
        /// The generator's mix of loops, calls, branches, loads and stores, without code that modifies itself or lies in
        /// data, and without traps but the ECALL at the end: what other emulators run exactly.
        case mixed

        /// For titles.
        var summary: String {
            switch self {
            case .straight: "straight-line computation"
            case .mixed: "loops, calls, loads and stores"
            }
        }
    }

    /// The seed of all of them.
    static let seed: UInt64 = 20_250_103

    /// Makes programs of a kind.
    struct Source {
        private let kind: Kind
        private var generator = ProgramGenerator(seed: PreparedPrograms.seed, options: PreparedPrograms.mixedOptions)

        init(_ kind: Kind) { self.kind = kind }

        /// Program `index`, a function of kind and index alone.
        mutating func program(_ index: UInt64) -> Program {
            switch kind {
            case .straight: StraightProgram.make(seed: PreparedPrograms.seed, index)
            case .mixed: generator.generate(index)
            }
        }
    }

    /// The options of the generator that makes mixed programs.
    static var mixedOptions: GeneratorOptions {
        var options = GeneratorOptions.withoutPatchesAndTraps.withoutLargePrograms
        options.instructionCount = 64...64
        options.hotLoopPercent = 0
        options.islandPercent = 0
        return options
    }

    let kind: Kind
    let programs: [Program]
    /// The hart at the end of each, by the interpreter.
    let ends: [HartState]
    /// Where memory is not zero at the end of each, in whole lines of 256 bytes.
    private let usedRanges: [[Range<UInt64>]]

    /// The first `count` programs of the kind that end with ECALL.
    init(_ kind: Kind, count: Int) throws {
        self.kind = kind
        let engine = try EngineCatalogue.make(.interpreter, memory: GuestMemory.forPrograms())
        var source = Source(kind)
        var (programs, ends, usedRanges): ([Program], [HartState], [[Range<UInt64>]]) = ([], [], [])
        var index: UInt64 = 0
        while programs.count < count {
            let program = source.program(index)
            index += 1
            var hart = program.initialHart
            guard engine.memory.load(program) else { continue }
            let exit = engine.run(&hart, fuel: program.fuel)
            guard case .trap(let trap) = exit, trap.cause == .environmentCall else { continue }
            programs.append(program)
            ends.append(hart)
            usedRanges.append(PreparedPrograms.usedRanges(of: engine.memory))
        }
        (self.programs, self.ends, self.usedRanges) = (programs, ends, usedRanges)
    }

    private static func usedRanges(of memory: GuestMemory) -> [Range<UInt64>] {
        var ranges: [Range<UInt64>] = []
        for start in stride(from: memory.window.lowerBound, to: memory.window.upperBound, by: 256) {
            let line = UnsafeRawBufferPointer(start: memory.hostAddress(start), count: 256)
            guard line.contains(where: { $0 != 0 }) else { continue }
            if let last = ranges.last, last.upperBound == start {
                ranges[ranges.count - 1] = last.lowerBound..<start + 256
            } else {
                ranges.append(start..<start + 256)
            }
        }
        return ranges
    }

    /// Guest instructions that retire in all of them together.
    var instructionCount: UInt64 { ends.reduce(0) { $0 + $1.instret } }

    /// Guest instructions that retire in one, on the average.
    var meanInstructionCount: Double { Double(instructionCount) / Double(programs.count) }

    /// Writes them for `scripts/unicorn-bench.c`, which has the form of the file.
    func write(to path: String) throws {
        try FileAccess.replace(path) { writer in
            var bytes: [UInt8] = []
            func append(_ value: UInt64) {
                for shift in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * shift))) }
            }
            append(UInt64(programs.count))
            for (index, program) in programs.enumerated() {
                append(program.pc)
                for value in program.registers { append(value) }
                for register in 0..<32 { append(ends[index].x[register]) }
                let words = program.code.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
                let segments = [MemorySegment(address: ProgramMap.codeBase, bytes: words)] + program.data
                append(UInt64(segments.count))
                for segment in segments {
                    append(segment.address)
                    append(UInt64(segment.bytes.count))
                    bytes += segment.bytes
                }
                append(UInt64(usedRanges[index].count))
                for range in usedRanges[index] {
                    append(range.lowerBound)
                    append(UInt64(range.count))
                }
            }
            try writer.write(bytes)
        }
    }
}
