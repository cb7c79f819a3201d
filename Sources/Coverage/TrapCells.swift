import GuestISA
import GuestMachine

/// Cells of traps: what trapped, and how deep in its basic block.
enum TrapCells {
    /// What traps.
    private static let kinds: [String] =
        [
            "a word of zeros", "a compressed word", "another undefined word", "ECALL", "EBREAK",
            "fetch behind memory's end",
            "fetch after a jump",
        ] + misaligning.map { "misaligned target of \($0.mnemonic)" }
        + accessing.map { "\($0.mnemonic) outside of memory" }

    private static let misaligning: [Opcode] = [.jal, .jalr] + Opcode.branches
    private static let accessing = Opcode.accesses
    private static let depths = ["as a block's first", "as a block's second to 16th", "deeper in a block"]

    /// Number of the cell of a trap.
    ///
    /// - Parameters:
    ///   - opcode: Of the instruction at pc, nil if it has none.
    ///   - depth: Instructions of its block before it.
    ///   - afterJump: Whether the instruction retired last was a jump or a branch taken.
    static func traps(_ trap: Trap, _ opcode: Opcode?, depth: Int, afterJump: Bool) -> Int? {
        let kind: Int?
        switch trap.cause {
        case .illegalInstruction: kind = trap.value == 0 ? 0 : trap.value & 3 != 3 ? 1 : 2
        case .environmentCall: kind = 3
        case .breakpoint: kind = 4
        case .instructionAccessFault: kind = afterJump ? 6 : 5
        case .instructionAddressMisaligned: kind = opcode.flatMap { misaligning.firstIndex(of: $0) }.map { 7 + $0 }
        case .loadAccessFault, .storeAccessFault:
            kind = opcode.flatMap { accessing.firstIndex(of: $0) }.map { 7 + misaligning.count + $0 }
        }
        return kind.map { $0 * depths.count + (depth == 0 ? 0 : depth < 16 ? 1 : 2) }
    }

    static let traps = CoverageFamily(
        "traps", "what trapped, and how many instructions of its block ran before", sizes: [kinds.count, depths.count]
    ) { place in
        // Whatever comes after a jump is the first of its block.
        if place[0] == 6, place[1] > 0 { return nil }
        return "\(kinds[place[0]]), \(depths[place[1]])"
    }
}
