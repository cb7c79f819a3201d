import GuestISA
import GuestMachine
import Testing

@testable import ProgramGenerator

@Suite("Termination proof: what ends") struct TerminationProofTests {
    // `lb` and `sb` of the same byte make a register that the proof knows nothing of.

    /// Expects a proof with exactly this bound.
    private func expectBound(
        _ bound: UInt64, _ text: String, registers: [Int: UInt64] = [:], data: [MemorySegment] = [],
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        let program = try program(text, registers: registers, data: data)
        #expect(throws: Never.self, sourceLocation: location) {
            let found = try TerminationProof.check(program)
            #expect(found == bound, sourceLocation: location)
        }
    }

    @Test("straight code costs its instructions, the one that traps included")
    func straight() throws {
        try expectBound(1, "ecall")
        try expectBound(3, "addi x1, x0, 1; nop; ebreak".lines)
        try expectBound(2, "nop; .word 0".lines)
    }

    @Test("a program that begins outside memory ends at once")
    func beginsOutside() throws {
        var program = try program("ecall")
        program.pc = ProgramMap.window.upperBound
        #expect(try TerminationProof.check(program) == 1)
    }

    @Test("code that runs into zeroed memory ends there")
    func runsOut() throws {
        try expectBound(3, "nop; nop".lines)
    }

    @Test("of two ways the longer counts")
    func branches() throws {
        try expectBound(
            6,
            """
                lb x1, 0(x2)
                sb x1, 0(x2)
                beq x1, x0, short
                nop
                nop
            short:
                ecall
            """, registers: [2: ProgramMap.dataBase])
    }

    @Test("a branch whose operands are known goes one way only")
    func knownBranch() throws {
        try expectBound(2, "beq x5, x5, 12; nop; nop; ecall".lines)
        try expectBound(4, "bltu x5, x6, 12; nop; nop; ecall".lines, registers: [5: 9, 6: 8])
    }

    @Test(
        "a counted loop costs its rounds",
        arguments: [
            ("addi x5, x5, -1; bne x5, x0, -8", 7, 0, 7), ("addiw x5, x5, -1; bne x5, x0, -8", 7, 0, 7),
            ("addi x5, x5, -1; blt x0, x5, -8", 7, 0, 7), ("addi x5, x5, -1; bge x5, x0, -8", 6, 0, 7),
            ("addi x5, x5, 1; blt x5, x6, -8", 3, 10, 7), ("addi x5, x5, 1; bltu x5, x6, -8", 3, 10, 7),
            ("addi x5, x5, 1; bgeu x6, x5, -8", 4, 10, 7), ("addi x5, x5, 3; bne x5, x6, -8", 0, 21, 7),
            ("slli x5, x5, 1; bne x5, x6, -8", 1, 128, 7), ("addi x5, x5, -1; bne x5, x0, -8", 1, 0, 1),
        ] as [(String, UInt64, UInt64, UInt64)])
    func countedLoops(body: String, start: UInt64, limit: UInt64, rounds: UInt64) throws {
        // nop, update, branch: three instructions a round, then ECALL.
        let text = "nop\n\(body.lines)\necall"
        try expectBound(3 * rounds + 1, text, registers: [5: start, 6: limit])
    }

    @Test("a loop that is tested first visits its head once more than its body")
    func testedFirst() throws {
        try expectBound(
            5 * 4 + 1,
            """
            head:
                beq x5, x0, end
                nop
                addi x5, x5, -1
                j head
            end:
                ecall
            """, registers: [5: 4])
    }

    @Test("a counter may start from data, if few values are possible")
    func maskedCounter() throws {
        try expectBound(
            4 + 2 * 4 + 1,
            """
                lb x5, 0(x2)
                sb x5, 0(x2)
                andi x5, x5, 3
                addi x5, x5, 1
            head:
                addi x5, x5, -1
                bne x5, x0, head
                ecall
            """, registers: [2: ProgramMap.dataBase])
    }

    @Test("shifting right counts whatever the number is")
    func shiftedCounter() throws {
        let text = "lb x5, 0(x2); sb x5, 0(x2); srli x5, x5, 7; bne x5, x0, -4; ecall".lines
        try expectBound(2 + 2 * 10 + 1, text, registers: [2: ProgramMap.dataBase])
    }

    @Test("nested loops multiply")
    func nestedLoops() throws {
        try expectBound(
            1 + 5 * (1 + 2 * 3 + 2) + 1,
            """
                addi x5, x0, 5
            outer:
                addi x6, x0, 3
            inner:
                addi x6, x6, -1
                bne x6, x0, inner
                addi x5, x5, -1
                bne x5, x0, outer
                ecall
            """)
    }

    @Test("calls cost their function, each of them, and may nest")
    func calls() throws {
        try expectBound(
            (1 + 2) + (2 + 2) + (1 + (1 + 2) + 2) + 1,
            """
                jal x1, leaf
                auipc x5, 0
                jalr x1, 16(x5)
                jal x6, nested
                ecall
            leaf:
                nop
                ret
            nested:
                jal x1, leaf
                addi x6, x6, 12
                jalr x6, -11(x6)
            """)
    }

    @Test("a jump that links and is not returned from is a jump")
    func linkingJump() throws {
        try expectBound(
            6,
            """
                lb x1, 0(x2)
                sb x1, 0(x2)
                beq x1, x0, other
                nop
                jal x5, end
            other:
                nop
            end:
                ecall
            """, registers: [2: ProgramMap.dataBase])
    }

    @Test("a computed jump goes wherever its index allows")
    func computedJump() throws {
        try expectBound(
            2 + 4 + 2 + 1,
            """
                lb x5, 0(x2)
                sb x5, 0(x2)
                andi x5, x5, 8
                auipc x6, 0
                add x5, x5, x6
                jalr x0, 12(x5)
                nop
                j end
                nop
                nop
            end:
                ecall
            """, registers: [2: ProgramMap.dataBase])
    }

    @Test("a table of addresses counts as long as nothing stores to it")
    func jumpTable() throws {
        let table = MemorySegment(
            address: ProgramMap.dataBase + 64,
            bytes: [0x18, 0, 0, 0x80, 0, 0, 0, 0, 0x1c, 0, 0, 0x80, 0, 0, 0, 0])
        let text = """
                lb x5, 0(x2)
                sb x5, 0(x2)
                andi x5, x5, 8
                add x5, x5, x2
                ld x5, 64(x5)
                jr x5
                nop
                ecall
            """
        try expectBound(8, text, registers: [2: ProgramMap.dataBase], data: [table])
        let stored = try program(
            "sb x0, 71(x2)\n" + text, registers: [2: ProgramMap.dataBase], data: [table])
        #expect(throws: TerminationError.self) { try TerminationProof.check(stored) }
    }

    @Test("code may be patched by known words, in whole or in part, and every mixture counts")
    func patches() throws {
        // The branch over two instructions may become a no-op.
        try expectBound(
            6,
            """
                sw x5, 8(x2)
                fence.i
                j 12
                nop
                nop
                ecall
            """, registers: [2: ProgramMap.codeBase, 5: 0x13])
        // One byte of an immediate.
        try expectBound(3, "sb x5, 7(x2); addi x6, x6, 1; ecall".lines, registers: [2: ProgramMap.codeBase, 5: 0x7f])
    }

    @Test("stores that fault change nothing, and end the program")
    func faultingStore() throws {
        try expectBound(1, "sd x5, -4(x2); ecall".lines, registers: [2: ProgramMap.codeBase])
        try expectBound(1, "sw x5, -2(x2); ecall".lines, registers: [2: ProgramMap.window.upperBound])
    }

    @Test("jumps out of memory and to misaligned targets end the program")
    func trappingJumps() throws {
        // The fetch outside is one more that fuel must allow.
        try expectBound(2, "jr x2; ecall".lines, registers: [2: 0x1000])
        try expectBound(2, "j -8; ecall".lines)
        try expectBound(1, "jalr x5, 2(x2); ecall".lines, registers: [2: ProgramMap.codeBase])
        try expectBound(1, "j 6; ecall".lines)
    }

    @Test("code in the data area is followed too, across page boundaries")
    func island() throws {
        let words: [UInt32] = [0x13, 0x13, 0x8067]  // nop, nop, ret
        let island = MemorySegment(
            address: ProgramMap.dataBase + 0x0ffc,
            bytes: words.flatMap { word in (0..<4).map { UInt8(word >> (8 * $0) & 0xff) } })
        try expectBound(1 + 3 + 1, "jal x1, 0x10ffc; ecall".lines, data: [island])
    }
}

extension String {
    /// Statements separated by semicolons, one a line.
    var lines: String { replacing("; ", with: "\n") }
}
