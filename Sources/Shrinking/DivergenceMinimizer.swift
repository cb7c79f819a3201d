import GuestMachine
import Lockstep

/// Shrinks a program that diverges to one whose divergence resembles it.
///
/// The way engines are stepped becomes simpler with the program: a difference that was met in slices of 63
/// instructions is looked for in shorter ones when instructions are deleted.
public final class DivergenceMinimizer {
    private let investigator: Investigator
    /// Whether a program that shows this diverges in the same way.
    private let isSame: (DivergenceSignature) -> Bool
    /// Reducers that are tried after all others.
    private let last: [any Reducer]
    /// What the simplest program so far shows, and how many instructions it has.
    private var best: (finding: Finding, instructionCount: Int)

    /// Instructions up to which all ways of stepping are tried: more is seldom worth the time.
    private static let smallCount = 16

    /// What minimizing one divergence may cost in a campaign: some seconds, and many times what most divergences need.
    /// Counted, so that the result does not depend on how busy the machine is.
    public static let usualBudget: UInt64 = 50_000_000

    /// A minimizer of `program`, which shows `finding`.
    public convenience init(_ program: Program, _ finding: Finding, investigator: Investigator) {
        self.init(program, finding, investigator, last: []) { $0.resembles(finding.signature) }
    }

    private init(
        _ program: Program, _ finding: Finding, _ investigator: Investigator, last: [any Reducer],
        isSame: @escaping (DivergenceSignature) -> Bool
    ) {
        self.investigator = investigator
        self.isSame = isSame
        self.last = last
        best = (finding, program.instructionCount)
    }

    /// The code that `minimal`, a minimal program that shows `finding`, comes to when other instructions and other
    /// fields may differ too, as long as it is the same engine that goes wrong.
    ///
    /// Programs that one bug has left at different instructions often have this in common. It is no repro: it may show
    /// another bug that is one small change away.
    public static func canonicalCode(
        of minimal: Program, _ finding: Finding, investigator: Investigator, budget: UInt64? = nil,
        mayContinue: @escaping () -> Bool = { true }
    ) -> [UInt32] {
        let minimizer = DivergenceMinimizer(minimal, finding, investigator, last: [SubstituteInstructions()]) {
            $0.isAkin(to: finding.signature)
        }
        return minimizer.minimize(minimal, budget: budget, mayContinue: mayContinue).program.code
    }

    /// The simplest program found that shows the divergence, and what it shows.
    ///
    /// - Parameters:
    ///   - program: The one given before.
    ///   - budget: Units of `Work` after which the search ends; nil for no limit.
    ///   - mayContinue: False ends the search early.
    ///   - onImprovement: Told of each simpler program and what it shows.
    public func minimize(
        _ program: Program, budget: UInt64? = nil, mayContinue: @escaping () -> Bool = { true },
        onImprovement: @escaping (Shrinker.Improvement, Finding) -> Void = { _, _ in }
    ) -> (program: Program, finding: Finding) {
        let (limit, isUnlimited) = investigator.work.units.addingReportingOverflow(budget ?? .max)
        let minimal = Shrinker(
            stillFails: { [self] in stillFails($0) },
            mayContinue: { [self] in (isUnlimited || investigator.work.units < limit) && mayContinue() },
            onImprovement: { [self] in onImprovement($0, best.finding) },
            first: [boundFuel, beginLater], last: [PreloadResults(trace: trace)] + last
        ).shrink(program)
        return (minimal, best.finding)
    }

    private var trace: (Program, Int) -> [TracedWord] {
        { [self] in investigator.trace($0, limit: $1, on: best.finding.reference) }
    }

    private var boundFuel: BoundFuel { BoundFuel(culprit: { [self] in best.finding.retiredCount }) }

    private var beginLater: BeginLater {
        BeginLater(
            culprit: { [self] in best.finding.retiredCount },
            advance: { [self] in investigator.advance($0, by: $1, on: best.finding.reference) },
            trace: trace)
    }

    /// Whether `candidate` shows the divergence when stepped in one of the ways worth trying; it is then the best.
    private func stillFails(_ candidate: Program) -> Bool {
        for mode in modes(candidate.instructionCount) {
            // Most candidates agree where it matters, and need no vote.
            if let guilty = best.finding.guilty,
                investigator.agree(candidate, mode, best.finding.reference, guilty)
            {
                continue
            }
            if let finding = investigator.examine(candidate, modes: [mode]), isSame(finding.signature) {
                best = (finding, candidate.instructionCount)
                return true
            }
        }
        return false
    }

    private func modes(_ instructionCount: Int) -> [LockstepMode] {
        let mode = best.finding.mode
        guard case .free(let interval) = mode else { return [mode] }
        var modes = [mode]
        // Where what was deleted ran before the slice ended, the slice has to end earlier by as much.
        let deleted = best.instructionCount - instructionCount
        if interval != .max, deleted > 0, interval > UInt64(deleted) {
            modes.append(.free(interval: interval - UInt64(deleted)))
        }
        if instructionCount <= DivergenceMinimizer.smallCount {
            modes += [.block, .freeToEnd].filter { $0 != mode }
        }
        return modes
    }
}
