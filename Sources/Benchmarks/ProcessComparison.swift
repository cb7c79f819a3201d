/// Runs the same program under several commands in turn, so that what disturbs the machine disturbs all.
struct ProcessComparison {
    /// Something that can run the program.
    struct Subject {
        /// Its column.
        var name: String
        /// The command; nil if this subject cannot run this program.
        var command: [String]?
        /// Most samples to take of it.
        var runLimit = Int.max
    }

    /// Samples to take, and more while they take less than `leastSeconds` together.
    var runs: Int
    /// Most samples of programs that end at once.
    var mostRuns = 40
    /// Seconds of the wall's clock that samples of a short program may take together.
    var leastSeconds = 0.5

    /// A subject that did not end with status 0.
    struct StatusError: Error, CustomStringConvertible {
        let command: [String]
        let status: Int32

        var description: String { "\(command.joined(separator: " ")): status \(status), expected 0" }
    }

    /// Cells in milliseconds for each subject, with ratios to `reference`.
    ///
    /// - Throws: `StatusError`, or `ChildProcess.Failure` if a command cannot be run or the benchmark is interrupted.
    func run(_ subjects: [Subject], reference: String) throws -> [BenchmarkTable.Cell?] {
        var cpu: [[Double]] = subjects.map { _ in [] }
        var wall = cpu
        var total = 0.0
        var round = 0
        while round < runs || (total < leastSeconds && round < mostRuns) {
            for (index, subject) in subjects.enumerated() where round < subject.runLimit {
                guard let command = subject.command else { continue }
                let cost = try ChildProcess.run(command)
                guard cost.status == 0 else { throw StatusError(command: command, status: cost.status) }
                cpu[index].append(cost.cpuSeconds * 1e3)
                wall[index].append(cost.wallSeconds * 1e3)
                total += cost.wallSeconds
            }
            round += 1
        }
        let base = subjects.firstIndex { $0.name == reference && $0.command != nil }.map { Samples(cpu[$0]).median }
        return subjects.indices.map { index in
            guard !cpu[index].isEmpty else { return nil }
            let samples = Samples(cpu[index])
            let isReference = subjects[index].name == reference
            return BenchmarkTable.Cell(
                samples, wall: Samples(wall[index]), ratio: isReference ? nil : base.map { samples.median / $0 })
        }
    }
}
