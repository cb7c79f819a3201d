import Targets

/// An emulator that does not speak the target protocol, and what it takes to run programs on it.
protocol TargetBridge: AnyObject {
    /// What the target calls itself.
    var name: String { get }
    /// What it can do.
    var abilities: TargetAbilities { get }
    /// Most programs of a batch, at least 1.
    var batchLimit: Int { get }

    /// The word that takes the place of `word` in the code of a program, if any; see `Rehearsal.StandIn`.
    func standIn(for word: UInt32, at site: UInt64, number: Int) -> UInt32?

    /// Runs programs, one after the other.
    ///
    /// - Throws: `TargetFailure` if there is no going on with this target.
    func run(_ batch: ArraySlice<PreparedRun>) throws(TargetFailure) -> BatchOutcome
}

/// What came of a batch.
struct BatchOutcome {
    /// The ends of its programs, in order; fewer than there are if the target did not come to the end of the next.
    var ends: [BridgeEnd] = []
    /// The target's first line of memory that is not zero although no program of the batch should have changed it.
    var stray: UInt64?
}

extension TargetBridge {
    /// The ends of all programs. Where a batch goes wrong, it is taken apart until the program is alone that did it.
    func ends(of programs: ArraySlice<PreparedRun>) throws(TargetFailure) -> [BridgeEnd] {
        guard programs.count <= batchLimit else {
            return try ends(of: programs.prefix(batchLimit)) + ends(of: programs.dropFirst(batchLimit))
        }
        guard !programs.isEmpty else { return [] }
        let outcome = try run(programs)
        let count = outcome.ends.count
        if count == programs.count, outcome.stray == nil { return outcome.ends }
        guard programs.count > 1 else { return [try end(of: programs[programs.startIndex], outcome)] }
        // What was stored astray may have been read by any program behind.
        let middle = count == programs.count ? (count + 1) / 2 : max(count, 1)
        return try ends(of: programs.prefix(middle)) + ends(of: programs.dropFirst(middle))
    }

    private func end(of program: PreparedRun, _ outcome: BatchOutcome) throws(TargetFailure) -> BridgeEnd {
        guard outcome.stray != nil else { return .without(.unended, program) }
        // All of memory, then.
        var program = program
        program.footprint = GuestLayout.windowLines
        return try run([program]).ends.first ?? .without(.unended, program)
    }
}
