import CorpusStore
import GuestMachine
import Lockstep
import PlantedFaults
import ProgramGenerator
import HostFiles

/// The output directory of a campaign.
///
///     DIR/findings/<cluster>/{original.bin, min.bin, min.S, report.txt, report.json}
///     DIR/crashes/crash-<sha1>      the original again, as libFuzzer names it
///     DIR/laws/<law>-<hash>/{original,original-variant,min,min-variant}.{bin,S}, report.txt
///     DIR/unconfirmed/<number>.bin  what diverged once and not again
///     DIR/campaign.json             what was asked for
///     DIR/stats.json                what came of it, so far
///     DIR/fuzzer_stats              the same as AFL++ writes it, for tools that watch fuzzers
///
/// Every file is written under a temporary name, flushed and renamed: a name stands for a complete file.
public struct FindingStore {
    private let directory: String
    /// Where the programs begin; nil if they are not random.
    private let seed: UInt64?
    private let engineArguments: String

    /// Makes the directory if need be and notes there what is run, which shows whether files can be written.
    ///
    /// - Throws: `FileAccessError` if not.
    public init(directory: String, options: CampaignOptions) throws {
        self.directory = directory
        // Files name where a program is from only if seed and number are enough to make it again.
        if case .generated = options.source { seed = options.seed } else { seed = nil }
        engineArguments = options.engineArguments
        try FileAccess.makeFolder(directory)
        try FileAccess.replace("\(directory)/campaign.json", with: CampaignRecord(options).json())
    }

    /// A store for programs that are counted, not drawn. Makes the directory if need be.
    ///
    /// - Parameter engineArguments: `CampaignOptions.engineArguments` of the engines that show what is found.
    /// - Throws: `FileAccessError` if not.
    public init(directory: String, engineArguments: String) throws {
        self.directory = directory
        self.engineArguments = engineArguments
        seed = nil
        try FileAccess.makeFolder(directory)
    }

    private func origin(_ index: UInt64) -> Origin? {
        seed.map { Origin(generatorVersion: ProgramGenerator.version, seed: $0, index: index) }
    }

    /// Writes everything about a cluster. Returns its report.
    public func write(_ cluster: Cluster) throws -> String {
        let path = "\(directory)/findings/\(cluster.name)"
        try FileAccess.makeFolder(path)
        let origin = origin(cluster.index)
        var info = FindingInfo(cluster.finding)
        let minimal = ProgramFile(cluster.minimal, origin: origin, finding: info)
        info.modes = [cluster.originalMode.description]
        let original = ProgramFile(cluster.original, origin: origin, finding: info)
        try FileAccess.replace("\(path)/original.bin", with: original.containerBytes())
        try FileAccess.replace("\(path)/min.bin", with: minimal.containerBytes())
        try FileAccess.replace("\(path)/min.S", with: Array(minimal.assemblyText().utf8))
        let report = text(cluster)
        try FileAccess.replace("\(path)/report.txt", with: Array(report.utf8))
        try FileAccess.replace("\(path)/report.json", with: FindingRecord(cluster, seed: seed).json())
        try FileAccess.makeFolder("\(directory)/crashes")
        let bytes = try original.containerBytes()
        try FileAccess.replace("\(directory)/crashes/crash-\(SHA1.hexadecimalDigest(of: bytes))", with: bytes)
        return report
    }

    /// Writes everything about a broken law: both programs as found and minimized. Returns its report.
    public func write(_ cluster: LawCluster) throws -> String {
        let path = "\(directory)/laws/\(cluster.name)"
        try FileAccess.makeFolder(path)
        let origin = origin(cluster.index)
        let info = FindingInfo(
            engines: [cluster.found.engine.rawValue], modes: [], signature: cluster.found.signature)
        let programs = [
            ("original", cluster.original.original), ("original-variant", cluster.original.variant),
            ("min", cluster.found.original), ("min-variant", cluster.found.variant),
        ]
        for (name, program) in programs {
            let file = ProgramFile(program, origin: origin, finding: info)
            try FileAccess.replace("\(path)/\(name).bin", with: file.containerBytes())
            try FileAccess.replace("\(path)/\(name).S", with: Array(file.assemblyText().utf8))
        }
        let report = cluster.report(
            origin: origin.map { "seed \($0.seed), program \($0.index)" },
            again: "rvfuzz replay \(path)/min.bin\(engineArguments)")
        try FileAccess.replace("\(path)/report.txt", with: Array(report.utf8))
        return report
    }

    /// Keeps a program that diverged but not again. Returns its path.
    public func writeUnconfirmed(_ program: Program, index: UInt64) throws -> String {
        try writeUnconfirmed(program, name: "\(index)", origin: origin(index))
    }

    /// Keeps a program under the name given. Returns its path.
    public func writeUnconfirmed(_ program: Program, name: String, origin: Origin? = nil) throws -> String {
        try FileAccess.makeFolder("\(directory)/unconfirmed")
        let path = "\(directory)/unconfirmed/\(name).bin"
        try FileAccess.replace(path, with: ProgramFile(program, origin: origin).containerBytes())
        return path
    }

    /// Writes `stats.json` and `fuzzer_stats`.
    public func write(_ summary: CampaignSummary) throws {
        try FileAccess.replace("\(directory)/stats.json", with: summary.json())
        try FileAccess.replace("\(directory)/fuzzer_stats", with: Array(summary.fuzzerStats.utf8))
    }

    /// The report of a cluster, with the commands that show it again where `write` puts it.
    public func text(_ cluster: Cluster) -> String {
        let path = "\(directory)/findings/\(cluster.name)"
        return DivergenceReport(
            cluster.finding, origin: seed.map { "seed \($0), program \(cluster.index)" } ?? "case \(cluster.index)",
            commands: [
                ("again", "rvfuzz replay \(path)/min.bin\(engineArguments)"),
                ("smaller", "rvfuzz minimize \(path)/original.bin\(engineArguments)"),
            ]
        ).text
    }
}

extension FindingInfo {
    /// What a file keeps of a finding.
    public init(_ finding: Finding) {
        self.init(
            // A command is no name: who has the file has to say what it was found with.
            engines: finding.votes.map(\.engine).map { FindingInfo.isName($0.rawValue) ? $0.rawValue : $0.shortName },
            modes: [finding.mode.description],
            signature: finding.signature.description)
    }
}
