import Campaign
import HostFiles
import PlantedFaults

/// What exhausting a set came to.
public struct ExhaustionResult: Sendable {
    /// How far one engine came.
    public struct Tally: Sendable {
        /// The engine and how it was set up.
        public let setup: Setup
        /// Cases that were run.
        public var run: UInt64 = 0
        /// Of those, cases that were not as the manual says.
        public var wrong: UInt64 = 0
    }

    /// Cases there are, for each engine.
    public var planned: UInt64 = 0
    /// One for each set-up.
    public var tallies: [Tally]
    /// Bugs, in the order of the cases.
    public var findings: [ExhaustionFinding] = []
    /// Whether every unit was run: not if there were enough findings before.
    public var isComplete = false

    init(_ setups: [Setup], fault: Fault?) { tallies = setups.map { Tally(setup: $0) } }

    mutating func count(_ unit: UnitResult) {
        planned += unit.planned
        for index in tallies.indices {
            tallies[index].run += unit.run[index]
            tallies[index].wrong += unit.wrong[index]
        }
    }

    /// Cases that were not as the manual says.
    public var wrongCount: UInt64 { tallies.reduce(0) { $0 + $1.wrong } }

    /// The result for people, ending with a line feed.
    public var text: String {
        var lines: [String] = []
        for tally in tallies {
            let share = planned == 0 ? 100 : 100 * tally.run / planned
            let wrong = tally.wrong == 0 ? "" : ", \(ExhaustionResult.grouped(tally.wrong)) wrong"
            lines.append(
                "exhaust: \(ExhaustionResult.grouped(tally.run)) of \(ExhaustionResult.grouped(planned)) cases "
                    + "(\(share) %) on \(tally.setup.name)\(wrong)")
        }
        if !isComplete { lines.append("stopped early: the cases are those up to there") }
        lines.append("findings: \(findings.count)")
        for finding in findings { lines.append("  \(finding.cluster?.name ?? finding.text)") }
        return lines.joined(separator: "\n") + "\n"
    }

    /// `1234567` as `1,234,567`.
    static func grouped(_ number: UInt64) -> String {
        var digits = Array(String(number))
        for index in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: index) }
        return String(digits)
    }
}

/// The result for programs.
public struct ExhaustionRecord: JSONRecord {
    struct Engine: Encodable {
        var name: String
        var cases: UInt64
        var run: UInt64
        var wrong: UInt64
    }

    struct Entry: Encodable {
        var engine: String
        var instruction: String
        var field: String
        var expected: String
        var actual: String
        var cluster: String?
    }

    private let engines: [Engine]
    private let findings: [Entry]
    private let complete: Bool

    /// The record of a result.
    public init(_ result: ExhaustionResult) {
        complete = result.isComplete
        engines = result.tallies.map {
            Engine(name: $0.setup.name, cases: result.planned, run: $0.run, wrong: $0.wrong)
        }
        findings = result.findings.map {
            Entry(
                engine: $0.setup.name, instruction: $0.instruction.text, field: $0.difference.field.description,
                expected: $0.difference.expected, actual: $0.difference.actual, cluster: $0.cluster?.name)
        }
    }
}
