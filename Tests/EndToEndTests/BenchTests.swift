import Foundation
import Testing

@Suite("rvfuzz bench") struct BenchTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../..").standardizedFileURL.path

    @Test("measures a part of it, as text and as JSON, whatever is installed and however long it takes")
    func start() throws {
        let directory = try Tool.Directory()
        let arguments = ["bench", "--only", "start", "--runs", "1", "--root", Self.root]
        let text = try Tool.run(arguments, in: directory)
        #expect(text.status == 0, "\(text.error)")
        #expect(text.output.contains("start and end, --engine auto: "))
        #expect(text.output.contains("goal: at most 4.00"))

        let run = try Tool.run(arguments + ["--json"], in: directory)
        #expect(run.status == 0, "\(run.error)")
        let tables = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
        #expect(tables.count == 1 && tables[0]["name"] as? String == "start")
        let rows = try #require(tables[0]["rows"] as? [[String: Any]])
        let cells = try #require(rows[0]["cells"] as? [Any])
        #expect(cells.count == 6)
        let direct = try #require(cells[3] as? [String: Any])
        #expect(try #require(direct["median"] as? Double) > 0)
        #expect(try #require(direct["wall_median"] as? Double) > 0)
    }

    @Test("says what is missing where the reference is not installed, and still measures")
    func withoutReference() throws {
        let arguments = ["bench", "--only", "start", "--runs", "1", "--root", Self.root, "--against", "/nowhere/qemu"]
        let run = try Tool.run(arguments, in: try Tool.Directory())
        #expect(run.status == 0, "\(run.error)")
        #expect(run.output.contains("note: no ratios, as cannot run /nowhere/qemu: No such file or directory"))
    }

    @Test("leaves no child and no file behind when it is interrupted")
    func interrupted() throws {
        let directory = try Tool.Directory()
        let temporary = directory.url.appendingPathComponent("tmp")
        try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: false)
        // The reference never ends: what is interrupted is a run of it.
        try directory.write(Array("#!/bin/sh\n[ \"$1\" = --version ] || exec sleep 600\n".utf8), to: "slow")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: directory.url.appendingPathComponent("slow").path)
        let script = """
            TMPDIR=\(temporary.path) "$0" bench --only start --root \(Self.root) --against ./slow & bench=$!
            while ! pgrep -P $bench -x sleep >child; do sleep 0.02; done
            kill -INT $bench
            wait $bench
            echo status $?
            kill -0 $(cat child) && echo child left
            """
        let run = try Tool.shell(script, in: directory)
        #expect(run.output == "status 130\n", "\(run.error)")
        #expect(try directory.names(in: "tmp").isEmpty)
    }
}
