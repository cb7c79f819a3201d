/// Operands of sums, bitwise operations and tests for equality may be exchanged.
struct Commuting: Law {
    let name = "commuting"
    let statement = "add, addw, xor, or, and, beq and bne give the same with their operands exchanged"

    func variant(of admitted: Admission) -> Variant? {
        var program = admitted.program
        program.code = program.code.map { bits in
            let word = GuestWord(bits)
            let commutes =
                word.kind == .register && word.funct7 == 0 && [0, 4, 6, 7].contains(word.funct3)
                || word.kind == .branch && word.funct3 < 2
            guard commutes else { return bits }
            return bits & ~(0x3ff << 15) | UInt32(word.rs2) << 15 | UInt32(word.rs1) << 20
        }
        guard program.code != admitted.program.code else { return nil }
        var variant = Variant(program: program)
        variant.retired = .equal
        return variant
    }
}
