import GuestISA
import GuestMachine

extension Investigator {
    /// Whether one of the instructions from the one after `first` others on, until `end` are retired, has been
    /// overwritten by the program when it is its turn.
    ///
    /// - Parameter start: Where the step begins in which engines part.
    func runsPatch(
        _ program: Program, _ reference: Int, from start: UInt64, after first: UInt64, until end: UInt64
    ) -> Bool {
        let last = replay(program, on: reference, slices: [max(end, 1)], limit: end).hart
        guard hasOverwritten(program, reference) || max(start, last.pc) >= ProgramMap.dataBase else { return false }
        var hart = replay(program, on: reference, slices: [max(first, 1)], limit: first).hart
        let engine = runner.engines[reference]
        for _ in first..<max(end, first + 1) {
            guard let word = engine.memory.fetch(hart.pc) else { return false }
            if word != program.initialWord(at: hart.pc) { return true }
            guard engine.run(&hart, fuel: 1) == .fuelExhausted else { return false }
        }
        return false
    }

    /// Whether engines agree once code that was overwritten is in place from the start: whether what is wrong is to run
    /// what was there before, not to run what is there now.
    ///
    /// - Parameters:
    ///   - retired: Instructions before the one that is held responsible.
    ///   - end: Instructions at the end of the step in which engines part.
    func isStale(
        _ program: Program, _ retired: UInt64, until end: UInt64, reference: Int, accused: Int
    ) -> Bool {
        guard let atCulprit = advance(program, by: retired, on: kinds[reference]) else { return true }
        // A difference may need what came before. As long as no code is overwritten on the way, nothing can be stale.
        for distance in [0, 1, 2, 3, 5, 8, 13, 21] as [UInt64] where distance < retired {
            guard let later = advance(program, by: retired - distance, on: kinds[reference]),
                later.code == atCulprit.code
            else { break }
            for fuel in [distance + 1, end + distance - retired] where (1...later.fuel).contains(fuel) {
                let groups = survey(later, [fuel], fuel: fuel, isExact: true, before: later.initialHart).groups
                if groups[accused] != groups[reference], !hasOverwritten(later, reference) { return false }
            }
        }
        return true
    }

    /// Whether the code of a program that has just run on an engine is another than before.
    private func hasOverwritten(_ program: Program, _ index: Int) -> Bool {
        let memory = runner.engines[index].memory
        return program.code.indices.contains { word in
            memory.fetch(ProgramMap.codeBase + 4 * UInt64(word)) != program.code[word]
        }
    }
}
