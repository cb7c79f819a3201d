import GuestMachine

extension Investigator {
    /// Whether two of the engines agree on `program`, stepped in `mode`: the short answer, without the others' votes.
    ///
    /// Where a finding says that one engine is wrong and another is right, a program on which these agree cannot show
    /// the same: most candidates of a minimizer need no vote.
    ///
    /// - Parameters:
    ///   - program: Any program.
    ///   - mode: How they are stepped.
    ///   - first: The engine that leads; if it votes here.
    ///   - second: Another one; if it votes here.
    /// - Returns: False if they do not agree, or if one of them has no vote.
    public func agree(_ program: Program, _ mode: LockstepMode, _ first: EngineKind, _ second: EngineKind) -> Bool {
        guard let pair = pair(first, second), case .agreed(let agreement) = pair.run(program, mode) else {
            work.add(runs: 2, instructions: 0)
            return false
        }
        work.add(runs: 2, instructions: agreement.state.hart.instret)
        return true
    }

    private func pair(_ first: EngineKind, _ second: EngineKind) -> LockstepRunner? {
        if let known = pairs.first(where: { $0.kinds == [first, second] }) { return known.runner }
        guard first != second, let leader = kinds.firstIndex(of: first), let other = kinds.firstIndex(of: second) else {
            return nil
        }
        let runner = LockstepRunner([runner.engines[leader], runner.engines[other]])
        pairs.append(([first, second], runner))
        return runner
    }
}
