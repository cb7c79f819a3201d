import GuestMachine

/// A line of guest memory and its bytes.
struct BridgeLine: Equatable {
    /// Bytes of a line.
    static let size = 64

    /// Guest address of the first byte, a multiple of `size`.
    var address: UInt64
    /// The bytes.
    var bytes: [UInt8]
}

/// A program that a bridge is to run: memory in lines, as the guest's loader copies it.
struct BridgeProgram: Equatable {
    /// x0 to x31 at the start.
    var x: [UInt64]
    /// Address of the first instruction.
    var pc: UInt64
    /// What is in memory at the start, in ascending order; what is not here is zero.
    var lines: [BridgeLine]

    /// The word at an address that is a multiple of four.
    func word(at address: UInt64) -> UInt32? {
        let start = address & ~UInt64(BridgeLine.size - 1)
        guard let line = lines.first(where: { $0.address == start }) else { return nil }
        return line.bytes.word(at: Int(address - start))
    }

    /// The last register that no word of the code names, whatever those words are; where all are named, x31.
    var stubRegister: Int {
        var named: UInt32 = 1
        for line in lines where line.address < ProgramMap.dataBase {
            for offset in stride(from: 0, to: BridgeLine.size, by: 4) {
                let word = line.bytes.word(at: offset)
                named |= 1 << (word >> 7 & 31) | 1 << (word >> 15 & 31) | 1 << (word >> 20 & 31)
            }
        }
        return named == .max ? 31 : 31 - (~named).leadingZeroBitCount
    }

    /// Puts `word` where `address` says; there must be a line.
    mutating func setWord(_ word: UInt32, at address: UInt64) {
        let start = address & ~UInt64(BridgeLine.size - 1)
        guard let index = lines.firstIndex(where: { $0.address == start }) else { return }
        lines[index].bytes.setWord(word, at: Int(address - start))
    }
}

/// A program, what stands in for the environment calls of it, and what it is expected to touch.
struct PreparedRun {
    /// As it was asked for.
    var original: BridgeProgram
    /// As the target is given it: other words are at `sites`.
    var patched: BridgeProgram
    /// Where the words are that others stand in for, in ascending order.
    var sites: [UInt64]
    /// The register that stubs need, to store the others; see `LeavingStubs`.
    var base: Int
    /// What it should hold at the end: that is not seen.
    var baseValue: UInt64
    /// Addresses of the lines that it is loaded with, or that a sound engine has stored to. Whatever else a target
    /// changes shows in the loader's look at all of memory.
    var footprint: [UInt64]
    /// Where a sound engine comes to the end.
    var end: UInt64
}

/// How a target has come to the end of a program.
struct BridgeEnd: Equatable {
    /// How, as a state of the target protocol.
    enum Exit: Equatable {
        case trap(cause: UInt64, value: UInt64)
        /// Its end cannot be told.
        case unseen
        /// It was stopped, or has ended without a word.
        case unended
    }

    var exit: Exit
    /// x0 to x31.
    var x: [UInt64]
    /// Address of the instruction that trapped.
    var pc: UInt64
    /// The lines of the footprint, as they are now.
    var lines: [BridgeLine]

    /// The end of a program that has none.
    static func without(_ exit: Exit, _ run: PreparedRun) -> BridgeEnd {
        BridgeEnd(exit: exit, x: run.original.x, pc: run.original.pc, lines: [])
    }
}

extension [UInt8] {
    /// The little-endian number at `offset`.
    func word(at offset: Int) -> UInt32 {
        withUnsafeBytes { UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt32.self)) }
    }

    /// The little-endian number at `offset`.
    func doubleword(at offset: Int) -> UInt64 {
        withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) }
    }

    mutating func setWord(_ word: UInt32, at offset: Int) {
        withUnsafeMutableBytes { $0.storeBytes(of: word.littleEndian, toByteOffset: offset, as: UInt32.self) }
    }

    mutating func append(doubleword value: UInt64) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }
}
