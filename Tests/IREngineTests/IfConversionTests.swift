import GuestISA
import GuestMachine
import IREngine
import Testing

@Suite("If-conversion") struct IfConversionTests {
    /// The ops of a block that begins with `code`, by this pass alone.
    private func converted(_ code: [Instruction], by passes: [PassName] = [.ifConversion]) throws -> String {
        let memory = try GuestMemory.forPrograms()
        let words = try (code + [ecall]).map { try #require($0.encoded) }
        #expect(words.withUnsafeBytes { memory.write($0, at: ProgramMap.codeBase) })
        let guest = GuestBlock()
        guest.scan(ProgramMap.codeBase, limit: 16, in: memory, superblocks: .standard)
        let listing = OpListing(of: guest, options: OptimizerOptions().only(passes))
        return try #require(listing.stages.last).text
    }

    @Test("a branch around an addition becomes a selection")
    func addition() throws {
        let code = [Instruction(.blt, rs1: 10, rs2: 11, imm: 8), Instruction(.addi, rd: 12, rs1: 13, imm: 5)]
        #expect(
            try converted(code) == """
                block 0x80000000
                @0  t32 = x10
                    t33 = x11
                @1  t34 = x13
                    t35 = add t34, 5
                    t36 = x12
                    x12 = select lt t32, t33, t36, t35
                @2  trap environmentCall, 0
                """)
    }

    @Test("a branch around a load, around two instructions or on one register stays")
    func others() throws {
        let add = Instruction(.addi, rd: 12, rs1: 13, imm: 5)
        for code in [
            [Instruction(.blt, rs1: 10, rs2: 11, imm: 8), Instruction(.lw, rd: 12, rs1: 13, imm: 0)],
            [Instruction(.blt, rs1: 10, rs2: 11, imm: 12), add, add],
            [Instruction(.beq, rs1: 0, rs2: 0, imm: 8), add],
        ] {
            #expect(try !converted(code).contains("select"))
        }
        let code = [Instruction(.blt, rs1: 10, rs2: 11, imm: 8), add]
        #expect(try !converted(code, by: []).contains("select"))
    }

    @Test("the instruction counts if it is executed", arguments: EngineUnderTest.allCases)
    func counting(_ engine: EngineUnderTest) throws {
        let machine = try Machine(engine)
        let code = [
            Instruction(.bltu, rs1: 10, rs2: 11, imm: 8), Instruction(.add, rd: 12, rs1: 12, rs2: 13), ecall,
        ]
        try machine.write(code, at: Machine.codeBase)
        let cases: [(UInt64, UInt64, Bool)] = [(1, 2, true), (2, 2, false), (.max, 1, false), (1, .max, true)]
        for (a, b, isTaken) in cases {
            let outcome = machine.run([(10, a), (11, b), (12, 100), (13, 7)], pc: Machine.codeBase)
            #expect(outcome[x: 12] == (isTaken ? 100 : 107))
            #expect(outcome.hart.instret == (isTaken ? 1 : 2))
            #expect(outcome.exit == ecallExit)
        }
    }
}
