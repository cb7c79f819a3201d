import HostX86
import Testing

@Suite("Encoded lengths") struct LengthTests {
    /// The bytes of one emission, in hexadecimal.
    private func bytes(_ body: (inout Assembler) -> Void) -> String {
        let scratch = AssemblerScratch(labelCapacity: 1)
        return withUnsafeTemporaryAllocation(byteCount: 64, alignment: 8) { memory in
            var assembler = Assembler(memory: memory, scratch: scratch)
            body(&assembler)
            return memory[..<assembler.offset].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
                .joined(separator: " ")
        }
    }

    @Test("displacements take no byte, one or four; rbp and r13 always one; rsp and r12 a SIB byte")
    func displacements() {
        #expect(bytes { $0.mov(.w64, dst: .rax, src: .at(.rbx)) } == "48 8b 03")
        #expect(bytes { $0.mov(.w64, dst: .rax, src: .at(.rbp)) } == "48 8b 45 00")
        #expect(bytes { $0.mov(.w64, dst: .rax, src: .at(.r13)) } == "49 8b 45 00")
        #expect(bytes { $0.mov(.w64, dst: .rax, src: .at(.rsp)) } == "48 8b 04 24")
        #expect(bytes { $0.mov(.w64, dst: .rax, src: .at(.r12, 8)) } == "49 8b 44 24 08")
        #expect(bytes { $0.mov(.w64, dst: .rax, src: .at(.rbp, -128)) } == "48 8b 45 80")
        #expect(bytes { $0.mov(.w64, dst: .rax, src: .at(.rbp, 128)) } == "48 8b 85 80 00 00 00")
        #expect(bytes { $0.mov(.w32, dst: .rax, src: .at(.r13, index: .rax)) } == "41 8b 44 05 00")
        #expect(bytes { $0.jmp(.absolute(0x1000, index: .rax, scale: .by8)) } == "ff 24 c5 00 10 00 00")
        #expect(bytes { $0.mov(.w32, dst: .rax, src: .at(.rcx, 4).address32.inGS) } == "65 67 8b 41 04")
    }

    @Test("immediates take one byte where the host extends it")
    func immediates() {
        #expect(bytes { $0.alu(.add, .w64, dst: .rax, src: 127) } == "48 83 c0 7f")
        #expect(bytes { $0.alu(.add, .w64, dst: .rax, src: 128) } == "48 81 c0 80 00 00 00")
        #expect(bytes { $0.alu(.cmp, .w16, dst: .rcx, src: 0x1234) } == "66 81 f9 34 12")
        #expect(bytes { $0.alu(.and, .w8, dst: .rcx, src: 5) } == "80 e1 05")
        #expect(bytes { $0.mov(dst: .rax, imm: 0, mayClobberFlags: true) } == "31 c0")
        #expect(bytes { $0.mov(dst: .rax, imm: 0) } == "b8 00 00 00 00")
        #expect(bytes { $0.mov(dst: .r9, imm: 0xFFFF_FFFF) } == "41 b9 ff ff ff ff")
        #expect(bytes { $0.mov(dst: .rax, imm: -1) } == "48 c7 c0 ff ff ff ff")
        #expect(bytes { $0.mov(dst: .r8, imm: .min) } == "49 b8 00 00 00 00 00 00 00 80")
    }

    @Test("REX appears only where a register or the width asks for it")
    func rexPrefix() {
        #expect(bytes { $0.alu(.add, .w32, dst: .rax, src: .rcx) } == "01 c8")
        #expect(bytes { $0.setcc(.e, dst: .rbx) } == "0f 94 c3")
        #expect(bytes { $0.setcc(.e, dst: .rsi) } == "40 0f 94 c6")
        #expect(bytes { $0.movzx(dst: .rax, src: .rsp, from: .w8) } == "40 0f b6 c4")
        #expect(bytes { $0.movzx(dst: .rsp, src: .rax, from: .w8) } == "0f b6 e0")
        #expect(bytes { $0.mov(.w8, dst: .at(.rsi), src: .rax) } == "88 06")
        #expect(bytes { $0.push(.r15) } == "41 57")
    }

    @Test("the longest instruction has 15 bytes and fits the slack")
    func longest() {
        let memory = HostMemory.at(.r12, index: .r13, scale: .by8, .max).address32.inGS
        let emitted = bytes { $0.alu(.add, .w64, dst: memory, src: .max) }
        #expect(emitted == "65 67 4b 81 84 ec ff ff ff 7f ff ff ff 7f")
        #expect(bytes { $0.alu(.add, .w16, dst: memory, src: 0x7FFF) } == "65 67 66 43 81 84 ec ff ff ff 7f ff 7f")
    }
}
