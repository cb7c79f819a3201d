import GuestISA
import GuestMachine

/// Deletes runs of instructions, halves first, single ones last.
///
///     addi x5, x0, 1
///     xor  x9, x9, x9     // deleted: nothing that matters reads x9
///     sraiw x7, x5, 3
struct DeleteInstructions: Reducer {
    let name = "delete instructions"

    func propose(_ program: Program, _ propose: (Program) -> Bool) {
        forEachRun(of: program.instructionIndices) { run in
            let moved = program.deleting(run, movingPointers: true)
            if propose(moved) { return true }
            let unmoved = program.deleting(run, movingPointers: false)
            return unmoved != moved && propose(unmoved)
        }
    }
}

/// Deletes runs of instructions and moves those before them up, so that what follows stays in its place.
///
/// Where a fault shows only at the end of a line or a page, this is the way to get rid of what leads there.
struct DeleteBefore: Reducer {
    let name = "delete before"

    func propose(_ program: Program, _ propose: (Program) -> Bool) {
        forEachRun(of: program.instructionIndices) { run in
            propose(program.deleting(run, closingFrom: .before, movingPointers: true))
        }
    }
}

/// Turns runs of instructions into zeros, which are no instructions, or into no-ops, so that everything stays in its
/// place.
///
/// Programs that compute addresses of code survive this where deletion would derail them.
struct BlankInstructions: Reducer {
    let name = "blank instructions"

    func propose(_ program: Program, _ propose: (Program) -> Bool) {
        let indices = program.instructionIndices
        let isDone = forEachRun(of: indices) { run in
            var candidate = program
            for index in run { candidate.code[index] = 0 }
            return propose(candidate)
        }
        if isDone { return }
        forEachRun(of: indices.filter { program.code[$0] != nopWord }) { run in
            var candidate = program
            for index in run where candidate.code[index] != 0 { candidate.code[index] = nopWord }
            return propose(candidate)
        }
    }
}

/// Shortens the runs of zeros before and between instructions, by powers of two.
struct CloseGaps: Reducer {
    let name = "close gaps"

    func propose(_ program: Program, _ propose: (Program) -> Bool) {
        for gap in program.codeRuns.reversed() where gap.isGap {
            var length = gap.range.count
            while length > 0 {
                let closed = gap.range.lowerBound..<gap.range.lowerBound + length
                if propose(program.deleting(closed, movingPointers: true)) { return }
                // All of it, then powers of two: alignment is what a gap is there for.
                length = length == gap.range.count ? CloseGaps.powerOfTwo(below: length) : length / 2
            }
        }
    }
}

extension CloseGaps {
    /// The largest power of two that is less than `value`; zero for one.
    private static func powerOfTwo(below value: Int) -> Int {
        1 << (Int.bitWidth - 1 - (value - 1).leadingZeroBitCount)
    }
}

/// Deletes pairs of instructions that are not neighbours: a value made here and used up there.
struct DeletePairs: Reducer {
    /// Larger programs are left to the other reducers first.
    static let instructionLimit = 24

    let name = "delete pairs"

    func propose(_ program: Program, _ propose: (Program) -> Bool) {
        let indices = program.instructionIndices
        guard indices.count <= DeletePairs.instructionLimit else { return }
        for (place, second) in indices.enumerated().reversed() {
            for first in indices[..<place].reversed() {
                let candidate = program.deleting(second..<second + 1, movingPointers: true)
                    .deleting(first..<first + 1, movingPointers: true)
                if propose(candidate) { return }
            }
        }
    }
}

/// Calls `body` with ranges that begin and end with one of `indices`: all of them, halves, quarters, at last single ones.
/// From the end on, as what comes after the divergence goes first. Ends with true when `body` does.
@discardableResult private func forEachRun(of indices: [Int], _ body: (Range<Int>) -> Bool) -> Bool {
    var length = indices.count
    while length > 0 {
        var end = indices.count
        while end > 0 {
            let start = max(0, end - length)
            if body(indices[start]..<indices[end - 1] + 1) { return true }
            end = start
        }
        length /= 2
    }
    return false
}

/// Puts a simpler instruction in the place of each: a constant, a copy, another opcode of the same format.
struct SimplifyOpcodes: Reducer {
    let name = "simplify opcodes"

    func propose(_ program: Program, _ propose: (Program) -> Bool) {
        for index in program.code.indices.reversed() {
            guard let instruction = Instruction(decoding: program.code[index]) else {
                // The simplest illegal word is zero.
                if program.code[index] != 0, propose(program.replacing(index, by: 0)) { return }
                continue
            }
            for simpler in SimplifyOpcodes.simpler(instruction) {
                if let word = simpler.encoded, propose(program.replacing(index, by: word)) { return }
            }
        }
    }

    private static func simpler(_ instruction: Instruction) -> [Instruction] {
        var list: [Instruction] = []
        if instruction.rd != 0 {
            list.append(Instruction(.addi, rd: instruction.rd, imm: 1))
            list.append(Instruction(.addi, rd: instruction.rd, imm: -1))
            list.append(Instruction(.addi, rd: instruction.rd, rs1: instruction.rs1))
        }
        let opcodes = Opcode.allCases.filter { opcode in
            opcode.rawValue < instruction.opcode.rawValue && opcode.spec.format == instruction.opcode.spec.format
                && opcode.spec.effect == instruction.opcode.spec.effect
        }
        for opcode in opcodes {
            var other = instruction
            other.opcode = opcode
            list.append(other)
        }
        return list.filter { $0 != instruction }
    }
}

/// Deletes what branches and jumps go past, and themselves; makes them go to the next instruction, or not at all far.
struct StraightenBranches: Reducer {
    let name = "straighten branches"

    func propose(_ program: Program, _ propose: (Program) -> Bool) {
        for index in program.code.indices.reversed() {
            guard let instruction = Instruction(decoding: program.code[index]) else { continue }
            switch instruction.opcode.spec.format {
            case .b, .j:
                let target = index + Int(instruction.imm) / 4
                if instruction.imm > 4, target <= program.code.count {
                    if propose(program.deleting(index..<target, movingPointers: true)) { return }
                }
                for offset in [4, 8, 2] as [Int32] where offset != instruction.imm {
                    var nearer = instruction
                    nearer.imm = offset
                    if let word = nearer.encoded, propose(program.replacing(index, by: word)) { return }
                }
            case .r, .i, .iOffset, .shift, .shiftWord, .s, .u, .fence, .none: continue
            }
        }
    }
}

/// Lowers register numbers and immediates one instruction at a time.
struct SimplifyOperands: Reducer {
    let name = "simplify operands"

    func propose(_ program: Program, _ propose: (Program) -> Bool) {
        for index in program.code.indices.reversed() {
            guard let instruction = Instruction(decoding: program.code[index]) else { continue }
            for simpler in SimplifyOperands.simpler(instruction) {
                if let word = simpler.encoded, propose(program.replacing(index, by: word)) { return }
            }
        }
    }

    private static func simpler(_ instruction: Instruction) -> [Instruction] {
        var list: [Instruction] = []
        func vary(_ change: (inout Instruction) -> Void) {
            var other = instruction
            change(&other)
            list.append(other)
        }
        let step = instruction.opcode.spec.format.immediateStep
        let halved = instruction.imm / 2 / step * step
        for value in [0, step, -step, halved, instruction.imm &- step] where value.magnitude < instruction.imm.magnitude
        {
            vary { $0.imm = value }
        }
        if instruction.imm < 0, instruction.imm != Int32.min { vary { $0.imm = -$0.imm } }
        for register in [0, 1, 2] as [UInt8] {
            if register < instruction.rs1 { vary { $0.rs1 = register } }
            if register < instruction.rs2 { vary { $0.rs2 = register } }
            if register < instruction.rd { vary { $0.rd = register } }
        }
        return list
    }
}
