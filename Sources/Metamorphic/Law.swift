import GuestMachine

/// A way to change a program whose effect on the result is known: if one engine does not obey it, that engine is wrong,
/// whatever all others say.
protocol Law: Sendable {
    /// Its name, as findings and `replay` show it.
    var name: String { get }
    /// What holds, as a sentence without full stop.
    var statement: String { get }
    /// The changed program; nil if the law says nothing about this one.
    func variant(of admitted: Admission) -> Variant?
}

/// A changed program, and how its result follows from the original's.
struct Variant {
    /// Whether instructions retired can be told.
    enum Retired: Equatable {
        case equal
        /// The register counts those that are added; those still ahead of a trap in a detour are none.
        case counted(register: Int, afterLast: UInt64)
        case unknown
    }

    var program: Program
    /// For each register of the original, the variant's that holds its value; nil if it is not told.
    var registers: [Int?] = Array(0..<32)
    /// What is added to addresses of code.
    var distance: UInt64 = 0
    /// Registers that hold addresses of code.
    var codePointers = Array(repeating: false, count: 32)
    /// For each word behind those of the original, the index of the one that it stands for.
    var origins: [Int] = []
    var retired = Retired.unknown
    /// Whether engines shall run it with every optimization left out.
    var isPlain = false

    /// The original's address for one of the variant's.
    func originalAddress(_ address: UInt64, wordCount: Int) -> UInt64 {
        let index = (address &- ProgramMap.codeBase) / 4
        guard !origins.isEmpty, index >= UInt64(wordCount), index < UInt64(wordCount + origins.count) else {
            return address &- distance
        }
        return ProgramMap.codeBase + 4 * UInt64(origins[Int(index) - wordCount])
    }

    /// Whether `address` is behind the original's words.
    func isAdded(_ address: UInt64, wordCount: Int) -> Bool {
        let index = (address &- ProgramMap.codeBase) / 4
        return index >= UInt64(wordCount) && index < UInt64(wordCount + origins.count)
    }
}
