/// Mistakes the runtime of translated code can be told to make, so that finding them can be measured.
public struct CacheFaults: OptionSet, Sendable {
    /// One bit a mistake.
    public let rawValue: UInt8

    /// A set from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Stores to code leave translations valid.
    public static let noInvalidation = CacheFaults(rawValue: 1)
    /// Blocks chained to an invalidated one still jump into it.
    public static let staleChain = CacheFaults(rawValue: 2)
    /// A block that patches itself runs on unpatched.
    public static let sameBlock = CacheFaults(rawValue: 4)
    /// Blocks are looked up by the low 11 bits of pc.
    public static let lowPC = CacheFaults(rawValue: 8)
    /// An exit in mid-block by a memory fault gives back one instruction too few.
    public static let shortRefund = CacheFaults(rawValue: 16)
    /// Retires one instruction more than fuel allows, when it runs out in mid-block.
    public static let fuelOffByOne = CacheFaults(rawValue: 32)
    /// A memory fault reports the pc of its block.
    public static let faultAtBlockStart = CacheFaults(rawValue: 64)
    /// A load that faults reports its first byte, accessible or not.
    public static let loadFaultAtFirstByte = CacheFaults(rawValue: 128)
}
