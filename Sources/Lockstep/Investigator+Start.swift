import GuestISA
import GuestMachine

extension Investigator {
    /// The program that begins where `program` is after `count` instructions, with the registers and the memory it has
    /// then. Fuel is less by as much.
    ///
    /// - Parameters:
    ///   - program: Any program.
    ///   - count: Instructions to retire before, at least one.
    ///   - kind: The engine that runs them: one that is right.
    /// - Returns: nil if the program ends before.
    public func advance(_ program: Program, by count: UInt64, on kind: EngineKind) -> Program? {
        guard let index = kinds.firstIndex(of: kind), count > 0, count < program.fuel else { return nil }
        let state = replay(program, on: index, slices: [count], limit: count)
        guard state.exit == .fuelExhausted, state.hart.instret == count else { return nil }
        let memory = runner.engines[index].memory
        var result = program
        result.pc = state.hart.pc
        result.fuel = program.fuel - count
        for register in 1..<32 { result.registers[register] = state.hart.x[register] }
        let codeEnd = ProgramMap.codeBase + 4 * UInt64(program.code.count)
        if let written = memory.segments(in: codeEnd..<ProgramMap.dataBase).last {
            // What was written behind the code becomes code.
            let count = Int(written.range.upperBound - codeEnd + 3) / 4
            result.code += Array(repeating: 0, count: count)
        }
        for word in result.code.indices {
            result.code[word] = memory.fetch(ProgramMap.codeBase + 4 * UInt64(word)) ?? result.code[word]
        }
        result.data = memory.segments(in: ProgramMap.dataBase..<ProgramMap.window.upperBound)
        return result
    }

    /// The instructions that `program` retires from the start on, at most `limit`, in that order.
    ///
    /// - Parameter kind: The engine that runs them: one that is right.
    public func trace(_ program: Program, limit: Int, on kind: EngineKind) -> [TracedWord] {
        guard let index = kinds.firstIndex(of: kind) else { return [] }
        let engine = runner.engines[index]
        engine.reset()
        guard engine.memory.load(program) else { return [] }
        var hart = program.initialHart
        var words: [TracedWord] = []
        while words.count < limit, let word = engine.memory.fetch(hart.pc) {
            let address = hart.pc
            let exit = engine.run(&hart, fuel: 1)
            let rd = Instruction(decoding: word).map { Int($0.rd) } ?? 0
            words.append(TracedWord(address: address, word: word, result: hart.x[rd]))
            guard exit == .fuelExhausted else { break }
        }
        work.add(runs: 1, instructions: UInt64(words.count))
        return words
    }
}

/// An instruction that a program retires, as it is when it is its turn.
public struct TracedWord: Equatable, Sendable {
    /// Where it lies.
    public var address: UInt64
    /// The word there.
    public var word: UInt32
    /// What its destination register holds afterwards; zero without one.
    public var result: UInt64
}
