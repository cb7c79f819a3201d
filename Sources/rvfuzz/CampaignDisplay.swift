import Campaign
import Glibc
import GuestMachine
import Lockstep

/// Runs a campaign and shows it: progress, findings, summary.
final class CampaignDisplay {
    private let options: CampaignOptions
    private let store: FindingStore
    private var status = StatusLine()

    init(_ options: CampaignOptions, store: FindingStore) {
        self.options = options
        self.store = store
    }

    /// Runs to the end. Returns the status to exit with.
    func run(json: Bool) async throws -> ExitStatus {
        let campaign = Campaign(
            options,
            observer: Campaign.Observer(
                onCluster: { [self] in try show($0) },
                onLawCluster: { [self] in try show($0) },
                onUnconfirmed: { [self] in try note($0, $1) },
                onProgress: { [self] in status.update($0) },
                isStopping: { Interruption.isRequested }))
        try await campaign.run()
        status.clear()
        let summary = CampaignSummary(
            campaign, seconds: status.elapsedSeconds, cpuSeconds: Double(clock()) / Double(CLOCKS_PER_SEC))
        try store.write(summary)
        Console.print(json ? String(decoding: try summary.json(), as: UTF8.self) : summary.text, terminator: "")
        if Interruption.isRequested { return .interrupted }
        return campaign.hasFindings ? .diverged : .agreed
    }

    private func show(_ cluster: Cluster) throws {
        status.clear()
        let report = try store.write(cluster)
        Console.note(report)
    }

    private func show(_ cluster: LawCluster) throws {
        status.clear()
        let report = try store.write(cluster)
        Console.note(report)
    }

    private func note(_ program: Program, _ index: UInt64) throws {
        status.clear()
        let path = try store.writeUnconfirmed(program, index: index)
        Console.note("not reproducible: program \(index) diverged once, but not on fresh engines; kept as \(path)")
    }
}
