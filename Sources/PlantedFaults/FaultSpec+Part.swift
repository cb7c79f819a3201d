extension FaultSpec {
    /// The parts of the engine in one of which the mistake is, as reports name them: an optimization, or `front end`,
    /// `back end`, `translation`, `code cache`, `tier change`, `interpretation`. Empty if all engines share the mistake.
    public var parts: [String] {
        if let optimization { return [optimization] }
        switch place {
        case .interpreter: return ["interpretation"]
        case .irFrontend: return ["front end"]
        case .irPass: preconditionFailure("\(name) is in no pass")
        case .irBackend, .irPortable, .irCache: return [category == FaultSpec.cacheCategory ? "code cache" : "back end"]
        case .direct, .directCache: return [category == FaultSpec.cacheCategory ? "code cache" : "translation"]
        case .tierUp: return ["tier change"]
        case .shared: return []
        }
    }

    /// Faults of this category leave translations valid that are not any more, or find the wrong one.
    private static let cacheCategory = "code cache"

    /// The optimization that the mistake is in, told by what the names of its faults begin with; nil if it is in none.
    private var optimization: String? {
        FaultSpec.optimizations.first { name.hasPrefix($0.prefix) }?.optimization
    }

    private static let optimizations: [(prefix: String, optimization: String)] = [
        ("ir-fold-", "ir-constant-folding"),
        ("ir-simplify-", "ir-algebraic-simplification"),
        ("ir-copy-past-write", "ir-register-forwarding"),
        ("ir-forward-neighbour", "ir-register-forwarding"),
        ("ir-forward-unextended", "ir-register-forwarding"),
        ("ir-forward-", "ir-memory-forwarding"),
        ("ir-common-", "ir-common-subexpressions"),
        ("ir-dead-load", "ir-dead-ops"),
        ("ir-dead-", "ir-dead-register-writes"),
        ("ir-narrow-", "ir-narrowing"),
        ("direct-fuse-", "direct-fusion"),
        ("direct-late-", "direct-late-extension"),
        ("direct-fact-converted", "direct-if-conversion"),
        ("direct-fact-", "direct-sign-facts"),
        ("direct-flags-", "direct-flag-reuse"),
        ("direct-convert", "direct-if-conversion"),
        ("direct-return-unchecked", "direct-return-prediction"),
        ("direct-return-offset", "direct-return-prediction"),
        ("direct-sra-swapped", "direct-bmi2"),
        ("direct-cache-predicted-", "direct-return-prediction"),
    ]
}
