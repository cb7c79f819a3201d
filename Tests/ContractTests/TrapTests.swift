import GuestMachine
import Testing

@Suite("Contract: traps") struct TrapTests {
    @Test("ECALL and EBREAK trap with tval 0 and pc on themselves, and do not retire", arguments: engineKinds)
    func calls(kind: EngineKind) throws {
        for (text, cause) in [("ecall", TrapCause.environmentCall), ("ebreak", .breakpoint)] {
            let machine = try ContractMachine(kind, "\(text)\n addi x5, x5, 1\n \(text)")
            machine.expect(.fault(cause), pc: codeBase, retired: 0)
            machine.hart.pc += 4
            machine.expect(.fault(cause), pc: codeBase + 8, retired: 1)
            #expect(machine.hart.x[5] == 1)
        }
    }

    /// Words that the profile does not define, each with what it would be elsewhere.
    private static let illegalWords: [(word: UInt32, name: String)] = [
        (0x0000_0000, "all zero"), (0xffff_ffff, "all one"), (0x0000_4501, "c.li"), (0x0000_8082, "c.jr ra"),
        (0x0000_0012, "compressed quadrant 2"), (0x0000_001f, "48-bit"), (0x0000_007f, "192-bit"),
        (0x0400_1013, "slli with a 7-bit amount"), (0x0400_5013, "srli with a 7-bit amount"),
        (0x4400_5013, "srai with a 7-bit amount"), (0x4000_1013, "slli with bit 30"), (0x8000_5013, "srli with bit 31"),
        (0x0200_101b, "slliw with shamt[5]"), (0x0200_501b, "srliw with shamt[5]"),
        (0x4200_501b, "sraiw with shamt[5]"),
        (0x4000_101b, "slliw with bit 30"), (0x0000_201b, "op-imm-32 2"), (0x0200_0033, "mul"), (0x0200_003b, "mulw"),
        (0x4000_1033, "sll with bit 30"), (0x4000_7033, "andn"), (0x4000_103b, "sllw with bit 30"),
        (0x0000_203b, "op-32 2"), (0x0000_7003, "load 7"), (0x0000_4023, "store 4"), (0x0000_2063, "branch 2"),
        (0x0000_3063, "branch 3"), (0x0000_1067, "jalr 1"), (0x0000_7067, "jalr 7"), (0x0000_200f, "cbo.inval"),
        (0x1000_2073, "csrr"), (0xc000_2073, "rdcycle"), (0x3020_0073, "mret"), (0x1020_0073, "sret"),
        (0x1050_0073, "wfi"), (0x0020_0073, "uret"), (0x0000_00f3, "ecall with rd"), (0x0000_8073, "ecall with rs1"),
        (0x1200_0073, "sfence.vma"), (0x0000_2007, "flw"), (0x0000_2027, "fsw"), (0x0000_0053, "fadd.s"),
        (0x0000_202f, "lr.w"), (0x0000_002b, "custom-1"), (0x0000_0057, "vector"), (0x0000_0043, "fmadd.s"),
    ]

    @Test("every word the profile does not define traps with tval = the word", arguments: engineKinds)
    func illegal(kind: EngineKind) throws {
        let machine = try ContractMachine(kind, "ecall")
        for (word, name) in TrapTests.illegalWords {
            try machine.replace("addi x5, x5, 1\n .word \(word)\n addi x5, x5, 1")
            machine.expect(.fault(.illegalInstruction, UInt64(word)), pc: codeBase + 4, retired: 1)
            #expect(machine.hart.x[5] == 1, "\(name)")
            machine.expect(.fault(.illegalInstruction, UInt64(word)), pc: codeBase + 4, retired: 0)
        }
    }

    @Test("an instruction that traps leaves instret and registers as they were", arguments: engineKinds)
    func notRetired(kind: EngineKind) throws {
        for text in [
            "ecall", "ebreak", ".word 0", "jal x5, 2", "jalr x5, 2(x0)", "beq x0, x0, 2", "ld x5, 0(x0)",
            "sd x5, 0(x0)",
            "lbu x0, -1(x0)",
        ] {
            let machine = try ContractMachine(kind, text)
            for index in 1..<32 { machine.hart.x[index] = UInt64(index) << 32 }
            machine.hart.instret = 123
            let before = machine.hart
            let exit = machine.run()
            guard case .trap = exit else {
                Issue.record("\(text): \(exit)")
                continue
            }
            #expect(machine.hart == before, "\(text)")
            #expect(machine.run() == exit, "\(text), again")
        }
    }
}
