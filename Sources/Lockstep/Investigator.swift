import GuestMachine

/// Turns a difference into a finding: confirms it on fresh engines, finds the instruction, names the engine.
public final class Investigator {
    /// Makes an engine with a memory of its own.
    public typealias EngineMaker = (EngineKind) throws -> any Engine

    let kinds: [EngineKind]
    let runner: LockstepRunner
    /// Runners of two of the same engines each, made when they are asked for.
    var pairs: [(kinds: [EngineKind], runner: LockstepRunner)] = []
    /// What it has done so far.
    public internal(set) var work = Work()

    /// An investigator with engines of its own, made now and reset before each use.
    ///
    /// - Parameters:
    ///   - kinds: The engines that vote, at least two; with three the vote can name one.
    ///   - make: Makes them.
    /// - Throws: What `make` throws.
    public init(_ kinds: [EngineKind], make: EngineMaker) throws {
        self.kinds = kinds
        runner = LockstepRunner(try kinds.map(make))
    }

    /// Runs `program` in each mode until the engines differ in one; nil if they agree in all.
    public func examine(_ program: Program, modes: [LockstepMode]) -> Finding? {
        for mode in modes {
            switch runner.run(program, mode) {
            case .agreed(let agreement):
                work.add(runs: kinds.count, instructions: agreement.state.hart.instret)
            case .diverged(let mismatch):
                for state in mismatch.states { work.add(state.exit, instructions: state.hart.instret) }
                if let finding = finding(program, mode, mismatch) { return finding }
            }
        }
        return nil
    }

    /// What a mismatch shows; nil if it is gone when the program runs again, as what is left of other programs may cause.
    private func finding(_ program: Program, _ mode: LockstepMode, _ mismatch: Mismatch) -> Finding? {
        var location = locate(program, mismatch)
        guard location.isDifference else { return nil }
        var parties = Parties(location, kinds)
        var culprit = culprit(program, location, reference: parties.reference, accused: parties.accused)
        if location.isExact, !culprit.explains(location.differences(from: parties.reference, to: parties.accused)) {
            // Stopping earlier changed what was translated: the place where the difference shows is not its cause.
            location = survey(program, mismatch.slices, fuel: .max, isExact: false, before: mismatch.before)
            guard location.isDifference else { return nil }
            parties = Parties(location, kinds)
            culprit = self.culprit(program, location, reference: parties.reference, accused: parties.accused)
        }
        let (accused, reference) = (parties.accused, parties.reference)
        let guilty = parties.isTied ? nil : kinds[accused]
        let differences = location.differences(from: reference, to: accused)
        return Finding(
            mode: mode, guilty: guilty, reference: kinds[reference],
            votes: kinds.indices.map {
                .init(engine: kinds[$0], agrees: location.groups[$0] == location.groups[reference])
            },
            retiredCount: culprit.retiredBefore, totalCount: total(program, reference),
            pc: culprit.pc, word: culprit.word, isExact: location.isExact, differences: differences,
            signature: DivergenceSignature(
                guilty: guilty?.shortName ?? "undecided", instruction: culprit.name,
                field: culprit.name == DivergenceSignature.patched
                    ? "code" : Investigator.fieldClass(differences.first?.field, culprit.instruction)))
    }

    /// Who is wrong and who is right.
    private struct Parties {
        var accused: Int
        var reference: Int
        var isTied: Bool

        init(_ location: DivergenceLocation, _ kinds: [EngineKind]) {
            switch location.verdict(kinds) {
            case .guilty(let engine, let reference): (accused, self.reference, isTied) = (engine, reference, false)
            case .tied(let first, let second): (accused, reference, isTied) = (second, first, true)
            }
        }
    }

    /// Instructions that the engine at `index` retires when it runs alone.
    private func total(_ program: Program, _ index: Int) -> UInt64 {
        replay(program, on: index, slices: [program.fuel], limit: program.fuel).hart.instret
    }
}
