import EngineCatalogue
import GuestISA
import GuestMachine
import Testing

@testable import ProgramGenerator

@Suite("Generated programs end") struct GeneratedProofTests {
    @Test("every program is proven to end within its fuel", arguments: [1, 2, 3, 4] as [UInt64])
    func proven(seed: UInt64) throws {
        var generator = ProgramGenerator(seed: seed)
        for index in 0..<550 as Range<UInt64> {
            let program = generator.generate(index)
            do throws(TerminationError) {
                let bound = try TerminationProof.check(program)
                #expect(bound <= program.fuel, "program \(index)")
            } catch {
                Issue.record("seed \(seed), program \(index): \(error)")
            }
        }
    }

}

/// Generated programs with one word changed so that they may run forever.
@Suite("Generated programs that were spoilt") struct SpoiltProgramTests {
    /// Tries the proof on a program that may not end: it must refuse, unless the program ends as it says.
    ///
    /// - Returns: Whether it refused.
    private func isRefused(_ program: Program, _ location: SourceLocation = #_sourceLocation) throws -> Bool {
        guard let bound = try? TerminationProof.check(program) else { return true }
        let engine = try EngineCatalogue.make(.interpreter, memory: .forPrograms())
        #expect(engine.memory.load(program))
        var hart = program.initialHart
        let exit = engine.run(&hart, fuel: bound)
        #expect(exit != .fuelExhausted, "proven to end within \(bound)", sourceLocation: location)
        return false
    }

    /// Whether the proof finds a way to the word at `index`: then an endless loop there spoils it.
    private func isReachable(_ index: Int, _ program: Program) -> Bool {
        var program = program
        program.code[index] = Instruction(.jal).encoded!
        return (try? TerminationProof.check(program)) == nil
    }

    /// Whether a word computes, and so may be replaced without moving anything.
    private func isPlain(_ word: UInt32) -> Bool { Instruction(decoding: word)?.opcode.spec.effect == .compute }

    /// Replaces the word at `index`.
    private func replacing(_ program: Program, _ index: Int, by instruction: Instruction) -> Program {
        var program = program
        program.code[index] = instruction.encoded!
        return program
    }

    /// A loop that counts by adding: its first and last word, the instruction that counts.
    private struct CountedLoop {
        var words: ClosedRange<Int>
        var update: Instruction
    }

    /// Calls `body` with every reachable loop of the first programs of a seed.
    private func forEachLoop(
        seed: UInt64, _ count: UInt64, _ body: (Program, CountedLoop, ProgramGenerator) throws -> Void
    ) throws {
        var generator = ProgramGenerator(seed: seed)
        for index in 0..<count {
            let program = generator.generate(index)
            for (tail, word) in program.code.enumerated() {
                guard let jump = Instruction(decoding: word), jump.opcode.spec.format == .b || jump.opcode == .jal,
                    jump.imm < 0, jump.rd == 0, jump.imm % 4 == 0, tail + Int(jump.imm) / 4 >= 0,
                    let update = Instruction(decoding: program.code[tail - 1]),
                    update.opcode == .addi || update.opcode == .addiw, isReachable(tail, program)
                else { continue }
                try body(program, CountedLoop(words: tail + Int(jump.imm) / 4...tail, update: update), generator)
            }
        }
    }

    /// The first word of a loop's body that may be replaced and is reached.
    private func replaceable(_ loop: CountedLoop, _ program: Program) -> Int? {
        loop.words.dropLast(2).first { isPlain(program.code[$0]) && isReachable($0, program) }
    }

    @Test("a loop whose count is removed is refused")
    func countRemoved() throws {
        var loops = 0
        try forEachLoop(seed: 31, 80) { program, loop, _ in
            let refused = try isRefused(replacing(program, loop.words.upperBound - 1, by: .nop))
            #expect(refused)
            loops += 1
        }
        #expect(loops > 20, "\(loops)")
    }

    @Test("a loop whose body undoes its count is refused")
    func countUndone() throws {
        var loops = 0
        try forEachLoop(seed: 32, 80) { program, loop, _ in
            guard let index = replaceable(loop, program) else { return }
            var undo = loop.update
            undo.imm = -undo.imm
            // What comes after may leave the loop for certain: then it still ends.
            if try isRefused(replacing(program, index, by: undo)) { loops += 1 }
        }
        #expect(loops > 10, "\(loops)")
    }

    @Test("stores into the count of a loop of what is not known are refused")
    func storedOver() throws {
        var refused = 0
        try forEachLoop(seed: 34, 150) { program, loop, generator in
            guard generator.roles.code != 0, let index = replaceable(loop, program) else { return }
            let code = UInt8(generator.roles.code)
            let count = ProgramMap.codeBase + UInt64(4 * (loop.words.upperBound - 1))
            let offset = Int32(truncatingIfNeeded: count &- program.registers[Int(code)])
            guard -2048...2047 ~= offset else { return }
            let store = Instruction(.sw, rs1: code, rs2: loop.update.rd, imm: offset)
            if try isRefused(replacing(program, index, by: store)) { refused += 1 }
        }
        #expect(refused > 5, "\(refused)")
    }

    @Test("jumps back to where control has been are refused")
    func jumpsBack() throws {
        var generator = ProgramGenerator(seed: 33)
        var count = 0
        for index in 0..<100 as Range<UInt64> {
            let program = generator.generate(index)
            let main = Int((program.pc - ProgramMap.codeBase) / 4)
            guard main + 2 < program.code.count, (main...main + 2).allSatisfy({ isPlain(program.code[$0]) }) else {
                continue
            }
            // From the third instruction of main to the first.
            for back in [Instruction(.jal, imm: -8), Instruction(.bgeu, rs1: 1, rs2: 1, imm: -8)] {
                let refused = try isRefused(replacing(program, main + 2, by: back))
                #expect(refused, "program \(index), \(back)")
            }
            count += 1
        }
        #expect(count > 20, "\(count)")
    }

    @Test("functions that return to their call are refused")
    func returnsToCall() throws {
        var generator = ProgramGenerator(seed: 35)
        var refused = 0
        for index in 0..<120 as Range<UInt64> {
            let program = generator.generate(index)
            let first = Int(generator.layout.functionsAddress - ProgramMap.codeBase) / 4
            for function in generator.functions where function.start >= generator.layout.islandEnd {
                let start = first + function.start - generator.layout.islandEnd
                guard isPlain(program.code[start]), isReachable(start, program) else { continue }
                let link = UInt8(function.place == .nested ? generator.roles.nestedLink : generator.roles.leafLink)
                let back = Instruction(.addi, rd: link, rs1: link, imm: -4)
                if try isRefused(replacing(program, start, by: back)) { refused += 1 }
            }
        }
        #expect(refused > 15, "\(refused)")
    }
}
