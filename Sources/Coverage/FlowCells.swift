import GuestISA
import GuestMachine

/// Cells of control flow: jumps, blocks, loops.
enum FlowCells {
    /// How far a branch or JAL leads, and where to.
    enum Reach: Int, CaseIterable {
        case itself, nearBack, pageBack, farBack, near, page, far

        /// Of a jump at `pc` by `offset`: near is at most 16 instructions, far is in another page.
        init(_ pc: UInt64, _ offset: Int32) {
            let isSamePage = (pc ^ (pc &+ UInt64(bitPattern: Int64(offset)))) >> GuestMemory.pageShift == 0
            self =
                switch offset {
                case 0: .itself
                case -64..<0: .nearBack
                case ..<0: isSamePage ? .pageBack : .farBack
                case ...64: .near
                default: isSamePage ? .page : .far
                }
        }

        var text: String {
            switch self {
            case .itself: "to itself"
            case .nearBack: "back, near"
            case .pageBack: "back, in the page"
            case .farBack: "back, to another page"
            case .near: "ahead, near"
            case .page: "ahead, in the page"
            case .far: "ahead, to another page"
            }
        }
    }

    @inline(__always)
    static func branches(_ i: Instruction, _ pc: UInt64, isTaken: Bool) -> Int {
        let opcode = Int(i.opcode.rawValue - Opcode.beq.rawValue)
        return (opcode * 2 + (isTaken ? 1 : 0)) * Reach.allCases.count + Reach(pc, i.imm).rawValue
    }

    static let branches = CoverageFamily(
        "branches", "branch, whether it is taken, and where its target is",
        sizes: [Opcode.branches.count, 2, Reach.allCases.count]
    ) { place in
        // A loop of itself alone does not end, as nothing changes in it.
        if place[1] == 1, Reach.allCases[place[2]] == .itself { return nil }
        return
            "\(Opcode.branches[place[0]].mnemonic) \(place[1] == 1 ? "taken" : "not taken") \(Reach.allCases[place[2]].text)"
    }

    // MARK: - Jumps

    /// The registers that return-address prediction cares for.
    private static let links = ["x0", "x1", "x5", "another register"]

    @inline(__always)
    private static func link(_ register: UInt8) -> Int {
        switch register {
        case 0: 0
        case 1: 1
        case 5: 2
        default: 3
        }
    }

    /// Where a JALR leads.
    enum Landing: Int, CaseIterable {
        case page, otherPage, odd, misaligned, outside

        init(_ pc: UInt64, _ sum: UInt64, _ memory: GuestMemory) {
            let target = sum & ~1
            self =
                if target & 2 != 0 {
                    .misaligned
                } else if memory.pageIndex(of: target) == nil {
                    .outside
                } else if sum & 1 != 0 {
                    .odd
                } else {
                    (pc ^ target) >> GuestMemory.pageShift == 0 ? .page : .otherPage
                }
        }

        var text: String {
            switch self {
            case .page: "in the page"
            case .otherPage: "to another page"
            case .odd: "with bit 0 of its target set"
            case .misaligned: "to a misaligned target"
            case .outside: "out of memory"
            }
        }
    }

    @inline(__always)
    static func direct(_ i: Instruction, _ pc: UInt64) -> Int {
        link(i.rd) * Reach.allCases.count + Reach(pc, i.imm).rawValue
    }

    static let directJumps = CoverageFamily(
        "jal", "JAL, the register it links, and where its target is", sizes: [links.count, Reach.allCases.count]
    ) { place in
        Reach.allCases[place[1]] == .itself ? nil : "jal linking \(links[place[0]]) \(Reach.allCases[place[1]].text)"
    }

    @inline(__always)
    static func indirect(_ i: Instruction, _ pc: UInt64, _ base: UInt64, _ memory: GuestMemory) -> Int {
        let landing = Landing(pc, base &+ UInt64(bitPattern: Int64(i.imm)), memory)
        return (link(i.rd) * links.count + link(i.rs1)) * Landing.allCases.count + landing.rawValue
    }

    static let indirectJumps = CoverageFamily(
        "jalr", "JALR, the register it links, the one it reads, and where it leads",
        sizes: [links.count, links.count, Landing.allCases.count]
    ) { place in
        let landing = Landing.allCases[place[2]]
        // x0 and an offset reach the first and last 2 KiB of addresses, where generated programs have no memory.
        if place[1] == 0, landing != .outside, landing != .misaligned { return nil }
        return "jalr linking \(links[place[0]]) from \(links[place[1]]) \(landing.text)"
    }

    // MARK: - Blocks and loops

    /// Upper ends of classes of lengths, in instructions.
    private static let lengths = [1, 2, 4, 8, 16, 32, 64, 128, 1024]
    /// How a basic block ends.
    enum Ending: Int, CaseIterable {
        case taken, notTaken, jal, jalr, trap
        var text: String {
            switch self {
            case .taken: "a branch taken"
            case .notTaken: "a branch not taken"
            case .jal: "a JAL"
            case .jalr: "a JALR"
            case .trap: "a trap"
            }
        }
    }

    private static func rank(_ count: Int, _ ends: [Int]) -> Int { ends.firstIndex { count <= $0 } ?? ends.count - 1 }

    private static func text(_ rank: Int, _ ends: [Int]) -> String {
        let first = rank == 0 ? 1 : ends[rank - 1] + 1
        return first == ends[rank]
            ? "\(first)" : rank == ends.count - 1 ? "\(first) or more" : "\(first) to \(ends[rank])"
    }

    static func blocks(length: Int, _ ending: Ending) -> Int {
        rank(length, lengths) * Ending.allCases.count + ending.rawValue
    }

    static let blocks = CoverageFamily(
        "blocks", "instructions run in a row, and what ended them", sizes: [lengths.count, Ending.allCases.count]
    ) { place in "\(text(place[0], lengths)) instructions, then \(Ending.allCases[place[1]].text)" }

    private static let trips = [1, 3, 7, 15, 31, 63, 127, 1024]
    private static let bodies = [4, 16, 64, 1024]

    static func loops(body: Int, trips count: Int) -> Int { rank(body, bodies) * trips.count + rank(count, trips) }

    static let loops = CoverageFamily(
        "loops", "instructions from a backward jump's target to it, and how often one program takes it",
        sizes: [bodies.count, trips.count]
    ) { place in "\(text(place[0], bodies)) instructions, \(text(place[1], trips)) times" }
}
