import HostFiles
import ProgramGenerator
import TestSupport
import Testing

@testable import ParserFuzz

@Suite("Fuzzing of parsers") struct ParserFuzzTests {
    @Test("every parser keeps its promises for 500 mutated inputs", arguments: ParserTarget.all.map(\.name))
    func promises(_ name: String) throws {
        let target = try #require(ParserTarget.all.first { $0.name == name })
        try withTemporaryFolder { folder in
            let run = FuzzRun(target: target, seed: 11, root: packageRoot, inFlight: folder + "/input")
            let outcome = try run.run(count: 500)
            #expect(outcome.inputCount == 500)
            // A mutator that breaks everything, or nothing, would test little.
            #expect((1..<500).contains(outcome.acceptedCount))
        }
    }

    @Test("a parser that breaks a promise is caught, and the input it broke it for is kept")
    func brokenParser() throws {
        let target = ParserTarget(
            name: "broken", seeds: { _ in ParserTarget.bytes("count 17") },
            read: { bytes, _ throws(BrokenPromise) in
                // Reads past the end, as it were, if the number is missing.
                try ParserTarget.check(bytes.count > 6, "read beyond the end")
                return true
            })
        try withTemporaryFolder { folder in
            let path = folder + "/input"
            #expect(throws: BrokenPromise.self) {
                try FuzzRun(target: target, seed: 1, root: packageRoot, inFlight: path).run(count: 1000)
            }
            let input = try FileAccess.read(path, limit: 1 << 20)
            #expect(throws: BrokenPromise.self) { try target.read(input, true) }
        }
    }

    @Test("a message with what would disturb a terminal, or of no bounded length, breaks the promise")
    func messages() throws {
        try ParserTarget.checkMessage("input: offset 0x24: segment 3 is empty")
        for message in ["", "two\nlines", "\u{1b}[2J", String(repeating: "a", count: 2001)] {
            #expect(throws: BrokenPromise.self) { try ParserTarget.checkMessage(message) }
        }
    }

    @Test("equal seeds give equal inputs, others do not")
    func determinism() throws {
        func inputs(_ seed: UInt64) throws -> [[UInt8]] {
            var random = RandomSource(seed: seed, program: 0)
            var mutator = try InputMutator(.container, root: packageRoot)
            return (0..<50).map { _ in mutator.next(&random) }
        }
        #expect(try inputs(3) == inputs(3))
        #expect(try inputs(3) != inputs(4))
    }
}
