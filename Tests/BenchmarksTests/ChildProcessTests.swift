import Testing

@testable import Benchmarks

@Suite("Child processes") struct ChildProcessTests {
    @Test("tell their status, or 128 + signal", arguments: [("exit 0", 0), ("exit 3", 3), ("kill -KILL $$", 137)])
    func status(_ script: String, _ status: Int32) throws {
        #expect(try ChildProcess.run(["sh", "-c", script]).status == status)
    }

    @Test("tell the processor time that they and their children used")
    func processorTime() throws {
        let idle = try ChildProcess.run(["sh", "-c", "sleep 0.2"])
        #expect(idle.wallSeconds >= 0.2 && idle.cpuSeconds < 0.2)
        let busy = try ChildProcess.run(["sh", "-c", "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done"])
        #expect(busy.cpuSeconds > 0.02)
        #expect(busy.peakBytes > 0)
    }

    @Test("give their output back where it is asked for")
    func output() throws {
        let folder = try TemporaryFolder()
        let cost = try ChildProcess.run(["echo", "a b"], outputPath: folder.file("out"))
        #expect(cost.output == Array("a b\n".utf8))
    }

    @Test("that cannot be started are a failure with the reason")
    func missing() {
        #expect {
            try ChildProcess.run(["/nowhere/program"])
        } throws: { error in
            "\(error)" == "cannot run /nowhere/program: No such file or directory"
        }
    }

    @Test("are compared in turn, with ratios to the reference, and must end with status 0")
    func comparison() throws {
        var comparison = ProcessComparison(runs: 3)
        comparison.leastSeconds = 0
        let subjects: [ProcessComparison.Subject] = [
            .init(name: "qemu", command: ["true"]), .init(name: "native", command: nil),
            .init(name: "direct", command: ["true"], runLimit: 2),
        ]
        let cells = try comparison.run(subjects, reference: "qemu")
        #expect(cells[0]?.samples.values.count == 3 && cells[0]?.ratio == nil)
        #expect(cells[1] == nil)
        #expect(cells[2]?.samples.values.count == 2)
        #expect(throws: ProcessComparison.StatusError.self) {
            try comparison.run([.init(name: "a", command: ["false"])], reference: "a")
        }
    }
}
