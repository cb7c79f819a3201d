import GuestMachine

/// Decides which engine is wrong.
enum Verdict: Equatable {
    /// The engine at the first index is wrong, as measured against the engine at the second.
    case guilty(Int, reference: Int)
    /// Equally many say one thing and the other; the indices are an engine of either side.
    case tied(Int, Int)

    /// The verdict on states that are not all equal.
    ///
    /// The largest group of equal engines is believed. Engines that share an optimizer, `ir` and `ir-portable`, count
    /// once where numbers are equal otherwise.
    ///
    /// - Parameters:
    ///   - kinds: The engines.
    ///   - groups: For each engine, the index of the first engine with an equal state.
    init(_ kinds: [EngineKind], groups: [Int]) {
        func weight(_ group: Int) -> (families: Int, engines: Int) {
            let members = kinds.indices.filter { groups[$0] == group }
            let families = Set(members.map { kinds[$0] == .irPortable ? EngineKind.ir : kinds[$0] })
            return (families.count, members.count)
        }
        let leaders = groups.indices.filter { groups[$0] == $0 }
        let ranked = leaders.sorted { weight($0) > weight($1) }
        let (first, second) = (ranked[0], ranked[1])
        // Of several wrong engines the first in the runner's order is named.
        let accused = groups.indices.first { groups[$0] != first } ?? second
        self = weight(first) == weight(second) ? .tied(first, second) : .guilty(accused, reference: first)
    }
}
