import DirectEngine
import Glibc
import GuestMachine
import IREngine
import PlantedFaults
import TranslationRuntime

/// What translating a stretch of guest code cost.
public struct TranslationCost: Hashable, Sendable {
    /// Guest instructions translated, those that superblocks translate twice counted twice.
    public let instructions: Int
    /// Blocks they are in.
    public let blocks: Int
    /// Bytes of host code, with all exits.
    public let hostBytes: Int
    /// CPU time of this thread, in nanoseconds.
    public let nanoseconds: UInt64

    /// CPU time for one guest instruction, in nanoseconds.
    public var nanosecondsPerInstruction: Double { Double(nanoseconds) / Double(instructions) }
}

/// Translates guest code that has never been seen, without running it.
///
/// The code is swept from its start: a block is translated, then the one behind it, and so on. Every round begins with
/// an empty cache of code.
public struct TranslationBenchmark {
    private let engine: any TranslatingEngine
    private let code: Range<UInt64>

    /// First guest address of the code.
    private static let codeBase: UInt64 = 0x8000_0000

    /// A benchmark of one translator on `words`, which need not be a program that makes sense.
    ///
    /// - Parameters:
    ///   - kind: A translator to host code.
    ///   - words: At least one.
    ///   - options: Which optimizations to leave out.
    /// - Returns: nil if `kind` makes no host code.
    /// - Throws: As `EngineCatalogue.make`.
    public init?(_ kind: EngineKind, words: [UInt32], options: EngineOptions = EngineOptions()) throws {
        let base = TranslationBenchmark.codeBase
        let size = UInt64(4 * words.count)
        let memory = try GuestMemory(base: base, size: (size + 0xffff) & ~0xffff)
        try memory.map(memory.window, .all)
        let engine = try EngineCatalogue.make(kind, memory: memory, options: options)
        guard let engine = engine as? any TranslatingEngine else { return nil }
        precondition(words.withUnsafeBytes { memory.write($0, at: base) }, "\(words.count) words do not fit")
        self.engine = engine
        code = base..<base + size
    }

    /// Translates everything `rounds` times; what each round cost.
    public func run(rounds: Int) -> [TranslationCost] { (0..<rounds).map { _ in sweep(engine) } }

    private func sweep(_ engine: some TranslatingEngine) -> TranslationCost {
        engine.reset()
        let before = engine.runtime.statistics
        let start = TranslationBenchmark.threadTime()
        var pc = code.lowerBound
        while pc < code.upperBound {
            let next = engine.translate(at: pc) ?? pc
            pc = max(pc + 4, next)
        }
        let nanoseconds = TranslationBenchmark.threadTime() - start
        let after = engine.runtime.statistics
        return TranslationCost(
            instructions: after.instructions - before.instructions, blocks: after.blocks - before.blocks,
            hostBytes: after.hostBytes - before.hostBytes, nanoseconds: nanoseconds)
    }

    private static func threadTime() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
