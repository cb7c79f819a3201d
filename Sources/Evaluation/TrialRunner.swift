import Campaign
import GuestISA
import GuestMachine
import Lockstep
import PlantedFaults
import ProgramGenerator
import Shrinking

/// Looks for one fault: with the campaign, the investigator and the minimizer that fuzzing uses.
struct TrialRunner: Sendable {
    let fault: Fault
    let seed: UInt64
    let source: ProgramSource
    let options: EvaluationOptions
    /// Whether the finding is minimized and its clusters are counted.
    let isThorough: Bool
    let isStopping: @Sendable () -> Bool

    /// The outcome, or nil if told to stop.
    func run() async throws -> Trial? {
        let campaign = try await campaign(until: options.programLimit, stopAfter: 1)
        guard !isStopping() else { return nil }
        var trial = Trial(
            fault: fault, seed: seed, isFound: !campaign.clusters.isEmpty, programs: campaign.statistics.programs,
            instructions: campaign.statistics.instructions, cpuSeconds: campaign.runningSeconds,
            unconfirmedCount: campaign.unconfirmed.count)
        guard let cluster = campaign.clusters.first else { return trial }
        trial.accused = cluster.finding.signature.guilty
        guard isThorough else { return trial }
        trial.minimization = try minimize(cluster)
        // The first program that diverges is the only one up to there: counting begins where others may follow.
        trial.clusterCount =
            trial.programs >= options.clusterPrograms
            ? 1 : try await self.campaign(until: options.clusterPrograms, stopAfter: nil).clusters.count
        return isStopping() ? nil : trial
    }

    /// A campaign that ends with the very program that shows the fault, so that counts and time are those until then.
    private func campaign(until limit: UInt64, stopAfter: Int?) async throws -> Campaign {
        var campaignOptions = CampaignOptions(seed: seed, iterations: limit)
        campaignOptions.source = source
        campaignOptions.fault = fault
        campaignOptions.stopAfter = stopAfter
        campaignOptions.stretchLength = 1
        campaignOptions.isolatesEngines = fault.spec.isLethal
        // Clusters are merged by their minimal programs.
        campaignOptions.minimizes = stopAfter == nil
        let campaign = Campaign(campaignOptions, observer: Campaign.Observer(isStopping: isStopping))
        try await campaign.run()
        return campaign
    }

    private func minimize(_ cluster: Cluster) throws -> Minimization {
        let began = ThreadClock.seconds
        let investigator = try investigator(with: fault)
        var attempts = 0
        let (minimal, shown) = DivergenceMinimizer(cluster.original, cluster.finding, investigator: investigator)
            .minimize(
                cluster.original, budget: DivergenceMinimizer.usualBudget,
                mayContinue: {
                    attempts += 1
                    return true
                })
        let cpuSeconds = ThreadClock.seconds - began
        let workUnits = investigator.work.units

        var campaignOptions = CampaignOptions(seed: seed)
        campaignOptions.fault = fault
        campaignOptions.isolatesEngines = fault.spec.isLethal
        let blame = try PartBlame(campaignOptions, minimal, shown)?.blame()

        let again = try self.investigator(with: fault).examine(minimal, modes: [shown.mode])
        let sound = try self.investigator(with: nil).examine(minimal, modes: [shown.mode, .block, .freeToEnd])
        var isIdempotent = false
        if let again {
            let second = DivergenceMinimizer(minimal, again, investigator: investigator).minimize(
                minimal, budget: DivergenceMinimizer.usualBudget)
            isIdempotent = second.program == minimal
        }
        return Minimization(
            program: minimal, instructionCount: TrialRunner.instructionCount(minimal), attemptCount: attempts,
            workUnits: workUnits,
            cpuSeconds: cpuSeconds, accused: shown.signature.guilty, part: blame?.partName,
            signature: shown.signature.description,
            hasDrifted: again == nil || sound != nil, isStable: again?.signature == shown.signature,
            isIdempotent: isIdempotent)
    }

    private func investigator(with fault: Fault?) throws -> Investigator {
        var campaignOptions = CampaignOptions(seed: seed)
        campaignOptions.fault = fault
        campaignOptions.isolatesEngines = fault?.spec.isLethal ?? false
        return try Investigator(campaignOptions.votingEngines) { try Campaign.makeEngine($0, campaignOptions) }
    }

    /// Instructions, but for an ECALL at the end, which any program needs.
    static func instructionCount(_ program: Program) -> Int {
        let ecall = Instruction(.ecall).encoded
        return program.instructionCount - (program.code.last == ecall ? 1 : 0)
    }
}
