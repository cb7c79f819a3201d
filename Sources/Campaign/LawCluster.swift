import EngineCatalogue
import GuestISA
import GuestMachine
import Metamorphic
import Shrinking

/// Programs with which engines broke the same law.
public struct LawCluster: Sendable {
    /// `law-<law>-<hash8>`.
    public var name: String
    /// The program that was found first.
    public var original: LawBreak
    /// Its number.
    public var index: UInt64
    /// The minimal program.
    public var found: LawBreak
    /// Programs that the law was broken with.
    public var count: UInt64 = 1

    /// Candidates after which minimizing ends in a campaign: a count, so that findings depend on no clock.
    static let usualAttemptLimit = 50_000

    /// Confirms and minimizes; nil if `checker` sees no law broken.
    ///
    /// - Parameters:
    ///   - program: The program that was found.
    ///   - index: Its number.
    ///   - law: The law that it breaks.
    ///   - checker: Runs it again; best with fresh engines.
    ///   - attemptLimit: Candidates after which minimizing ends.
    public init?(
        _ program: Program, index: UInt64, law: String, checker: MetamorphicChecker, attemptLimit: Int
    ) {
        func lawBreak(_ program: Program) -> LawBreak? { checker.check(program, laws: [law]).breaks.first }
        guard let original = lawBreak(program) else { return nil }
        var attempts = 0
        let minimal = Shrinker(
            stillFails: {
                attempts += 1
                return lawBreak($0) != nil
            }, mayContinue: { attempts < attemptLimit }
        ).shrink(program)
        let found = lawBreak(minimal) ?? original
        self.init(original: original, index: index, found: found)
    }

    /// A cluster with the name that goes with its minimal program.
    init(original: LawBreak, index: UInt64, found: LawBreak, count: UInt64 = 1) {
        name = Cluster.name(found.signature, found.original)
        self.original = original
        self.index = index
        self.found = found
        self.count = count
    }

    /// The finding for people, ending with a line feed.
    public func report(origin: String?, again: String?) -> String {
        let source = origin.map { " (\($0))" } ?? ""
        var lines = [
            "law broken: \(found.law) on \(found.engine.rawValue)\(source)", "  law:        \(found.statement)",
            "  variant:    \(found.difference)",
        ]
        lines += LawCluster.listing("program", found.original)
        if found.variant.code != found.original.code { lines += LawCluster.listing("variant", found.variant) }
        if let again { lines.append("  again:      \(again)") }
        return lines.joined(separator: "\n") + "\n"
    }

    private static let lineLimit = 40

    private static func listing(_ title: String, _ program: Program) -> [String] {
        let skipped = program.code.prefix { $0 == 0 }.count
        let words = program.code.dropFirst(skipped)
        var lines = ["  \(title):"]
        for (index, word) in zip(words.indices, words).prefix(lineLimit) {
            let address = ProgramMap.codeBase + 4 * UInt64(index)
            lines.append("    \(hex(address))  \(Instruction.disassembly(of: word))")
        }
        if words.count > lineLimit { lines.append("    and \(words.count - lineLimit) more") }
        return lines
    }
}

extension Campaign {
    /// A checker of laws on engines of `kind`, set up as `options` say.
    public static func makeChecker(_ kind: EngineKind, _ options: CampaignOptions) throws -> MetamorphicChecker {
        var plain = options
        plain.engineOptions = EngineOptions(without: Optimization.catalogue)
        return MetamorphicChecker(
            tracer: try makeEngine(.interpreter, options), engine: try makeEngine(kind, options),
            plain: try makeEngine(kind, plain))
    }
}
