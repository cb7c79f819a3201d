import GuestISA
import GuestMachine

/// Why a program could not be proven to end.
public struct TerminationError: Error, Equatable, CustomStringConvertible {
    /// Address of the instruction at which the proof failed.
    public let pc: UInt64
    /// What is not known about it, without full stop.
    public let reason: String

    /// One line: address and reason.
    public var description: String { "0x\(String(pc, radix: 16)): \(reason)" }
}

/// Proves that a program ends, and after how many instructions at most, from its words and initial state alone.
///
/// It knows nothing of how the program was made. It follows every path through the code with what is known of each
/// register (`AbstractValue`) and accepts a program only if
///
/// - every computed jump goes to addresses that are known, or returns from the function it is in;
/// - functions do not call themselves, directly or through others;
/// - every jump backwards closes a loop that is entered at its head only, and whose counter starts from a known value,
///   is changed by one instruction that each round executes once, and fails the loop's test after a known number of
///   rounds;
/// - every store goes to addresses that are known to hold no code, or stores a known value to a known address. Each
///   word that such stores can make is then followed as well, as if it stood there from the start, which covers engines
///   that notice the change at once, later or never.
///
/// Memory that the program loads constants from must never be stored to, else the loaded value counts as unknown.
public enum TerminationProof {
    /// The most instructions that `program` attempts, the one that traps included: with this fuel it surely ends.
    ///
    /// - Throws: `TerminationError`, for every program that may not end and for some that do.
    public static func check(_ program: Program) throws(TerminationError) -> UInt64 {
        // The fetch itself traps.
        guard program.pc & 3 == 0, ProgramMap.window.contains(program.pc) else { return 1 }
        var facts = ProofFacts()
        // What the program stores and which registers it writes is found on the way and assumed for the next attempt;
        // only an attempt that finds nothing new counts. The facts only grow, so that this comes to rest.
        for _ in 0..<attemptLimit {
            let analysis = ProgramAnalysis(program, facts)
            let result: Result<UInt64, TerminationError> = analysis.run()
            if analysis.facts == facts { return try result.get() }
            facts = analysis.facts
        }
        throw TerminationError(pc: program.pc, reason: "its stores could not be enumerated")
    }

    /// Attempts before a program counts as too hard. Generated programs need two to five.
    private static let attemptLimit = 64
}

/// What has been found out about the whole program.
struct ProofFacts: Equatable {
    /// Registers that some reachable instruction writes, one bit each.
    var writtenRegisters: UInt32 = 0
    /// Every reachable store, in the order found.
    var stores: [StoreFact] = []

    mutating func insert(_ store: StoreFact) {
        if !stores.contains(store) { stores.append(store) }
    }
}

/// A store that the program may execute.
struct StoreFact: Equatable {
    /// Where it may begin: every address, or the ends of a range.
    let addresses: Addresses
    /// Bytes it writes.
    let count: UInt64
    /// What it may write; nil if that is not known.
    let values: [UInt64]?
    /// The first byte it may write, and the one after the last.
    private let span: Range<UInt64>

    /// A store inside memory.
    init(_ addresses: Addresses, count: UInt64, values: [UInt64]?) {
        self.addresses = addresses
        self.count = count
        self.values = values
        switch addresses {
        case .known(let starts): span = starts.min()!..<starts.max()! + count
        case .range(let low, let high): span = low..<high + count
        }
    }

    enum Addresses: Equatable {
        case known([UInt64])
        case range(UInt64, UInt64)
    }

    /// Whether it may write one of the `length` bytes at `address`.
    func mayWrite(_ address: UInt64, _ length: UInt64) -> Bool {
        guard span.lowerBound < address + length, address < span.upperBound else { return false }
        guard case .known(let starts) = addresses, starts.count > 1 else { return true }
        return starts.contains { $0 < address + length && address < $0 + count }
    }
}

/// The program's memory: what it is initially, and what stores can make of it.
struct CodeImage {
    private let program: Program
    private let stores: [StoreFact]
    private var cache: [UInt64: [UInt32]] = [:]

    /// Most different words at one address.
    private static let alternativeLimit = 64

    init(_ program: Program, _ stores: [StoreFact]) {
        self.program = program
        self.stores = stores
    }

    /// The initial byte at `address`, which lies in memory.
    private func byte(at address: UInt64) -> UInt8 {
        let offset = address - ProgramMap.codeBase
        if offset < UInt64(4 * program.code.count) {
            return UInt8(truncatingIfNeeded: program.code[Int(offset / 4)] >> (8 * UInt32(offset & 3)))
        }
        for segment in program.data where segment.range.contains(address) {
            return segment.bytes[Int(address - segment.address)]
        }
        return 0
    }

    /// Every word that may be fetched at `pc`, the initial one first; nil if that is not known.
    mutating func words(at pc: UInt64) -> [UInt32]? {
        if let known = cache[pc] { return known }
        var words = [UInt32((0..<4).reduce(0) { $0 | UInt64(byte(at: pc + $1)) << (8 * $1) })]
        var next = 0
        let relevant = stores.filter { $0.mayWrite(pc, 4) }
        // Any order and any number of the stores: until no store makes a new word of one already there.
        while next < words.count {
            for store in relevant {
                guard case .known(let starts) = store.addresses, let values = store.values else { return nil }
                for start in starts where start < pc + 4 && pc < start + store.count {
                    for value in values {
                        let word = CodeImage.overwrite(words[next], at: pc, with: value, at: start, store.count)
                        if !words.contains(word) { words.append(word) }
                    }
                }
            }
            guard words.count <= CodeImage.alternativeLimit else { return nil }
            next += 1
        }
        cache[pc] = words
        return words
    }

    private static func overwrite(
        _ word: UInt32, at pc: UInt64, with value: UInt64, at start: UInt64, _ count: UInt64
    ) -> UInt32 {
        var result = word
        for index in 0..<count where start + index >= pc && start + index < pc + 4 {
            let shift = UInt32(8 * (start + index - pc))
            result = result & ~(0xff << shift) | UInt32(truncatingIfNeeded: value >> (8 * index) & 0xff) << shift
        }
        return result
    }

    /// The `count` bytes at `address`, zero-extended, if they lie in memory and nothing stores to them.
    func constant(at address: UInt64, _ count: UInt64) -> UInt64? {
        guard ProofWindow.contains(address, count), !stores.contains(where: { $0.mayWrite(address, count) }) else {
            return nil
        }
        return (0..<count).reduce(0) { $0 | UInt64(byte(at: address + $1)) << (8 * $1) }
    }
}

/// Memory, as the proof sees it.
enum ProofWindow {
    /// Whether all of the `count` bytes at `address` lie in memory. Addresses wrap.
    static func contains(_ address: UInt64, _ count: UInt64) -> Bool {
        let window = ProgramMap.window
        return address >= window.lowerBound && address &+ count <= window.upperBound && address < window.upperBound
    }
}
