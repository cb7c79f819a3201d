import GuestISA
import GuestMachine

/// Puts the first instruction of the same format in the place of each, whatever it does: for canonical forms.
///
///     sd x1, 8(x2)         // becomes sb x1, 8(x2)
///     bgeu x5, x6, loop    // becomes beq x0, x0, loop
struct SubstituteInstructions: Reducer {
    let name = "substitute instructions"

    func propose(_ program: Program, _ propose: (Program) -> Bool) {
        for index in program.code.indices.reversed() {
            guard let instruction = Instruction(decoding: program.code[index]) else { continue }
            for other in SubstituteInstructions.others(instruction) {
                if let word = other.encoded, propose(program.replacing(index, by: word)) { return }
            }
        }
    }

    private static func others(_ instruction: Instruction) -> [Instruction] {
        var list: [Instruction] = []
        switch instruction.opcode.spec.format {
        case .b: list.append(Instruction(.beq, imm: instruction.imm))
        case .r, .i, .iOffset, .shift, .shiftWord, .s, .u, .j, .fence, .none: break
        }
        for opcode in Opcode.allCases
        where opcode.rawValue < instruction.opcode.rawValue && opcode.spec.format == instruction.opcode.spec.format {
            var other = instruction
            other.opcode = opcode
            list.append(other)
        }
        return list
    }
}
