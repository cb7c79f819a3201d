import GuestISA
import GuestMachine
import TestSupport
import Testing

@testable import CorpusStore

@Suite("Programs as assembler text") struct AssemblyTextTests {
    @Test("every part survives writing and reading")
    func roundTrip() throws {
        var random = TestRandom(seed: 2)
        let files =
            [SampleFiles.complete, ProgramFile(Program(code: []))] + (0..<300).map { _ in SampleFiles.random(&random) }
        for file in files {
            let text = try file.assemblyText()
            #expect(try ProgramFile(assembly: text, name: "test") == file)
        }
    }

    @Test("every word of the ISA survives, wherever its target is")
    func everyInstruction() throws {
        var random = TestRandom(seed: 3)
        var code: [UInt32] = []
        for spec in InstructionSpec.table {
            for _ in 0..<20 { code.append(spec.match | UInt32(truncatingIfNeeded: random.next()) & ~spec.mask) }
        }
        let file = ProgramFile(Program(code: code))
        #expect(try ProgramFile(assembly: file.assemblyText(), name: "test") == file)
    }

    @Test("zeros between instructions are one line, up to where a jump leads")
    func gaps() throws {
        let code = try GuestAssembler.assemble(
            "jal x0, there\n.zero 4080\nthere: .zero 8\nadd x1, x2, x3\n.word 0\nsub x1, x2, x3\n.zero 12",
            at: ProgramMap.codeBase)
        let file = ProgramFile(Program(code: code.words))
        let text = try file.assemblyText()
        #expect(try ProgramFile(assembly: text, name: "test") == file)
        #expect(
            text.hasSuffix(
                """
                    .text
                    jal x0, at_80000ff4
                    .zero 4080
                at_80000ff4:
                    .zero 8
                    add x1, x2, x3
                    .word 0x00000000
                    sub x1, x2, x3
                    .zero 12

                """))
    }

    @Test("the text reads like a program")
    func text() throws {
        let code = try GuestAssembler.assemble(
            """
            addi x5, x0, 1
            loop: beq x5, x6, end
            fence w, 0
            .word 0x02b50533
            jal x0, loop
            jal x1, . - 4096
            bne x5, x0, . + 6
            end:
            """, at: ProgramMap.codeBase)
        var file = ProgramFile(Program(code: code.words, pc: 0x8000_0004), origin: SampleFiles.complete.origin)
        file.finding = FindingInfo(engines: [], modes: ["free/17"], signature: "")
        file.program.registers[31] = .max
        file.program.data = [MemorySegment(address: 0x8001_0010, bytes: Array(0..<40))]
        #expect(
            try file.assemblyText() == """
                # A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
                #: generator = 3
                #: seed = 42
                #: program = 412
                #: engines =
                #: modes = free/17
                #: signature =
                #: fuel = 10000
                #: pc = 0x80000004
                #: x31 = 0xffffffffffffffff
                #: data 0x80010010 = 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f
                #: data ... = 2021222324252627
                    .option norvc
                    .option norelax
                    .text
                    addi x5, x0, 1
                at_80000004:
                    beq x5, x6, at_8000001c
                    .word 0x0100000f  # fence w, 0
                    .word 0x02b50533
                    jal x0, at_80000004
                    jal x1, . - 4096
                    bne x5, x0, . + 6
                at_8000001c:

                """)
        #expect(try ProgramFile(assembly: file.assemblyText(), name: "test") == file)
    }

    @Test("what is not given has the usual values; hand-written forms are understood")
    func handwritten() throws {
        let file = try ProgramFile(
            assembly: """
                # A comment.
                  #: sp = -1
                #:x7=0x10
                \t#: data 0x80010000 = 00 11 2233
                #: data ... = 44
                #: data 0x80010010 = FF
                    li a0, 5
                    ecall   #: not a state comment
                """, name: "test.s")
        var expected = Program(code: [0x0050_0513, 0x73])
        expected.registers[2] = .max
        expected.registers[7] = 16
        expected.data = [
            MemorySegment(address: 0x8001_0000, bytes: [0, 0x11, 0x22, 0x33, 0x44]),
            MemorySegment(address: 0x8001_0010, bytes: [0xff]),
        ]
        #expect(file == ProgramFile(expected))
    }

    /// A text with one mistake, and what is said about it.
    static let mistakes: [(text: String, error: String)] = [
        ("nop\n#: x5", "2:6: error: expected '='"),
        (
            "#: x32 = 1",
            "1:4: error: 'x32' is unknown: expected a register, pc, fuel, data, generator, seed, program, engines, modes "
                + "or signature"
        ),
        ("#: x0 = 0", "1:4: error: x0 is always zero"),
        ("#: x5 = 1\n#: x5 = 1", "2:4: error: x5 is already given on line 1"),
        ("#: x5 = 1\n#: t0 = 1", "2:4: error: x5 is already given on line 1"),
        ("#: t0 = 1\n#: x5 = 1", "2:4: error: x5 is already given on line 1"),
        ("#: x5 = one", "1:9: error: expected a number, decimal or 0x, of at most 64 bits"),
        ("#: x5 = 010", "1:9: error: expected a number, decimal or 0x, of at most 64 bits"),
        ("#: x5 = --1", "1:9: error: expected a number, decimal or 0x, of at most 64 bits"),
        ("#: x5 = 0x-1", "1:9: error: expected a number, decimal or 0x, of at most 64 bits"),
        ("#: x5 = 0x10000000000000000", "1:9: error: expected a number, decimal or 0x, of at most 64 bits"),
        ("#: x5 = -9223372036854775809", "1:9: error: expected a number, decimal or 0x, of at most 64 bits"),
        ("#: x5 = 1 2", "1:11: error: expected the end of the line"),
        ("#: pc = 0x80000002", "1:9: error: pc must be a multiple of 4"),
        ("#: fuel = 1000000001", "1:11: error: 1000000001 is too large: expected at most 1000000000"),
        ("#: generator = 4294967296", "1:16: error: 4294967296 is too large: expected at most 4294967295"),
        ("#: seed = 1", "1:1: error: seed is given, but generator is missing"),
        ("#: modes = block\n#: signature = x", "1:1: error: modes is given, but engines is missing"),
        ("#: engines = a, , b", "1:17: error: expected a name of 1 to 32 letters, digits and -_./+:"),
        ("#: engines = a b", "1:16: error: expected ','"),
        ("#: engines = 1,2,3,4,5,6,7,8,9", "1:31: error: 9 names, expected at most 8"),
        ("#: signature = a\u{7}", "1:16: error: signature 'a?' is not one line without blanks at its ends"),
        ("#: data 0x80010000", "1:19: error: expected '='"),
        ("#: data 0x80010000 =", "1:21: error: expected bytes as pairs of hexadecimal digits"),
        ("#: data 0x80010000 = 012", "1:24: error: expected two hexadecimal digits for each byte"),
        ("#: data 0x80010000 = 0 1", "1:22: error: expected two hexadecimal digits for each byte"),
        ("#: data 0x8000fffc = 00", "1:9: error: data is at 0x8000fffc, expected 0x80010000..<0x80020000"),
        ("#: data 0x8001ffff = 0000", "1:9: error: data ends after 0x80020000, the end of data"),
        ("#: data 0x8001ffff = 00\n#: data ... = 00", "2:9: error: data ends after 0x80020000"),
        (
            "#: data 0x80010001 = 00\n#: data 0x80010001 = 00",
            "2:9: error: data is at 0x80010001, expected 0x80010002 or later"
        ),
        ("#: data ... = 00", "1:9: error: there is no data to go on with: expected an address"),
        ("addi x5, x6, 2048", "1:14: error: immediate 2048 does not fit 12 signed bits (-2048...2047)"),
        (".zero 65537", "1:7: error: code is longer than the limit of 16384 words"),
    ]

    @Test("each mistake is told with its place and what was expected", arguments: mistakes)
    func message(text: String, error expected: String) {
        #expect {
            try ProgramFile(assembly: text, name: "test.s")
        } throws: { error in
            let told = "\(error)"
            if told != "test.s:" + expected { Issue.record("told: \(told)") }
            return told == "test.s:" + expected
        }
    }

    @Test("no text crashes the reader: 4000 mutants")
    func mutants() throws {
        var random = TestRandom(seed: 4)
        let original = Array(try SampleFiles.complete.assemblyText().utf8)
        var acceptedCount = 0
        for _ in 0..<4000 {
            var bytes = original
            for _ in 0..<1 + random.below(3) {
                let place = random.below(bytes.count)
                switch random.below(3) {
                case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
                case 1: bytes.removeSubrange(place..<min(place + random.below(8), bytes.count))
                default: bytes.insert(contentsOf: original[random.below(original.count)...].prefix(8), at: place)
                }
            }
            let file = try? ProgramFile(assembly: String(decoding: bytes, as: UTF8.self), name: "mutant")
            if let file {
                acceptedCount += 1
                #expect(file.problem == nil)
            }
        }
        #expect(acceptedCount > 200)
    }
}
