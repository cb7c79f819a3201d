import GuestMachine

/// All engines after the same number of instructions, the smallest at which they are known to differ.
struct DivergenceLocation {
    /// Instructions given as fuel.
    var fuel: UInt64
    /// Whether engines agree when given one instruction less.
    var isExact: Bool
    /// The state before the step in which they part.
    var before: HartState
    var states: [EngineState]
    /// For each engine, the index of the first engine with equal state and memory.
    var groups: [Int]
    /// For pairs of groups, where memories differ: looked up while they were at hand.
    var memory: [MemoryDifference]

    struct MemoryDifference {
        var first: Int
        var second: Int
        var address: UInt64
        var firstByte: UInt8
        var secondByte: UInt8
    }

    /// Whether any engine differs from another.
    var isDifference: Bool { groups.contains { $0 != groups[0] } }

    func verdict(_ kinds: [EngineKind]) -> Verdict { Verdict(kinds, groups: groups) }

    func differences(from reference: Int, to accused: Int) -> [StateDifference] {
        let entry = memory.first { $0.first == groups[reference] && $0.second == groups[accused] }
        return states[reference].differences(
            to: states[accused], memory: entry.map { ($0.address, $0.firstByte, $0.secondByte) })
    }
}
