import Campaign
import CorpusStore
import EngineCatalogue
import Glibc
import Lockstep
import PlantedFaults

/// Bytes as a program, and the program on all engines: what a fuzzer that makes bytes calls.
///
/// The bytes are what `rvfuzz` takes as a program file: a container, or raw code. An input on which engines differ, on
/// new engines too, is therefore one that `rvfuzz minimize` takes as it is.
final class LockstepTarget {
    /// What became of an input.
    enum Outcome {
        /// No program, or one that may run for too long.
        case refused
        /// The engines agree.
        case agreed
        /// They differ; how.
        case diverged(DivergenceReport)
    }

    /// Most fuel of a program: fuzzers want thousands of inputs a second.
    static let maximumFuel: UInt64 = 100_000
    /// The modes in which every input is run, as `rvfuzz minimize` and `rvfuzz replay` try them.
    static let modes: [LockstepMode] = [.block, .freeToEnd]

    private let options: CampaignOptions
    private let runner: LockstepRunner

    /// A target with engines of its own.
    ///
    /// - Parameter fault: A fault to plant in one engine, or nil.
    /// - Throws: What making an engine throws.
    init(fault: Fault?) throws {
        var options = CampaignOptions(seed: 0)
        options.fault = fault
        self.options = options
        let occasional = options.occasionalEngine.map { [$0] } ?? []
        let kinds = options.comparedEngines + occasional.filter { !options.comparedEngines.contains($0) }
        runner = LockstepRunner(try kinds.map { try Campaign.makeEngine($0, options) })
    }

    /// Runs one input.
    ///
    /// - Throws: What making an engine throws.
    func run(_ bytes: [UInt8]) throws -> Outcome {
        guard let file = try? ProgramFile(container: bytes, name: "input"),
            file.program.fuel <= LockstepTarget.maximumFuel
        else { return .refused }
        let isSuspicious = LockstepTarget.modes.contains { mode in
            switch runner.run(file.program, mode) {
            case .agreed: false
            case .diverged: true
            }
        }
        guard isSuspicious else { return .agreed }
        let investigator = try Investigator(options.votingEngines) { try Campaign.makeEngine($0, options) }
        return investigator.examine(file.program, modes: LockstepTarget.modes).map { .diverged(DivergenceReport($0)) }
            ?? .agreed
    }
}
