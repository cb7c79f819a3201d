import GuestISA
import GuestMachine

/// Gives registers, everywhere in the program at once, other numbers: those of their order in the text, the lowest that
/// is free, or each other's.
///
///     sraw x17, x15, x26   // becomes sraw x1, x2, x3
struct RenameRegisters: Reducer {
    let name = "rename registers"

    /// Registers that are exchanged with each other at most.
    private static let swapLimit = 12

    func propose(_ program: Program, _ propose: (Program) -> Bool) {
        let mentioned = RenameRegisters.mentioned(in: program)
        let others = (1...31).filter { program.registers[$0] != 0 && !mentioned.contains($0) }
        let used = mentioned + others
        var names = Array(0..<32)
        for (index, register) in used.enumerated() { names[register] = index + 1 }
        let unused = (1...31).filter { !used.contains($0) }
        for (index, register) in unused.enumerated() { names[register] = used.count + index + 1 }
        if propose(RenameRegisters.renaming(program, names)) { return }
        if let free = unused.first {
            for register in used.sorted(by: >) where register > free {
                if propose(RenameRegisters.swapping(program, register, free)) { return }
            }
        }
        for (index, first) in used.prefix(RenameRegisters.swapLimit).enumerated() {
            for second in used.prefix(index) where propose(RenameRegisters.swapping(program, first, second)) { return }
        }
    }

    /// The registers but x0 in the order in which the text names them first.
    private static func mentioned(in program: Program) -> [Int] {
        var result: [Int] = []
        for register in program.registerMentions where !result.contains(Int(register)) { result.append(Int(register)) }
        return result
    }

    private static func swapping(_ program: Program, _ first: Int, _ second: Int) -> Program {
        var names = Array(0..<32)
        names.swapAt(first, second)
        return renaming(program, names)
    }

    /// The program with `names[n]` in the place of each register `n`.
    private static func renaming(_ program: Program, _ names: [Int]) -> Program {
        var result = program
        for (register, name) in names.enumerated() { result.registers[name] = program.registers[register] }
        for (index, word) in program.code.enumerated() {
            guard var instruction = Instruction(decoding: word) else { continue }
            instruction.rd = UInt8(names[Int(instruction.rd)])
            instruction.rs1 = UInt8(names[Int(instruction.rs1)])
            instruction.rs2 = UInt8(names[Int(instruction.rs2)])
            result.code[index] = instruction.encoded ?? word
        }
        return result
    }
}

extension Program {
    /// Each register that an operand names, x0 left out, in the order of the text.
    var registerMentions: [UInt8] {
        code.flatMap { word -> [UInt8] in
            guard word != 0, let instruction = Instruction(decoding: word) else { return [] }
            let isStore = if case .store = instruction.opcode.spec.effect { true } else { false }
            let sources = [instruction.rs1, instruction.rs2]
            return ([instruction.rd] + (isStore ? sources.reversed() : sources)).filter { $0 != 0 }
        }
    }
}
