import Testing

@Suite("Campaigns that are interrupted") struct SignalTests {
    /// Begins a campaign without an end, waits until it has something to lose, and does `action` to `$process`; then
    /// prints its status and how a campaign that goes on from there ends beside one that nobody has disturbed.
    private func script(_ action: String, campaign: String = "--seed 6 --jobs 2") -> String {
        """
        "$0" \(campaign) >summary 2>messages & process=$!
        programs() { sed -n 's/.*"programs" : \\([0-9]*\\),/\\1/p' "$1/stats.json" 2>/dev/null; }
        until [ "$(programs rvfuzz-out)" -gt 0 ] 2>/dev/null; do sleep 0.05; done
        \(action)
        wait $process; echo $?
        end=$(($(programs rvfuzz-out) + 1000))
        for run in "--resume" "--output calm"; do
            "$0" \(campaign) --iterations $end $run 2>/dev/null | grep ^digest
        done
        """
    }

    @Test("end with a summary, a checkpoint and status 130", arguments: ["INT", "TERM", "HUP"])
    func signals(name: String) throws {
        let directory = try Tool.Directory()
        let run = try Tool.shell(script("kill -\(name) $process"), in: directory)
        let lines = run.output.split(separator: "\n")
        try #require(lines.count == 3, "\(run.output)\(run.error)")
        #expect(lines[0] == "130")
        #expect(lines[1] == lines[2])
        #expect(try directory.text(of: "summary").contains("digest"))
        #expect(try directory.text(of: "messages").isEmpty)
    }

    @Test("end at once at a second signal, and lose nothing that was counted")
    func secondSignal() throws {
        let directory = try Tool.Directory()
        let run = try Tool.shell(script("kill -INT $process; kill -INT $process"), in: directory)
        let lines = run.output.split(separator: "\n")
        try #require(lines.count == 3, "\(run.output)\(run.error)")
        #expect(lines[0] == "130")
        #expect(lines[1] == lines[2])
        #expect(try !directory.names(in: "rvfuzz-out").contains { $0.hasSuffix(".tmp") })
    }

    @Test("go on where a terminal is closed, under nohup")
    func withoutTerminal() throws {
        let directory = try Tool.Directory()
        let action = "kill -HUP $process; sleep 0.5; kill -0 $process && echo running; kill -TERM $process"
        let run = try Tool.shell("trap '' HUP\n" + script(action), in: directory)
        let lines = run.output.split(separator: "\n")
        #expect(lines.prefix(2) == ["running", "130"], "\(run.output)\(run.error)")
    }

    @Test("end with a checkpoint where nobody reads what they say")
    func closedPipe() throws {
        let directory = try Tool.Directory()
        let fault = "--fault direct-sraiw-wide"
        let run = try Tool.shell(
            #""$0" --jobs 2 \#(fault) 2>&1 | head -n 1; echo ${PIPESTATUS[0]}; "$0" \#(fault) --resume --iterations 2"#,
            in: directory)
        let lines = run.output.split(separator: "\n")
        #expect(lines.dropFirst().first == "141", "\(run.output)")
        #expect(try directory.names(in: "rvfuzz-out/findings").count == 1)
        #expect(run.status == 1, "\(run.error)")
    }

    @Test("say in one line that the summary cannot be printed")
    func fullOutput() throws {
        let directory = try Tool.Directory()
        let run = try Tool.shell(#""$0" --iterations 256 >/dev/full"#, in: directory)
        #expect(run.status == 74)
        #expect(run.errorLines == ["rvfuzz: cannot write standard output: No space left on device"])
    }
}
