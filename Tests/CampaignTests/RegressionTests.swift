import Campaign
import CorpusStore
import EngineCatalogue
import GuestMachine
import Lockstep
import PlantedFaults
import TestSupport
import Testing

@Suite("Regression programs") struct RegressionTests {
    @Test("each shows the fault that it is named for, on the engine that has it")
    func showFaults() throws {
        let corpus = CorpusFolder(packageRoot + "/Corpus", golden: packageRoot + "/Golden")
        let entries = try corpus.entries().filter { $0.name.hasPrefix("regressions/") }
        #expect(entries.count > 100)
        for entry in entries {
            let name = entry.name.dropFirst("regressions/".count)
            let fault = try #require(Fault.allCases.first { $0.name == name }, "no fault has this name: \(name)")
            let file = try ProgramFile.read(path: entry.path)
            let modes = try #require(file.finding).modes.compactMap { LockstepMode($0) }
            #expect(!modes.isEmpty, "\(name) does not say how to step it")
            let guilty = try #require(EngineKind(rawValue: fault.spec.place.engineName))
            var options = CampaignOptions(seed: 1)
            options.fault = fault
            // Any other engine is sound; `CorpusGoldenTests` says so.
            let sound = guilty == .interpreter ? EngineKind.irPortable : .interpreter
            let runner = LockstepRunner(try [sound, guilty].map { try Campaign.makeEngine($0, options) })
            let isShown = modes.contains { mode in
                if case .diverged = runner.run(file.program, mode) { true } else { false }
            }
            #expect(isShown, "\(name) does not show its fault any more: scripts/update-regressions \(name)")
        }
    }
}
