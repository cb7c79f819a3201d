/// The host code of one block, to be shown.
public struct HostListing: Equatable, Sendable {
    /// Where the code of a guest instruction begins. It goes on to the next part; exits stand behind the last.
    public struct Part: Equatable, Sendable {
        /// Number of the guest instruction in the block, from 0.
        public let instruction: Int
        /// Offset of its code, in bytes from the block's first.
        public let offset: Int
    }

    /// The address that the code was made for.
    public let address: UInt
    /// The code, with the fuel check before the first part and the exits behind the last.
    public let bytes: [UInt8]
    /// In ascending order. Instructions that became no code, and those merged into others, are missing.
    public let parts: [Part]
}
