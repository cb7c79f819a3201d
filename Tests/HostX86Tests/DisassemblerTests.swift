import HostDisassembly
import Testing

@Suite("Host disassembler") struct DisassemblerTests {
    @Test("instructions come with address, bytes and text")
    func text() throws {
        let code: [UInt8] = [0x48, 0x89, 0xC8, 0xC3]
        let instructions = try code.withUnsafeBytes {
            try HostDisassembler().disassemble(bytes: $0, address: 0x1000)
        }
        #expect(instructions.map(\.address) == [0x1000, 0x1003])
        #expect(instructions.map(\.bytes) == [[0x48, 0x89, 0xC8], [0xC3]])
        #expect(instructions.map(\.text) == ["mov rax, rcx", "ret"])
    }

    @Test("the first undecodable byte is reported, be it unknown or cut off")
    func undecodable() throws {
        let disassembler = try HostDisassembler()
        func offset(_ code: [UInt8]) -> Int? { code.withUnsafeBytes { disassembler.firstUndecodableOffset(in: $0) } }
        #expect(offset([]) == nil)
        #expect(offset([0xC3, 0x90]) == nil)
        #expect(offset([0xC3, 0x06, 0xC3]) == 1)
        #expect(offset([0xC3, 0x48, 0x89]) == 1)
    }
}
