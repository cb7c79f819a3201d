import GuestMachine
import TranslationRuntime

/// What the tiers of an engine have done since it was made.
public struct TierStatistics: Equatable, Sendable {
    /// Instructions retired by the interpreter, those of profiles included.
    public var interpretedInstructions: UInt64 = 0
    /// Instructions retired by translated code.
    public var translatedInstructions: UInt64 = 0
    /// Times that translated code took over from the interpreter.
    public var tierUps = 0
    /// Times that guest registers were given host registers after a profile.
    public var profiles = 0
}

/// An engine that interprets first and translates what is hot.
public protocol TieringEngine: Engine {
    /// What its tiers have done.
    var statistics: TierStatistics { get }
    /// The cache of the translator, once there is one.
    var runtime: TranslationRuntime? { get }
    /// Whether the translator is to measure its time.
    var timesTranslation: Bool { get set }
}
