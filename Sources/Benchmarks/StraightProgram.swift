import GuestISA
import GuestMachine
import ProgramGenerator

/// Programs of instructions that only compute, drawn evenly from all that there are, with ECALL at the end: what other
/// emulators' programs per second are measured on.
enum StraightProgram {
    /// Instructions before the ECALL.
    static let length = 64

    private static let opcodes =
        [InstructionGroup.arithmetic, .logic, .shift, .compare, .wordArithmetic, .wordShift, .upper].flatMap(\.opcodes)

    /// Program `index` of `seed`.
    static func make(seed: UInt64, _ index: UInt64) -> Program {
        var random = RandomSource(seed: seed, program: index)
        var code = (0..<length).map { _ in word(&random) }
        code.append(Instruction(.ecall).encoded!)
        return Program(
            code: code, registers: [0] + (1..<32).map { _ in random.next() }, fuel: UInt64(code.count) + 1)
    }

    private static func word(_ random: inout RandomSource) -> UInt32 {
        let opcode = opcodes[random.below(opcodes.count)]
        func register(_ least: Int) -> UInt8 { UInt8(random.number(in: least...31)) }
        let (rd, rs1, rs2) = (register(1), register(0), register(0))
        let instruction =
            switch opcode.spec.format {
            case .r: Instruction(opcode, rd: rd, rs1: rs1, rs2: rs2)
            case .i: Instruction(opcode, rd: rd, rs1: rs1, imm: Int32(random.number(in: -2048...2047)))
            case .shift: Instruction(opcode, rd: rd, rs1: rs1, imm: Int32(random.below(64)))
            case .shiftWord: Instruction(opcode, rd: rd, rs1: rs1, imm: Int32(random.below(32)))
            case .u: Instruction(opcode, rd: rd, imm: Int32(truncatingIfNeeded: random.next()) & ~0xfff)
            case .iOffset, .s, .b, .j, .fence, .none:
                preconditionFailure("\(opcode.mnemonic) does more than compute")
            }
        return instruction.encoded!
    }
}
