import GuestISA
import Testing

/// Assembles at 0x80000000 and returns the words.
func words(of text: String) throws -> [UInt32] {
    try GuestAssembler.assemble(text, at: 0x8000_0000).words
}

/// Assembles at 0x80000000 and disassembles each word.
func listing(of text: String) throws -> [String] {
    try words(of: text).map { Instruction.disassembly(of: $0) }
}

@Suite("Guest assembler") struct AssemblerTests {
    @Test("ABI names, fp and numbers mean the same registers")
    func registerNames() throws {
        for number in 0..<32 {
            let abi = RegisterNames.abi[number]
            #expect(try listing(of: "add \(abi), x\(number), \(abi)") == ["add x\(number), x\(number), x\(number)"])
        }
        #expect(try listing(of: "mv fp, s0") == ["addi x8, x8, 0"])
        #expect(RegisterNames.number(of: "x32") == nil)
        #expect(RegisterNames.number(of: "x01") == nil)
        #expect(RegisterNames.number(of: "x+1") == nil)
    }

    @Test("labels resolve forwards and backwards, with addends")
    func labels() throws {
        let text = """
            start:  beq x1, x2, end       # forwards
                    bne x1, x2, start     // backwards
                    jal x1, end + 4
                    jal end-4
                    j . + 8
            end: last: nop
            """
        #expect(
            try listing(of: text) == [
                "beq x1, x2, 20", "bne x1, x2, -4", "jal x1, 16", "jal x1, 4", "jal x0, 8", "addi x0, x0, 0",
            ])
        let code = try GuestAssembler.assemble(text, at: 0x8000_0000)
        #expect(code.labels.map(\.name) == ["start", "end", "last"])
        #expect(code.labels.map(\.address) == [0x8000_0000, 0x8000_0014, 0x8000_0014])
    }

    @Test("a bare number in a branch or jump is a distance")
    func distances() throws {
        #expect(
            try listing(of: "nop\nbeq x1, x2, -4\njal x5, 0x10") == [
                "addi x0, x0, 0", "beq x1, x2, -4", "jal x5, 16",
            ])
    }

    @Test("every way to write JALR")
    func jalrForms() throws {
        let text = """
            jalr x5, 4(x6)
            jalr x5, (x6)
            jalr x5, x6, 4
            jalr x5, x6
            jalr x6
            jalr 4(x6)
            jr x6
            jr 4(x6)
            ret
            """
        #expect(
            try listing(of: text) == [
                "jalr x5, 4(x6)", "jalr x5, 0(x6)", "jalr x5, 4(x6)", "jalr x5, 0(x6)", "jalr x1, 0(x6)",
                "jalr x1, 4(x6)", "jalr x0, 0(x6)", "jalr x0, 4(x6)", "jalr x0, 0(x1)",
            ])
    }

    @Test("FENCE takes every pair of sets, none, or the names LLVM prints for the empty set")
    func fences() throws {
        let text = "fence\nfence rw, w\nfence 0, iorw\nfence w, unknown\nfence.tso\npause\nfence.i"
        #expect(
            try listing(of: text) == [
                "fence iorw, iorw", "fence rw, w", "fence 0, iorw", "fence w, 0", "fence.tso", "fence w, 0", "fence.i",
            ])
    }

    @Test("la and lla give the address of a label on either side")
    func addresses() throws {
        #expect(
            try listing(of: "back: lla x5, back\nla x6, forth\nla x7, 0x80010810\n.zero 4096\nforth: nop").prefix(6)
                == [
                    "auipc x5, 0", "addi x5, x5, 0", "auipc x6, 1", "addi x6, x6, 16", "auipc x7, 17",
                    "addi x7, x7, -2048",
                ])
    }

    @Test("data directives are little-endian and may hold labels and differences")
    func data() throws {
        let text = """
            a:  .byte 1, -1, 0x80, 0b11
                .half 0xfffe, -2
            b:  .word a, b - a
                .dword 0x0123456789abcdef, b
                .2byte 1
                .byte 2
            """
        #expect(
            try words(of: text) == [
                0x0380_ff01, 0xfffe_fffe, 0x8000_0000, 8, 0x89ab_cdef, 0x0123_4567, 0x8000_0008, 0, 0x0002_0001,
            ])
    }

    @Test(".org, .zero and .balign place what follows; .balign fills with nop")
    func layout() throws {
        let text = """
            .text
            .globl main
            .option norvc
            main: .byte 1
            .balign 8
            .word 2
            .org main + 20
            .word 3
            .zero 4
            .balign 1
            """
        #expect(try words(of: text) == [1, 0x13, 2, 0, 0, 3, 0])
    }

    @Test("addresses wrap at 2^64")
    func wrapAround() throws {
        let code = try GuestAssembler.assemble("a: nop\nnop\nb: j a\nbeq x0, x0, b", at: 0xffff_ffff_ffff_fff8)
        #expect(code.labels.map(\.address) == [0xffff_ffff_ffff_fff8, 0])
        #expect(code.words.map { Instruction.disassembly(of: $0) }.suffix(2) == ["jal x0, -8", "beq x0, x0, -4"])
    }

    @Test("an empty text has no words")
    func empty() throws {
        #expect(try words(of: "") == [])
        #expect(try words(of: "\r\n  # only a comment\r\n // another") == [])
    }
}
