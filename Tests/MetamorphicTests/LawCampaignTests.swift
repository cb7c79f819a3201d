import Campaign
import Metamorphic
import PlantedFaults
import Testing

@Suite("Campaigns that check laws") struct LawCampaignTests {
    private func options(_ fault: Fault?, iterations: UInt64, jobs: Int = 1) -> CampaignOptions {
        var options = CampaignOptions(seed: 5, iterations: iterations)
        options.fault = fault
        options.metamorphicInterval = 4
        options.jobs = jobs
        options.stretchLength = 64
        return options
    }

    @Test("come to the same with any number of jobs")
    func jobs() async throws {
        let campaigns = [1, 2].map { Campaign(options(nil, iterations: 600, jobs: $0)) }
        for campaign in campaigns { try await campaign.run() }
        #expect(campaigns[0].statistics == campaigns[1].statistics)
        #expect(campaigns[0].statistics.variants > 0)
        #expect(campaigns[0].lawClusters.isEmpty)
    }

    @Test("find what all engines do wrong alike, where voting sees nothing")
    func sharedFault() async throws {
        var options = options(.sharedSraiIsSrli, iterations: 2000)
        options.stopAfter = 1
        let campaign = Campaign(options)
        try await campaign.run()
        #expect(campaign.statistics.divergences == 0)
        let cluster = try #require(campaign.lawClusters.first)
        #expect(cluster.found.original.code.count <= 2)
        #expect(LawBreak.law(ofSignature: cluster.found.signature) == cluster.found.law)
        #expect(cluster.report(origin: nil, again: nil).contains("law broken: \(cluster.found.law)"))
    }
}
