import Testing

@Suite("Bad input") struct BadInputTests {
    /// Arguments, the status and a part of the one line on standard error.
    static let cases: [([String], Int32, String)] = [
        (["--bogus"], 64, "--bogus"),
        (["frobnicate"], 64, "frobnicate"),
        (["--iterations", "many"], 64, "many"),
        (["--iterations", "many"], 64, "for '--iterations <n>': expected a whole number (see 'rvfuzz fuzz --help')"),
        (["--iterations", "-1"], 64, "--iterations"),
        (["--iterations", "0"], 64, "--iterations is 0, expected at least 1"),
        (["coverage", "--seed", "x"], 64, "see 'rvfuzz coverage --help'"),
        (["minimize"], 64, "see 'rvfuzz minimize --help'"),
        (["--engines", "interp"], 64, "at least two"),
        (["--engines", "interp,valgrind"], 64, "valgrind"),
        (["--engines", "interp,valgrind"], 64, "expected some of interp, ir"),
        (["--iterations", "-5"], 64, "'-5' is invalid for '--iterations"),
        (["--seed", "-1"], 64, "'-1' is invalid for '--seed"),
        (["--time-limit", "-1s"], 64, "--time-limit"),
        (["bench", "--only", "warp"], 64, "--only names warp, expected some of start"),
        (["bench", "--runs", "0"], 64, "--runs is 0, expected 1 to 1000"),
        (["bench", "--only", "loops", "--root", "."], 66, "Golden/programs"),
        (["--only", "add,mul"], 64, "'mul' is no instruction of RV64I and Zifencei"),
        (["--without", ""], 64, "an empty name is no instruction"),
        (["--only", "lw,sw,beq"], 64, "leave no instruction that computes"),
        (["--jobs", "0"], 64, "--jobs is 0, expected 1 to 256"),
        (["--fault", "nothing"], 64, "nothing"),
        (["evaluate", "--faults", "class:nothing"], 64, "class:CLASS (of width, compare"),
        (["evaluate", "--seeds", "0"], 64, "--seeds is 0, expected 1 to 1000"),
        (["evaluate", "--generator", "missing"], 66, "expected rvfuzz, rvfuzz-long, uniform, uniform-words"),
        (["coverage", "--merge", "text.bin"], 65, "no saved coverage"),
        (["--time-limit", "soon"], 64, "soon"),
        (["--time-limit", "soon"], 64, "expected a time such as 90s, 10m or 2h"),
        (["replay", "missing.bin"], 66, "missing.bin"),
        (["minimize", "missing.bin"], 66, "missing.bin"),
        (["show", "missing.bin"], 66, "missing.bin"),
        (["run", "missing.elf"], 66, "missing.elf"),
        (["replay", "empty.bin"], 65, "empty.bin"),
        (["run", "empty.bin"], 65, "empty.bin"),
        (["run", "text.bin"], 65, "text.bin"),
        (["replay", "."], 65, "."),
        (["--iterations", "1", "--output", "empty.bin/out"], 73, "empty.bin"),
        (["--iterations", "1", "--output", "/proc/out"], 73, "/proc/out"),
        (["benchgen", "--count", "10", "-o", "none/rb.elf"], 73, "none/rb.elf"),
        (["benchgen", "--count", "-1", "-o", "rb.elf"], 64, "--count"),
        (["run", "rb.elf", "--engine", "warp"], 64, "warp"),
        (["run", "text.bin", "--engine", "ir", "--fault", "interp-sraw-logical"], 64, "none of ir"),
        (["--disable", "warp"], 64, "ir-constant-folding"),
    ]

    @Test("gets one line that says what and where, and the documented status", arguments: cases)
    func oneLine(arguments: [String], status: Int32, text: String) throws {
        let directory = try Tool.Directory()
        try directory.write([], to: "empty.bin")
        try directory.write(Array("not a program".utf8), to: "text.bin")
        let run = try Tool.run(arguments, in: directory)
        #expect(run.status == status, "\(run.error)")
        #expect(run.errorLines.count == 1, "\(run.error)")
        #expect(run.errorLines.first?.hasPrefix("rvfuzz: ") == true)
        #expect(run.error.contains(text), "\(run.error)")
        #expect(run.output.isEmpty)
        #expect(try directory.names(in: ".").filter { $0.hasSuffix(".tmp") }.isEmpty)
    }

    @Test("help goes to standard output with status 0", arguments: [["--help"], ["help"], ["minimize", "--help"]])
    func help(arguments: [String]) throws {
        let run = try Tool.run(arguments, in: try Tool.Directory())
        #expect(run.status == 0)
        #expect(run.error.isEmpty)
        #expect(run.output.contains("USAGE: rvfuzz"))
    }
}
