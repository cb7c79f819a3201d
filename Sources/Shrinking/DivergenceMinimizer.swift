import GuestMachine
import Lockstep

/// Shrinks a program that diverges, keeping the signature of its divergence.
///
/// The way engines are stepped may become simpler too: a difference that was met in slices of 63 instructions usually
/// shows in shorter ones once the program is small.
public struct DivergenceMinimizer {
    private let investigator: Investigator
    private let signature: DivergenceSignature
    private let modes: [LockstepMode]
    private let mode: LockstepMode

    /// Words of code up to which all ways of stepping are tried: more is seldom worth the time.
    private static let smallWordCount = 16

    /// A minimizer of programs that show `finding`.
    public init(_ finding: Finding, investigator: Investigator) {
        self.investigator = investigator
        signature = finding.signature
        mode = finding.mode
        let slices = [1, 2, 3, 4, 6, 8].map { LockstepMode.free(interval: $0) }
        let others = [.freeToEnd] + slices
        modes = finding.mode == .block ? [.block] : [.block] + others.filter { $0 != finding.mode } + [finding.mode]
    }

    /// What `program` shows in the first mode in which it diverges, if that is the same divergence.
    public func examine(_ program: Program) -> Finding? {
        let isSmall = program.code.count <= DivergenceMinimizer.smallWordCount
        for mode in isSmall ? modes : [mode] {
            if let finding = investigator.examine(program, modes: [mode]), finding.signature == signature {
                return finding
            }
        }
        return nil
    }

    /// The simplest program found that shows the divergence.
    ///
    /// - Parameters:
    ///   - program: One that shows it.
    ///   - mayContinue: False ends the search early.
    ///   - onImprovement: Told of each simpler program and what it shows.
    public func minimize(
        _ program: Program, mayContinue: @escaping () -> Bool = { true },
        onImprovement: @escaping (Shrinker.Improvement, Finding) -> Void = { _, _ in }
    ) -> Program {
        var last: Finding?
        return Shrinker(
            stillFails: { candidate in
                last = examine(candidate)
                return last != nil
            },
            mayContinue: mayContinue,
            onImprovement: { improvement in
                if let last { onImprovement(improvement, last) }
            }
        ).shrink(program)
    }
}
