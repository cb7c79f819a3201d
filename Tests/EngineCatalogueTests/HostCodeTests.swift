import EngineCatalogue
import GuestMachine
import HostDisassembly
import ProgramGenerator
import TestSupport
import Testing

@Suite("Host code") struct HostCodeTests {
    @Test(
        "of generated programs consists of instructions that Capstone knows, from the first byte to the last",
        arguments: [EngineKind.ir, .direct])
    func everyInstructionDisassembles(kind: EngineKind) throws {
        let disassembler = try HostDisassembler()
        var generator = ProgramGenerator(seed: 20)
        var blockCount = 0
        for index in 0..<40 as Range<UInt64> {
            let program = generator.generate(index)
            let memory = try GuestMemory.forPrograms()
            try #require(memory.load(program))
            for word in program.code.indices {
                let pc = ProgramMap.codeBase + 4 * UInt64(word)
                // A translator each: what one emitted before must not hide what it emits now.
                guard word % 16 == 0, let code = try EngineCatalogue.hostCode(of: kind, at: pc, memory: memory)
                else { continue }
                let unknown = code.bytes.withUnsafeBytes { disassembler.firstUndecodableOffset(in: $0) }
                #expect(unknown == nil, "program \(index), block \(pc): byte \(unknown ?? 0) of \(code.bytes)")
                blockCount += 1
            }
        }
        #expect(blockCount > 100)
    }

    @Test("is not made by engines that need none")
    func othersHaveNone() throws {
        let memory = try GuestMemory.forPrograms()
        #expect(try EngineCatalogue.hostCode(of: .interpreter, at: ProgramMap.codeBase, memory: memory) == nil)
        #expect(try EngineCatalogue.hostCode(of: .irPortable, at: ProgramMap.codeBase, memory: memory) == nil)
    }
}
