import GuestMachine

/// Instructions replaced by others that together do the same.
protocol Rewriting: Law {
    /// The sequence for `word`; nil to leave it. It may use the registers of `t`, four that the program does not
    /// mention, and must not write others before its last instruction that may trap.
    func items(for word: GuestWord, at pc: UInt64, _ t: [Int], _ admitted: Admission) -> [Detours.Item]?
}

extension Rewriting {
    func variant(of admitted: Admission) -> Variant? {
        let scratch = Array(admitted.free.prefix(4))
        guard scratch.count == 4 else { return nil }
        var detours = Detours(admitted.program)
        for (site, bits) in admitted.program.code.enumerated() {
            let pc = Detours.address(site)
            guard let items = items(for: GuestWord(bits), at: pc, scratch, admitted) else { continue }
            detours.replace(site, by: items)
        }
        return detours.variant(scratch: scratch)
    }
}

/// A constant operand may be in a register: every immediate instruction has a form of two registers.
struct ImmediateRewriting: Rewriting {
    let name = "immediates"
    let statement = "an immediate gives the same as a register that holds it"

    func items(for word: GuestWord, at pc: UInt64, _ t: [Int], _ admitted: Admission) -> [Detours.Item]? {
        guard word.kind == .immediate else { return nil }
        let operation = GuestWriter.Operation(word.funct3)
        let words =
            GuestWriter.small(t[0], word.immediateI)
            + [GuestWriter.r(operation, word.rd, word.rs1, t[0], word: word.isWord)]
        return words.map(Detours.Item.word)
    }
}

/// A constant shift amount may be in a register.
struct ShiftRewriting: Rewriting {
    let name = "shift-amounts"
    let statement = "a constant shift amount gives the same as a register that holds it"

    func items(for word: GuestWord, at pc: UInt64, _ t: [Int], _ admitted: Admission) -> [Detours.Item]? {
        guard word.kind == .shift else { return nil }
        let operation = GuestWriter.Operation(word.funct3, word.funct7 & 0x20)
        let words = [
            GuestWriter.lui(t[0], word.shiftAmount << 12), GuestWriter.i(.srl, t[0], t[0], 12),
            GuestWriter.r(operation, word.rd, word.rs1, t[0], word: word.isWord),
        ]
        return words.map(Detours.Item.word)
    }
}

/// Upper immediates are sums and shifts of small ones; AUIPC's result is known, as the detour's code stays in place.
struct ConstantRewriting: Rewriting {
    let name = "constants"
    let statement = "lui and auipc load what shifts and sums of small constants give"

    func items(for word: GuestWord, at pc: UInt64, _ t: [Int], _ admitted: Admission) -> [Detours.Item]? {
        switch word.kind {
        case .lui:
            let value = word.immediateU
            return [
                .word(GuestWriter.i(.add, t[0], 0, value >> 21)), .word(GuestWriter.i(.sll, t[0], t[0], 9)),
                .word(GuestWriter.i(.or, t[0], t[0], value >> 12 & 511)),
                .word(GuestWriter.i(.sll, word.rd, t[0], 12)),
            ]
        case .auipc:
            let value = pc &+ UInt64(bitPattern: word.immediateU)
            guard value < 1 << 32 else { return nil }
            let last = GuestWriter.i(.add, word.rd, t[0], 0)
            return (GuestWriter.constant(t[0], value) + [last]).map(Detours.Item.word)
        case .jal, .jalr, .branch, .load, .store, .immediate, .shift, .register, .fence, .system, .illegal: return nil
        }
    }
}

/// A branch is the opposite branch over a jump.
struct BranchRewriting: Rewriting {
    let name = "branches"
    let statement = "a branch gives the same as its opposite over a jump"

    func items(for word: GuestWord, at pc: UInt64, _ t: [Int], _ admitted: Admission) -> [Detours.Item]? {
        guard word.kind == .branch else { return nil }
        // The lowest bit of funct3 negates.
        let opposite = GuestWriter.branchOverOne(word.funct3 ^ 1, word.rs1, word.rs2)
        return [.word(opposite), .jump(pc &+ UInt64(bitPattern: word.immediateB))]
    }
}

/// A comparison for less is its result compared with zero.
struct ComparisonRewriting: Rewriting {
    let name = "comparisons"
    let statement = "a branch gives the same as a test of slt, sltu or xor"

    func items(for word: GuestWord, at pc: UInt64, _ t: [Int], _ admitted: Admission) -> [Detours.Item]? {
        guard word.kind == .branch else { return nil }
        let test: GuestWriter.Operation = word.funct3 < 2 ? .xor : word.funct3 < 6 ? .slt : .sltu
        // Equality is a difference of zero, less is a result that is not.
        let isTakenIfZero = word.funct3 < 2 ? word.funct3 == 0 : word.funct3 & 1 != 0
        return [
            .word(GuestWriter.r(test, t[0], word.rs1, word.rs2)),
            .word(GuestWriter.branchOverOne(isTakenIfZero ? 1 : 0, t[0], 0)),
            .jump(pc &+ UInt64(bitPattern: word.immediateB)),
        ]
    }
}

/// A jump is a jump to a register that holds its target, after its link was loaded as a constant.
struct JumpRewriting: Rewriting {
    let name = "jumps"
    let statement = "jal and jalr give the same as a constant link and a plain jump to a register"

    func items(for word: GuestWord, at pc: UInt64, _ t: [Int], _ admitted: Admission) -> [Detours.Item]? {
        // A jump that traps leaves its link alone.
        guard admitted.hart.pc != pc else { return nil }
        var words: [UInt32]
        switch word.kind {
        case .jal: words = GuestWriter.constant(t[0], (pc &+ UInt64(bitPattern: word.immediateJ)) & 0xffff_ffff)
        case .jalr: words = GuestWriter.small(t[0], word.immediateI) + [GuestWriter.r(.add, t[0], t[0], word.rs1)]
        case .lui, .auipc, .branch, .load, .store, .immediate, .shift, .register, .fence, .system, .illegal: return nil
        }
        if word.rd != 0 { words += GuestWriter.constant(word.rd, pc &+ 4) }
        return (words + [GuestWriter.jumpRegister(t[0])]).map(Detours.Item.word)
    }
}
