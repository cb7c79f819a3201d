import EngineCatalogue
import GuestMachine
import Lockstep

/// Finds out which optimizations a divergence needs: those of the guilty engine that make it vanish when one alone is
/// left out.
struct PassBlame {
    private let options: CampaignOptions

    /// Blame for what campaigns with these options find.
    init(_ options: CampaignOptions) { self.options = options }

    /// The names of the optimizations that `program`, which shows `finding`, needs to show it, in the catalogue's order.
    ///
    /// - Throws: What making an engine throws.
    func needed(by program: Program, _ finding: Finding) throws -> [String] {
        guard let guilty = finding.guilty else { return [] }
        return try Optimization.catalogue.filter { optimization in
            guard optimization.engine == guilty.optimizationOwner,
                !options.engineOptions.disabled.contains(optimization)
            else { return false }
            var options = options
            options.engineOptions.disabled.append(optimization)
            let investigator = try Investigator([finding.reference, guilty]) { try Campaign.makeEngine($0, options) }
            return investigator.examine(program, modes: [finding.mode]) == nil
        }.map(\.name)
    }
}

extension EngineKind {
    /// The engine whose optimizations this one has.
    fileprivate var optimizationOwner: EngineKind {
        switch self {
        case .interpreter, .ir, .direct: self
        case .irPortable: .ir
        case .tiered: .direct
        }
    }
}
