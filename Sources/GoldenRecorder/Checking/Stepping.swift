import GuestMachine

/// How much of a program an engine is asked to run at a time. Each must lead to the same end.
enum Stepping: String, CaseIterable {
    /// All at once: chains, superblocks and hot code are in use.
    case whole = "at once"
    /// Basic block by basic block.
    case blocks = "block by block"
    /// Instruction by instruction: fuel ends inside every block.
    case single = "step by step"

    /// Most instructions of a block.
    private static let blockLimit = 64

    /// Runs until something traps or `fuel` is used up.
    func run(_ engine: any Engine, _ hart: inout HartState, fuel: UInt64) -> Exit {
        let block = GuestBlock()
        var rest = fuel
        while true {
            let slice: UInt64
            switch self {
            case .whole: slice = rest
            case .blocks:
                block.scan(hart.pc, limit: Stepping.blockLimit, in: engine.memory)
                slice = min(rest, UInt64(max(1, block.instructions.count)))
            case .single: slice = min(rest, 1)
            }
            let exit = engine.run(&hart, fuel: slice)
            rest -= slice
            guard exit == .fuelExhausted, rest > 0 else { return exit }
        }
    }
}
