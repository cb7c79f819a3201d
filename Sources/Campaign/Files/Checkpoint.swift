import FoundationEssentials
import HostFiles

/// What a campaign had come to when it was written: the contents of `checkpoint.json`.
public struct Checkpoint: JSONRecord, Decodable, Sendable {
    /// Version of the file's form.
    private static let currentVersion = 1
    /// Most bytes of the file: thousands of clusters.
    private static let byteLimit = 1 << 30

    private var version = Checkpoint.currentVersion
    /// What is run.
    public var campaign: CampaignRecord
    /// Programs that were asked for, or nil for no limit.
    public var iterations: UInt64?
    /// Whether they all were run.
    public var isComplete: Bool
    /// Whether the campaign has come to an end that was asked for.
    public var hasEnded: Bool
    /// Time taken so far, in seconds.
    public var seconds: Double
    /// Processor time taken so far, in seconds.
    public var cpuSeconds: Double
    /// From where to go on.
    var ledger: CampaignLedger
    /// What it had come to, if that was further: programs behind the last stretch of full length, which whoever goes on
    /// runs again.
    private var end: CampaignLedger?

    /// What it had come to.
    var outcome: CampaignLedger { end ?? ledger }

    /// Where `campaign` stands.
    public init(_ campaign: Campaign, seconds: Double, cpuSeconds: Double) {
        self.campaign = CampaignRecord(campaign.options)
        iterations = campaign.options.iterations
        isComplete = campaign.isComplete
        hasEnded = campaign.hasEnded
        self.seconds = seconds
        self.cpuSeconds = cpuSeconds
        ledger = campaign.settled
        end = campaign.ledger.stretches == ledger.stretches || !campaign.hasEnded ? nil : campaign.ledger
    }

    /// A checkpoint that cannot be gone on from.
    public struct Malformed: Error, CustomStringConvertible {
        /// One line.
        public let description: String
    }

    /// What goes on from here is asked for, as far as files say it.
    ///
    /// - Throws: If this version cannot run it.
    public func options() throws -> CampaignOptions {
        var options = try campaign.options()
        options.iterations = iterations
        return options
    }

    /// In which thing that its result depends on a campaign with `options` is another, as one line; nil if in none.
    public func difference(to options: CampaignOptions) -> String? {
        campaign.difference(to: CampaignRecord(options))
    }

    /// Programs that were run.
    public var programs: UInt64 { outcome.statistics.programs }

    /// Reads a checkpoint.
    ///
    /// - Throws: `FileAccessError`, or `Malformed` for what is none.
    public static func read(_ path: String) throws -> Checkpoint {
        try parse(FileAccess.read(path, limit: byteLimit), name: path)
    }

    /// Reads the contents of a checkpoint.
    ///
    /// - Throws: `Malformed` for what is none.
    package static func parse(_ json: [UInt8], name path: String) throws -> Checkpoint {
        do {
            let checkpoint = try JSONDecoder().decode(Checkpoint.self, from: Data(json))
            guard checkpoint.version == currentVersion else {
                throw Malformed(
                    description: "\(path): version is \(checkpoint.version), expected \(currentVersion)")
            }
            guard checkpoint.ledger.isConsistent, checkpoint.outcome.isConsistent,
                CampaignStatistics.isPlausible(seconds: checkpoint.seconds),
                CampaignStatistics.isPlausible(seconds: checkpoint.cpuSeconds)
            else {
                throw Malformed(description: "\(path): counts and clusters do not belong together")
            }
            return checkpoint
        } catch let error as Malformed {
            throw error
        } catch let error as DecodingError {
            throw Malformed(description: "\(path): \(error.line)")
        }
    }
}

extension DecodingError {
    /// What is wrong and where, as one line.
    fileprivate var line: String {
        func place(_ context: Context) -> String {
            let keys = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
            return keys.isEmpty
                ? "" : " at \(presentable(keys.hasPrefix(".") ? keys.dropFirst() : keys[...], limit: 200))"
        }
        switch self {
        case .keyNotFound(let key, let context): return "lacks '\(key.stringValue)'\(place(context))"
        case .typeMismatch(let type, let context): return "expected \(type)\(place(context))"
        case .valueNotFound(let type, let context): return "expected \(type), found null\(place(context))"
        case .dataCorrupted(let context):
            return "is no checkpoint: \(presentable(context.debugDescription, limit: 200))\(place(context))"
        @unknown default: return "is no checkpoint"
        }
    }
}
