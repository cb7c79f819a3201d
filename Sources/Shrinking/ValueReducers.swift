import GuestISA
import GuestMachine
import Lockstep

/// Deletes an instruction and lets what read its result read one of its operands, or in small programs any register.
///
///     addi x7, x5, 0       // deleted
///     sub  x9, x7, x6      // becomes sub x9, x5, x6
struct BypassMoves: Reducer {
    let name = "bypass moves"

    /// Instructions up to which any register is tried.
    private static let smallCount = 12

    func propose(_ program: Program, _ propose: (Program) -> Bool) {
        let indices = program.instructionIndices
        let others = indices.count > 1 && indices.count <= BypassMoves.smallCount ? Set(program.registerMentions) : []
        for index in indices.reversed() {
            guard let instruction = Instruction(decoding: program.code[index]), instruction.rd != 0 else { continue }
            let operands = instruction.opcode.spec.operands
            var sources: [UInt8] = operands.contains(.rs1) ? [instruction.rs1] : []
            if operands.contains(.rs2) { sources.append(instruction.rs2) }
            sources += others.subtracting(sources).sorted()
            for source in sources where source != instruction.rd {
                let bypassed = BypassMoves.reading(source, for: instruction.rd, in: program, after: index)
                if propose(bypassed.deleting(index..<index + 1, movingPointers: true)) { return }
            }
        }
    }

    /// The program in which instructions after `index` read `source` instead of `register`, until one writes the latter.
    private static func reading(
        _ source: UInt8, for register: UInt8, in program: Program, after index: Int
    ) -> Program {
        var result = program
        for index in index + 1..<program.code.count {
            guard var instruction = Instruction(decoding: program.code[index]) else { continue }
            if instruction.rs1 == register { instruction.rs1 = source }
            if instruction.rs2 == register { instruction.rs2 = source }
            result.code[index] = instruction.encoded ?? program.code[index]
            if instruction.rd == register { break }
        }
        return result
    }
}

/// Deletes an instruction whose result its register may as well have from the start.
///
///     sb   x0, 0(x2)
///     addi x1, x0, 1       // deleted: x1 begins as 1
///     sb   x1, 0(x3)
struct PreloadResults: Reducer {
    let name = "preload results"

    /// The first instructions that a program retires.
    let trace: (Program, Int) -> [TracedWord]

    /// Instructions from the start on whose results are looked at.
    private static let traceLimit = 64

    func propose(_ program: Program, _ propose: (Program) -> Bool) {
        var seen: Set<UInt64> = []
        for step in trace(program, PreloadResults.traceLimit) where seen.insert(step.address).inserted {
            let index = Int(truncatingIfNeeded: (step.address &- ProgramMap.codeBase) / 4)
            guard program.code.indices.contains(index), program.code[index] == step.word,
                let instruction = Instruction(decoding: step.word), instruction.rd != 0, !instruction.endsBasicBlock
            else { continue }
            var preloaded = program
            preloaded.registers[Int(instruction.rd)] = step.result
            if propose(preloaded.deleting(index..<index + 1, movingPointers: true)) { return }
            if propose(preloaded.deleting(index..<index + 1, closingFrom: .before, movingPointers: true)) { return }
        }
    }
}
