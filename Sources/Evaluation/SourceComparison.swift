import PlantedFaults
import ProgramGenerator

/// Another source of programs beside ours, fault by fault.
public struct SourceComparison: Sendable {
    /// One fault, found by both, by one or by none.
    public struct Row: Sendable {
        /// Our trials.
        public let ours: FaultScore
        /// Theirs.
        public let theirs: FaultScore
        /// The samples compared: theirs first, so that `a12` is the chance that theirs needs more than ours.
        public let programs, instructions, seconds: RankTest

        init(ours: FaultScore, theirs: FaultScore) {
            self.ours = ours
            self.theirs = theirs
            programs = RankTest(theirs.programs, ours.programs)
            instructions = RankTest(theirs.instructions, ours.instructions)
            seconds = RankTest(theirs.seconds, ours.seconds)
        }

        /// How many times our programs theirs needs, by medians: infinite if only ours finds the fault, 0
        /// if only theirs does, nil if neither does.
        public var ratio: Double? { SourceComparison.ratio(theirs.programs, ours.programs) }
        /// The same of processor time, which is fair to programs of any length.
        public var ratioOfSeconds: Double? { SourceComparison.ratio(theirs.seconds, ours.seconds) }
    }

    /// The other source.
    public let source: ProgramSource
    /// One row a fault.
    public let rows: [Row]
    /// Probability below which a difference counts.
    public static let significance = 0.05

    init(source: ProgramSource, ours: [FaultScore], theirs: [FaultScore]) {
        self.source = source
        rows = zip(ours, theirs).map { Row(ours: $0, theirs: $1) }
    }

    /// Faults that it found with some seed.
    public var foundCount: Int { rows.count { !$0.theirs.isSurvivor } }
    /// Faults for which ours needs significantly fewer programs.
    public var oursSooner: Int { rows.count { SourceComparison.isSooner($0.programs) } }
    /// Faults for which theirs needs significantly fewer programs.
    public var theirsSooner: Int { rows.count { SourceComparison.isLater($0.programs) } }
    /// The same with seconds.
    public var oursSoonerInSeconds: Int { rows.count { SourceComparison.isSooner($0.seconds) } }
    /// The same with seconds.
    public var theirsSoonerInSeconds: Int { rows.count { SourceComparison.isLater($0.seconds) } }
    /// The same with instructions.
    public var oursSoonerInInstructions: Int { rows.count { SourceComparison.isSooner($0.instructions) } }
    /// The same with instructions.
    public var theirsSoonerInInstructions: Int { rows.count { SourceComparison.isLater($0.instructions) } }
    /// How many times our programs theirs needs for the fault in the middle; infinite if it does not find that one.
    public var medianRatio: Double? { Quantiles.median(rows.compactMap(\.ratio)) }
    /// The same of processor time.
    public var medianRatioOfSeconds: Double? { Quantiles.median(rows.compactMap(\.ratioOfSeconds)) }

    private static func isSooner(_ test: RankTest) -> Bool { test.pValue < significance && test.a12 > 0.5 }
    private static func isLater(_ test: RankTest) -> Bool { test.pValue < significance && test.a12 < 0.5 }

    private static func ratio(_ theirs: [Double], _ ours: [Double]) -> Double? {
        guard let theirs = Quantiles.median(theirs), let ours = Quantiles.median(ours) else { return nil }
        return theirs.isFinite || ours.isFinite ? theirs / ours : nil
    }
}
