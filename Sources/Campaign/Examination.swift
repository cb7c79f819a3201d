import GuestMachine
import Lockstep
import Shrinking

/// What becomes of a program that diverged: confirmed, minimized, blamed, and taken for one of the bugs that are known
/// or for a new one.
public enum Examination: Codable, Sendable {
    /// On fresh engines it does not diverge.
    case unconfirmed
    /// It shows itself as the bug at this index of those given does.
    case known(Int)
    /// It shows itself in another way. It may yet be one of them: see `Cluster.isSameBug`.
    case new(Cluster)

    /// Examines a program.
    ///
    /// - Parameters:
    ///   - program: What diverged.
    ///   - index: Its number.
    ///   - modes: Ways of stepping in which it may diverge, tried in turn.
    ///   - options: How engines are set up, and whether anything is minimized.
    ///   - known: How the bugs found so far show themselves; nil where there is none to be compared with.
    ///   - mayContinue: False ends minimizing early, before `options.minimizationBudget` does.
    /// - Throws: What making an engine throws.
    public init(
        _ program: Program, index: UInt64, modes: [LockstepMode], _ options: CampaignOptions,
        known: [DivergenceSignature?], mayContinue: @escaping () -> Bool = { true }
    ) throws {
        let investigator = try Investigator(options.votingEngines) { try Campaign.makeEngine($0, options) }
        guard let finding = investigator.examine(program, modes: modes) else {
            self = .unconfirmed
            return
        }
        if let same = known.firstIndex(where: { $0?.resembles(finding.signature) ?? false }) {
            self = .known(same)
            return
        }
        var cluster = Cluster(
            original: program, originalMode: finding.mode, index: index, minimal: program, finding: finding)
        if options.minimizes {
            var (minimal, shown) = DivergenceMinimizer(program, finding, investigator: investigator)
                .minimize(program, budget: options.minimizationBudget, mayContinue: mayContinue)
            // What an engine keeps of one program may make another diverge: only new engines show what a user will see.
            let confirmer = try Investigator(options.votingEngines) { try Campaign.makeEngine($0, options) }
            let again = confirmer.examine(minimal, modes: [shown.mode])
            if again?.signature.resembles(shown.signature) != true { (minimal, shown) = (program, finding) }
            shown.blame = try PartBlame(options, minimal, shown)?.blame()
            cluster = Cluster(
                original: program, originalMode: finding.mode, index: index, minimal: minimal, finding: shown,
                canonicalCode: DivergenceMinimizer.canonicalCode(
                    of: minimal, shown, investigator: investigator, budget: options.minimizationBudget,
                    mayContinue: mayContinue))
        }
        self = .new(cluster)
    }
}
