import GuestMachine

/// Decides which engine is wrong.
enum Verdict: Equatable {
    /// The engine at the first index is wrong, as measured against the engine at the second.
    case guilty(Int, reference: Int)
    /// Equally many say one thing and the other; the indices are an engine of either side.
    case tied(Int, Int)

    /// The verdict on states that are not all equal.
    ///
    /// The group of equal engines that share least is believed: engines that all have the optimizer in common, or all
    /// the runtime of translated code, or of which one consists of another, may be wrong together and count as one.
    ///
    /// - Parameters:
    ///   - kinds: The engines.
    ///   - groups: For each engine, the index of the first engine with an equal state.
    init(_ kinds: [EngineKind], groups: [Int]) {
        let hasTargets = kinds.contains(where: \.isTarget)
        func weight(_ group: Int) -> (votes: Int, engines: Int) {
            let members = Set(kinds.indices.filter { groups[$0] == group }.map { kinds[$0] })
            if hasTargets { return (Set(members.map(Verdict.origin)).count, members.count) }
            let isOneFamily = Verdict.families.contains { members.isSubset(of: $0) }
            return (isOneFamily ? 1 : members.count, members.count)
        }
        let leaders = groups.indices.filter { groups[$0] == $0 }
        let ranked = leaders.sorted { weight($0) > weight($1) }
        let (first, second) = (ranked[0], ranked[1])
        // Of several wrong engines the first in the runner's order is named.
        let accused = groups.indices.first { groups[$0] != first } ?? second
        self = weight(first) == weight(second) ? .tied(first, second) : .guilty(accused, reference: first)
    }

    /// Who wrote an engine. Where other projects' emulators vote, all engines of one origin count as one: ours share
    /// decoder and memory, and QEMU is in Unicorn too. One of each against the other, the more engines are believed.
    private static func origin(_ kind: EngineKind) -> String {
        switch kind {
        case .interpreter, .ir, .irPortable, .direct, .tiered: "rvfuzz"
        case .target("unicorn"), .target("qemu"): "QEMU"
        case .target(let text): text
        }
    }

    /// Engines that share a part in which a mistake would show in all of them.
    private static let families: [Set<EngineKind>] = [
        [.ir, .irPortable], [.ir, .direct, .tiered], [.interpreter, .tiered],
    ]
}
