/// What instructions of two registers compute can be computed by others.
struct RegisterRewriting: Rewriting {
    let name = "registers"
    let statement = "instructions of two registers give the same as sequences of others"

    func items(for word: GuestWord, at pc: UInt64, _ t: [Int], _ admitted: Admission) -> [Detours.Item]? {
        guard word.kind == .register else { return nil }
        return (word.isWord ? narrow(word, t) : wide(word, t)).map(Detours.Item.word)
    }

    private func wide(_ word: GuestWord, _ t: [Int]) -> [UInt32] {
        let (d, a, b) = (word.rd, word.rs1, word.rs2)
        let isAlternative = word.funct7 != 0
        switch word.funct3 {
        case 0 where isAlternative:
            return [
                GuestWriter.i(.xor, t[0], b, -1), GuestWriter.r(.add, t[0], t[0], a), GuestWriter.i(.add, d, t[0], 1),
            ]
        case 0: return [GuestWriter.r(.sub, t[0], 0, b), GuestWriter.r(.sub, d, a, t[0])]
        case 1: return halves(.sll, d, a, b, t)
        case 2: return biased(.sltu, d, a, b, t)
        case 3: return biased(.slt, d, a, b, t)
        case 4:
            return [
                GuestWriter.r(.or, t[0], a, b), GuestWriter.r(.and, t[1], a, b), GuestWriter.r(.sub, d, t[0], t[1]),
            ]
        case 5: return halves(isAlternative ? .sra : .srl, d, a, b, t)
        case 6:
            return [
                GuestWriter.r(.xor, t[0], a, b), GuestWriter.r(.and, t[1], a, b), GuestWriter.r(.add, d, t[0], t[1]),
            ]
        default:
            return [
                GuestWriter.i(.xor, t[0], a, -1), GuestWriter.i(.xor, t[1], b, -1),
                GuestWriter.r(.or, t[0], t[0], t[1]), GuestWriter.i(.xor, d, t[0], -1),
            ]
        }
    }

    /// A shift by n is one by n / 2 and one by the rest.
    private func halves(_ shift: GuestWriter.Operation, _ d: Int, _ a: Int, _ b: Int, _ t: [Int]) -> [UInt32] {
        [
            GuestWriter.i(.and, t[0], b, 63), GuestWriter.i(.srl, t[1], t[0], 1),
            GuestWriter.r(.sub, t[0], t[0], t[1]), GuestWriter.r(shift, t[2], a, t[1]),
            GuestWriter.r(shift, d, t[2], t[0]),
        ]
    }

    /// Signed and unsigned order are each other's with the sign bits inverted.
    private func biased(_ other: GuestWriter.Operation, _ d: Int, _ a: Int, _ b: Int, _ t: [Int]) -> [UInt32] {
        [
            GuestWriter.i(.add, t[2], 0, 1), GuestWriter.i(.sll, t[2], t[2], 63), GuestWriter.r(.xor, t[0], a, t[2]),
            GuestWriter.r(.xor, t[1], b, t[2]), GuestWriter.r(other, d, t[0], t[1]),
        ]
    }

    private func narrow(_ word: GuestWord, _ t: [Int]) -> [UInt32] {
        let (d, a, b) = (word.rd, word.rs1, word.rs2)
        let amount = GuestWriter.i(.and, t[0], b, 31)
        let extending = [GuestWriter.i(.sll, t[1], t[1], 32), GuestWriter.i(.sra, d, t[1], 32)]
        switch (word.funct3, word.funct7) {
        case (0, 0): return [GuestWriter.r(.add, t[1], a, b)] + extending
        case (0, _): return [GuestWriter.r(.sub, t[1], a, b)] + extending
        case (1, _): return [amount, GuestWriter.r(.sll, t[1], a, t[0])] + extending
        case (_, 0):
            return [
                amount, GuestWriter.i(.sll, t[1], a, 32), GuestWriter.i(.srl, t[1], t[1], 32),
                GuestWriter.r(.srl, t[1], t[1], t[0]),
            ] + extending
        default:
            return [
                amount, GuestWriter.i(.sll, t[1], a, 32), GuestWriter.i(.sra, t[1], t[1], 32),
                GuestWriter.r(.sra, d, t[1], t[0]),
            ]
        }
    }
}
