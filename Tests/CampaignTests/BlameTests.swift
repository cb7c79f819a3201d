import Campaign
import EngineCatalogue
import Lockstep
import PlantedFaults
import Testing

@Suite("Blame") struct BlameTests {
    private func clusters(_ fault: Fault, programs: UInt64) async throws -> [Cluster] {
        var options = CampaignOptions(seed: 5, iterations: programs)
        options.fault = fault
        let campaign = Campaign(options)
        try await campaign.run()
        return campaign.clusters
    }

    private func firstCluster(_ fault: Fault) async throws -> Cluster {
        var options = CampaignOptions(seed: 5, iterations: 6000)
        options.fault = fault
        options.stopAfter = 1
        options.stretchLength = 16
        let campaign = Campaign(options)
        try await campaign.run()
        return try #require(campaign.clusters.first)
    }

    @Test(
        "names the part that a fault is planted in",
        arguments: [
            Fault.interpSrawLogical, .irLiftLuiZeroExtends, .irFoldSraLogical, .irSimplifyXorSelf,
            .irX86BgeuAbove, .irX86SetccDirty, .irCacheNoInvalidation, .directSraiwWide, .directLateAndi,
            .directCacheNoInvalidation, .tieredRegisterLost,
        ])
    func part(_ fault: Fault) async throws {
        let cluster = try await firstCluster(fault)
        let blame = try #require(cluster.finding.blame)
        #expect(fault.spec.parts == [blame.partName])
    }

    @Test("the report shows the rewrite with which it begins, as the op before and after")
    func rewrite() async throws {
        let cluster = try await firstCluster(.irFoldSraLogical)
        let report = DivergenceReport(cluster.finding).text
        #expect(report.contains("\n  blame: ir-constant-folding\n"))
        let line = try #require(report.split(separator: "\n").first { $0.hasPrefix("  rewrite ") })
        #expect(line.contains(", constant-folding at 0x8000000"))
        #expect(line.contains(" = sar ") && line.contains(" becomes "))
    }

    @Test("an optimization of the direct translator is shown by the instruction whose code it changes first")
    func changedCode() async throws {
        let cluster = try await firstCluster(.directFuseByteSigned)
        let rewrite = try #require(cluster.finding.blame?.rewrite)
        #expect(rewrite.hasPrefix("direct-fusion first changes slli "))
        #expect(rewrite.contains(" bytes of host code instead of "))
    }

    @Test(
        "one fault is one cluster, at whatever instruction and in whatever field it shows",
        arguments: [
            Fault.interpSrawLogical, .interpJalrLinkFirst, .interpInstretCountsTrap,
            .irLiftFaultOrder, .tieredFuelAgain,
        ])
    func oneCluster(_ fault: Fault) async throws {
        let clusters = try await clusters(fault, programs: 250)
        #expect(clusters.count == 1, "\(clusters.map(\.name))")
    }

    @Test(
        "different faults of one engine are different bugs",
        arguments: [
            (Fault.interpSrawLogical, Fault.interpSltUnsigned), (.irFoldSraLogical, .irSimplifyXorSelf),
            (.irLiftLuiZeroExtends, .irLiftSllwSixBits), (.irX86BgeuAbove, .irX86RegisterShared),
            (.directLwZeroExtends, .directLuiZeroExtends), (.directLwZeroExtends, .directCacheNoInvalidation),
        ])
    func differentBugs(_ one: Fault, _ other: Fault) async throws {
        let first = try await firstCluster(one)
        let second = try await firstCluster(other)
        #expect(first.isSameBug(as: first) && second.isSameBug(as: second))
        #expect(!first.isSameBug(as: second) && !second.isSameBug(as: first))
        #expect(!first.finding.signature.resembles(second.finding.signature))
    }

    @Test("every fault of one engine is in parts that exist")
    func parts() {
        let others = ["front end", "back end", "translation", "code cache", "tier change", "interpretation"]
        for spec in FaultSpec.catalogue where spec.place != .shared {
            #expect(!spec.parts.isEmpty)
            for part in spec.parts {
                #expect(others.contains(part) || Optimization(name: part)?.name == part, "\(spec.name): \(part)")
            }
        }
    }
}
