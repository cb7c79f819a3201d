import CorpusStore
import GoldenRecorder
import GuestMachine
import Testing

@Suite("Recording goldens") struct GoldenRecordingTests {
    /// What became of each golden when `found` is what the emulator says.
    func outcomes(
        _ corpus: TemporaryCorpus, force: Bool = false, _ found: @escaping (Program) throws -> String
    ) async throws -> [String] {
        var lines: [String] = []
        try await GoldenRecording(corpus.folder, isForced: force).recordPrograms(
            { try GoldenState(text: found($0), name: "recorded") }, report: { lines += $1.lines($0) })
        return corpus.shown(lines)
    }

    @Test("what is new is written, what is the same is left, what differs is left unless by force")
    func settle() async throws {
        try await TemporaryCorpus.with { corpus in
            try corpus.write("Corpus/a/one.s", TemporaryCorpus.program)
            try corpus.write("Corpus/two.s", TemporaryCorpus.program)
            let first = "source: first\nexit ecall retired 1 pc 0x80000004 x5 1\n"
            #expect(
                try await outcomes(corpus) { _ in first } == [
                    "written   /Golden/a/one.state", "written   /Golden/two.state",
                ])
            let written = try corpus.read("Golden/a/one.state")
            #expect(try GoldenState(text: written, name: "test") == GoldenState(text: first, name: "test"))

            #expect(try await outcomes(corpus) { _ in first } == [])
            let other = first.replacing("first", with: "second")
            #expect(try await outcomes(corpus) { _ in other } == [])
            #expect(try corpus.read("Golden/a/one.state") == written)

            let wrong = other.replacing("x5 1", with: "x5 9")
            let difference = "          x5: golden 0x0000000000000001, now 0x0000000000000009"
            #expect(
                try await outcomes(corpus) { _ in wrong } == [
                    "differs   /Golden/a/one.state", difference, "differs   /Golden/two.state", difference,
                ])
            #expect(try corpus.read("Golden/a/one.state") == written)

            #expect(
                try await outcomes(corpus, force: true) { _ in wrong } == [
                    "replaced  /Golden/a/one.state", difference, "replaced  /Golden/two.state", difference,
                ])
            #expect(try corpus.read("Golden/two.state").contains("0x0000000000000009"))
            #expect(try await outcomes(corpus, force: true) { _ in wrong } == [])
        }
    }

    @Test("what cannot be recorded fails, unless its golden is by hand")
    func byHand() async throws {
        try await TemporaryCorpus.with { corpus in
            try corpus.write("Corpus/derived.s", TemporaryCorpus.program)
            try corpus.write("Golden/derived.state", TemporaryCorpus.golden.replacing("test", with: "by hand, RV64I"))
            try corpus.write("Corpus/malformed.s", "ad x5\n")
            try corpus.write("Corpus/recorded.s", TemporaryCorpus.program)
            try corpus.write("Golden/recorded.state", TemporaryCorpus.golden)
            struct Refusal: Error, CustomStringConvertible { let description = "no" }
            let lines = try await outcomes(corpus) { _ in throw Refusal() }
            #expect(lines.count == 3)
            #expect(lines.first == "by hand   /Golden/derived.state: no")
            #expect(lines[1].hasPrefix("failed    /Golden/malformed.state: /Corpus/malformed.s:1:"))
            #expect(lines.last == "failed    /Golden/recorded.state: no")
        }
    }

    @Test("a golden that cannot be read is left unless by force")
    func malformedGolden() async throws {
        try await TemporaryCorpus.with { corpus in
            try corpus.write("Corpus/a.s", TemporaryCorpus.program)
            try corpus.write("Golden/a.state", "source: test\n")
            let found: (Program) -> String = { _ in TemporaryCorpus.golden }
            #expect(try await outcomes(corpus, found).first == "differs   /Golden/a.state")
            #expect(try await outcomes(corpus, force: true, found).first == "replaced  /Golden/a.state")
            #expect(try await outcomes(corpus, found) == [])
        }
    }

    @Test("only what is as the emulator has it, or by hand, is settled")
    func settled() {
        let outcomes: [RecordingOutcome] = [
            .same, .written, .replaced(["x"]), .byHand("x"), .kept(["x"]), .failed("x"),
        ]
        #expect(outcomes.map(\.isSettled) == [true, true, true, true, false, false])
    }
}
