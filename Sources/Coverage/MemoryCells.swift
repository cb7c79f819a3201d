import GuestISA
import GuestMachine

/// Cells of loads and stores, and of stores to code.
enum MemoryCells {
    private static let (accesses, stores) = (Opcode.accesses, Opcode.stores)

    /// Where an access lies.
    enum Placement: Int, CaseIterable {
        case aligned, misaligned, acrossLines, acrossPages, first, last, partlyBelow, partlyAbove, outside

        init(_ address: UInt64, _ width: Int, _ memory: GuestMemory) {
            let end = address &+ UInt64(width)
            let (base, limit) = (memory.base, memory.base + memory.size)
            let startsInside = address >= base && address < limit
            let endsInside = end > base && end <= limit
            self =
                if startsInside && endsInside {
                    if address == base {
                        .first
                    } else if end == limit {
                        .last
                    } else if (address ^ (end - 1)) >> GuestMemory.pageShift != 0 {
                        .acrossPages
                    } else if (address ^ (end - 1)) >> 6 != 0 {
                        .acrossLines
                    } else {
                        address & UInt64(width - 1) == 0 ? .aligned : .misaligned
                    }
                } else {
                    startsInside ? .partlyAbove : endsInside ? .partlyBelow : .outside
                }
        }

        var text: String {
            switch self {
            case .aligned: "aligned"
            case .misaligned: "misaligned"
            case .acrossLines: "across two lines of 64 bytes"
            case .acrossPages: "across two pages"
            case .first: "at the first byte of memory"
            case .last: "up to the last byte of memory"
            case .partlyBelow: "partly below memory"
            case .partlyAbove: "partly above memory"
            case .outside: "outside of memory"
            }
        }

        /// Whether a single byte can lie so.
        var isForOneByte: Bool {
            switch self {
            case .aligned, .first, .last, .outside: true
            case .misaligned, .acrossLines, .acrossPages, .partlyBelow, .partlyAbove: false
            }
        }

        var traps: Bool {
            switch self {
            case .partlyBelow, .partlyAbove, .outside: true
            case .aligned, .misaligned, .acrossLines, .acrossPages, .first, .last: false
            }
        }
    }

    /// A store that was made.
    struct Store {
        var address: UInt64
        var width: Int
    }

    /// How an access lies to the last store before it.
    enum Relation: Int, CaseIterable {
        case apart, same, inside, around, overlapping

        init(_ address: UInt64, _ width: Int, to store: Store?) {
            guard let store, address < store.address &+ UInt64(store.width), store.address < address &+ UInt64(width)
            else {
                self = .apart
                return
            }
            let (end, storeEnd) = (address &+ UInt64(width), store.address &+ UInt64(store.width))
            let isInside = address >= store.address && end <= storeEnd
            let isAround = address <= store.address && end >= storeEnd
            self = isInside ? isAround ? .same : .inside : isAround ? .around : .overlapping
        }

        var text: String {
            switch self {
            case .apart: "apart from the last store"
            case .same: "of the last store's bytes"
            case .inside: "inside the last store's bytes"
            case .around: "around the last store's bytes"
            case .overlapping: "of some of the last store's bytes"
            }
        }
    }

    @inline(__always)
    static func places(_ opcode: Opcode, _ placement: Placement) -> Int {
        Int(opcode.rawValue - Opcode.lb.rawValue) * Placement.allCases.count + placement.rawValue
    }

    static let places = CoverageFamily(
        "accesses", "load or store, and where its bytes lie", sizes: [accesses.count, Placement.allCases.count]
    ) { place in
        let placement = Placement.allCases[place[1]]
        guard accesses[place[0]].accessWidth > 1 || placement.isForOneByte else { return nil }
        return "\(accesses[place[0]].mnemonic) \(placement.text)"
    }

    @inline(__always)
    static func overlaps(_ opcode: Opcode, _ relation: Relation, storeWidth: Int) -> Int {
        let store = storeWidth.trailingZeroBitCount
        return (Int(opcode.rawValue - Opcode.lb.rawValue) * Relation.allCases.count + relation.rawValue) * 4 + store
    }

    static let overlaps = CoverageFamily(
        "overlaps", "load or store, and how its bytes lie to those of the last store",
        sizes: [accesses.count, Relation.allCases.count, stores.count]
    ) { place in
        let relation = Relation.allCases[place[1]]
        let (own, other) = (accesses[place[0]].accessWidth, 1 << place[2])
        let canBe =
            switch relation {
            case .apart: true
            case .same: own == other
            case .inside: own < other
            case .around: own > other
            // A single byte is inside or not; so is what a single byte could overlap.
            case .overlapping: own > 1 && other > 1
            }
        guard canBe else { return nil }
        return "\(accesses[place[0]].mnemonic) \(relation.text), \(stores[place[2]].mnemonic)"
    }

    // MARK: - Stores to code

    /// Where a word that was written is when it runs, as seen from the store.
    enum Distance: Int, CaseIterable {
        case next, sameBlock, samePage, otherPage

        var text: String {
            switch self {
            case .next: "the next instruction"
            case .sameBlock: "a word of the store's block"
            case .samePage: "another block of the page"
            case .otherPage: "another page"
            }
        }
    }

    static func patches(width: Int, _ distance: Distance, hadRun: Bool, fenced: Bool) -> Int {
        let row = width.trailingZeroBitCount * Distance.allCases.count + distance.rawValue
        return (row * 2 + (hadRun ? 1 : 0)) * 2 + (fenced ? 1 : 0)
    }

    static let patches = CoverageFamily(
        "patches", "store to a word that runs afterwards: where that is, whether it had run before, FENCE.I between",
        sizes: [stores.count, Distance.allCases.count, 2, 2]
    ) { place in
        let distance = Distance.allCases[place[1]]
        if distance == .next, place[3] == 1 { return nil }
        return "\(stores[place[0]].mnemonic) to \(distance.text), \(place[2] == 1 ? "run before" : "not run before")"
            + (place[3] == 1 ? ", FENCE.I between" : "")
    }
}
