import ArgumentParser
import Campaign

struct MergeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Join the shards of a campaign.",
        discussion: """
            The directories of 'rvfuzz --shard k/n', all n of them, each at its end. Counts, digest and findings are \
            those of one campaign over all the programs. Exits as that would.
            """)

    @Argument(help: ArgumentHelp("Output directories of shards.", valueName: "dir"))
    var directories: [String]

    @Option(help: ArgumentHelp("Where the result goes.", valueName: "dir"))
    var output = "rvfuzz-out"

    @OptionGroup var knownIssues: KnownIssueOptions

    @Flag(help: "Print the summary as one JSON object.")
    var json = false

    func run() async throws {
        Interruption.watch()
        var shards: [(String, Checkpoint)] = []
        for directory in directories {
            shards.append((directory, try Checkpoint.read("\(directory)/checkpoint.json")))
        }
        let merge = try ShardMerge(shards)
        let folder = try CampaignFolder(output)
        if let other = try folder.checkpoint(), !other.hasEnded {
            throw CommandError(.usage, "\(output) holds a campaign that was stopped: name another with --output")
        }
        var options = try merge.options()
        options.knownIssues = try knownIssues.read()
        options.workers = .processes(executable: Machine.executable, folder: try folder.flightFolder())
        let store = try FindingStore(directory: output, options: options)
        let display = CampaignDisplay(options, folder: folder, store: store, json: json)
        throw ExitCode(try await display.run(merging: merge).rawValue)
    }
}
