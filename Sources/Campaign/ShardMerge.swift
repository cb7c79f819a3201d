import Lockstep

/// Joins the shards of a campaign: the result is what one campaign over all the programs would have come to.
///
/// Counts add up. What diverged is examined again, the first program of each key in the order of the programs: whether
/// a divergence is a new bug depends on those found before it, in all shards.
public struct ShardMerge {
    private let shards: [(name: String, checkpoint: Checkpoint)]

    /// Shards that are not those of one campaign.
    public struct Refusal: Error, CustomStringConvertible {
        /// One line.
        public let description: String
    }

    /// A merge of shards, each with the name that messages have for it.
    ///
    /// - Throws: `Refusal` if they are of different campaigns, one is there twice or missing, or has not ended.
    public init(_ shards: [(name: String, checkpoint: Checkpoint)]) throws {
        guard let first = shards.first else { throw Refusal(description: "there are no shards to merge") }
        var seen: [UInt64: String] = [:]
        for (name, checkpoint) in shards {
            var campaign = checkpoint.campaign
            campaign.shardIndex = first.checkpoint.campaign.shardIndex
            if let difference = first.checkpoint.campaign.difference(to: campaign) {
                throw Refusal(description: "\(name) is of another campaign than \(first.name): \(difference)")
            }
            if checkpoint.iterations != first.checkpoint.iterations {
                throw Refusal(
                    description: "\(name) is of another campaign than \(first.name): other --iterations")
            }
            let shard = "\(checkpoint.campaign.shardIndex)/\(campaign.shardCount)"
            if let twin = seen.updateValue(name, forKey: checkpoint.campaign.shardIndex) {
                throw Refusal(description: "\(name) and \(twin) are both shard \(shard)")
            }
            guard checkpoint.isComplete else {
                throw Refusal(
                    description:
                        "\(name): shard \(shard) has run \(checkpoint.programs) programs and is not at its end: "
                        + "go on with --resume")
            }
        }
        let count = first.checkpoint.campaign.shardCount
        if let missing = (0..<count).first(where: { seen[$0] == nil }) {
            throw Refusal(description: "shard \(missing)/\(count) is missing")
        }
        self.shards = shards
    }

    /// What the campaign over all the programs is to run.
    ///
    /// - Throws: If this version cannot run it.
    public func options() throws -> CampaignOptions {
        var options = try shards[0].checkpoint.campaign.options()
        options.shard = (0, 1)
        options.iterations = shards[0].checkpoint.iterations
        return options
    }

    /// Seconds that the shards have taken together, and processor time.
    public var seconds: (wall: Double, cpu: Double) {
        shards.reduce((0, 0)) { ($0.0 + $1.checkpoint.seconds, $0.1 + $1.checkpoint.cpuSeconds) }
    }

    /// The ledger without its clusters, and what is to be examined for them.
    func parts() -> (ledger: CampaignLedger, suspects: [CampaignLedger.Suspects], laws: [(RawLawBreak, UInt64)]) {
        var ledger = CampaignLedger()
        var suspects: [String: CampaignLedger.Suspects] = [:]
        var laws: [String: (first: RawLawBreak, count: UInt64)] = [:]
        for shard in shards.map(\.checkpoint.outcome) {
            ledger.stretches += shard.stretches
            ledger.statistics.add(shard.statistics)
            ledger.runningSeconds += shard.runningSeconds
            ledger.strays += shard.strays
            for (key, one) in shard.suspects {
                var joined = suspects[key] ?? one
                if suspects[key] != nil { joined.count += one.count }
                if one.first.index < joined.first.index { joined.first = one.first }
                joined.cluster = nil
                suspects[key] = joined
            }
            for (law, one) in shard.laws {
                let joined = laws[law] ?? (one.first, 0)
                laws[law] = (one.first.index < joined.first.index ? one.first : joined.first, joined.count + one.count)
            }
        }
        ledger.strays.sort()
        return (
            ledger, suspects.values.sorted { $0.first.index < $1.first.index },
            laws.values.sorted { ($0.first.index, $0.first.law) < ($1.first.index, $1.first.law) }.map { ($0, $1) }
        )
    }
}
