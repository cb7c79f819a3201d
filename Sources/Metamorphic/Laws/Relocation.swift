import GuestMachine

/// Moving the code changes addresses of code by as much, and nothing else.
///
/// Holds for programs in which addresses of code are only moved, changed by constants and jumped to: then each of
/// them, and each transfer, is relative to where the code is. The room before the code is illegal words.
struct Relocation: Law {
    /// Bytes, a multiple of four.
    let distance: UInt64

    var name: String { "relocation-\(distance)" }
    var statement: String { "code that lies \(distance) bytes further on gives the same, addresses of code apart" }

    func variant(of admitted: Admission) -> Variant? {
        let program = admitted.program
        guard admitted.isMovable, UInt64(4 * program.code.count) + distance <= ProgramMap.codeSize else { return nil }
        var moved = program
        moved.code = Array(repeating: 0, count: Int(distance / 4)) + program.code
        moved.pc = program.pc &+ distance
        let pointers = CodePointers(program).isPointer
        for register in 1..<32 where pointers[register] { moved.registers[register] &+= distance }
        var variant = Variant(program: moved)
        variant.distance = distance
        variant.codePointers = admitted.codePointers
        variant.retired = .equal
        return variant
    }
}
