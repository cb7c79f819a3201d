import GuestLinux

/// The benchmark: parts that each give a table.
public struct Benchmark {
    /// A part.
    public enum Part: String, CaseIterable, Sendable {
        /// A process that exits at once.
        case start
        /// Memory held. Before the parts that run engines in this process: children count what it holds.
        case memory
        /// The paper's straight line.
        case benchgen
        /// The paper's branchy program.
        case nqueens
        /// Programs that spend their time in loops.
        case loops
        /// Translation and execution, with and without intermediate representation.
        case split
        /// Translating code that was never seen.
        case translation
        /// One engine alone on prepared programs.
        case prepared
        /// The fuzz loop.
        case fuzz
    }

    /// The names that `BenchmarkSetup.only` may hold: parts, and programs of the part `loops`.
    public static var names: [String] { Part.allCases.map(\.rawValue) + GuestWorkload.loops.map(\.name) }

    private let setup: BenchmarkSetup
    private let folder: TemporaryFolder

    /// A benchmark; nothing is run yet.
    ///
    /// - Throws: `FileAccessError` if no temporary folder can be made.
    public init(_ setup: BenchmarkSetup) throws {
        self.setup = setup
        folder = try TemporaryFolder()
    }

    /// Measures what was asked for, part by part.
    ///
    /// - Parameter onTable: Told of each part as soon as it is measured.
    /// - Throws: `BenchmarkError`, what reading files throws, or `ChildProcess.Failure` if interrupted.
    public func run(onTable: (BenchmarkTable) throws -> Void) throws {
        let wanted = setup.only.isEmpty ? Part.allCases.map(\.rawValue) : setup.only
        let named = GuestWorkload.loops.filter { wanted.contains($0.name) }
        let loops = try (named.isEmpty ? GuestWorkload.loops : named).map(counted)
        let processes = ProcessParts(setup: setup, folder: folder)
        let engines = EngineParts(setup: setup, folder: folder)
        for part in Part.allCases where wanted.contains(part.rawValue) || part == .loops && !named.isEmpty {
            switch part {
            case .start: try onTable(processes.start())
            case .benchgen: try onTable(processes.straightLine())
            case .nqueens: try onTable(processes.queens())
            case .loops: try onTable(processes.loops(loops))
            case .split: try onTable(engines.split(loops))
            case .translation: try onTable(engines.translation())
            case .prepared: try onTable(engines.prepared())
            case .fuzz: try onTable(engines.fuzz())
            case .memory: try onTable(processes.memory())
            }
        }
    }

    private func counted(_ workload: GuestWorkload) throws -> GuestWorkload {
        try workload.counted(by: GoldenStore(root: setup.root).programs())
    }
}
