import GuestISA
import TestSupport
import Testing

@Suite("Guest assembler errors") struct AssemblerErrorTests {
    /// A text with one mistake, and what is said about it.
    static let mistakes: [(text: String, error: String)] = [
        ("\n\n    addi x5, x6, 2048", "3:18: error: immediate 2048 does not fit 12 signed bits (-2048...2047)"),
        ("addi x5, x6, -2049", "1:14: error: immediate -2049 does not fit 12 signed bits (-2048...2047)"),
        ("lw x5, 2048(x6)", "1:8: error: immediate 2048 does not fit 12 signed bits (-2048...2047)"),
        ("sd x5, -2049(x6)", "1:8: error: immediate -2049 does not fit 12 signed bits (-2048...2047)"),
        ("jalr x5, x6, 2048", "1:14: error: immediate 2048 does not fit 12 signed bits (-2048...2047)"),
        ("slli x5, x6, 64", "1:14: error: shift amount 64 does not fit 6 bits (0...63)"),
        ("sraiw x5, x6, 32", "1:15: error: shift amount 32 does not fit 5 bits (0...31)"),
        ("srli x5, x6, -1", "1:14: error: shift amount -1 does not fit 6 bits (0...63)"),
        ("lui x5, 0x100000", "1:9: error: immediate 1048576 does not fit 20 bits (0...1048575)"),
        ("auipc x5, -1", "1:11: error: immediate -1 does not fit 20 bits (0...1048575)"),
        (
            "li x5, 0x8000000000000000 + 0x8000000000000000",
            "1:8: error: immediate 18446744073709551616 does not fit 64 bits "
                + "(-9223372036854775808...18446744073709551615)"
        ),
        (
            "li x5, 0x10000000000000000",
            "1:8: error: '0x10000000000000000' is not a number: expected decimal, 0x or 0b digits, at most 64 bits"
        ),
        (
            String(repeating: "s", count: 5000),
            "1:1: error: '\(String(repeating: "s", count: 40))…' is neither an instruction of RV64I and Zifencei nor a "
                + "known pseudo-instruction"
        ),
        ("li x5, 010", "1:8: error: '010' is not a number: expected decimal, 0x or 0b digits, at most 64 bits"),
        ("li x5, 1f", "1:8: error: '1f' is not a number: expected decimal, 0x or 0b digits, at most 64 bits"),
        ("a: li x5, a", "1:11: error: li takes a number; use la for addresses"),
        ("li x5, a", "1:8: error: labels used here must be defined above"),
        (
            "beq x5, x6, 4096",
            "1:13: error: target is 4096 bytes away, expected an even distance in -4096...4094"
        ),
        (
            "a: .zero 4096\nbne x0, x0, a - 2",
            "2:13: error: target is -4098 bytes away, expected an even distance in -4096...4094"
        ),
        ("j . + 3", "1:3: error: target is 3 bytes away, expected an even distance in -1048576...1048574"),
        ("la x5, 0x100000000", "1:8: error: address is 2147483648 bytes away, expected less than 2 GiB: use li"),
        ("j nowhere", "1:3: error: label 'nowhere' is not defined"),
        ("j a + b\na: b:", "1:3: error: a sum can contain one label, or the difference of two"),
        ("addi x5, x6, a\na:", "1:14: error: expected a number, found an address"),
        ("a:\n a: nop", "2:2: error: label 'a' is already defined on line 1"),
        (".: nop", "1:1: error: '.' is the current address and cannot be a label"),
        (
            "mul x5, x6, x7",
            "1:1: error: 'mul' is neither an instruction of RV64I and Zifencei nor a known pseudo-instruction"
        ),
        ("c.nop", "1:1: error: 'c.nop' is neither an instruction of RV64I and Zifencei nor a known pseudo-instruction"),
        ("add x5, x6", "1:11: error: expected ',', found the end of the line"),
        ("add x5, x6, x7, x8", "1:15: error: expected the end of the line, found ','"),
        ("add x5 x6, x7", "1:8: error: expected ',', found 'x6'"),
        ("add x5, x32, x7", "1:9: error: expected a register, x0 to x31 or an ABI name, found 'x32'"),
        ("lw x5, 4[x6]", "1:9: error: expected '(', found '['"),
        ("lw x5, 4(x6", "1:12: error: expected ')', found the end of the line"),
        ("lw x5, x6", "1:8: error: expected a number, found an address"),
        ("ecall x5", "1:7: error: expected the end of the line, found 'x5'"),
        ("fence wr, rw", "1:7: error: 'wr' is not a set of accesses: expected letters of iorw in that order"),
        ("fence 1, rw", "1:7: error: expected letters of iorw, or 0 for none"),
        ("fence 0x, rw", "1:7: error: '0x' is not a number: expected decimal, 0x or 0b digits, at most 64 bits"),
        ("fence rw", "1:9: error: expected ',', found the end of the line"),
        ("12: nop", "1:1: error: expected a label, an instruction or a directive, found '1'"),
        ("\u{e9}", "1:1: error: expected a label, an instruction or a directive, found byte 195"),
        (".byte 256", "1:7: error: value 256 does not fit 8 bits (-128...255)"),
        (".half 1, -32769", "1:10: error: value -32769 does not fit 16 bits (-32768...65535)"),
        (".byte 1 nop", "1:9: error: expected the end of the line, found 'nop'"),
        (".word", "1:6: error: expected a number or a label, found the end of the line"),
        (
            ".string \"x\"",
            "1:1: error: unknown directive '.string': expected .byte, .half, .word, .dword, .zero, .org, .balign, "
                + ".text, .globl or .option"
        ),
        (".zero -1", "1:7: error: expected how many zero bytes, 0 or more"),
        (".zero 0xffffffffffffffff", "1:7: error: expected how many zero bytes, 0 or more"),
        (".zero 0x7fffffffffffffff", "1:7: error: code is longer than the limit of 16384 words"),
        ("nop\n.org 0", "2:6: error: cannot move back to offset 0 from the base: already at 4"),
        (".org 0x10001", "1:6: error: code is longer than the limit of 16384 words"),
        (".balign 3", "1:9: error: expected a power of two, at most 4096 bytes"),
        (".balign 0", "1:9: error: expected a power of two, at most 4096 bytes"),
        (
            ".byte 1\nnop",
            "2:1: error: instruction at an address that is not a multiple of four: put .balign 4 before"
        ),
    ]

    @Test("each mistake is told with its place and what was expected", arguments: mistakes)
    func message(text: String, error expected: String) {
        #expect {
            try GuestAssembler.assemble(text, at: 0x8000_0000, file: "test.s")
        } throws: { error in
            let told = "\(error)"
            if told != "test.s:" + expected { Issue.record("told: \(told)") }
            return told == "test.s:" + expected
        }
    }

    @Test("text and code have limits, which can be set")
    func limits() {
        let tooManyWords = GuestAssembler.Limits(textBytes: 100, words: 2)
        #expect(throws: Never.self) { try GuestAssembler.assemble("nop\nnop", at: 0, limits: tooManyWords) }
        #expect(
            throws: AssemblyError(
                file: "<text>", line: 3, column: 2, message: "code is longer than the limit of 2 words")
        ) { try GuestAssembler.assemble("nop\nnop\n nop", at: 0, limits: tooManyWords) }
        let text = String(repeating: " ", count: 101)
        #expect(
            throws: AssemblyError(
                file: "<text>", line: 1, column: 1, message: "text is longer than the limit of 100 bytes")
        ) { try GuestAssembler.assemble(text, at: 0, limits: tooManyWords) }
    }

    @Test("no text is more than refused: 20,000 random ones")
    func randomTexts() {
        let pieces = [
            "addi", "lw", "jalr", "beq", "fence", "li", "la", "ecall", ".word", ".zero", ".org", ".balign", "x5", "a0",
            "x32",
            "a:", "a", "b:", "b", ".", ":", ",", "(", ")", "+", "-", " ", "\t", "\n", "\r", "#", "//", "0", "1",
            "-2049",
            "0xffffffffffffffff", "0x", "4096", "9223372036854775808", "rw", "\u{0}", "\u{1f600}",
        ]
        var random = TestRandom(seed: 1)
        var acceptedCount = 0
        for _ in 0..<20_000 {
            let text = (0..<1 + random.below(12)).map { _ in random.pick(pieces) + random.pick(["", " "]) }.joined()
            let limits = GuestAssembler.Limits(textBytes: 1000, words: 2000)
            if let code = try? GuestAssembler.assemble(text, at: 0xffff_ffff_ffff_fffc, limits: limits) {
                #expect(code.words.count <= limits.words)
                acceptedCount += 1
            }
        }
        #expect(acceptedCount > 100)
    }
}
