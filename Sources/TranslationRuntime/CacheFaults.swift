/// Mistakes the runtime of translated code can be told to make, so that finding them can be measured.
public struct CacheFaults: OptionSet, Sendable {
    /// One bit a mistake.
    public let rawValue: UInt64

    /// A set from its bits.
    public init(rawValue: UInt64) { self.rawValue = rawValue }

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
    /// A block depends on what is before its first jump alone.
    public static let firstPieceOnly = CacheFaults(rawValue: 1 << 8)
    /// A block does not depend on its last instruction.
    public static let lastWordUnseen = CacheFaults(rawValue: 1 << 9)
    /// A block depends on the page it begins in alone.
    public static let firstPageOnly = CacheFaults(rawValue: 1 << 10)
    /// A store invalidates what its first word changes.
    public static let firstWordOnly = CacheFaults(rawValue: 1 << 11)
    /// A store across pages invalidates in the first alone.
    public static let secondPageUnseen = CacheFaults(rawValue: 1 << 12)
    /// A store invalidates one block at most.
    public static let oneBlock = CacheFaults(rawValue: 1 << 13)
    /// Of the chains into an invalidated block one is parted.
    public static let oneChain = CacheFaults(rawValue: 1 << 14)
    /// Predictions of an invalidated block still go there.
    public static let stalePrediction = CacheFaults(rawValue: 1 << 15)
    /// An invalidated block that nothing is chained to is still looked up.
    public static let staleEntry = CacheFaults(rawValue: 1 << 16)
    /// A store that needs the runtime does not retire.
    public static let slowStoreFree = CacheFaults(rawValue: 1 << 17)
    /// A load that needs the runtime retires twice.
    public static let slowLoadTwice = CacheFaults(rawValue: 1 << 18)
    /// An unsigned load of four bytes that needs the runtime sign-extends.
    public static let slowWordSigned = CacheFaults(rawValue: 1 << 19)
    /// A store that faults reports its first byte, accessible or not.
    public static let storeFaultAtFirstByte = CacheFaults(rawValue: 1 << 20)
    /// A load that faults reports its last byte.
    public static let loadFaultAtLastByte = CacheFaults(rawValue: 1 << 21)
    /// A store that faults reports a load's cause.
    public static let storeFaultIsLoad = CacheFaults(rawValue: 1 << 22)
    /// An instruction too many retires when all code is dropped for want of room.
    public static let fullCharges = CacheFaults(rawValue: 1 << 23)
    /// Blocks that begin with SRAIW have an instruction that the host does not have.
    public static let hostIllegal = CacheFaults(rawValue: 1 << 24)
    /// They jump to themselves without end.
    public static let hostEndless = CacheFaults(rawValue: 1 << 25)
    /// They jump to where there is no code.
    public static let hostWildJump = CacheFaults(rawValue: 1 << 26)
    /// They store to where there is no memory.
    public static let hostWildStore = CacheFaults(rawValue: 1 << 27)
    /// They overwrite what the code's caller has on the stack.
    public static let hostStack = CacheFaults(rawValue: 1 << 28)
    /// They overwrite what lies behind the code's context.
    public static let hostHeap = CacheFaults(rawValue: 1 << 29)
    /// They end the process.
    public static let hostExit = CacheFaults(rawValue: 1 << 30)
    /// A predicted jump to a misaligned target retires.
    public static let predictedRefund = CacheFaults(rawValue: 1 << 31)
    /// A constant of eight bytes that the runtime stores is zero-extended.
    public static let slowConstantUnsigned = CacheFaults(rawValue: 1 << 32)

    /// Those with code that the block has beside what it should.
    static let host: CacheFaults = [
        .hostIllegal, .hostEndless, .hostWildJump, .hostWildStore, .hostStack, .hostHeap, .hostExit,
    ]
}
