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
            """)

    @Option(parsing: .unconditional, help: ArgumentHelp("Programs to run; without it, until stopped.", valueName: "n"))
    var iterations: UInt64?

    @Option(parsing: .unconditional, help: ArgumentHelp("Where the random programs begin.", valueName: "s"))
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("When to stop: 90s, 10m, 2h.", valueName: "time"), transform: TimeLimit.read)
    var timeLimit: TimeLimit?

    @Option(parsing: .unconditional, help: ArgumentHelp("Programs run at the same time.", valueName: "j"))
    var jobs: Int = 1

    @Option(
        help: ArgumentHelp("Engines to compare, of \(EngineKind.names).", valueName: "list"), transform: EngineList.read
    )
    var engines = EngineList(kinds: CampaignOptions.usualEngines)

    @Option(help: "How programs are stepped: mixed, block or free.")
    var mode = CampaignOptions.Mode.mixed

    @Flag(help: "Also hold engines against themselves: every n-th program against variants that must give the same.")
    var metamorphic = false

    @Option(parsing: .unconditional, help: ArgumentHelp("The n of --metamorphic.", valueName: "n"))
    var metamorphicInterval: UInt64 = 8

    @Option(parsing: .unconditional, help: ArgumentHelp("Stop after so many different findings.", valueName: "n"))
    var stopAfter: Int?

    @Option(help: ArgumentHelp("Where findings and statistics go.", valueName: "dir"))
    var output = "rvfuzz-out"

    @OptionGroup var knownIssues: KnownIssueOptions

    @Flag(help: "Print the summary as one JSON object.")
    var json = false

    @OptionGroup var engineSetup: EngineSetup

    func validate() throws {
        guard (1...256).contains(jobs) else { throw ValidationError("--jobs is \(jobs), expected 1 to 256") }
        guard engines.kinds.count >= 2 else {
            throw ValidationError("--engines names one engine, expected at least two")
        }
        guard metamorphicInterval >= 1 else {
            throw ValidationError("--metamorphic-interval is 0, expected at least 1")
        }
        if let stopAfter, stopAfter < 1 { throw ValidationError("--stop-after is \(stopAfter), expected at least 1") }
    }

    func run() async throws {
        var options = CampaignOptions(seed: seed, iterations: iterations)
        options.timeLimitSeconds = timeLimit?.seconds
        options.jobs = jobs
        options.engines = engines.kinds
        if engines.kinds != CampaignOptions.usualEngines { options.occasionalEngine = nil }
        options.mode = mode
        options.fault = engineSetup.fault
        options.engineOptions = engineSetup.options
        options.metamorphicInterval = metamorphic ? metamorphicInterval : nil
        options.stopAfter = stopAfter
        options.knownIssues = try knownIssues.read()

        let store = try FindingStore(directory: output, options: options)
        let display = CampaignDisplay(options, store: store)
        Interruption.watch()
        let status = try await display.run(json: json)
        throw ExitCode(status.rawValue)
    }
}

extension EngineKind {
    /// All names, for help texts.
    static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
