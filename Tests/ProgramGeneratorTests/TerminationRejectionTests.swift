import GuestISA
import GuestMachine
import Testing

@testable import ProgramGenerator

@Suite("Termination proof: what it refuses") struct TerminationRejectionTests {
    /// Expects that there is no proof, for the reason that begins so.
    private func expectRefusal(
        _ reason: String, _ text: String, registers: [Int: UInt64] = [:], data: [MemorySegment] = [],
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        let program = try program(text, registers: registers, data: data)
        let error = #expect(throws: TerminationError.self, sourceLocation: location) {
            try TerminationProof.check(program)
        }
        #expect(
            error?.reason.hasPrefix(reason) ?? false, "\(error.map(\.description) ?? "none")", sourceLocation: location)
    }

    @Test("endless loops, plain and with a counter that is not counted")
    func endless() throws {
        try expectRefusal("jumps back without a test", "j 0")
        try expectRefusal("x5 is not changed by exactly one", "nop; bne x5, x0, -4; ecall".lines, registers: [5: 1])
        try expectRefusal("the loop has no counter", "nop; beq x0, x0, -4".lines)
    }

    @Test("counters that step over their limit")
    func oversteps() throws {
        try expectRefusal("more than", "addi x5, x5, -2; bne x5, x0, -4; ecall".lines, registers: [5: 7])
        try expectRefusal("more than", "addi x5, x5, 1; bge x5, x0, -4; ecall".lines, registers: [5: 7])
    }

    @Test("counters that start from data")
    func unknownStart() throws {
        try expectRefusal(
            "the counter x5 starts", "ld x5, 0(x2); sd x5, 0(x2); addi x5, x5, -1; bne x5, x0, -4; ecall".lines,
            registers: [2: ProgramMap.dataBase])
    }

    @Test("counters that are written twice in a round, by the body or by what it calls")
    func clobbered() throws {
        try expectRefusal(
            "x5 is not changed by exactly one", "addi x5, x5, 1; addi x5, x5, -2; bne x5, x0, -8; ecall".lines,
            registers: [5: 4])
        try expectRefusal(
            "x5 is not changed by exactly one",
            """
            head:
                jal x1, function
                addi x5, x5, -1
                bne x5, x0, head
                ecall
            function:
                addi x5, x5, 1
                ret
            """, registers: [5: 4])
    }

    @Test("counters that a round may leave as they are")
    func skippedUpdate() throws {
        try expectRefusal(
            "a round may leave x5",
            """
            head:
                lb x6, 0(x2)
                sb x6, 0(x2)
                beq x6, x0, next
                addi x5, x5, -1
            next:
                bne x5, x0, head
                ecall
            """, registers: [2: ProgramMap.dataBase, 5: 4])
    }

    @Test("limits that change in the loop")
    func movingLimit() throws {
        try expectRefusal(
            "x6 is compared with what changes",
            "addi x6, x6, 1; addi x5, x5, 1; bne x5, x6, -8; ecall".lines, registers: [6: 1])
    }

    @Test("loops entered in their middle")
    func secondEntry() throws {
        try expectRefusal(
            "the loop is entered in its middle",
            """
                lb x6, 0(x2)
                sb x6, 0(x2)
                beq x6, x0, middle
            head:
                addi x5, x5, -1
            middle:
                bne x5, x0, head
                ecall
            """, registers: [2: ProgramMap.dataBase, 5: 4])
    }

    @Test("loops that overlap")
    func overlap() throws {
        try expectRefusal(
            "loops overlap",
            """
            first:
                addi x5, x5, -1
            second:
                addi x6, x6, -1
                bne x5, x0, first
                bne x6, x0, second
                ecall
            """, registers: [5: 4, 6: 4])
    }

    @Test("functions that call themselves")
    func recursion() throws {
        try expectRefusal(
            "the function may call itself",
            """
                jal x1, function
                ecall
            function:
                jal x1, function
                ret
            """)
    }

    @Test("returns to somewhere else than where the call came from")
    func changedReturnAddress() throws {
        // Back to the call: four bytes before the address it returns to.
        try expectRefusal("jumps back without a test", "jal x1, 8; ecall; jalr x0, -4(x1)".lines)
        try expectRefusal(
            "the target of the jump is not known",
            "lb x6, 0(x2); sb x6, 0(x2); jal x1, 8; ecall; add x1, x1, x6; ret".lines,
            registers: [2: ProgramMap.dataBase])
    }

    @Test("jumps to data-dependent addresses without a mask")
    func unknownJump() throws {
        try expectRefusal(
            "the target of the jump is not known", "ld x5, 0(x2); sd x5, 0(x2); jr x5".lines,
            registers: [2: ProgramMap.dataBase])
    }

    @Test("stores to unknown addresses")
    func unknownStore() throws {
        try expectRefusal(
            "the address of the store", "ld x5, 0(x2); sd x5, 0(x2); sd x5, 0(x5); ecall".lines,
            registers: [2: ProgramMap.dataBase])
    }

    @Test("stores of unknown values into code, and of any value to an unknown place in code")
    func unknownPatch() throws {
        let base = [2: ProgramMap.dataBase, 3: ProgramMap.codeBase]
        try expectRefusal(
            "a store may write unknown code", "ld x5, 0(x2); sd x5, 0(x2); sw x5, 16(x3); nop; nop; ecall".lines,
            registers: base)
        try expectRefusal(
            "a store may write unknown code",
            "ld x5, 0(x2); sd x5, 0(x2); andi x5, x5, 0x3ff; add x5, x5, x3; sb x0, 0(x5); ecall".lines,
            registers: base)
    }

    @Test("patches that make a loop endless: of the count, the test, or a forward jump")
    func harmfulPatches() throws {
        let loop = "addi x5, x0, 3; sw x6, 8(x3); addi x5, x5, -1; bne x5, x0, -8; ecall".lines
        try expectRefusal("x5 is not changed by exactly one", loop, registers: [3: ProgramMap.codeBase, 6: 0x13])
        let test = "addi x5, x0, 3; sw x6, 12(x3); addi x5, x5, -1; bne x5, x0, -8; ecall".lines
        // beq x0, x0, -8
        try expectRefusal("the jump back may be patched", test, registers: [3: ProgramMap.codeBase, 6: 0xfe00_0ce3])
        // jal x0, -4
        try expectRefusal(
            "the jump back may be patched", "sw x6, 4(x3); nop; ecall".lines,
            registers: [3: ProgramMap.codeBase, 6: 0xffdf_f06f])
    }

    @Test("an error names the address and the reason")
    func description() throws {
        let error = TerminationError(pc: 0x8000_0010, reason: "the loop has no counter")
        #expect(error.description == "0x80000010: the loop has no counter")
    }
}
