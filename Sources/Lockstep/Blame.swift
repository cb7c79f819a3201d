/// Which part of the guilty engine makes a divergence.
public struct Blame: Hashable, Codable, Sendable {
    /// A part of an engine.
    public enum Part: Hashable, Codable, Sendable {
        /// An optimization, by its name: without it nothing differs.
        case optimization(String)
        /// What turns guest code into ops.
        case frontEnd
        /// What turns ops into host code: with another back end nothing differs.
        case backEnd
        /// What turns guest code into host code without ops between, when no optimization is made.
        case translation
        /// What keeps, chains and forgets translations.
        case codeCache
        /// The change from one tier to the next: both tiers are right by themselves.
        case tierChange
        /// The interpreter, which has no parts.
        case interpretation
    }

    /// The part.
    public var part: Part
    /// Optimizations without which, each alone left out, nothing differs, in the catalogue's order.
    public var needed: [String]
    /// What the part changed that it should not have: the rewrite with which the difference begins, as text.
    public var rewrite: String?

    /// Blame from its parts.
    public init(_ part: Part, needed: [String] = [], rewrite: String? = nil) {
        self.part = part
        self.needed = needed
        self.rewrite = rewrite
    }
}

extension Blame {
    /// Names of all parts but optimizations.
    public static let plainPartNames = [
        Part.frontEnd, .backEnd, .translation, .codeCache, .tierChange, .interpretation,
    ].map { Blame($0).partName }

    /// The part in a few words: an optimization's name, or `front end`, `back end`, `translation`, `code cache`,
    /// `tier change`, `interpretation`.
    public var partName: String {
        switch part {
        case .optimization(let name): name
        case .frontEnd: "front end"
        case .backEnd: "back end"
        case .translation: "translation"
        case .codeCache: "code cache"
        case .tierChange: "tier change"
        case .interpretation: "interpretation"
        }
    }

    /// How it is known, as the lines of a report.
    var lines: [String] {
        var lines: [String] = []
        switch part {
        case .optimization(let name): lines.append("blame: \(name)")
        case .frontEnd: lines.append("blame: front end, as it stays without rewrites and with another back end")
        case .backEnd: lines.append("blame: back end, as another back end is right")
        case .translation: lines.append("blame: translation, as it stays without any optimization")
        case .codeCache: lines.append("blame: code cache, as blocks that are translated anew are right")
        case .tierChange: lines.append("blame: change of tiers, as both tiers are right by themselves")
        case .interpretation: break
        }
        if !needed.isEmpty { lines.append("gone without \(needed.joined(separator: ", or without "))") }
        if let rewrite { lines.append(rewrite) }
        return lines
    }
}
