import Glibc
import GuestISA
import GuestMachine
import HostFiles
import Lockstep
import ProgramGenerator

/// What a campaign came to, for people and for programs: the contents of `stats.json`.
public struct CampaignSummary: JSONRecord, Sendable {
    /// A bug that was found.
    public struct ClusterSummary: Encodable, Sendable {
        /// Name of its directory.
        public var name: String
        /// The engine that is wrong.
        public var guilty: String
        /// Programs that diverged in this way.
        public var count: UInt64
        /// Number of the first of them.
        public var program: UInt64
        /// Instructions in the minimal program.
        public var instructions: Int
    }

    /// A bug that was known, and passed over.
    public struct KnownSummary: Encodable, Sendable {
        /// What it is called.
        public var name: String
        /// Why it is not mended yet.
        public var reason: String
        /// The last day on which it is passed over.
        public var expires: String
        /// Programs that diverged in this way.
        public var count: UInt64
    }

    /// A law that was broken.
    public struct LawSummary: Encodable, Sendable {
        /// Name of its directory.
        public var name: String
        /// The engine that broke it first.
        public var engine: String
        /// Programs that it was broken with.
        public var count: UInt64
        /// Number of the first of them.
        public var program: UInt64
        /// Instructions in the minimal program.
        public var instructions: Int
    }

    /// Where the random programs began.
    public var seed: UInt64
    /// Generator that made them.
    public var generator: UInt32
    /// Engines that were compared.
    public var engines: [String]
    /// Other projects' emulators that were asked.
    public var targets: [String]
    /// Programs that a target was not judged on to their end, as the ISA lets it differ; once for each target.
    public var abstentions: UInt64
    /// Programs run.
    public var programs: UInt64
    /// Guest instructions retired, counted once for all engines.
    public var instructions: UInt64
    /// Comparisons of all engines.
    public var blocks: UInt64
    /// Programs that ended with each trap, by the name of its cause.
    public var traps: [String: UInt64]
    /// Programs that used up their fuel.
    public var fuelExhausted: UInt64
    /// Programs that diverged.
    public var divergences: UInt64
    /// Programs that diverged, but not on fresh engines.
    public var notReproducible: UInt64
    /// Bugs found, but for known ones.
    public var clusters: [ClusterSummary]
    /// Bugs that were known, in the order of their file.
    public var known: [KnownSummary]
    /// Programs that laws were checked on.
    public var checkedPrograms: UInt64
    /// Variants of them that were run.
    public var variants: UInt64
    /// Laws broken, in the order in which they were found.
    public var laws: [LawSummary]
    /// Digest of every program's end, the same for any number of jobs.
    public var digest: String
    /// Time taken.
    public var seconds: Double
    /// Processor time of all threads, with the kernel's.
    public var cpuSeconds: Double
    /// Programs per second of time taken.
    public var programsPerSecond: Double

    enum CodingKeys: String, CodingKey {
        case seed, generator, engines, programs, instructions, blocks, traps, divergences, clusters, digest, seconds
        case variants, laws, known, targets, abstentions
        case checkedPrograms = "checked_programs"
        case fuelExhausted = "fuel_exhausted"
        case notReproducible = "not_reproducible"
        case cpuSeconds = "cpu_seconds"
        case programsPerSecond = "programs_per_second"
    }

    /// The summary of a campaign that took `seconds` and `cpuSeconds` of processor time.
    public init(_ campaign: Campaign, seconds: Double, cpuSeconds: Double) {
        let counts = campaign.statistics
        seed = campaign.options.seed
        generator = ProgramGenerator.version
        engines = campaign.options.comparedEngines.map(\.rawValue)
        targets = campaign.options.targets
        abstentions = counts.abstentions
        programs = counts.programs
        instructions = counts.instructions
        blocks = counts.comparisons
        let ended = TrapCause.allCases.map { ("\($0)", counts.traps[Int($0.rawValue)]) }
        traps = Dictionary(uniqueKeysWithValues: ended)
        fuelExhausted = counts.fuelExhausted
        divergences = counts.divergences
        notReproducible = UInt64(campaign.unconfirmed.count)
        clusters = campaign.newClusters.map {
            ClusterSummary(
                name: $0.name, guilty: $0.finding.signature.guilty, count: $0.count, program: $0.index,
                instructions: $0.minimal.instructionCount)
        }
        known = zip(campaign.options.knownIssues, campaign.knownIssueCounts).map {
            KnownSummary(name: $0.name, reason: $0.reason, expires: $0.expires.description, count: $1)
        }
        checkedPrograms = counts.checkedPrograms
        variants = counts.variants
        laws = campaign.lawClusters.map {
            LawSummary(
                name: $0.name, engine: $0.found.engine.rawValue, count: $0.count, program: $0.index,
                instructions: $0.found.original.instructionCount)
        }
        digest = hexDigits(counts.digest)
        self.seconds = seconds
        self.cpuSeconds = cpuSeconds
        programsPerSecond = seconds > 0 ? Double(counts.programs) / seconds : 0
    }
}

extension CampaignSummary {
    /// The summary for people, ending with a line feed.
    public var text: String {
        var lines = [
            "programs      \(programs) in \(Self.rounded(seconds)) s, \(Int(programsPerSecond)) per second",
            "instructions  \(instructions)",
            "comparisons   \(blocks) of \(engines.joined(separator: ", "))",
            "ended by      " + endings.joined(separator: ", "),
            "digest        \(digest) (seed \(seed), generator \(generator))",
            "divergences   \(divergences) in \(Self.counted(clusters.count, "cluster"))",
        ]
        if !targets.isEmpty {
            let all = programs * UInt64(targets.count)
            lines.append(
                "targets       \(targets.joined(separator: ", ")); not judged to the end \(abstentions) of \(all) times"
            )
        }
        if notReproducible > 0 { lines.append("not reproducible  \(notReproducible)") }
        for cluster in clusters {
            lines.append(
                "  \(cluster.name)  \(Self.counted(cluster.count, "program")), first \(cluster.program), "
                    + "minimal \(Self.counted(cluster.instructions, "instruction"))")
        }
        for issue in known {
            lines.append(
                "  known: \(issue.name)  \(Self.counted(issue.count, "program")) passed over until \(issue.expires) "
                    + "(\(issue.reason))")
        }
        if checkedPrograms > 0 {
            lines.append(
                "laws          \(Self.counted(laws.count, "law")) broken, by \(Self.counted(variants, "variant")) of "
                    + Self.counted(checkedPrograms, "program"))
        }
        for law in laws {
            lines.append(
                "  \(law.name)  \(Self.counted(law.count, "program")), first \(law.program) on \(law.engine), "
                    + "minimal \(Self.counted(law.instructions, "instruction"))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var endings: [String] {
        let names = TrapCause.allCases.map { "\($0)" }
        let ended = names.compactMap { name in traps[name].flatMap { $0 > 0 ? "\(name) \($0)" : nil } }
        return ended + (fuelExhausted > 0 ? ["fuel \(fuelExhausted)"] : [])
    }

    private static func counted(_ count: some BinaryInteger, _ noun: String) -> String {
        "\(count) \(noun)\(count == 1 ? "" : "s")"
    }

    private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}

extension CampaignSummary {
    /// The contents of `fuzzer_stats`: `key : value` lines with the keys of AFL++ that mean something here.
    var fuzzerStats: String {
        let values: [(String, String)] = [
            ("run_time", "\(Int(seconds))"), ("fuzzer_pid", "\(getpid())"),
            ("last_update", "\(time(nil))"), ("start_time", "\(time(nil) - Int(seconds))"),
            ("execs_done", "\(programs)"), ("execs_per_sec", "\(Self.rounded(programsPerSecond))"),
            ("saved_crashes", "\(clusters.count + laws.count)"), ("seed", "\(seed)"), ("digest", digest),
            ("afl_version", "rvfuzz"), ("target_mode", engines.joined(separator: ",")),
        ]
        return values.map { name, value in
            name + String(repeating: " ", count: 18 - name.count) + ": \(value)\n"
        }.joined()
    }
}
