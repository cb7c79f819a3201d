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
}
