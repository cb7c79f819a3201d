/// Why a target gave no answer.
public struct TargetFailure: Error, Equatable, Sendable, CustomStringConvertible {
    /// Kinds of failure.
    public enum Kind: Sendable {
        /// It is not on this machine.
        case missing
        /// It came to an end.
        case died
        /// It said nothing for too long.
        case hung
        /// What it said makes no sense.
        case garbage
    }

    /// Which kind.
    public let kind: Kind
    /// One line that names the target.
    public let description: String

    /// A failure of this kind, as the line given.
    public init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }
}
