import GuestMachine

/// Renaming registers renames the results: no instruction but those of x0 treats one register unlike another.
struct Renaming: Law {
    /// Register r becomes 1 + (factor · (r − 1) + shift) mod 31; 31 is prime, so that no two become one.
    let factor: Int
    let shift: Int

    var name: String { "renaming-\(factor)-\(shift)" }
    var statement: String { "other registers, dealt by \(factor)·r + \(shift), hold the same" }

    func variant(of admitted: Admission) -> Variant? {
        let map = (0..<32).map { $0 == 0 ? 0 : 1 + (factor * ($0 - 1) + shift) % 31 }
        var program = admitted.program
        program.code = program.code.map { GuestWord($0).renamed(map).bits }
        for register in 1..<32 { program.registers[map[register]] = admitted.program.registers[register] }
        var variant = Variant(program: program)
        variant.registers = map
        variant.retired = .equal
        return variant
    }
}
