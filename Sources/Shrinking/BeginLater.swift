import GuestISA
import GuestMachine
import Lockstep

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
    /// The first instructions that a program retires.
    let trace: (Program, Int) -> [TracedWord]

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
        straightened(program, count).contains(where: propose)
    }

    /// The first `count` instructions that `program` retires as a program of their own, without jumps but for the last:
    /// at the start of code, and with the last one where it was, which may be what matters.
    private func straightened(_ program: Program, _ count: Int) -> [Program] {
        let steps = trace(program, count)
        guard steps.count == count, let last = steps.last else { return [] }
        var first = program
        first.code = steps.dropLast().map(\.word).filter { !BeginLater.transfers($0) } + [last.word]
        first.pc = ProgramMap.codeBase
        let gap = Int((last.address &- ProgramMap.codeBase) / 4) + 1 - first.code.count
        guard last.address >= ProgramMap.codeBase, last.address < ProgramMap.dataBase, gap > 0 else { return [first] }
        var second = first
        second.code = Array(repeating: 0, count: gap) + first.code
        second.pc = ProgramMap.codeBase + 4 * UInt64(gap)
        return [first, second]
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
            for filler in [0, nopWord] {
                for index in 0..<start { tail.code[index] = filler }
                if propose(tail) { return true }
            }
        }
        return false
    }
}
