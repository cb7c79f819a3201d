import ArgumentParser
import Campaign
import EngineCatalogue
import GuestMachine
import PlantedFaults
import Targets

extension Fault: ExpressibleByArgument {
    /// The fault of this name; `rvfuzz faults` lists them.
    public init?(argument: String) { self.init(name: argument) }

    /// Not all the names there are: help that lists hundreds hides the rest.
    public static var allValueStrings: [String] { [] }
    /// All names, for shells.
    public static var defaultCompletionKind: CompletionKind { .list(allCases.map(\.name)) }
}

/// Engines separated by commas.
struct EngineList: CustomStringConvertible {
    let kinds: [EngineKind]

    /// Reads the names of engines, each at most once.
    static func read(_ text: String) throws -> EngineList {
        let names = text.split(separator: ",", omittingEmptySubsequences: false)
        let kinds = names.compactMap { EngineKind(rawValue: String($0)) }.filter { !$0.isTarget }
        guard kinds.count == names.count, Set(kinds).count == kinds.count else {
            throw ValidationError("expected some of \(EngineKind.names), separated by commas, each once")
        }
        return EngineList(kinds: kinds)
    }

    var description: String { kinds.map(\.rawValue).joined(separator: ",") }
}

/// A length of time: `90`, `90s`, `10m`, `2h`.
struct TimeLimit: CustomStringConvertible {
    let seconds: Double

    init(seconds: Double) { self.seconds = seconds }

    /// Reads a positive number with or without a unit.
    static func read(_ text: String) throws -> TimeLimit {
        let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600]
        let unit = text.last.flatMap { units[$0] }
        let digits = unit == nil ? text[...] : text.dropLast()
        guard let value = Double(digits), value > 0, value <= 1e9 else {
            throw ValidationError("expected a time such as 90s, 10m or 2h")
        }
        return TimeLimit(seconds: value * (unit ?? 1))
    }

    var description: String { "\(Int(seconds))s" }
}

extension CampaignOptions.Mode: ExpressibleByArgument {}

extension Optimization: ExpressibleByArgument {
    /// The optimization of this name; `rvfuzz engines` lists them.
    public init?(argument: String) { self.init(name: argument) }

    /// Its name.
    public var defaultValueDescription: String { name }

    /// All names, for messages.
    public static var allValueStrings: [String] { catalogue.map(\.name) }
}

/// `--disable`, shared by the commands that run engines.
struct DisableOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Leave an optimization out of its engine; 'rvfuzz engines' lists them. May be given again.",
            valueName: "pass"))
    var disable: [Optimization] = []

    /// What it asks for.
    var options: EngineOptions {
        var disabled: [Optimization] = []
        for optimization in disable where !disabled.contains(optimization) { disabled.append(optimization) }
        return EngineOptions(without: disabled)
    }
}

/// Targets separated by commas; a text that is a command is one to its end.
struct TargetList {
    let texts: [String]

    /// Reads what `--targets` is given.
    static func read(_ text: String) throws -> TargetList {
        let isCommand = ["pipe:", "exec:"].contains { text.hasPrefix($0) }
        let texts = isCommand ? [text] : text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard texts.allSatisfy({ EngineKind(rawValue: $0)?.isTarget ?? false }), Set(texts).count == texts.count else {
            let forms = TargetCatalogue.adapters.map(\.name).joined(separator: ", ")
            throw ValidationError(
                "expected some of \(forms), gdb:HOST:PORT, separated by commas, or exec:COMMAND or pipe:COMMAND")
        }
        return TargetList(texts: texts)
    }
}

/// `--fault`, `--disable` and `--targets`, shared by the commands that run engines.
struct EngineSetup: ParsableArguments {
    @Option(
        help: ArgumentHelp("Plant a fault in an engine; 'rvfuzz faults' lists them.", valueName: "name"),
        completion: .list(Fault.allCases.map(\.name)))
    var fault: Fault?

    @OptionGroup var disabling: DisableOption

    @Option(
        help: ArgumentHelp(
            "Also ask other emulators: spike, unicorn, qemu, gdb:HOST:PORT, exec:COMMAND or pipe:COMMAND. 'rvfuzz engines' "
                + "lists what is here.",
            valueName: "list"),
        transform: TargetList.read)
    var targets: [TargetList] = []

    /// What `--targets` names.
    var targetTexts: [String] { targets.flatMap(\.texts) }

    /// What `--disable` asks for.
    var options: EngineOptions { disabling.options }

    /// A campaign's options with these; what else there is has its defaults.
    var campaignOptions: CampaignOptions {
        var campaign = CampaignOptions(seed: 0)
        campaign.fault = fault
        campaign.engineOptions = options
        campaign.targets = targetTexts
        return campaign
    }
}
