import GuestMachine
import Lockstep
import Metamorphic

/// Counts of what a campaign, or a part of one, has done.
public struct CampaignStatistics: Equatable, Codable, Sendable {
    /// Programs run.
    public var programs: UInt64 = 0
    /// Guest instructions retired, counted once for all engines.
    public var instructions: UInt64 = 0
    /// Comparisons of all engines.
    public var comparisons: UInt64 = 0
    /// Programs that diverged.
    public var divergences: UInt64 = 0
    /// Programs that ended with each trap, by cause number.
    public var traps: [UInt64] = Array(repeating: 0, count: 16)
    /// Programs that used up their fuel.
    public var fuelExhausted: UInt64 = 0
    /// Programs that laws were checked on.
    public var checkedPrograms: UInt64 = 0
    /// Variants of them that were run.
    public var variants: UInt64 = 0
    /// Variants that broke their law.
    public var lawBreaks: UInt64 = 0
    /// Programs that a target was not judged on, at least from some step on, as the ISA let it differ; once for each target.
    public var abstentions: UInt64 = 0
    /// Digest of every program's end; independent of the order in which programs ran.
    public var digest: UInt64 = 0

    /// Counts of nothing.
    public init() {}

    /// More than any campaign counts, and little enough that hundreds of parts can be added up.
    static let countLimit: UInt64 = 1 << 56

    /// Whether these can be what a campaign has counted: what is read from a file or a worker is looked at before it is
    /// added to anything.
    var isPlausible: Bool {
        let counts = [
            programs, instructions, comparisons, divergences, fuelExhausted, checkedPrograms, variants, lawBreaks,
            abstentions,
        ]
        return traps.count == CampaignStatistics().traps.count
            && (counts + traps).allSatisfy { $0 <= CampaignStatistics.countLimit }
    }

    /// Whether a time in seconds can be what a campaign has taken.
    static func isPlausible(seconds: Double) -> Bool { (0...1e12).contains(seconds) }

    /// Counts a program on whose end all engines agree.
    mutating func count(_ agreement: Agreement, program index: UInt64) {
        programs += 1
        instructions += agreement.state.hart.instret
        comparisons += UInt64(agreement.comparisonCount)
        switch agreement.state.exit {
        case .trap(let trap): traps[Int(trap.cause.rawValue)] += 1
        case .fuelExhausted, .hostFault: fuelExhausted += 1
        }
        addDigest(agreement.digest, program: index)
    }

    /// Counts a program that diverged.
    mutating func count(_ mismatch: Mismatch, program index: UInt64) {
        programs += 1
        divergences += 1
        instructions += mismatch.before.instret
        comparisons += UInt64(mismatch.slices.count)
        addDigest(mismatch.before.instret, program: index)
    }

    /// Counts a program that laws were checked on.
    mutating func count(_ outcome: MetamorphicChecker.Outcome, program index: UInt64) {
        guard outcome.variantCount > 0 else { return }
        checkedPrograms += 1
        variants += UInt64(outcome.variantCount)
        lawBreaks += UInt64(outcome.breaks.count)
        addDigest(UInt64(outcome.variantCount) << 32 | UInt64(outcome.breaks.count), program: index)
    }

    private mutating func addDigest(_ value: UInt64, program index: UInt64) {
        var mixed = StateDigest()
        mixed.combine(index)
        mixed.combine(value)
        digest &+= mixed.value
    }

    /// Adds the counts of another part.
    public mutating func add(_ other: CampaignStatistics) {
        programs += other.programs
        instructions += other.instructions
        comparisons += other.comparisons
        divergences += other.divergences
        checkedPrograms += other.checkedPrograms
        variants += other.variants
        lawBreaks += other.lawBreaks
        for index in traps.indices { traps[index] += other.traps[index] }
        fuelExhausted += other.fuelExhausted
        abstentions += other.abstentions
        digest &+= other.digest
    }
}
