import Lockstep

/// What a campaign has come to: a function of the stretches taken in, which are taken in by their order.
///
/// All that is needed to go on from there.
struct CampaignLedger: Codable, Sendable {
    /// Programs of one rough key.
    struct Suspects: Codable, Sendable {
        /// The first of them.
        var first: RawDivergence
        /// How many there are.
        var count: UInt64
        /// The cluster they belong to; nil if the first could not be confirmed.
        var cluster: Int?
    }

    /// Programs that broke one law.
    struct LawSuspects: Codable, Sendable {
        /// The first of them.
        var first: RawLawBreak
        /// How many there are.
        var count: UInt64
        /// The cluster they belong to; nil if none has been confirmed.
        var cluster: Int?
    }

    /// Stretches of the shard that were taken in.
    var stretches: UInt64 = 0
    /// Counts of their programs.
    var statistics = CampaignStatistics()
    /// Processor time that making, running and comparing them has taken.
    var runningSeconds = 0.0
    /// Bugs, in the order in which they were found, known issues among them.
    var clusters: [Cluster] = []
    /// By rough key, what diverged.
    var suspects: [String: Suspects] = [:]
    /// Laws that were broken, in the order in which they were found.
    var lawClusters: [LawCluster] = []
    /// By law, what broke it.
    var laws: [String: LawSuspects] = [:]
    /// Programs that diverged or broke a law once and then, on fresh engines, did not.
    var unconfirmed: [UInt64] = []
    /// Programs at which a worker ended, but which do not end the processes of engines.
    var strays: [UInt64] = []

    /// Bugs that are no known issues.
    var newClusters: [Cluster] { clusters.filter { $0.knownIssue == nil } }

    /// What a worker said of a divergence whose key was not known.
    enum Judgement {
        case unconfirmed
        case known
        case new(Cluster)
    }

    /// Counts a divergence whose key is known; false if it is not.
    mutating func count(_ divergence: RawDivergence) -> Bool {
        guard let known = suspects[divergence.key] else { return false }
        suspects[divergence.key]?.count += 1
        if let cluster = known.cluster { clusters[cluster].count += 1 }
        return true
    }

    /// Takes in the first divergence of its key.
    mutating func take(
        _ divergence: RawDivergence, _ examination: Examination, issues: [KnownIssue]
    ) -> Judgement {
        var suspects = Suspects(first: divergence, count: 1)
        defer { self.suspects[divergence.key] = suspects }
        switch examination {
        case .unconfirmed:
            unconfirmed.append(divergence.index)
            return .unconfirmed
        case .known(let cluster):
            suspects.cluster = cluster
            clusters[cluster].count += 1
            return .known
        case .new(var cluster):
            if let same = clusters.firstIndex(where: { $0.isSameBug(as: cluster) }) {
                suspects.cluster = same
                clusters[same].count += 1
                return .known
            }
            cluster.knownIssue = issues.firstIndex { $0.matches(cluster) }
            suspects.cluster = clusters.count
            clusters.append(cluster)
            return .new(cluster)
        }
    }

    /// Counts a broken law that is known; false if it is not.
    mutating func count(_ lawBreak: RawLawBreak) -> Bool {
        guard let cluster = laws[lawBreak.law]?.cluster else { return false }
        laws[lawBreak.law]?.count += 1
        lawClusters[cluster].count += 1
        return true
    }

    /// Takes in a break of a law that is not known to be broken; nil if it could not be confirmed.
    mutating func take(_ lawBreak: RawLawBreak, _ cluster: LawCluster?) {
        var suspects = laws[lawBreak.law] ?? LawSuspects(first: lawBreak, count: 0)
        suspects.count += 1
        if let cluster {
            suspects.first = lawBreak
            suspects.cluster = lawClusters.count
            lawClusters.append(cluster)
        } else {
            unconfirmed.append(lawBreak.index)
        }
        laws[lawBreak.law] = suspects
    }

    /// Counts further divergences of a key that is known.
    mutating func count(_ count: UInt64, moreOf divergence: RawDivergence) {
        suspects[divergence.key]?.count += count
        if let cluster = suspects[divergence.key]?.cluster { clusters[cluster].count += count }
    }

    /// Counts further breaks of a law.
    mutating func count(_ count: UInt64, moreOf lawBreak: RawLawBreak) {
        laws[lawBreak.law]?.count += count
        if let cluster = laws[lawBreak.law]?.cluster { lawClusters[cluster].count += count }
    }

    /// Whether it can be what a campaign has written: what is read from a file is looked at before it is used.
    var isConsistent: Bool {
        let counts = 1...CampaignStatistics.countLimit
        return stretches <= CampaignStatistics.countLimit && statistics.isPlausible
            && CampaignStatistics.isPlausible(seconds: runningSeconds)
            && clusters.allSatisfy { counts.contains($0.count) && $0.knownIssue ?? 0 >= 0 }
            && lawClusters.allSatisfy { counts.contains($0.count) }
            && suspects.allSatisfy { key, one in
                one.first.key == key && counts.contains(one.count)
                    && one.cluster.map(clusters.indices.contains) ?? true
            }
            && laws.allSatisfy { law, one in
                one.first.law == law && counts.contains(one.count)
                    && one.cluster.map(lawClusters.indices.contains) ?? true
            }
    }
}
