import GuestISA
import GuestMachine
import ProgramGenerator
import Testing

@Suite("Program sources") struct ProgramSourceTests {
    @Test("the generator's programs are those of the generator")
    func generated() {
        var maker = ProgramMaker(.generated, seed: 5)
        var generator = ProgramGenerator(seed: 5)
        for index in [3, 0, 7] as [UInt64] { #expect(maker.make(index) == generator.generate(index)) }
    }

    @Test("a source without some opcodes has none of them, and its name is enough to make it again")
    func restricted() throws {
        let source = try #require(ProgramSource(without: OpcodeSet([.add, .sub, .addi, .lw, .ecall]).complement))
        var maker = ProgramMaker(source, seed: 5)
        var again = ProgramMaker(try #require(ProgramSource(name: source.name)), seed: 5)
        var seen: Set<Opcode> = []
        for index in 0..<40 as Range<UInt64> {
            let program = maker.make(index)
            #expect(again.make(index) == program)
            seen.formUnion(program.code.compactMap { Instruction(decoding: $0)?.opcode })
        }
        #expect(seen == [.add, .sub, .addi, .lw, .ecall])
        #expect(ProgramSource(without: OpcodeSet([.lw, .ecall]).complement) == nil)
        #expect(ProgramSource(name: "rvfuzz-without:mul") == nil)
    }

    @Test("uniform programs depend on seed and number alone and consist of instructions")
    func uniform() {
        var (one, two) = (
            ProgramMaker(.uniform(.instructions), seed: 1), ProgramMaker(.uniform(.instructions), seed: 1)
        )
        _ = two.make(9)
        #expect(one.make(4) == two.make(4))
        var lengths: Set<Int> = []
        for index in 0..<50 as Range<UInt64> {
            let program = one.make(index)
            #expect(program.code.allSatisfy { Decoder.shared.decode($0) != nil })
            #expect(program.registers[0] == 0 && program.code.last == 0x0000_0073)
            lengths.insert(program.code.count)
        }
        #expect(lengths.count > 20)
        #expect(lengths.allSatisfy(GeneratorOptions().instructionCount.contains))
    }

    @Test("words drawn from all 2^32 are mostly illegal")
    func uniformWords() {
        var maker = ProgramMaker(.uniform(.all), seed: 1)
        let words = (0..<20 as Range<UInt64>).flatMap { maker.make($0).code.dropLast() }
        let legal = words.count { Decoder.shared.decode($0) != nil }
        #expect(legal > 0 && legal * 5 < words.count)
    }

    @Test("prepared programs come once each, in an order that is the seed's")
    func prepared() {
        let programs = (1...20).map { Program(code: [UInt32($0)]) }
        func order(_ seed: UInt64) -> [UInt32] {
            var maker = ProgramMaker(.prepared(name: "few", programs), seed: seed)
            return (0..<20 as Range<UInt64>).map { maker.make($0).code[0] }
        }
        #expect(Set(order(1)).count == 20)
        #expect(order(1) == order(1))
        #expect(order(1) != order(2))
    }
}
