import EngineCatalogue
import GuestMachine
import HostFiles
import PlantedFaults
import ProgramGenerator

/// What a campaign runs: the contents of `campaign.json`, and what worker processes are told.
///
/// All that the result depends on, and nothing else: how many workers there are or when to stop is not here.
public struct CampaignRecord: JSONRecord, Decodable, Equatable, Sendable {
    var seed: UInt64
    var generator: UInt32
    var source: String
    var engines: [String]
    var occasionalEngine: String?
    var mode: String
    var fault: String?
    var disabled: [String]
    var metamorphicInterval: UInt64?
    var stretchLength: UInt64
    var minimizes: Bool
    var isolates: Bool
    var targets: [String]
    var shardIndex: UInt64
    var shardCount: UInt64

    /// What `options` ask for.
    public init(_ options: CampaignOptions) {
        seed = options.seed
        generator = ProgramGenerator.version
        source = options.source.name
        engines = options.engines.map(\.rawValue)
        occasionalEngine = options.occasionalEngine?.rawValue
        mode = options.mode.rawValue
        fault = options.fault?.name
        disabled = options.engineOptions.disabled.map(\.name)
        metamorphicInterval = options.metamorphicInterval
        stretchLength = options.stretchLength
        minimizes = options.minimizes
        isolates = options.isolatesEngines
        targets = options.targets
        shardIndex = options.shard.index
        shardCount = options.shard.count
    }

    /// A record that says what this version cannot run.
    public struct Unusable: Error, CustomStringConvertible {
        /// One line.
        public let description: String
    }

    /// Options that ask for this; what it does not say has its defaults.
    ///
    /// - Throws: `Unusable`.
    func options() throws -> CampaignOptions {
        func named<T>(_ what: String, _ name: String, _ value: T?) throws -> T {
            guard let value else {
                throw Unusable(description: "\(what) \(quoted(name)) is not known to this version")
            }
            return value
        }
        guard generator == ProgramGenerator.version else {
            throw Unusable(
                description: "generator is \(generator), expected \(ProgramGenerator.version): the same seed means "
                    + "other programs")
        }
        guard shardCount > 0, shardIndex < shardCount, stretchLength > 0, (metamorphicInterval ?? 1) > 0 else {
            throw Unusable(description: "a shard, a stretch or an interval is out of range")
        }
        var options = CampaignOptions(seed: seed)
        options.source = try named("source", source, ProgramSource(name: source))
        options.engines = try engines.map { try named("engine", $0, EngineKind(rawValue: $0)) }
        guard options.engines.count >= 2 else { throw Unusable(description: "names fewer than two engines") }
        options.occasionalEngine = try occasionalEngine.map { try named("engine", $0, EngineKind(rawValue: $0)) }
        options.mode = try named("mode", mode, CampaignOptions.Mode(rawValue: mode))
        options.fault = try fault.map { try named("fault", $0, Fault(name: $0)) }
        options.engineOptions = EngineOptions(
            without: try disabled.map { try named("optimization", $0, Optimization(name: $0)) })
        options.metamorphicInterval = metamorphicInterval
        options.stretchLength = stretchLength
        options.minimizes = minimizes
        options.isolatesEngines = isolates
        options.targets = try targets.map {
            try named("target", $0, EngineKind(rawValue: $0).flatMap { $0.isTarget ? $0.rawValue : nil })
        }
        options.shard = (shardIndex, shardCount)
        return options
    }

    /// The first thing in which the other record differs, as `seed is 2, not 1`; nil if they are equal.
    func difference(to other: CampaignRecord) -> String? {
        func shard(_ record: CampaignRecord) -> String { "\(record.shardIndex)/\(record.shardCount)" }
        let fields: [(name: String, value: (CampaignRecord) -> String)] = [
            ("generator", { "\($0.generator)" }), ("seed", { "\($0.seed)" }), ("source", { $0.source }),
            ("shard", shard), ("engines", { $0.engines.joined(separator: ",") }),
            ("occasional engine", { $0.occasionalEngine ?? "none" }), ("mode", { $0.mode }),
            ("fault", { $0.fault ?? "none" }), ("disabled", { $0.disabled.joined(separator: ",") }),
            ("metamorphic interval", { $0.metamorphicInterval.map(String.init) ?? "none" }),
            ("stretch length", { "\($0.stretchLength)" }), ("minimizing", { "\($0.minimizes)" }),
            ("isolation", { "\($0.isolates)" }),
            ("targets", { $0.targets.isEmpty ? "none" : $0.targets.joined(separator: " ") }),
        ]
        return fields.first { $0.value(self) != $0.value(other) }
            .map { "\($0.name) is \($0.value(other)), not \($0.value(self))" }
    }
}
