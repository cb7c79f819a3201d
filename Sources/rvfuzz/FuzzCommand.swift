import ArgumentParser
import Campaign
import GuestMachine
import Lockstep
import PlantedFaults

struct FuzzCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fuzz", abstract: "Generate programs and run them on several engines in lockstep. The default.",
        discussion: """
            Each divergence is confirmed on fresh engines, minimized and written to DIR/findings. Exits with 0 if the \
            engines agreed on every program, or differed only by known issues, 1 on a divergence.

            What a campaign has come to is in DIR/checkpoint.json, renewed every second: after control-C, a kill or a \
            power failure, --resume goes on from there, with the same result as if nothing had happened. Control-C \
            lets the programs that run come to their end; a second one does not.

            Parts of a campaign run anywhere with --shard k/n; 'rvfuzz merge' joins them.
            """)

    @Option(parsing: .unconditional, help: ArgumentHelp("Programs to run; without it, until stopped.", valueName: "n"))
    var iterations: UInt64?

    @Option(
        parsing: .unconditional, help: ArgumentHelp("Where the random programs begin. (default: 1)", valueName: "s"))
    var seed: UInt64?

    @Option(help: ArgumentHelp("When to stop: 90s, 10m, 2h.", valueName: "time"), transform: TimeLimit.read)
    var timeLimit: TimeLimit?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Worker processes. (default: one for each processor)", valueName: "j"))
    var jobs: Int?

    @Option(
        help: ArgumentHelp(
            "Engines to compare, of \(EngineKind.names). (default: \(EngineList(kinds: CampaignOptions.usualEngines)))",
            valueName: "list"),
        transform: EngineList.read)
    var engines: EngineList?

    @Option(help: "How programs are stepped: mixed, block or free. (default: mixed)")
    var mode: CampaignOptions.Mode?

    @Flag(help: "Also hold engines against themselves: every n-th program against variants that must give the same.")
    var metamorphic = false

    @Option(parsing: .unconditional, help: ArgumentHelp("The n of --metamorphic.", valueName: "n"))
    var metamorphicInterval: UInt64 = 8

    @Option(parsing: .unconditional, help: ArgumentHelp("Stop after so many different findings.", valueName: "n"))
    var stopAfter: Int?

    @Option(help: ArgumentHelp("Where findings and statistics go.", valueName: "dir"))
    var output = "rvfuzz-out"

    @Flag(help: "Go on with the campaign in the output directory, or begin it if there is none.")
    var resume = false

    @Option(
        help: ArgumentHelp("Run part k of n of the campaign, k from 0 to n - 1.", valueName: "k/n"),
        transform: Shard.read)
    var shard: Shard?

    @Flag(
        help: "Run each engine in a process of its own, in which it cannot write where it should not; 100 times slower."
    )
    var isolate = false

    @OptionGroup var limits: InstructionLimits

    @OptionGroup var knownIssues: KnownIssueOptions

    @Flag(help: "Print the summary as one JSON object.")
    var json = false

    @OptionGroup var engineSetup: EngineSetup

    private static let jobLimit = 256

    func validate() throws {
        if iterations == 0 { throw ValidationError("--iterations is 0, expected at least 1") }
        if let jobs, !(1...FuzzCommand.jobLimit).contains(jobs) {
            throw ValidationError("--jobs is \(jobs), expected 1 to \(FuzzCommand.jobLimit)")
        }
        if let engines, engines.kinds.count < 2 {
            throw ValidationError("--engines names one engine, expected at least two")
        }
        guard metamorphicInterval >= 1 else {
            throw ValidationError("--metamorphic-interval is 0, expected at least 1")
        }
        if let stopAfter, stopAfter < 1 { throw ValidationError("--stop-after is \(stopAfter), expected at least 1") }
    }

    func run() async throws {
        Interruption.watch()
        let folder = try CampaignFolder(output)
        let checkpoint = try checkpoint(in: folder)
        let options = try options(from: checkpoint, in: folder)
        let store = try FindingStore(directory: output, options: options)
        let display = CampaignDisplay(options, folder: folder, store: store, json: json)
        throw ExitCode(try await display.run(from: checkpoint).rawValue)
    }

    /// What to go on from.
    ///
    /// - Throws: If there is a campaign that would be lost.
    private func checkpoint(in folder: CampaignFolder) throws -> Checkpoint? {
        guard let checkpoint = try folder.checkpoint() else { return nil }
        guard !resume else { return checkpoint }
        guard checkpoint.hasEnded else {
            throw CommandError(
                .usage,
                "\(output) holds a campaign that was stopped after \(checkpoint.programs) programs: go on with "
                    + "--resume, or name another directory with --output")
        }
        return nil
    }

    /// What the command line asks for and, of what it leaves open, what the campaign that goes on was asked for.
    private func options(from checkpoint: Checkpoint?, in folder: CampaignFolder) throws -> CampaignOptions {
        var options = try checkpoint?.options() ?? CampaignOptions(seed: 1)
        if let seed { options.seed = seed }
        if let iterations { options.iterations = iterations }
        if let engines {
            options.engines = engines.kinds
            if engines.kinds != CampaignOptions.usualEngines { options.occasionalEngine = nil }
        }
        if let mode { options.mode = mode }
        if let fault = engineSetup.fault { options.fault = fault }
        if !engineSetup.options.disabled.isEmpty { options.engineOptions = engineSetup.options }
        if !engineSetup.targetTexts.isEmpty { options.targets = engineSetup.targetTexts }
        if let source = limits.source { options.source = source }
        if metamorphic { options.metamorphicInterval = metamorphicInterval }
        if isolate { options.isolatesEngines = true }
        if let shard { options.shard = (shard.index, shard.count) }
        if let difference = checkpoint?.difference(to: options) {
            throw CommandError(.usage, "cannot go on with the campaign in \(output): \(difference)")
        }
        options.timeLimitSeconds = timeLimit?.seconds
        options.jobs = jobs ?? min(CampaignOptions.processorCount, FuzzCommand.jobLimit)
        options.stopAfter = stopAfter
        options.knownIssues = try knownIssues.read()
        options.workers = .processes(executable: Machine.executable, folder: try folder.flightFolder())
        return options
    }
}

extension EngineKind {
    /// All names, for help texts.
    static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

/// A part of a campaign: `k/n`, with k from 0 to n - 1.
struct Shard: CustomStringConvertible {
    let index: UInt64
    let count: UInt64

    /// Reads both numbers.
    static func read(_ text: String) throws -> Shard {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { UInt64($0) }
        guard parts.count == 2, let index = parts[0], let count = parts[1], index < count, count <= 1 << 32 else {
            throw ValidationError("expected k/n such as 0/4, with k from 0 to n - 1")
        }
        return Shard(index: index, count: count)
    }

    var description: String { "\(index)/\(count)" }
}

/// What this process runs on.
enum Machine {
    /// A path at which this very program can be started, even if its file has been replaced.
    static let executable = "/proc/self/exe"
}
