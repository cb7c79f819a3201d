import GuestISA
import GuestMachine
import Testing

@testable import ProgramGenerator

@Suite("Shape of programs") struct ProgramShapeTests {
    /// Programs without those that are larger than the others.
    private var ordinary: GeneratorOptions { GeneratorOptions().withoutLargePrograms }

    @Test("a few programs are long and straight, branch far in both directions, or lie across the end of a page")
    func large() throws {
        var generator = ProgramGenerator(seed: 14)
        var (longest, forward, back, pageEnds) = (0, 0, 0, 0)
        for index in 0..<3000 as Range<UInt64> {
            let program = generator.generate(index)
            #expect(program.code.count <= 1024 + 320)
            if program.code.count > 160, index < 1000 {
                #expect(try TerminationProof.check(program) <= program.fuel)
            }
            if generator.mix.leadWords > 0, program.code.count > 1024 { pageEnds += 1 }
            var straight = 0
            for word in program.code {
                let instruction = Instruction(decoding: word)
                straight = instruction?.endsBasicBlock ?? true ? 0 : straight + 1
                longest = max(longest, straight)
                guard let instruction, case .branch = instruction.opcode.spec.effect else { continue }
                if instruction.imm >= 2048 { forward += 1 }
                if instruction.imm < -2048 { back += 1 }
            }
        }
        #expect(longest >= 100)
        #expect(forward > 20 && back > 5 && pageEnds > 20, "\(forward) \(back) \(pageEnds)")
    }

    @Test("programs are sound: sizes, map, segments, registers, fuel")
    func soundness() {
        var generator = ProgramGenerator(seed: 11, options: ordinary)
        var wordCount = 0
        for index in 0..<2000 as Range<UInt64> {
            let program = generator.generate(index)
            wordCount += program.code.count
            #expect(4...160 ~= program.code.count)
            #expect(program.registers.count == 32 && program.registers[0] == 0)
            let code = ProgramMap.codeBase..<ProgramMap.codeBase + UInt64(4 * program.code.count)
            #expect(program.pc % 4 == 0 && code.contains(program.pc))
            #expect(2...20_000 ~= program.fuel)
            var end = ProgramMap.dataBase
            for segment in program.data {
                #expect(segment.address >= end && !segment.bytes.isEmpty)
                end = segment.range.upperBound
            }
            #expect(end <= ProgramMap.window.upperBound)
            #expect(program.data.reduce(0) { $0 + $1.bytes.count } <= 1024)
        }
        // About 64 a program.
        #expect(58 * 2000...74 * 2000 ~= wordCount, "\(wordCount) words in 2000 programs")
    }

    @Test(
        "the options bound the size of programs",
        arguments: zip([4...6, 20...40, 300...400, 800...800], [60, 60, 12, 4] as [UInt64]))
    func sizes(range: ClosedRange<Int>, count: UInt64) throws {
        var options = ordinary
        options.instructionCount = range
        var generator = ProgramGenerator(seed: 4, options: options)
        for index in 0..<count {
            let program = generator.generate(index)
            let island = generator.layout.islandEnd
            #expect(program.code.count + island >= range.lowerBound * 3 / 4)
            #expect(program.code.count <= range.upperBound * 5 / 4 + 20)
            #expect(try TerminationProof.check(program) <= program.fuel)
        }
    }

    @Test("every kind of node, loop, patch and ending is planned")
    func kinds() {
        var generator = ProgramGenerator(seed: 12)
        var nodes: Set<NodeKind> = []
        var patches: Set<PatchKind> = []
        var sources: Set<String> = []
        var endings: Set<TrapKind?> = []
        var layouts: Set<Bool> = []
        var hot = 0
        for index in 0..<2000 as Range<UInt64> {
            let program = generator.generate(index)
            for node in 0..<generator.planCount { nodes.insert(generator.scratch.plan[node].kind) }
            for patch in generator.patches {
                patches.insert(patch.kind)
                sources.insert("\(patch.source)")
            }
            endings.insert(generator.mix.terminator)
            if !generator.functions.isEmpty { layouts.insert(program.pc == ProgramMap.codeBase) }
            if program.fuel > 2000 { hot += 1 }
        }
        #expect(nodes == Set(NodeKind.allCases))
        #expect(patches == Set(PatchKind.allCases))
        #expect(sources.count == 4, "\(sources)")
        #expect(endings == Set(TrapKind.allCases.map(Optional.some) + [nil]))
        #expect(layouts == [true, false])
        #expect(hot > 15, "\(hot) programs with hot loops")
    }

    @Test("stores into code change each kind of place, by each width, with and without FENCE.I")
    func patches() throws {
        var generator = ProgramGenerator(seed: 13)
        var widths: Set<Opcode> = []
        var fenced: Set<Bool> = []
        var marks: Set<String> = []
        var acrossPages = 0
        for index in 0..<2500 as Range<UInt64> {
            let program = generator.generate(index)
            for patch in generator.patches {
                let store = try #require(Instruction(decoding: generator.scratch.words[patch.store]))
                guard store.rs1 == UInt8(generator.roles.code) || store.rs1 == UInt8(generator.roles.island) else {
                    continue
                }
                widths.insert(store.opcode)
                let next = Instruction(decoding: generator.scratch.words[patch.store + 1])
                fenced.insert(next?.opcode == .fenceI)
                let target = program.registers[Int(store.rs1)] &+ UInt64(bitPattern: Int64(store.imm))
                let distance = Int64(target) - Int64(generator.layout.address(of: patch.store))
                marks.insert(place(target, distance, generator))
                if store.opcode == .sd && target % 4096 == 4092 { acrossPages += 1 }
            }
        }
        #expect(widths == [.sb, .sh, .sw, .sd])
        #expect(fenced == [true, false])
        #expect(marks == ["next word", "ahead", "behind", "function", "island"], "\(marks)")
        #expect(acrossPages > 0)
    }

    private func place(_ target: UInt64, _ distance: Int64, _ generator: ProgramGenerator) -> String {
        let layout = generator.layout
        if target >= ProgramMap.dataBase { return "island" }
        if target < layout.mainAddress && layout.mainAddress > layout.functionsAddress { return "function" }
        if target >= layout.functionsAddress && layout.functionsAddress > layout.mainAddress { return "function" }
        if 4..<8 ~= distance { return "next word" }
        return distance > 0 ? "ahead" : "behind"
    }
}
