import Evaluation
import GuestMachine
import PlantedFaults
import ProgramGenerator
import Testing

@Suite("Evaluation") struct EvaluationTests {
    func evaluate(_ change: (inout EvaluationOptions) -> Void) async throws -> EvaluationResult {
        var options = EvaluationOptions(faults: [.interpSrawLogical, .directLwZeroExtends], seedCount: 2)
        options.programLimit = 400
        options.clusterPrograms = 16
        change(&options)
        return try #require(try await Evaluation(options).run())
    }

    @Test("easy faults are found, minimized and named rightly")
    func easyFaults() async throws {
        let result = try await evaluate { _ in }
        #expect(result.survivors.isEmpty)
        #expect(result.ourTrials.count == 4)
        for trial in result.ourTrials {
            let minimization = try #require(trial.minimization)
            #expect(trial.isFound && trial.namesEngine && trial.unconfirmedCount == 0)
            #expect((1...400).contains(trial.programs) && trial.instructions > 0)
            #expect((1...4).contains(minimization.instructionCount))
            #expect(!minimization.hasDrifted && minimization.isIdempotent)
            #expect(try #require(trial.clusterCount) >= 1)
        }
    }

    @Test("without explanations the same programs find the faults, and nothing is minimized")
    func findOnly() async throws {
        let (whole, bare) = (try await evaluate { _ in }, try await evaluate { $0.explains = false })
        #expect(bare.ourTrials.map(\.programs) == whole.ourTrials.map(\.programs))
        #expect(bare.ourTrials.allSatisfy { $0.isFound && $0.minimization == nil && $0.clusterCount == nil })
    }

    @Test("figures other than times do not depend on the number of jobs")
    func jobsDoNotMatter() async throws {
        func figures(_ result: EvaluationResult) -> [String] {
            result.ourTrials.map {
                "\($0.fault.name) \($0.seed) \($0.programs) \($0.instructions) \($0.clusterCount ?? -1) "
                    + "\($0.minimization.map { "\($0.signature) \($0.attemptCount) \($0.program)" } ?? "-")"
            }
        }
        let (one, three) = (try await evaluate { _ in }, try await evaluate { $0.jobs = 3 })
        #expect(figures(one) == figures(three))
    }

    @Test("a fault that the programs cannot show survives, by name, class and place")
    func survivor() async throws {
        let nothing = ProgramSource.prepared(name: "nothing", [Program(code: [0x0000_0073])])
        let result = try await evaluate { $0.sources = [nothing] }
        #expect(result.survivors.map(\.fault) == [.interpSrawLogical, .directLwZeroExtends])
        #expect(result.ourTrials.allSatisfy { $0.programs == 1 && $0.minimization == nil })
        let rows = result.text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        #expect(rows.contains { $0.hasPrefix("interp-sraw-logical interpreter width SRAW shifts in zeros") })
    }

    @Test("another source is compared with the first, and what it never finds is infinitely later")
    func comparison() async throws {
        let nothing = ProgramSource.prepared(name: "nothing", [Program(code: [0x0000_0073])])
        let result = try await evaluate { $0.sources = [.generated, nothing] }
        let comparison = try #require(result.comparisons.first)
        #expect(comparison.foundCount == 0)
        #expect(comparison.medianRatio == .infinity)
        #expect(comparison.rows.allSatisfy { $0.programs.a12 == 1 && $0.programs.u == 4 })
        #expect(comparison.medianRatioOfInstructions == .infinity)
        #expect(comparison.signs == SignTest(2, 0) && comparison.signsOfSeconds == SignTest(2, 0))
        #expect(result.page.contains("<h2>nothing</h2>"))
    }

    @Test("what only the other source finds has ratio 0, what neither finds has none")
    func ratios() async throws {
        let nothing = ProgramSource.prepared(name: "nothing", [Program(code: [0x0000_0073])])
        let reversed = try await evaluate { $0.sources = [nothing, .generated] }
        #expect(reversed.comparisons[0].rows.allSatisfy { $0.ratio == 0 && $0.programs.a12 == 0 })
        let neither = try await evaluate { $0.sources = [nothing, nothing] }
        #expect(neither.comparisons[0].rows.allSatisfy { $0.ratio == nil && $0.programs.pValue == 1 })
    }

    @Test("uniform words find an easy fault too")
    func uniform() async throws {
        let result = try await evaluate {
            $0.faults = [.directLuiZeroExtends]
            $0.sources = [.uniform(.instructions)]
        }
        #expect(result.survivors.isEmpty)
    }

    @Test("faults are selected by name, class and place, each once and in the catalogue's order")
    func selection() throws {
        let selection = try #require(FaultSelection("place:tierUp,interp-sraw-logical,class:tier-up"))
        #expect(selection.faults.first == .interpSrawLogical)
        #expect(selection.faults.dropFirst().allSatisfy { $0.spec.place == .tierUp })
        #expect(Set(selection.faults).count == selection.faults.count)
        #expect(FaultSelection("class:nonsense") == nil)
        #expect(FaultSelection("") == nil)
    }
}
