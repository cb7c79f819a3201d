import Foundation
import Testing

@Suite("rvfuzz fuzz") struct FuzzTests {
    @Test("agrees on sound engines, with status 0 and a summary")
    func soundEnginesAgree() throws {
        let directory = try Tool.Directory()
        let run = try Tool.run(["--iterations", "300", "--seed", "3"], in: directory)
        #expect(run.status == 0, "\(run.error)")
        for word in ["programs", "instructions", "comparisons", "ended by", "environmentCall", "digest"] {
            #expect(run.output.contains(word))
        }
        #expect(try directory.text(of: "rvfuzz-out/stats.json").contains("\"programs\" : 300"))
    }

    @Test("gives the same digest again, and with two jobs")
    func digestIsDeterministic() throws {
        let directory = try Tool.Directory()
        func digest(_ arguments: [String]) throws -> Substring? {
            let run = try Tool.run(["--seed", "7", "--iterations", "700"] + arguments, in: directory)
            return run.output.split(separator: "\n").first { $0.hasPrefix("digest") }
        }
        let first = try #require(try digest([]))
        #expect(try digest([]) == first)
        #expect(try digest(["--jobs", "2"]) == first)
    }

    @Test("finds a planted fault, which then minimizes and replays")
    func faultIsFound() throws {
        let directory = try Tool.Directory()
        let fault = ["--fault", "direct-sraiw-wide"]
        let run = try Tool.run(["--iterations", "20000", "--stop-after", "1"] + fault, in: directory)
        #expect(run.status == 1, "\(run.error)")
        #expect(run.error.contains("direct is wrong, by the vote of interpreter and ir"))
        let cluster = try #require(try directory.names(in: "rvfuzz-out/findings").first)
        #expect(cluster.hasPrefix("direct-sraiw-rd-"))
        let folder = "rvfuzz-out/findings/\(cluster)"
        #expect(
            try directory.names(in: folder) == ["min.S", "min.bin", "original.bin", "report.json", "report.txt"])

        let again = try Tool.run(["minimize", "\(folder)/original.bin", "-o", "again.bin"] + fault, in: directory)
        #expect(again.status == 0, "\(again.error)")
        #expect(try directory.bytes(of: "again.bin") == directory.bytes(of: "\(folder)/min.bin"))
        #expect(try Tool.run(["replay", "\(folder)/min.bin"] + fault, in: directory).status == 1)
        #expect(try Tool.run(["replay", "\(folder)/min.S"] + fault, in: directory).status == 1)
        let sound = try Tool.run(["replay", "\(folder)/min.bin"], in: directory)
        #expect(sound.status == 0)
        #expect(sound.output == "\(folder)/min.bin: the engines agree\n")
        let agreeing = try Tool.run(["minimize", "\(folder)/min.bin"], in: directory)
        #expect(agreeing.status == 65)
        #expect(agreeing.errorLines.count == 1)
    }

    @Test("an exported ELF file may be executed, a container may not")
    func exportedModes() throws {
        let directory = try Tool.Directory()
        for format in ["bin", "elf"] {
            let run = try Tool.run(["generate", "-o", "programs", "--format", format], in: directory)
            #expect(run.status == 0, "\(run.error)")
        }
        let run = try Tool.run(
            ["export", "programs/program-0.bin", "--format", "elf", "-o", "again.elf"], in: directory)
        #expect(run.status == 0, "\(run.error)")
        for (name, isExecutable) in [
            ("programs/program-0.bin", false), ("programs/program-0.elf", true), ("again.elf", true),
        ] {
            #expect(FileManager.default.isExecutableFile(atPath: directory.url.path + "/" + name) == isExecutable)
        }
        #expect(try directory.bytes(of: "again.elf") == directory.bytes(of: "programs/program-0.elf"))
    }

    @Test("known issues leave status 0, until the day after they expire")
    func knownIssues() throws {
        let directory = try Tool.Directory()
        let issue = #"{"name": "wide", "engine": "direct", "reason": "later", "expires": "2026-02-28"}"#
        let made = try Tool.shell(
            "echo '[\(issue)]' > known.json; echo '[\(issue), \(issue)]' > twice.json", in: directory)
        #expect(made.status == 0)
        func fuzz(_ file: String, _ today: String) throws -> Tool.Run {
            try Tool.run(
                ["--iterations", "600", "--fault", "direct-sraiw-wide", "--known-issues", file, "--today", today],
                in: directory)
        }
        let known = try fuzz("known.json", "2026-02-28")
        #expect(known.status == 0, "\(known.error)")
        #expect(known.output.contains("known: wide  "))
        #expect(known.errorLines.isEmpty)
        let expired = try fuzz("known.json", "2026-03-01")
        #expect(expired.status == 1)
        #expect(
            expired.error.contains("known.json: entry 1, 'wide', has expired on 2026-02-28: it counts as a finding"))
        #expect(!expired.output.contains("known: "))
        for (file, today, status) in [
            ("twice.json", "2026-02-28", 65), ("none.json", "2026-02-28", 66), ("known.json", "today", 64),
        ] as [(String, String, Int32)] {
            let run = try fuzz(file, today)
            #expect(run.status == status)
            #expect(run.errorLines.count == 1, "\(run.error)")
        }
    }
}
