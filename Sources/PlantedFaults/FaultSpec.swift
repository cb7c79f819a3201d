/// Where a fault is planted.
public enum FaultPlace: String, CaseIterable, Sendable {
    /// The interpreter.
    case interpreter
    /// The IR engine's translation of guest code to ops.
    case irFrontend
    /// A pass of the IR engine's optimizer.
    case irPass
    /// The IR engine's x86-64 back end.
    case irBackend
    /// The IR engine's portable back end, which is its own engine to the lockstep.
    case irPortable
    /// The code cache of the IR engine.
    case irCache
    /// The direct translator.
    case direct
    /// The code cache of the direct translator.
    case directCache
    /// Where the tiered engine goes from one tier to the next.
    case tierUp
    /// What all engines have in common, such as the reading of words: each goes wrong alike, so that voting sees nothing.
    case shared

    /// The engine that goes wrong, by its name on the command line; `shared` if all do.
    public var engineName: String {
        switch self {
        case .interpreter: "interp"
        case .irFrontend, .irPass, .irBackend, .irCache: "ir"
        case .irPortable: "ir-portable"
        case .direct, .directCache: "direct"
        case .tierUp: "tiered"
        case .shared: "shared"
        }
    }

    /// Whether an engine called `name` goes wrong.
    ///
    /// Both forms of the IR engine share front end and passes.
    public func includes(engineNamed name: String) -> Bool {
        switch self {
        case .shared: true
        case .irFrontend, .irPass: name == "ir" || name == "ir-portable"
        case .interpreter, .irBackend, .irPortable, .irCache, .direct, .directCache, .tierUp: engineName == name
        }
    }
}

/// A fault that can be planted in an engine, to measure whether it is found.
public struct FaultSpec: Sendable {
    /// The switch that engines ask for.
    public let fault: Fault
    /// Its name on the command line; begins with the engine's.
    public let name: String
    /// Where it is planted.
    public let place: FaultPlace
    /// Kind of mistake, such as `width` or `code cache`.
    public let category: String
    /// What goes wrong, as a sentence without full stop.
    public let summary: String
    /// The real bug or the survey's class it is modelled on.
    public let inspiration: String
    /// The optimization that the mistake is in, as `EngineCatalogue` names it; nil if it is in none.
    public let optimization: String?
    /// How it goes wrong.
    public let behaviour: FaultBehaviour

    init(
        _ fault: Fault, _ name: String, _ place: FaultPlace, _ category: String, _ summary: String,
        like inspiration: String, in optimization: String? = nil, _ behaviour: FaultBehaviour = .inPlace
    ) {
        self.fault = fault
        self.name = name
        self.place = place
        self.category = category
        self.summary = summary
        self.inspiration = inspiration
        self.optimization = optimization
        self.behaviour = behaviour
    }
}
