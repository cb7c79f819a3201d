import GuestISA
import GuestMachine

/// An instruction that is about to run, with the state in front of it: what is needed to tell what a signal means, and
/// to notice when the program reaches memory that is not its own.
struct Attempt {
    /// An access to data.
    struct Access: Equatable {
        let address: UInt64
        let count: UInt64
        let isStore: Bool

        /// Whether all bytes are in the program's window.
        var isInside: Bool {
            let offset = address &- ProgramMap.window.lowerBound
            let size = ProgramMap.window.upperBound - ProgramMap.window.lowerBound
            return offset < size && count <= size - offset
        }

        /// Whether `other` is one of its bytes.
        func contains(_ other: UInt64) -> Bool { other &- address < count }
    }

    /// x0 to x31, then pc.
    let state: [UInt64]
    /// The word at pc; nil if nothing can be read there.
    let word: UInt32?
    private let instruction: Instruction?

    init(state: [UInt64], word: UInt32?) {
        self.state = state
        self.word = word
        instruction = word.flatMap { Instruction(decoding: $0) }
    }

    var pc: UInt64 { state[32] }
    var registers: [UInt64] { Array(state[..<32]) }
    var isECALL: Bool { word == 0x0000_0073 }
    var isEBREAK: Bool { word == 0x0010_0073 }
    var isFetchInside: Bool { Access(address: pc, count: 4, isStore: false).isInside }

    /// What it reads or writes.
    var access: Access? {
        guard let instruction else { return nil }
        let address = state[Int(instruction.rs1)] &+ UInt64(truncatingIfNeeded: instruction.imm)
        switch instruction.opcode.spec.effect {
        case .load(let bytes): return Access(address: address, count: UInt64(bytes), isStore: false)
        case .store(let bytes): return Access(address: address, count: UInt64(bytes), isStore: true)
        case .compute, .branch, .jump, .fence, .trap: return nil
        }
    }

    /// Where it leads if it is taken and that is not a multiple of four (RV64I "Control Transfer Instructions").
    var misalignedTarget: UInt64? {
        guard let instruction else { return nil }
        let offset = UInt64(truncatingIfNeeded: instruction.imm)
        let target: UInt64
        switch instruction.opcode.spec.effect {
        case .branch: target = pc &+ offset
        case .jump:
            let isRelative = instruction.opcode.spec.format == .j
            target = isRelative ? pc &+ offset : (state[Int(instruction.rs1)] &+ offset) & ~1
        case .compute, .load, .store, .fence, .trap: return nil
        }
        return target % 4 == 0 ? nil : target
    }
}
