import ArgumentParser
import Campaign
import GuestMachine
import PlantedFaults

extension Fault: ExpressibleByArgument {
    /// The fault of this name; `rvfuzz faults` lists them.
    public init?(argument: String) { self.init(name: argument) }
}

/// Engines separated by commas.
struct EngineList: ExpressibleByArgument {
    let kinds: [EngineKind]

    init?(argument: String) {
        let names = argument.split(separator: ",", omittingEmptySubsequences: false)
        let kinds = names.compactMap { EngineKind(rawValue: String($0)) }
        guard kinds.count == names.count, Set(kinds).count == kinds.count else { return nil }
        self.kinds = kinds
    }

    var defaultValueDescription: String { kinds.map(\.rawValue).joined(separator: ",") }
}

/// A length of time: `90`, `90s`, `10m`, `2h`.
struct TimeLimit: ExpressibleByArgument {
    let seconds: Double

    init?(argument: String) {
        let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600]
        let unit = argument.last.flatMap { units[$0] }
        let digits = unit == nil ? argument[...] : argument.dropLast()
        guard let value = Double(digits), value > 0, value <= 1e9 else { return nil }
        seconds = value * (unit ?? 1)
    }

    init(seconds: Double) { self.seconds = seconds }

    var defaultValueDescription: String { "\(Int(seconds))s" }
}

extension CampaignOptions.Mode: ExpressibleByArgument {}

/// `--fault`, shared by the commands that run engines.
struct FaultOption: ParsableArguments {
    @Option(
        help: ArgumentHelp("Plant a fault in an engine; 'rvfuzz faults' lists them.", valueName: "name"),
        completion: .list(Fault.allCases.map(\.name)))
    var fault: Fault?
}
