import Campaign
import Glibc
import GuestMachine
import HostFiles
import Lockstep

/// Runs a campaign, keeps its files up to date and shows it: progress, findings, summary.
final class CampaignDisplay {
    private let options: CampaignOptions
    private let folder: CampaignFolder
    private let store: FindingStore
    private let json: Bool
    private var status = StatusLine()
    private var before: (wall: Double, cpu: Double) = (0, 0)
    private var lastSave = ContinuousClock.now
    private var savedFindings = 0

    init(_ options: CampaignOptions, folder: CampaignFolder, store: FindingStore, json: Bool) {
        self.options = options
        self.folder = folder
        self.store = store
        self.json = json
    }

    /// Runs to the end, from a checkpoint or the start. Returns the status to exit with.
    func run(from checkpoint: Checkpoint?) async throws -> ExitStatus {
        before = checkpoint.map { ($0.seconds, $0.cpuSeconds) } ?? before
        let campaign = Campaign(options, observer: observer, from: checkpoint)
        return try await finish(campaign) {
            // The first checkpoint shows whether one can be written at all.
            try save(campaign)
            try await campaign.run()
        }
    }

    /// Joins shards in place of running programs. Returns the status to exit with.
    func run(merging shards: ShardMerge) async throws -> ExitStatus {
        let campaign = Campaign(options, observer: observer)
        before = shards.seconds
        return try await finish(campaign) { try await campaign.run(merging: shards) }
    }

    private func finish(_ campaign: Campaign, _ body: () async throws -> Void) async throws -> ExitStatus {
        do {
            try await body()
            status.clear()
            try save(campaign)
        } catch let error as FileAccessError {
            status.clear()
            rescue(campaign, error)
            throw error
        }
        let summary = summary(campaign)
        Console.print(json ? String(decoding: try summary.json(), as: UTF8.self) : summary.text, terminator: "")
        if Interruption.isRequested { return .interrupted }
        return campaign.hasFindings ? .diverged : .agreed
    }

    private var observer: Campaign.Observer {
        Campaign.Observer(
            onCluster: { [self] in show(try store.write($0)) },
            onLawCluster: { [self] in show(try store.write($0)) },
            onUnconfirmed: { [self] in try note($0, $1, $2) },
            onProgress: { [self] in
                status.update($0)
                if isSaveDue($0) { try save($0) }
            },
            isStopping: { Interruption.isRequested })
    }

    private func show(_ report: String) {
        status.clear()
        Console.note(report)
    }

    private func note(_ program: Program, _ index: UInt64, _ death: String?) throws {
        status.clear()
        let path = try store.writeUnconfirmed(program, index: index)
        let what = death.map { "ended a worker (\($0))" } ?? "diverged once"
        Console.note("not reproducible: program \(index) \(what), but not on fresh engines; kept as \(path)")
    }

    // MARK: Files

    private var seconds: Double { before.wall + status.elapsedSeconds }
    private var cpuSeconds: Double { before.cpu + ProcessorTime.seconds }

    private func summary(_ campaign: Campaign) -> CampaignSummary {
        CampaignSummary(campaign, seconds: seconds, cpuSeconds: cpuSeconds)
    }

    /// Once a second; more often at the start, so that little is lost however soon a campaign is killed; and at once when
    /// something was found.
    private func isSaveDue(_ campaign: Campaign) -> Bool {
        let interval = min(1, 0.05 + status.elapsedSeconds / 10)
        return ContinuousClock.now - lastSave >= .seconds(interval)
            || campaign.clusters.count + campaign.lawClusters.count > savedFindings
    }

    private func save(_ campaign: Campaign) throws {
        lastSave = .now
        savedFindings = campaign.clusters.count + campaign.lawClusters.count
        try folder.write(Checkpoint(campaign, seconds: seconds, cpuSeconds: cpuSeconds))
        try store.write(summary(campaign))
    }

    /// Where the output directory can no longer be written, puts what is not there somewhere else.
    private func rescue(_ campaign: Campaign, _ error: FileAccessError) {
        let temporary = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        let path = "\(temporary)/rvfuzz-rescue-\(getpid())"
        let lost = campaign.newClusters.filter { !FileAccess.exists("\(folder.path)/findings/\($0.name)/report.json") }
        let lostLaws = campaign.lawClusters.filter { !FileAccess.exists("\(folder.path)/laws/\($0.name)/report.txt") }
        guard lost.count + lostLaws.count > 0 else { return }
        do {
            let other = try FindingStore(directory: path, options: options)
            for cluster in lost { _ = try other.write(cluster) }
            for cluster in lostLaws { _ = try other.write(cluster) }
            Console.note(
                "rvfuzz: \(lost.count + lostLaws.count) findings that are not in \(folder.path) are in \(path)")
        } catch {
            // What cannot be written anywhere is at least said.
            for cluster in lost { Console.note(store.text(cluster)) }
        }
    }
}

/// Processor time of this process and of its children that have ended, with the kernel's.
enum ProcessorTime {
    static var seconds: Double {
        [RUSAGE_SELF.rawValue, RUSAGE_CHILDREN.rawValue].reduce(0) { sum, who in
            var usage = rusage()
            getrusage(who, &usage)
            let times = [usage.ru_utime, usage.ru_stime]
            return times.reduce(sum) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
        }
    }
}
