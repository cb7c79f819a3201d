/// How often each cell was reached.
public struct CoverageMap: Equatable, Sendable {
    /// All families there are, in the order of reports.
    public static let families: [CoverageFamily] = [
        OperandCells.aliases, OperandCells.values, OperandCells.immediates, OperandCells.pairs, FlowCells.branches,
        FlowCells.directJumps, FlowCells.indirectJumps, FlowCells.blocks, FlowCells.loops, MemoryCells.places,
        MemoryCells.overlaps, MemoryCells.patches, TrapCells.traps,
    ]

    /// The families by their place in `families`.
    enum Family: Int, CaseIterable {
        case aliases, values, immediates, pairs, branches, directJumps, indirectJumps, blocks, loops, accesses, overlaps
        case patches, traps
    }

    /// Where each family's numbers begin in `counts`.
    static let starts: [Int] = families.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.names.count) }

    /// Programs that were looked at.
    public internal(set) var programCount: UInt64 = 0
    /// Instructions that retired in them.
    public internal(set) var instructionCount: UInt64 = 0
    /// For each number of each family, in order, how often it was reached; at most 2^32 - 1.
    var counts: [UInt32]

    /// A map of which nothing was reached.
    public init() { counts = [UInt32](repeating: 0, count: CoverageMap.starts[CoverageMap.families.count]) }

    /// Adds what another map has reached.
    public mutating func add(_ other: CoverageMap) {
        programCount += other.programCount
        instructionCount += other.instructionCount
        for index in counts.indices {
            let (sum, overflow) = counts[index].addingReportingOverflow(other.counts[index])
            counts[index] = overflow ? .max : sum
        }
    }

    /// One cell of a family and how often it was reached.
    public struct Cell: Equatable, Sendable {
        /// What it is, such as `sraw 2^31, 32`.
        public var name: String
        /// How often.
        public var count: UInt32
    }

    /// The cells of a family, in their order.
    public func cells(of family: Int) -> [Cell] {
        let start = CoverageMap.starts[family]
        return CoverageMap.families[family].names.enumerated().compactMap { number, name in
            name.map { Cell(name: $0, count: counts[start + number]) }
        }
    }

    /// How many cells of a family were reached.
    public func reachedCount(of family: Int) -> Int { cells(of: family).count { $0.count > 0 } }

    /// Cells that were reached in spite of having been left out as impossible: a mistake of this module.
    var impossible: [String] {
        CoverageMap.families.enumerated().flatMap { index, family in
            family.names.indices.compactMap { number in
                family.names[number] == nil && counts[CoverageMap.starts[index] + number] > 0
                    ? "\(family.name) \(number)" : nil
            }
        }
    }
}
