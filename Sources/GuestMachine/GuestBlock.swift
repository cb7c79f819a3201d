import GuestISA

/// A basic block as a translator sees it: decoded instructions from one pc up to a control transfer.
///
/// The storage is reused from block to block; decoding allocates nothing after the first.
public struct GuestBlock {
    /// Why the block ends where it does.
    public enum Ending: Equatable, Sendable {
        /// The last instruction is a branch, jump, ECALL or EBREAK.
        case control
        /// The limit was reached: execution falls through to the next instruction.
        case limit
        /// The word after the last instruction is not defined by the profile.
        case illegal(UInt32)
        /// The guest may not fetch after the last instruction.
        case inaccessible
    }

    /// Address of the first instruction.
    public private(set) var pc: UInt64 = 0
    /// The instructions, in order; empty if the very first word is illegal or inaccessible.
    public private(set) var instructions: [Instruction] = []
    /// What follows the last instruction.
    public private(set) var ending: Ending = .limit

    private let decoder = Decoder.shared

    /// An empty block.
    public init() { instructions.reserveCapacity(256) }

    /// Address of the instruction at `index`; `index == instructions.count` gives the one after the last.
    public func address(of index: Int) -> UInt64 { pc &+ 4 &* UInt64(truncatingIfNeeded: index) }

    /// The guest addresses that were looked at, including an illegal word; what the translation depends on.
    public var range: Range<UInt64> {
        let illegal: Bool = if case .illegal = ending { true } else { false }
        return pc..<pc + 4 * UInt64(instructions.count + (illegal ? 1 : 0))
    }

    /// Replaces the contents by the block at `pc`, at most `limit` instructions, at least one.
    ///
    /// - Parameters:
    ///   - pc: A multiple of four.
    ///   - limit: Most instructions to decode.
    ///   - memory: Where they are fetched.
    public mutating func scan(_ pc: UInt64, limit: Int, in memory: GuestMemory) {
        self.pc = pc
        instructions.removeAll(keepingCapacity: true)
        ending = .limit
        while instructions.count < limit {
            guard let word = memory.fetch(address(of: instructions.count)) else {
                ending = .inaccessible
                return
            }
            guard let instruction = decoder.decode(word) else {
                ending = .illegal(word)
                return
            }
            instructions.append(instruction)
            if GuestBlock.isControl(word) {
                ending = .control
                return
            }
        }
    }

    /// Whether a defined word is a branch, jump, ECALL or EBREAK: all have major opcode 11xxx11.
    @inline(__always)
    private static func isControl(_ word: UInt32) -> Bool { word & 0x60 == 0x60 }
}
