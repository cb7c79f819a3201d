import GuestMachine

extension LockstepMode {
    /// Most instructions in a step.
    var stepLimit: UInt64 {
        switch self {
        case .block: UInt64(LockstepRunner.blockLimit)
        case .free(let interval): interval
        }
    }
}

/// How far engines run before they are compared.
struct Step {
    /// Instructions.
    var fuel: UInt64
    /// Whether a store may be among them.
    var mayStore: Bool

    init(fuel: UInt64, mayStore: Bool) {
        self.fuel = fuel
        self.mayStore = mayStore
    }

    /// The next step from `pc` on, of at most `remaining` instructions.
    @inline(__always)
    init(_ mode: LockstepMode, _ pc: UInt64, _ memory: GuestMemory, remaining: UInt64) {
        switch mode {
        case .free(let interval):
            fuel = min(interval, remaining)
            mayStore = true
        case .block:
            (fuel, mayStore) = (0, false)
            let limit = min(UInt64(LockstepRunner.blockLimit), remaining)
            var pc = pc
            while fuel < limit, let page = memory.pageIndex(of: pc), memory.permissions(at: pc).contains(.execute) {
                // Up to the end of the page nothing needs to be asked.
                let left = (UInt64(page + 1) << GuestMemory.pageShift &- (pc &- memory.base)) / 4
                let words = UnsafeRawPointer(memory.hostAddress(pc)).assumingMemoryBound(to: UInt32.self)
                let (count, ends) = Step.scan(words, limit: Int(min(left, limit - fuel)), &mayStore)
                fuel += UInt64(count)
                if ends { break }
                pc &+= UInt64(4 * count)
            }
            // Where nothing can be fetched, engines still get the fuel to trap with.
            fuel = max(fuel, 1)
        }
    }

    /// How many of the words, at most `limit`, belong to the block, and whether it ends with the last of them.
    @inline(__always)
    private static func scan(
        _ words: UnsafePointer<UInt32>, limit: Int, _ mayStore: inout Bool
    ) -> (count: Int, ends: Bool) {
        for index in 0..<limit {
            let word = words[index]
            if word & 0x7f == 0x23 { mayStore = true }
            // Branches, jumps and ECALL have major opcodes 11xxxxx; illegal words end a block too, harmlessly late.
            if word & 0x60 == 0x60 { return (index + 1, true) }
        }
        return (limit, false)
    }
}
