import Testing

@Suite("rvfuzz evaluate") struct EvaluateTests {
    @Test("finds a planted fault, as text, JSON and a page")
    func finds() throws {
        let directory = try Tool.Directory()
        let run = try Tool.run(
            [
                "evaluate", "--faults", "direct-lui-zero-extends", "--seeds", "2", "--limit", "200", "--json", "e.json",
                "--html", "e.html",
            ], in: directory)
        #expect(run.status == 0, "\(run.error)")
        #expect(run.output.contains("direct-lui-zero-extends") && run.output.contains("no survivors"))
        #expect(try directory.text(of: "e.json").contains("\"namedRightly\" : true"))
        #expect(try directory.text(of: "e.html").hasPrefix("<!DOCTYPE html>"))
    }

    @Test("compares with others' programs, and a fault that survives gives status 1")
    func compares() throws {
        let directory = try Tool.Directory()
        _ = try Tool.run(["generate", "--count", "3", "--format", "asm", "-o", "theirs"], in: directory)
        let run = try Tool.run(
            [
                "evaluate", "--faults", "ir-cache-stale-chain", "--seeds", "1", "--limit", "3", "--generator", "rvfuzz",
                "--generator", "theirs",
            ], in: directory)
        #expect(run.status == 1, "\(run.error)")
        #expect(run.output.contains("theirs, which has 3 programs, finds 0 of 1 faults"))
    }
}
