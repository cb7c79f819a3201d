import GuestISA
import GuestLinux
import GuestMachine

/// The parts of the benchmark that run whole processes: start, the paper's benchmark, loops, memory.
struct ProcessParts {
    let setup: BenchmarkSetup
    let folder: TemporaryFolder

    /// The reference's column: its name without folders.
    private var referenceName: String { setup.reference.split(separator: "/").last.map(String.init) ?? "" }

    private static let engines = ["auto", "direct", "ir", "interp"]

    /// Whether the reference can be run; else why not.
    private func referenceProblem() throws -> String? {
        do {
            _ = try ChildProcess.run([setup.reference, "--version"])
            return nil
        } catch let failure as ChildProcess.Failure where failure != .stopped {
            return "no ratios, as \(failure)"
        }
    }

    private func subjects(
        _ program: String, _ arguments: [String], native: String? = nil, hasReference: Bool
    ) -> [ProcessComparison.Subject] {
        [
            .init(name: referenceName, command: hasReference ? [setup.reference, program] + arguments : nil),
            .init(name: "native", command: native.map { [$0] + arguments }),
        ]
            + ProcessParts.engines.map { engine in
                .init(name: engine, command: setup.command(engine: engine, program, arguments))
            }
    }

    private func table(_ name: String, _ title: String) -> BenchmarkTable {
        BenchmarkTable(
            name, title: "\(title); processor time, median (least-greatest), x ratio to \(referenceName)", unit: "ms",
            columns: [referenceName, "native"] + ProcessParts.engines)
    }

    /// A program that exits at once.
    func start() throws -> BenchmarkTable {
        let path = folder.file("exit.elf")
        let code = try GuestAssembler.assemble("li a0, 0\nli a7, 93\necall\n", at: 0x1_0000).words
        let bytes = code.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
        let segment = ELFWriter.Segment(address: 0x1_0000, bytes: bytes, permissions: [.read, .execute])
        try ELFWriter(entry: 0x1_0000, segments: [segment]).write(to: path)
        var table = table("start", "start and end of a process that exits at once")
        try measure(path, [], "exit", into: &table)
        for (_, cell) in table.cells(of: "auto") {
            table.verdicts.append(
                Verdict("start and end, --engine auto", cell.samples.median, "ms", goal: .atMost(4)))
        }
        return table
    }

    /// The paper's straight line.
    func straightLine() throws -> BenchmarkTable {
        let path = try setup.writePaperBenchmark(in: folder)
        var table = table("benchgen", "\(PaperBenchmark.paperCount) instructions in a straight line, each run once")
        try measure(path, [], "benchgen", into: &table)
        for (engine, goal) in [("auto", Goal.atLeast(45)), ("direct", .atLeast(14)), ("ir", nil), ("interp", nil)] {
            for (_, cell) in table.cells(of: engine) {
                guard let ratio = cell.ratio else { continue }
                table.verdicts.append(
                    Verdict("benchgen, \(engine): \(referenceName)'s time as a multiple of ours", 1 / ratio, goal: goal)
                )
            }
        }
        return table
    }

    /// Loops, compared with the reference and with the host's own code.
    func loops(_ workloads: [GuestWorkload]) throws -> BenchmarkTable {
        var table = table("loops", "programs that spend their time in loops")
        let native = NativeBuild(root: setup.root, folder: folder)
        for workload in workloads {
            var nativePath: String?
            switch try native.build(workload.name) {
            case .success(let path): nativePath = path
            case .failure(let problem): table.notes.append("no native \(workload.name): \(problem)")
            }
            try measure(
                workload.path(in: setup.root), workload.arguments, workload.name, native: nativePath, into: &table)
        }
        judgeRatios(&table)
        judgeNative(&table)
        let rates = table.cells(of: "interp").compactMap { name, cell in
            workloads.first { $0.name == name }.map { Double($0.retired) / (cell.samples.median * 1e6) }
        }
        if let rate = Samples.mean(rates) {
            table.verdicts.append(
                Verdict("interp, mean of loops", rate, "10^9 instructions/s", goal: .atLeast(0.75)))
        }
        return table
    }

    private func judgeRatios(_ table: inout BenchmarkTable) {
        let goals: [(String, Goal?, Goal?)] = [
            ("auto", nil, nil), ("direct", .atMost(0.42), .atMost(0.75)), ("ir", .atMost(0.5), .atMost(0.95)),
            ("interp", nil, nil),
        ]
        for (engine, meanGoal, worstGoal) in goals {
            let ratios = table.cells(of: engine).compactMap(\.cell.ratio)
            guard let mean = Samples.geometricMean(ratios) else { continue }
            table.verdicts.append(
                Verdict("\(engine) to \(referenceName), geometric mean", mean, goal: meanGoal))
            table.verdicts.append(
                Verdict("\(engine) to \(referenceName), worst", ratios.reduce(0, max), goal: worstGoal))
        }
    }

    private func judgeNative(_ table: inout BenchmarkTable) {
        let native = table.cells(of: "native")
        for engine in ["direct", "ir"] {
            let ratios = table.cells(of: engine).compactMap { name, cell in
                native.first { $0.row == name }.map { cell.samples.median / $0.cell.samples.median }
            }
            guard let mean = Samples.geometricMean(ratios) else { continue }
            table.verdicts.append(
                Verdict(
                    "\(engine) to native gcc -O2, geometric mean", mean, goal: engine == "direct" ? .atMost(1.8) : nil))
        }
    }

    /// The paper's branchy program.
    func queens() throws -> BenchmarkTable {
        let workload = GuestWorkload.queens
        var table = table("nqueens", "\(workload.summary), n = \(workload.arguments[0])")
        var nativePath: String?
        switch try NativeBuild(root: setup.root, folder: folder).build(workload.name) {
        case .success(let path): nativePath = path
        case .failure(let problem): table.notes.append("no native \(workload.name): \(problem)")
        }
        try measure(workload.path(in: setup.root), workload.arguments, "nqueens", native: nativePath, into: &table)
        for (_, cell) in table.cells(of: "direct") {
            guard let ratio = cell.ratio else { continue }
            table.verdicts.append(Verdict("direct to \(referenceName)", ratio, goal: .atMost(0.45)))
        }
        return table
    }

    private func measure(
        _ program: String, _ arguments: [String], _ name: String, native: String? = nil,
        into table: inout BenchmarkTable
    ) throws {
        setup.onProgress("\(table.name): \(name)")
        let problem = try referenceProblem()
        if let problem { table.note(problem) }
        let subjects = subjects(program, arguments, native: native, hasReference: problem == nil)
        table.rows.append(
            .init(name, try ProcessComparison(runs: setup.runs).run(subjects, reference: referenceName)))
    }

    /// The most memory that a campaign and the paper's benchmark hold.
    func memory() throws -> BenchmarkTable {
        let path = try setup.writePaperBenchmark(in: folder)
        var table = BenchmarkTable(
            "memory", title: "most memory held by the process (ru_maxrss)", unit: "MiB", columns: ["peak"])
        let output = folder.file("campaign")
        let disabled = setup.engineOptions.disabled.flatMap { ["--disable", $0.name] }
        let commands: [(String, [String], Goal)] = [
            ("run rb.elf", setup.command(engine: "auto", path, []), .atMost(24)),
            (
                "campaign, 1 worker",
                [setup.tool, "fuzz", "--iterations", "20000", "--jobs", "1", "--output", output] + disabled,
                .atMost(64)
            ),
        ]
        let floor = try ChildProcess.run(["true"]).peakBytes
        for (name, command, goal) in commands {
            setup.onProgress("memory: \(name)")
            let cost = try ChildProcess.run(command)
            guard cost.status == 0 else {
                throw ProcessComparison.StatusError(command: command, status: cost.status)
            }
            let peak = Double(cost.peakBytes) / 1_048_576
            table.rows.append(.init(name, [.init(Samples([peak]))]))
            table.verdicts.append(Verdict(name, peak, "MiB", goal: goal))
        }
        table.notes.append(
            "the kernel counts what the parent held when it made the process: no figure is below "
                + "\(formatted(Double(floor) / 1_048_576)) MiB")
        return table
    }
}
