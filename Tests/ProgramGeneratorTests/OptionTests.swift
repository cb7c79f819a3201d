import GuestISA
import GuestMachine
import Testing

@testable import ProgramGenerator

@Suite("Generator options") struct OptionTests {
    @Test("an opcode that is switched off occurs nowhere, and programs still end", arguments: Opcode.allCases)
    func without(opcode: Opcode) throws {
        var options = GeneratorOptions()
        options.without = [opcode]
        options.patchPercent = 60
        options.tablePercent = 60
        var generator = ProgramGenerator(seed: 21, options: options)
        for index in 0..<25 as Range<UInt64> {
            let program = generator.generate(index)
            let words = instructionWords(program, generator)
            #expect(!words.contains { Instruction(decoding: $0)?.opcode == opcode }, "program \(index)")
            for patch in generator.patches where patch.source == .rom || patch.source == .romChoice {
                guard Instruction(decoding: generator.scratch.words[patch.store])?.opcode == .sw else { continue }
                let stored = UInt32(truncatingIfNeeded: generator.scratch.rom[patch.slot])
                #expect(Instruction(decoding: stored)?.opcode != opcode, "patch in program \(index)")
            }
            #expect(try TerminationProof.check(program) <= program.fuel)
        }
    }

    @Test("programs can be made of a single opcode and an end")
    func single() throws {
        var options = GeneratorOptions()
        options.without = OpcodeSet([.sraw, .ecall]).complement
        var generator = ProgramGenerator(seed: 22, options: options)
        for index in 0..<40 as Range<UInt64> {
            let program = generator.generate(index)
            let legal = program.code.compactMap { Instruction(decoding: $0)?.opcode }
            #expect(Set(legal).isSubset(of: [.sraw, .ecall]) && legal.contains(.sraw))
            #expect(try TerminationProof.check(program) <= program.fuel)
        }
    }

    @Test("without ECALL programs end in EBREAK, and without both in a word that is illegal")
    func endings() {
        let cases: [(without: OpcodeSet, end: Opcode?)] = [([.ecall], .ebreak), ([.ecall, .ebreak], nil)]
        for (without, end) in cases {
            var options = GeneratorOptions()
            options.without = without
            options.trapPercent = 0
            options.conditionalTrapPercent = 0
            options.callPercent = 0
            var generator = ProgramGenerator(seed: 23, options: options)
            for index in 0..<40 as Range<UInt64> {
                #expect(Instruction(decoding: generator.generate(index).code.last!)?.opcode == end)
            }
        }
    }

    @Test("percentages of 0 and 100 are kept to")
    func percentages() {
        var options = GeneratorOptions()
        options.loopPercent = 0
        options.hotLoopPercent = 0
        options.callPercent = 0
        options.tablePercent = 0
        options.patchPercent = 0
        options.trapPercent = 100
        var generator = ProgramGenerator(seed: 24, options: options)
        for index in 0..<200 as Range<UInt64> {
            _ = generator.generate(index)
            let kinds = (0..<generator.planCount).map { generator.scratch.plan[$0].kind }
            #expect(Set(kinds).isSubset(of: [.run, .skip, .choose, .block, .hop, .trap]))
            #expect(generator.mix.terminator != nil)
        }
    }

    @Test("a group weight of 0 switches a group off, higher ones make it frequent")
    func groupWeights() {
        var options = GeneratorOptions()
        options[.load] = 0
        options[.shift] = 8
        options.conditionalTrapPercent = 0
        options.trapPercent = 0
        options.tablePercent = 0
        options.patchPercent = 0
        var generator = ProgramGenerator(seed: 25, options: options)
        var counts = [InstructionGroup: Int]()
        for index in 0..<300 as Range<UInt64> {
            for word in generator.generate(index).code {
                guard let opcode = Instruction(decoding: word)?.opcode else { continue }
                for group in InstructionGroup.allCases where group.opcodes.contains(opcode) {
                    counts[group, default: 0] += 1
                }
            }
        }
        #expect(counts[.load] == nil)
        #expect(counts[.shift, default: 0] > 2 * counts[.wordShift, default: 0])
    }
}
