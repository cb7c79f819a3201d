import Campaign
import EngineCatalogue
import GuestMachine
import PlantedFaults

/// An engine, and the way it is set up.
public struct Setup: Sendable {
    /// Which engine.
    public let kind: EngineKind
    /// What is left out of it.
    public let disabled: [Optimization]

    /// `ir`, `ir without ir-pinned-registers`.
    public var name: String {
        disabled.isEmpty
            ? kind.rawValue : "\(kind.rawValue) without \(disabled.map(\.name).joined(separator: ", "))"
    }

    /// The set-ups in which the instructions of `kind` become different host code.
    static func all(of kind: EngineKind) -> [Setup] {
        let alternatives =
            switch kind {
            case .interpreter, .irPortable, .tiered, .target: [] as [String]
            case .ir: ["ir-pinned-registers"]
            case .direct: ["direct-bmi2"]
            }
        return [Setup(kind: kind, disabled: [])]
            + alternatives.compactMap { Optimization(name: $0) }.map { Setup(kind: kind, disabled: [$0]) }
    }

    /// Options that make this engine, and those that vote beside it.
    func campaignOptions(_ fault: Fault?) -> CampaignOptions {
        var options = CampaignOptions(seed: 0)
        options.fault = fault
        options.engineOptions = EngineOptions(without: disabled)
        return options
    }
}
