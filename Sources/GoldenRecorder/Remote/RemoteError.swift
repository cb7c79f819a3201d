/// Why a conversation with a debug stub cannot go on.
public struct RemoteError: Error, Equatable, Sendable, CustomStringConvertible {
    /// One line.
    public let description: String
    /// Whether the other side is gone.
    let isClosed: Bool

    package init(_ description: String, isClosed: Bool = false) {
        self.description = description
        self.isClosed = isClosed
    }

    static let closed = RemoteError("the debug stub closed the connection", isClosed: true)
}
