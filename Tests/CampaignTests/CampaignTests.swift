import Campaign
import GuestMachine
import PlantedFaults
import Testing

@Suite("Campaign") struct CampaignTests {
    func run(_ change: (inout CampaignOptions) -> Void) async throws -> Campaign {
        var options = CampaignOptions(seed: 11, iterations: 600)
        change(&options)
        let campaign = Campaign(options)
        try await campaign.run()
        return campaign
    }

    @Test("runs every program once, whatever the number of jobs, to the same digest")
    func jobsDoNotMatter() async throws {
        let one = try await run { _ in }
        let two = try await run { $0.jobs = 2 }
        #expect(one.statistics.programs == 600)
        #expect(one.statistics == two.statistics)
        #expect(one.statistics.divergences == 0)
        #expect(one.statistics.traps.reduce(one.statistics.fuelExhausted, +) == 600)
    }

    @Test("findings do not depend on the number of jobs either")
    func findingsDoNotDependOnJobs() async throws {
        let one = try await run { $0.fault = .directSraiwWide }
        let two = try await run {
            $0.fault = .directSraiwWide
            $0.jobs = 2
        }
        #expect(!one.clusters.isEmpty)
        #expect(one.clusters.map(\.name) == two.clusters.map(\.name))
        #expect(one.clusters.map(\.count) == two.clusters.map(\.count))
        #expect(one.clusters.map(\.minimal) == two.clusters.map(\.minimal))
        #expect(one.statistics == two.statistics)
    }

    @Test("shards together are the whole")
    func shardsAddUp() async throws {
        let whole = try await run { _ in }
        var sum = CampaignStatistics()
        for index in 0..<3 as Range<UInt64> {
            sum.add(try await run { $0.shard = (index, 3) }.statistics)
        }
        #expect(sum == whole.statistics)
    }

    @Test("stops after as many clusters as asked for")
    func stopsAfterClusters() async throws {
        let campaign = try await run {
            $0.fault = .interpAddiwNotExtended
            $0.iterations = nil
            $0.stopAfter = 1
        }
        #expect(campaign.clusters.count == 1)
        #expect(campaign.clusters[0].finding.guilty == .interpreter)
    }

    @Test("a fault of an engine that was not asked for adds that engine")
    func faultyEngineIsAdded() async throws {
        let campaign = try await run {
            $0.engines = [.interpreter, .direct]
            $0.fault = .irPortableSltuSigned
        }
        #expect(campaign.options.comparedEngines == [.interpreter, .direct, .irPortable])
        #expect(campaign.clusters.first?.finding.guilty == .irPortable)
    }

    @Test("a time limit ends a campaign without limit of programs")
    func timeLimit() async throws {
        let campaign = try await run {
            $0.iterations = nil
            $0.timeLimitSeconds = 0.2
        }
        #expect(campaign.statistics.divergences == 0)
    }
}
