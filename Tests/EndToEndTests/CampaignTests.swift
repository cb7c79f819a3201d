import Foundation
import Testing

@Suite("Campaigns in worker processes") struct CampaignTests {
    @Test(
        "whatever an engine does to its process is a finding that shows again",
        arguments: [
            ("interp-host-abort", "interp-sraiw-crash"), ("ir-host-exit", "ir-sraiw-crash"),
            ("ir-host-heap", "ir-sraiw-crash"), ("direct-host-stack", "direct-sraiw-crash"),
            ("direct-host-illegal", "direct-sraiw-crash"), ("direct-host-wild-jump", "direct-sraiw-crash"),
        ])
    func survival(fault: (String, String)) throws {
        let directory = try Tool.Directory()
        let run = try Tool.run(
            ["--iterations", "256", "--seed", "7", "--fault", fault.0, "--stop-after", "1", "--jobs", "2"],
            in: directory)
        #expect(run.status == 1, "\(run.error)")
        let findings = try directory.names(in: "rvfuzz-out/findings")
        #expect(findings.count == 1)
        let finding = try #require(findings.first)
        #expect(finding.hasPrefix(fault.1))
        let minimal = "rvfuzz-out/findings/\(finding)/min.bin"
        #expect(run.output.contains("minimal 1 instruction"), "\(run.output)")
        let again = try Tool.run(["replay", minimal, "--fault", fault.0], in: directory)
        #expect(again.status == 1, "\(again.error)")
        #expect(again.output.contains("crash"))
        #expect(try Tool.run(["replay", minimal], in: directory).status == 0)
    }

    @Test("a crash of an engine in raw code, which nobody has announced, is shown and not suffered")
    func rawCode() throws {
        let directory = try Tool.Directory()
        // sraiw a0, a1, 31
        try directory.write([0x1b, 0xd5, 0xf5, 0x41], to: "crash.bin")
        let run = try Tool.run(["replay", "crash.bin", "--fault", "interp-host-abort"], in: directory)
        #expect(run.status == 1, "\(run.error)")
        #expect(run.output.contains("crash (SIGABRT)"), "\(run.output)")
    }

    @Test("engines in processes of their own come to the same digest")
    func isolation() throws {
        let runs = try [[], ["--isolate"]].map {
            try Tool.run(["--iterations", "60", "--seed", "4", "--json"] + $0, in: try Tool.Directory())
        }
        #expect(runs.map(\.status) == [0, 0], "\(runs[1].error)")
        #expect(try digest(runs[0].output) == digest(runs[1].output))
    }

    @Test("a campaign that was killed goes on to the same result")
    func resumption() throws {
        let (calm, stormy) = (try Tool.Directory(), try Tool.Directory())
        let arguments = [
            "--iterations", "3000", "--seed", "3", "--jobs", "2", "--fault", "interp-sraw-logical", "--json",
        ]
        let whole = try Tool.run(arguments, in: calm)
        // Whoever goes on may be killed again.
        let script = """
            for pause in 0.3 0.6 0.9; do
                "$0" \(arguments.joined(separator: " ")) --resume >/dev/null 2>&1 & process=$!
                sleep $pause; kill -KILL $process; wait $process
            done 2>/dev/null
            exec "$0" \(arguments.joined(separator: " ")) --resume
            """
        let resumed = try Tool.shell(script, in: stormy)
        #expect(whole.status == 1)
        #expect(resumed.status == 1, "\(resumed.error)")
        #expect(try digest(whole.output) == digest(resumed.output))
        #expect(try findings(calm) == findings(stormy))
    }

    @Test("shards, merged, are the whole campaign")
    func shards() throws {
        let directory = try Tool.Directory()
        let arguments = ["--iterations", "3000", "--seed", "3", "--fault", "interp-sraw-logical", "--json"]
        let whole = try Tool.run(arguments, in: directory)
        for shard in 0..<3 {
            try #expect(
                Tool.run(arguments + ["--shard", "\(shard)/3", "--output", "part\(shard)"], in: directory).status == 1)
        }
        let other = try Tool.Directory()
        let parts = (0..<3).map { directory.url.appendingPathComponent("part\($0)").path }
        let merged = try Tool.run(["merge", "--json"] + parts, in: other)
        #expect(merged.status == 1, "\(merged.error)")
        #expect(try digest(whole.output) == digest(merged.output))
        #expect(try findings(directory) == findings(other))
        let incomplete = try Tool.run(["merge", parts[0], parts[2], "--output", "none"], in: other)
        #expect(incomplete.status == 65)
        #expect(incomplete.error.contains("shard 1/3 is missing"))
    }

    @Test("an unfinished campaign is not begun again, nor gone on with as another one")
    func refusal() throws {
        let directory = try Tool.Directory()
        let start = #""$0" --iterations 100000000 >/dev/null 2>&1 & process=$!; sleep 2; "#
        let held = try Tool.shell(
            start + #""$0" --iterations 1; echo $?; kill -INT $process; wait $process; echo $?"#, in: directory)
        #expect(held.error.contains("in use by another campaign"))
        #expect(held.output == "73\n130\n")
        let again = try Tool.run(["--iterations", "256"], in: directory)
        #expect(again.status == 64)
        #expect(again.error.contains("go on with --resume"))
        let other = try Tool.run(["--seed", "2", "--resume"], in: directory)
        #expect(other.status == 64)
        #expect(other.error.contains("seed is 2, not 1"))
        #expect(try Tool.run(["--resume", "--time-limit", "1s"], in: directory).status == 0)
        #expect(try Tool.run(["--iterations", "256"], in: directory).status == 0)
    }

    @Test("a file that is no checkpoint is refused in one line", arguments: ["", "{", "{}", #"{"version": 9}"#])
    func malformedCheckpoint(text: String) throws {
        let directory = try Tool.Directory()
        #expect(try Tool.run(["--iterations", "256"], in: directory).status == 0)
        try directory.write(Array(text.utf8), to: "rvfuzz-out/checkpoint.json")
        let run = try Tool.run(["--iterations", "256", "--resume"], in: directory)
        #expect(run.status == 65)
        #expect(run.errorLines.count == 1, "\(run.error)")
        #expect(run.error.contains("checkpoint.json"))
    }

    private func digest(_ json: String) throws -> String {
        let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
        return try #require(object?["digest"] as? String)
    }

    /// Every file of every finding.
    private func findings(_ directory: Tool.Directory) throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for finding in try directory.names(in: "rvfuzz-out/findings") {
            for file in try directory.names(in: "rvfuzz-out/findings/\(finding)") {
                let name = "rvfuzz-out/findings/\(finding)/\(file)"
                files[name] = try directory.bytes(of: name)
            }
        }
        return files
    }
}
