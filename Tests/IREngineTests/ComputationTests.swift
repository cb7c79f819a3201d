import GuestISA
import GuestMachine
import IREngine
import Testing

/// What the manual says that instructions without memory or jumps put into rd (RISC-V Unprivileged ISA 20240411,
/// chapters 2 and 4).
enum Manual {
    /// `a` is rs1, `b` rs2 or the sign-extended immediate.
    static func result(_ opcode: Opcode, _ a: UInt64, _ b: UInt64) -> UInt64? {
        let (signedA, signedB) = (Int64(bitPattern: a), Int64(bitPattern: b))
        let (wordA, wordB) = (Int32(truncatingIfNeeded: a), Int32(truncatingIfNeeded: b))
        switch opcode {
        case .add, .addi: return UInt64(bitPattern: signedA.addingReportingOverflow(signedB).partialValue)
        case .sub: return UInt64(bitPattern: signedA.subtractingReportingOverflow(signedB).partialValue)
        case .sll, .slli: return a << (b & 0x3f)
        case .srl, .srli: return a >> (b & 0x3f)
        case .sra, .srai: return UInt64(bitPattern: signedA >> Int64(b & 0x3f))
        case .slt, .slti: return signedA < signedB ? 1 : 0
        case .sltu, .sltiu: return a < b ? 1 : 0
        case .and, .andi: return ~(~a | ~b)
        case .or, .ori: return ~(~a & ~b)
        case .xor, .xori: return (a | b) - (a & b)
        case .addw, .addiw: return extend(wordA.addingReportingOverflow(wordB).partialValue)
        case .subw: return extend(wordA.subtractingReportingOverflow(wordB).partialValue)
        case .sllw, .slliw: return extend(wordA << Int32(b & 0x1f))
        case .srlw, .srliw: return extend(Int32(bitPattern: UInt32(truncatingIfNeeded: a) >> UInt32(b & 0x1f)))
        case .sraw, .sraiw: return extend(wordA >> Int32(b & 0x1f))
        case .lui, .auipc, .jal, .jalr, .beq, .bne, .blt, .bge, .bltu, .bgeu, .lb, .lh, .lw, .ld, .lbu, .lhu, .lwu,
            .sb, .sh, .sw, .sd, .fence, .fenceI, .ecall, .ebreak:
            return nil
        }
    }

    private static func extend(_ word: Int32) -> UInt64 { UInt64(bitPattern: Int64(word)) }
}

@Suite("Instructions that compute") struct ComputationTests {
    static let registerForms = Opcode.allCases.filter { $0.spec.format == .r }
    static let immediateForms = Opcode.allCases.filter {
        $0.spec.format == .i || $0.spec.format == .shift || $0.spec.format == .shiftWord
    }

    /// rd, rs1, rs2: all different, and each way of being the same or x0.
    static let registerChoices: [(rd: UInt8, rs1: UInt8, rs2: UInt8)] = [
        (5, 6, 7), (6, 6, 7), (7, 6, 7), (5, 6, 6), (6, 6, 6), (0, 6, 7), (5, 0, 7), (5, 6, 0), (0, 0, 0),
    ]

    @Test(
        "two registers give what the manual says, whichever registers they are",
        arguments: EngineUnderTest.allCases, registerForms)
    func registers(_ engine: EngineUnderTest, _ opcode: Opcode) throws {
        let machine = try Machine(engine)
        var differences: [String] = []
        for (slot, choice) in Self.registerChoices.enumerated() {
            let pc = Machine.codeBase + UInt64(slot) * 64
            try machine.write([Instruction(opcode, rd: choice.rd, rs1: choice.rs1, rs2: choice.rs2), ecall], at: pc)
            for a in boundaryValues {
                for b in boundaryValues {
                    let outcome = machine.run([(6, a), (7, choice.rs2 == 6 ? a : b)], pc: pc)
                    let values: [UInt8: UInt64] = [0: 0, 6: a, 7: choice.rs2 == 6 ? a : b]
                    let (x, y) = (values[choice.rs1] ?? 0, values[choice.rs2] ?? 0)
                    let expected = choice.rd == 0 ? 0 : try #require(Manual.result(opcode, x, y))
                    if outcome[x: Int(choice.rd)] != expected || outcome.hart.pc != pc + 4 {
                        differences.append("\(opcode) \(choice): \(a), \(b) gave \(outcome[x: Int(choice.rd)])")
                    }
                }
            }
        }
        #expect(differences == [])
    }

    @Test(
        "a register and an immediate give what the manual says",
        arguments: EngineUnderTest.allCases, immediateForms)
    func immediates(_ engine: EngineUnderTest, _ opcode: Opcode) throws {
        let machine = try Machine(engine)
        let range = opcode.spec.format.immediateRange
        let immediates = [-2048, -2047, -1, 0, 1, 2, 5, 31, 32, 33, 63, 2046, 2047].filter(range.contains)
        var differences: [String] = []
        for (slot, imm) in immediates.enumerated() {
            let pc = Machine.codeBase + UInt64(slot) * 64
            try machine.write(
                [Instruction(opcode, rd: 5, rs1: 6, imm: imm), Instruction(opcode, rd: 6, rs1: 6, imm: imm), ecall],
                at: pc)
            for a in boundaryValues {
                let outcome = machine.run([(6, a)], pc: pc)
                let expected = try #require(Manual.result(opcode, a, UInt64(bitPattern: Int64(imm))))
                if outcome[x: 5] != expected || outcome[x: 6] != expected {
                    differences.append("\(opcode) \(a), \(imm) gave \(outcome[x: 5]), \(outcome[x: 6])")
                }
            }
        }
        #expect(differences == [])
    }

    @Test("two constants give the same as two registers", arguments: EngineUnderTest.allCases, registerForms)
    func constants(_ engine: EngineUnderTest, _ opcode: Opcode) throws {
        let machine = try Machine(engine)
        let values: [Int32] = [0, 1, -1, 31, 33, 63, 2047, -2048]
        for a in values {
            for b in values {
                machine.engine.reset()
                try machine.write([
                    Instruction(.addi, rd: 6, imm: a), Instruction(.addi, rd: 7, imm: b),
                    Instruction(opcode, rd: 5, rs1: 6, rs2: 7), ecall,
                ])
                let expected = Manual.result(opcode, UInt64(bitPattern: Int64(a)), UInt64(bitPattern: Int64(b)))
                #expect(machine.run()[x: 5] == expected, "\(opcode) \(a), \(b)")
            }
        }
    }

    @Test("LUI puts 32 sign-extended bits, AUIPC adds them to its own address", arguments: EngineUnderTest.allCases)
    func upper(_ engine: EngineUnderTest) throws {
        let machine = try Machine(engine)
        for (imm, extended) in [
            (0, 0), (4096, 0x1000), (0x7fff_f000, 0x7fff_f000), (Int32.min, 0xffff_ffff_8000_0000),
            (-4096, 0xffff_ffff_ffff_f000),
        ] as [(Int32, UInt64)] {
            machine.engine.reset()
            try machine.write([
                Instruction(.lui, rd: 5, imm: imm), Instruction(.auipc, rd: 6, imm: imm),
                Instruction(.lui, rd: 0, imm: imm), ecall,
            ])
            let outcome = machine.run()
            #expect(outcome[x: 5] == extended)
            #expect(outcome[x: 6] == Machine.codeBase &+ 4 &+ extended)
            #expect(outcome[x: 0] == 0)
            #expect(outcome.hart.instret == 3)
        }
    }

    @Test("fences retire and do nothing", arguments: EngineUnderTest.allCases)
    func fences(_ engine: EngineUnderTest) throws {
        let machine = try Machine(engine)
        try machine.write([
            Instruction(.fence, imm: 0xff), Instruction(.fence, rd: 5, rs1: 6, imm: 0x833), Instruction(.fenceI),
            Instruction(.fenceI, rd: 7, rs1: 8, imm: 0x123), ecall,
        ])
        let outcome = machine.run([(5, 5), (6, 6), (7, 7), (8, 8)])
        #expect(outcome.exit == ecallExit)
        #expect(outcome.hart.instret == 4)
        for index in 5...8 { #expect(outcome[x: index] == UInt64(index)) }
    }
}
