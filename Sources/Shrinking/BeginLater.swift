import GuestISA
import GuestMachine

/// Begins the program shortly before what goes wrong, in the state that it has there.
///
///     li   x5, 77         // deleted: x5 begins as 77
///     loop: ...           // deleted, with the thousand turns it takes
///     sraiw x7, x5, 3
struct BeginLater: Reducer {
    let name = "begin later"

    /// The instruction that goes wrong in the simplest program so far: how many retire before it.
    let culprit: () -> UInt64
    /// The program that begins after some instructions; nil if there is none.
    let advance: (Program, UInt64) -> Program?
    /// The words of the first instructions that a program retires.
    let trace: (Program, Int) -> [UInt32]

    /// How many instructions are kept before the one that goes wrong.
    private static let distances: [UInt64] = [0, 1, 2, 3, 5, 8, 13, 21, 34]

    func propose(_ program: Program, _ propose: (Program) -> Bool) {
        let culprit = culprit()
        for distance in BeginLater.distances where distance < culprit {
            guard let later = advance(program, culprit - distance) else { continue }
            if proposeStraightened(later, Int(distance) + 1, propose) { return }
            if proposeCut(later, Int(distance) + 1, propose) { return }
        }
    }

    /// What is run, one instruction after the other as if there were no jumps among them.
    private func proposeStraightened(_ program: Program, _ count: Int, _ propose: (Program) -> Bool) -> Bool {
        let words = trace(program, count)
        guard words.count == count else { return false }
        var candidate = program
        candidate.code = words.dropLast().filter { !BeginLater.transfers($0) } + words.suffix(1)
        candidate.pc = ProgramMap.codeBase
        return propose(candidate)
    }

    private static func transfers(_ word: UInt32) -> Bool { Instruction(decoding: word)?.endsBasicBlock ?? false }

    /// The words around pc, moved to the start of the code or kept where they are.
    private func proposeCut(_ program: Program, _ count: Int, _ propose: (Program) -> Bool) -> Bool {
        let start = Int((program.pc &- ProgramMap.codeBase) / 4)
        let end = start + count
        guard program.pc >= ProgramMap.codeBase, end <= program.code.count else { return false }
        for end in [end, program.code.count] {
            var tail = program.deleting(end..<program.code.count, movingPointers: true)
            if propose(tail.deleting(0..<start, movingPointers: true)) { return true }
            for index in 0..<start { tail.code[index] = nopWord }
            if propose(tail) { return true }
        }
        return false
    }
}
