/// Where a block goes on past control transfers, which makes it a superblock.
///
/// A superblock has one entry; it is left at branches that are taken, or at its end.
@frozen public struct SuperblockOptions: Hashable, Sendable {
    /// Whether a block goes on at the target of a JAL.
    public var followsJumps: Bool
    /// Whether a block goes on behind a branch, as if that were not taken. One that goes back into the block ends it all
    /// the same: it closes a loop, and is taken more often than not. One that goes further back leaves a loop as often as
    /// it closes one.
    public var continuesPastBranches: Bool

    /// Options from their parts.
    public init(followsJumps: Bool, continuesPastBranches: Bool) {
        self.followsJumps = followsJumps
        self.continuesPastBranches = continuesPastBranches
    }

    /// Basic blocks: every control transfer is the last instruction of its block.
    public static let none = SuperblockOptions(followsJumps: false, continuesPastBranches: false)

    /// What translators do unless told otherwise.
    public static let standard = SuperblockOptions(followsJumps: true, continuesPastBranches: true)
}
