import GuestISA

/// A block as a translator sees it: decoded instructions in the order in which they run if no branch is taken.
///
/// A basic block ends with its first control transfer. A superblock goes on past some of them, so its instructions come
/// from several pieces of guest memory: each has an address of its own. A branch in it that is taken is a way out; a JAL
/// in it only writes its link.
///
/// Unsafe, and why it is sound: the buffers live as long as the object and have room for `instructionLimit` elements,
/// which `scan` respects. They are reused from block to block; scanning allocates nothing.
public final class GuestBlock {
    /// What follows the last instruction.
    public enum Ending: Equatable, Sendable {
        /// Execution goes on at the address after the last instruction, in another block.
        case continues
        /// Nothing: the last instruction always leaves or traps. It is a JALR, an ECALL, an EBREAK, or a JAL to a
        /// misaligned address.
        case control
        /// A word there that the profile does not define.
        case illegal(UInt32)
        /// The guest may not fetch there.
        case inaccessible
    }

    /// Most instructions in a block, whatever `scan` is asked for.
    @inlinable public static var instructionLimit: Int { 1024 }
    /// Most pieces of guest memory that the instructions of a block come from.
    @inlinable public static var pieceLimit: Int { 4 }

    /// Instructions after which a block ends in front of another one. A loop that was entered in its middle is most often
    /// closed by a few instructions before: those and the rest of it shall become one block.
    @inlinable public static var joiningLimit: Int { 8 }

    /// The properties, beside the object: each access to those of a class is checked for exclusivity.
    @usableFromInline struct Header {
        @usableFromInline var count = 0
        @usableFromInline var pieceCount = 0
        @usableFromInline var ending = Ending.continues
    }

    @usableFromInline let header: UnsafeMutablePointer<Header>
    @usableFromInline let decoded: UnsafeMutablePointer<Instruction>
    /// Address of each instruction, and of what follows the last.
    @usableFromInline let addresses: UnsafeMutablePointer<UInt64>
    @usableFromInline let pieceBuffer: UnsafeMutablePointer<Range<UInt64>>
    private let decoder = Decoder.shared
    /// What the entries of a page look like of which nothing is known.
    private let noEntries: UnsafeMutablePointer<UInt32>

    /// An empty block.
    public init() {
        header = .allocate(capacity: 1)
        header.initialize(to: Header())
        decoded = .allocate(capacity: GuestBlock.instructionLimit)
        addresses = .allocate(capacity: GuestBlock.instructionLimit + 1)
        addresses.initialize(to: 0)
        pieceBuffer = .allocate(capacity: GuestBlock.pieceLimit)
        noEntries = .allocate(capacity: Int(GuestMemory.pageSize) / 4)
        noEntries.initialize(repeating: 0, count: Int(GuestMemory.pageSize) / 4)
    }

    deinit {
        header.deallocate()
        decoded.deallocate()
        addresses.deallocate()
        pieceBuffer.deallocate()
        noEntries.deallocate()
    }

    /// The instructions, in order, until the next `scan`; empty if the very first word is illegal or inaccessible.
    @inlinable public var instructions: UnsafeBufferPointer<Instruction> {
        UnsafeBufferPointer(start: decoded, count: header.pointee.count)
    }

    /// What follows the last instruction.
    @inlinable public var ending: Ending { header.pointee.ending }

    /// Address of the first instruction.
    @inlinable public var pc: UInt64 { addresses[0] }

    /// Address of the instruction at `index`; `index == instructions.count` gives what follows the last one.
    @inlinable @inline(__always)
    public func address(of index: Int) -> UInt64 { addresses[index] }

    /// Whether the last instruction may lead back to the first one.
    public var isLoop: Bool {
        let count = header.pointee.count
        guard count > 0 else { return false }
        let last = decoded[count - 1]
        switch last.opcode {
        case .jal, .beq, .bne, .blt, .bge, .bltu, .bgeu:
            return addresses[count - 1] &+ UInt64(bitPattern: Int64(last.imm)) == pc
        case .lui, .auipc, .lb, .lh, .lw, .ld, .lbu, .lhu, .lwu, .sb, .sh, .sw, .sd, .addi, .slti, .sltiu, .xori, .ori,
            .andi, .slli, .srli, .srai, .add, .sub, .sll, .slt, .sltu, .xor, .srl, .sra, .or, .and, .addiw, .slliw,
            .srliw, .sraiw, .addw, .subw, .sllw, .srlw, .sraw, .fence, .fenceI, .jalr, .ecall, .ebreak:
            return false
        }
    }

    /// The guest addresses that were looked at, with an illegal word; what the translation depends on. None is empty.
    @inlinable public var pieces: UnsafeBufferPointer<Range<UInt64>> {
        UnsafeBufferPointer(start: pieceBuffer, count: header.pointee.pieceCount)
    }

    /// Replaces the contents by the block at `pc`.
    ///
    /// - Parameters:
    ///   - pc: A multiple of four.
    ///   - limit: Most instructions, at least one; never more than `instructionLimit`.
    ///   - memory: Where they are fetched.
    ///   - superblocks: Where the block goes on past control transfers.
    ///   - entries: One word for each word of the memory's window: after `joiningLimit` instructions the block ends where
    ///     one that is not 0 follows, as there is a block already. Nil if nothing is known of other blocks.
    public func scan(
        _ pc: UInt64, limit: Int, in memory: GuestMemory, superblocks: SuperblockOptions = .none,
        joining entries: UnsafePointer<UInt32>? = nil
    ) {
        let limit = min(limit, GuestBlock.instructionLimit)
        let decoder = decoder
        var count = 0
        var pieceCount = 0
        var pieceStart = pc
        var next = pc
        var ending = Ending.continues
        // Once for each page that the block comes to, by whatever way.
        scanning: while count < limit {
            guard let page = memory.pageIndex(of: next), memory.permissions(at: next).contains(.execute) else {
                ending = .inaccessible
                break
            }
            let offset = Int(truncatingIfNeeded: next & (GuestMemory.pageSize - 1))
            let start = page << Int(GuestMemory.pageShift) + offset
            var known = UnsafePointer(noEntries)
            if let entries { known = entries + start / 4 }
            if count > 0, next == pc || count >= GuestBlock.joiningLimit && known[0] != 0 { break }
            let words = UnsafeRawPointer(memory.host + start)
            let (decoded, addresses) = (decoded + count, addresses + count)
            // At most up to the end of the page, or to where the block began.
            var room = min(limit &- count, (Int(GuestMemory.pageSize) &- offset) / 4)
            let untilStart: UInt64 = (pc &- next) / 4
            if count > 0, untilStart < UInt64(truncatingIfNeeded: room) { room = Int(truncatingIfNeeded: untilStart) }
            let joiningIndex = GuestBlock.joiningLimit &- count
            var index = 0
            repeat {
                let word = words.load(fromByteOffset: 4 &* index, as: UInt32.self)
                guard let bytes = decoder.decodeBytes(word) else {
                    ending = .illegal(word)
                    count &+= index
                    break scanning
                }
                UnsafeMutableRawPointer(decoded + index).storeBytes(of: bytes, as: UInt64.self)
                addresses[index] = next
                index &+= 1
                next &+= 4
                guard GuestBlock.isControl(word) else { continue }
                let instruction = decoded[index &- 1]
                let target = next &- 4 &+ UInt64(bitPattern: Int64(instruction.imm))
                let isLoop = target &- pieceStart < next &- pieceStart || holds(target, pieceCount)
                switch step(instruction, isLoop: isLoop, superblocks) {
                case .over: continue
                case .ends: break
                case .traps: ending = .control
                case .jumps:
                    pieceBuffer[pieceCount] = Range(uncheckedBounds: (pieceStart, next))
                    pieceCount &+= 1
                    (next, pieceStart) = (target, target)
                    if superblocks.followsJumps, pieceCount < GuestBlock.pieceLimit, !holds(next, pieceCount) {
                        count &+= index
                        continue scanning
                    }
                }
                count &+= index
                break scanning
            } while index < room && (known[index] == 0 || index < joiningIndex)
            count &+= index
            // Not at the end of the page, nor of the room.
            if index < room || next == pc { break }
        }
        addresses[count] = next
        var end = next
        if case .illegal = ending { end &+= 4 }
        if end != pieceStart {
            pieceBuffer[pieceCount] = Range(uncheckedBounds: (pieceStart, end))
            pieceCount &+= 1
        }
        header.pointee = Header(count: count, pieceCount: pieceCount, ending: ending)
    }

    /// How a block goes on at a control transfer.
    private enum Step {
        /// Behind it, in the block.
        case over
        /// Behind it, in another block.
        case ends
        /// It always leaves or traps.
        case traps
        /// At its target.
        case jumps
    }

    /// Whether a defined word is a branch, jump, ECALL or EBREAK: all have major opcode 11xxx11.
    @inline(__always)
    private static func isControl(_ word: UInt32) -> Bool { word & 0x60 == 0x60 }

    @inline(__always)
    private func step(_ instruction: Instruction, isLoop: Bool, _ superblocks: SuperblockOptions) -> Step {
        let opcode = instruction.opcode
        if opcode == .jal { return instruction.imm & 2 == 0 ? .jumps : .traps }
        if opcode == .jalr || opcode == .ecall || opcode == .ebreak { return .traps }
        return superblocks.continuesPastBranches && !isLoop ? .over : .ends
    }

    /// Whether `address` is in one of the first `count` pieces.
    private func holds(_ address: UInt64, _ count: Int) -> Bool {
        for index in 0..<count where pieceBuffer[index].contains(address) { return true }
        return false
    }
}
