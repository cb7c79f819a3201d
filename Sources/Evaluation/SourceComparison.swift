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

        /// Sooner by medians, the smaller number being the sooner: negative if ours is, positive if theirs is, 0 for a
        /// tie.
        fileprivate static func order(_ theirs: [Double], _ ours: [Double]) -> Int {
            guard let theirs = Quantiles.median(theirs), let ours = Quantiles.median(ours) else { return 0 }
            return ours < theirs ? -1 : ours > theirs ? 1 : 0
        }

        /// How many times our programs theirs needs, by medians: infinite if only ours finds the fault, 0
        /// if only theirs does, nil if neither does.
        public var ratio: Double? { SourceComparison.ratio(theirs.programs, ours.programs) }
        /// The same of instructions retired, which is fair to programs of any length.
        public var ratioOfInstructions: Double? { SourceComparison.ratio(theirs.instructions, ours.instructions) }
        /// The same of processor time, which is fair to programs that cost more an instruction too.
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
    /// The same of instructions.
    public var medianRatioOfInstructions: Double? { Quantiles.median(rows.compactMap(\.ratioOfInstructions)) }
    /// The same of processor time.
    public var medianRatioOfSeconds: Double? { Quantiles.median(rows.compactMap(\.ratioOfSeconds)) }

    /// Faults whose median is the smaller with ours or with theirs, by programs.
    public var signs: SignTest { signTest(\.programs) }
    /// The same by instructions.
    public var signsOfInstructions: SignTest { signTest(\.instructions) }
    /// The same by processor time.
    public var signsOfSeconds: SignTest { signTest(\.seconds) }

    private func signTest(_ figures: (FaultScore) -> [Double]) -> SignTest {
        let orders = rows.map { Row.order(figures($0.theirs), figures($0.ours)) }
        return SignTest(orders.count { $0 < 0 }, orders.count { $0 > 0 })
    }

    private static func isSooner(_ test: RankTest) -> Bool { test.pValue < significance && test.a12 > 0.5 }
    private static func isLater(_ test: RankTest) -> Bool { test.pValue < significance && test.a12 < 0.5 }

    private static func ratio(_ theirs: [Double], _ ours: [Double]) -> Double? {
        guard let theirs = Quantiles.median(theirs), let ours = Quantiles.median(ours) else { return nil }
        return theirs.isFinite || ours.isFinite ? theirs / ours : nil
    }
}
