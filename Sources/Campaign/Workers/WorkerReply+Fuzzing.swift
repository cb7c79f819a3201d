import FoundationEssentials

/// Replies of workers as bytes, for what feeds mutated ones to the supervisor's side.
package enum ForeignReplies {
    /// Replies that have all that is in a checkpoint.
    package static func examples(_ checkpoint: Checkpoint) throws -> [[UInt8]] {
        let ledger = checkpoint.outcome
        var result = StretchResult()
        result.statistics = ledger.statistics
        result.divergences = ledger.suspects.values.map(\.first)
        result.lawBreaks = ledger.laws.values.map(\.first)
        result.strays = [WorkerDeath(index: 7, cause: "SIGSEGV at host pc 0x1234", isKill: false)]
        let clusters = ledger.clusters.map { cluster in
            var cluster = cluster
            cluster.count = 1
            return WorkerReply.examined(.new(cluster))
        }
        let replies = [.ready, .ran(nil), .ran(result), .examined(.unconfirmed)] + clusters
        return try replies.map { try Array(JSONEncoder().encode($0)) }
    }

    /// Takes in a reply as a supervisor does, to orders that it can be one to; false if it is refused.
    package static func take(_ body: [UInt8]) -> Bool {
        guard let reply = try? MessageFrame.message(WorkerReply.self, body) else { return false }
        let divergence = RawDivergence(index: 1, mode: .block, key: "a")
        var ledger = CampaignLedger()
        guard reply.isPlausible(to: .examine(divergence, known: [])) else { return false }
        switch reply {
        case .ran(let result?):
            ledger.statistics.add(result.statistics)
            var whole = StretchResult()
            whole.add(result)
            for divergence in result.divergences { _ = ledger.count(divergence) }
            for lawBreak in result.lawBreaks { _ = ledger.count(lawBreak) }
        case .examined(let examination): _ = ledger.take(divergence, examination, issues: [])
        case .examinedLaw(let cluster): ledger.take(RawLawBreak(index: 1, engine: .interpreter, law: "a"), cluster)
        case .ready, .ran(nil), .failed: break
        }
        return ledger.isConsistent
    }
}
