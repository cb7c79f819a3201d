import GuestISA
import GuestMachine

/// Adds an immediate to the initial value of the register that it is added to.
///
///     sd x1, -14(x2)       // x2 begins as 0x80020000
///     sd x1, 0(x2)         // x2 begins as 0x8001fff2
struct RebaseAccesses: Reducer {
    let name = "rebase accesses"

    func propose(_ program: Program, _ propose: (Program) -> Bool) {
        for index in program.code.indices.reversed() {
            guard var instruction = Instruction(decoding: program.code[index]), instruction.imm != 0,
                instruction.rs1 != 0, RebaseAccesses.addsImmediate(instruction)
            else { continue }
            var rebased = program
            rebased.registers[Int(instruction.rs1)] &+= UInt64(bitPattern: Int64(instruction.imm))
            instruction.imm = 0
            rebased.code[index] = instruction.encoded ?? rebased.code[index]
            if propose(rebased) { return }
        }
    }

    private static func addsImmediate(_ instruction: Instruction) -> Bool {
        switch instruction.opcode.spec.format {
        case .s, .iOffset: true
        case .i: instruction.opcode == .addi
        case .r, .shift, .shiftWord, .b, .u, .j, .fence, .none: false
        }
    }
}
