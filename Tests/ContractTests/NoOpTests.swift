import GuestISA
import GuestMachine
import Testing

@Suite("Contract: x0, HINTs and fences") struct NoOpTests {
    @Test("nothing written to x0 stays; it reads as zero", arguments: engineKinds)
    func zero(kind: EngineKind) throws {
        let machine = try ContractMachine(
            kind,
            """
            addi x0, x5, 1
            lui x0, 0x12345
            auipc x0, 1
            sub x0, x5, x6
            sraw x0, x5, x6
            sltu x0, x0, x5
            ld x0, 0(x7)
            lb x0, 0(x7)
            jal x0, . + 4
            jalr x0, 44(x8)
            ebreak
            add x9, x0, x0
            sub x10, x0, x5
            sd x0, 8(x7)
            ld x11, 8(x7)
            sll x12, x5, x0
            ecall
            """)
        machine.hart.x[5] = 0x1234
        machine.hart.x[6] = 3
        machine.hart.x[7] = dataBase
        machine.hart.x[8] = codeBase
        let bytes = [UInt8](repeating: 0xff, count: 16)
        #expect(bytes.withUnsafeBytes { machine.memory.write($0, at: dataBase) })
        machine.expect(.fault(.environmentCall), pc: codeBase + 64, retired: 15)
        #expect(machine.hart.x[9] == 0 && machine.hart.x[10] == 0 &- 0x1234)
        #expect(machine.hart.x[11] == 0 && machine.hart.x[12] == 0x1234)
    }

    @Test("a load into x0 still traps", arguments: engineKinds, Access.loads)
    func zeroLoad(kind: EngineKind, load: Access) throws {
        let machine = try ContractMachine(kind, "\(load.mnemonic) x0, 0(x5)")
        machine.hart.x[5] = memoryEnd
        machine.expect(.fault(.loadAccessFault, memoryEnd), pc: codeBase, retired: 0)
    }

    /// FENCE and FENCE.I words with all their fields, FENCE.TSO, PAUSE and HINTs of every kind.
    private static let words: [UInt32] =
        [
            0x0000_000f, 0x0ff0_000f, 0x0330_000f, 0x8330_000f, 0x0100_000f, 0xffff_8f8f, 0xffff_9f8f, 0x0000_100f,
            0x0010_100f, 0x1230_0f8f, 0x0000_0013, 0x0050_0013, 0x0073_0033, 0x0000_0037, 0xffff_f037, 0x0000_1017,
        ]
        + [Opcode.slli, .srai, .srliw, .addiw, .slti, .sltiu, .andi].compactMap {
            Instruction($0, rs1: 5, imm: 31).encoded
        }
        + [Opcode.add, .sub, .sll, .slt, .sltu, .xor, .srl, .sra, .or, .and, .addw, .subw, .sllw, .srlw, .sraw]
        .compactMap { Instruction($0, rs1: 5, rs2: 6).encoded }

    @Test("HINTs, FENCE with any fields, FENCE.TSO, PAUSE and FENCE.I retire and do nothing", arguments: engineKinds)
    func noOps(kind: EngineKind) throws {
        let text = NoOpTests.words.map { ".word \($0)" }.joined(separator: "\n")
        let machine = try ContractMachine(kind, text + "\n ecall")
        for index in 1..<32 { machine.hart.x[index] = 0x0101_0101_0101_0101 &* UInt64(index) }
        var expected = machine.hart
        expected.pc += 4 * UInt64(NoOpTests.words.count)
        expected.instret = UInt64(NoOpTests.words.count)
        #expect(machine.run() == .fault(.environmentCall))
        #expect(machine.hart == expected)
    }
}
