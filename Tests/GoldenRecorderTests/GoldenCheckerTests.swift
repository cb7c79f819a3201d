import EngineCatalogue
import GoldenRecorder
import GuestMachine
import PlantedFaults
import Testing

@Suite("Checking goldens") struct GoldenCheckerTests {
    @Test("programs are counted by folder, and agree")
    func agreement() async throws {
        try await TemporaryCorpus.with { corpus in
            for name in ["b/one", "b/deep/two", "a/three", "four"] {
                try corpus.write("Corpus/\(name).s", TemporaryCorpus.program)
                try corpus.write("Golden/\(name).state", TemporaryCorpus.golden)
            }
            #expect(
                try corpus.checker([.interpreter, .direct]).checkPrograms().map(\.summary) == [
                    "a             1 programs x 2 engines: all as recorded",
                    "b             2 programs x 2 engines: all as recorded",
                    "corpus        1 programs x 2 engines: all as recorded",
                ])
            #expect(try corpus.checker().checkProcesses() == [])
        }
    }

    @Test("what is missing, malformed or different is a failure with its place")
    func failures() async throws {
        try await TemporaryCorpus.with { corpus in
            try corpus.write("Corpus/a/alone.s", TemporaryCorpus.program)
            try corpus.write("Golden/a/gone.state", TemporaryCorpus.golden)
            try corpus.write("Corpus/a/malformed-golden.s", TemporaryCorpus.program)
            try corpus.write("Golden/a/malformed-golden.state", "source: test\nexit ecall retired 1\n")
            try corpus.write("Corpus/a/malformed.s", "ad x5\n")
            try corpus.write("Golden/a/malformed.state", TemporaryCorpus.golden)
            try corpus.write("Corpus/a/wrong.s", TemporaryCorpus.program)
            try corpus.write(
                "Golden/a/wrong.state", TemporaryCorpus.golden.replacing("x5 1", with: "x5 2 x6 3"))
            let groups = try corpus.checker([.direct]).checkPrograms()
            let wrong =
                "x5: golden 0x0000000000000002, now 0x0000000000000001; "
                + "x6: golden 0x0000000000000003, now 0x0000000000000000"
            #expect(groups.count == 1)
            #expect(groups.first?.summary == "a             4 programs x 1 engines: 7 failures")
            let failures = corpus.shown(groups[0].failures)
            #expect(
                failures.filter { !$0.hasPrefix("/Corpus/a/malformed.s:1:") } == [
                    "/Corpus/a/alone.s: has no golden /Golden/a/alone.state: rvfuzz golden --record --with qemu",
                    "/Golden/a/gone.state: there is no such program",
                    "/Golden/a/malformed-golden.state:3: error: pc is missing",
                    "/Corpus/a/wrong.s: direct, at once: \(wrong)",
                    "/Corpus/a/wrong.s: direct, block by block: \(wrong)",
                    "/Corpus/a/wrong.s: direct, step by step: \(wrong)",
                ])
            #expect(failures.count == 7)
        }
    }

    @Test("a corpus or goldens that are not there are an error that names them")
    func missingFolders() async throws {
        try await TemporaryCorpus.with { corpus in
            #expect { try corpus.checker().checkPrograms() } throws: { "\($0)".contains(corpus.folder.path) }
            try corpus.write("Corpus/a.s", TemporaryCorpus.program)
            #expect { try corpus.checker().checkPrograms() } throws: { "\($0)".contains(corpus.folder.goldenPath) }
        }
    }

    @Test("a planted fault fails its program, at fuel's end only when stepped")
    func plantedFault() async throws {
        try await TemporaryCorpus.with { corpus in
            try corpus.write("Corpus/a/addw.s", "#: x5 = 0x7fffffff\naddw x6, x5, x5\necall\n")
            let state = "exit ecall retired 1 pc 0x80000004 x5 0x7fffffff x6 0xfffffffffffffffe\n"
            try corpus.write("Golden/a/addw.state", "source: test\n" + state)
            #expect(try corpus.checker(EngineKind.allCases).checkPrograms()[0].failures == [])
            let checker = GoldenChecker(corpus.folder, engines: [.direct]) {
                try EngineCatalogue.make($0, memory: $1, fault: .directAddwNotExtended)
            }
            let failures = try checker.checkPrograms()[0].failures
            #expect(failures.count == 3)
            #expect(failures.allSatisfy { $0.contains("x6: golden 0xfffffffffffffffe, now 0x00000000fffffffe") })
        }
    }
}
