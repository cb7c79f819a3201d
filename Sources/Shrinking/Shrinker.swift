import GuestMachine

/// Makes a failing program simpler until none of its reducers can.
///
/// The result is 1-minimal under the reducers and a fixed point: shrinking it again changes nothing.
public struct Shrinker {
    /// An accepted step.
    public struct Improvement {
        /// The simpler program.
        public var program: Program
        /// What made it so.
        public var reducer: String
        /// Candidates tried so far.
        public var attemptCount: Int
    }

    /// The reducers in the order in which they are tried: what removes most comes first.
    static var reducers: [any Reducer] {
        [
            DeleteInstructions(),  // most programs lose nine tenths here
            BlankInstructions(),  // what computed code addresses kept from being deleted
            DeleteBefore(),  // what has to lie where it is
            CloseGaps(),
            StraightenBranches(),
            SimplifyData(),
            SimplifyRegisters(),
            SimplifyOpcodes(),
            SimplifyOperands(),
            RebaseAccesses(),
            RenameRegisters(),
            BypassMoves(),
            DeletePairs(),  // quadratic, so only once little is left
            LowerFuel(),
        ]
    }

    /// Asked whether a candidate still fails in the same way.
    let stillFails: (Program) -> Bool
    /// Asked between candidates whether to go on; the best so far is the result if not.
    let mayContinue: () -> Bool
    /// Told of each improvement.
    let onImprovement: (Improvement) -> Void
    private let allReducers: [any Reducer]

    /// A shrinker.
    ///
    /// - Parameters:
    ///   - stillFails: Whether a candidate fails as the original does. Must be a function of the program alone.
    ///   - mayContinue: False ends the search early, for a time limit.
    ///   - onImprovement: Told of each accepted candidate, for progress and for keeping the best on disk.
    public init(
        stillFails: @escaping (Program) -> Bool, mayContinue: @escaping () -> Bool = { true },
        onImprovement: @escaping (Improvement) -> Void = { _ in }
    ) {
        self.init(stillFails: stillFails, mayContinue: mayContinue, onImprovement: onImprovement, first: [], last: [])
    }

    /// A shrinker that tries some reducers before the usual ones, and some after them.
    init(
        stillFails: @escaping (Program) -> Bool, mayContinue: @escaping () -> Bool,
        onImprovement: @escaping (Improvement) -> Void, first: [any Reducer], last: [any Reducer]
    ) {
        allReducers = first + Shrinker.reducers + last
        self.stillFails = stillFails
        self.mayContinue = mayContinue
        self.onImprovement = onImprovement
    }

    /// The simplest program found. Ends because every accepted candidate is strictly simpler.
    public func shrink(_ program: Program) -> Program {
        var best = program
        var attempts = 0
        var improved = true
        while improved {
            improved = false
            for reducer in allReducers {
                while let simpler = apply(reducer, to: best, &attempts) {
                    best = simpler
                    improved = true
                    onImprovement(Improvement(program: best, reducer: reducer.name, attemptCount: attempts))
                }
            }
        }
        return best
    }

    private func apply(_ reducer: some Reducer, to program: Program, _ attempts: inout Int) -> Program? {
        let complexity = ProgramComplexity(program)
        var accepted: Program?
        var tried = attempts
        reducer.propose(program) { candidate in
            guard mayContinue() else { return true }
            let candidate = candidate.trimmed
            guard ProgramComplexity(candidate) < complexity else { return false }
            tried += 1
            guard stillFails(candidate) else { return false }
            accepted = candidate
            return true
        }
        attempts = tried
        return accepted
    }
}
