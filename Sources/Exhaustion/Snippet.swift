import GuestISA
import GuestMachine

/// A few instructions with an ECALL behind them, and the operands that they are run with.
struct Snippet {
    /// Instructions before the one that is examined.
    var prefix: [Instruction] = []
    /// The one that is examined.
    var subject: Instruction
    /// What rs1 and rs2 hold when the snippet begins; both empty where they are not read or made by `prefix`.
    var firsts: [UInt64]
    var seconds: [UInt64]

    /// Words with the ECALL.
    var wordCount: Int { prefix.count + 2 }
    /// Runs: every combination of what its operands can be, of which those in one register are one.
    var caseCount: Int { max(1, firsts.count) * max(1, seconds.count) }

    /// A snippet that is run with every value that its registers can hold.
    init(_ subject: Instruction, prefix: [Instruction] = [], isFull: Bool, knows known: Instruction.Source = []) {
        self.subject = subject
        self.prefix = prefix
        let fields = subject.opcode.spec.operands
        let readsFirst = fields.contains(.rs1) && subject.rs1 != 0 && !known.contains(.first)
        let readsSecond = fields.contains(.rs2) && subject.rs2 != 0 && !known.contains(.second)
        let isSame = readsFirst && readsSecond && subject.rs1 == subject.rs2
        firsts = readsFirst ? OperandValues.firsts(subject.opcode, subject.imm, isFull: isFull) : []
        seconds = readsSecond && !isSame ? OperandValues.seconds(subject.opcode, isFull: isFull) : []
    }

    /// Sets the registers of a hart for run `index`, below `caseCount`.
    func prepare(_ hart: inout HartState, case index: Int) {
        if !firsts.isEmpty { hart.x[Int(subject.rs1)] = firsts[index % firsts.count] }
        if !seconds.isEmpty { hart.x[Int(subject.rs2)] = seconds[index / max(1, firsts.count)] }
    }
}

extension Instruction {
    /// Some of an instruction's operands.
    struct Source: OptionSet {
        let rawValue: UInt8
        static let first = Source(rawValue: 1)
        static let second = Source(rawValue: 2)
    }
}
