/// What a runtime has done since it was made.
public struct TranslationStatistics: Equatable, Sendable {
    /// Blocks translated for the cache.
    public internal(set) var blocks = 0
    /// Guest instructions in them.
    public internal(set) var instructions = 0
    /// Bytes of host code in them.
    public internal(set) var hostBytes = 0
    /// Blocks translated once, cut to the fuel that was left.
    public internal(set) var shortenedBlocks = 0
    /// Exits patched to jump straight into another block.
    public internal(set) var chains = 0
    /// Blocks that guest memory's changes made unreachable.
    public internal(set) var invalidatedBlocks = 0
    /// Nanoseconds of processor time spent in translating blocks, scanning guest code included; 0 unless
    /// `TranslationRuntime.timesTranslation`.
    public internal(set) var translationNanoseconds: UInt64 = 0
    /// Times all code was dropped.
    public internal(set) var resets = 0
    /// Times translated code was left, for whatever reason.
    public internal(set) var exits = 0
    /// Loads and stores done outside of translated code, those that trap among them.
    public internal(set) var slowAccesses = 0
}
