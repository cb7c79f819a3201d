import GuestMachine

/// Instructions that do nothing do nothing but count: no-ops, HINTs of many forms, fences.
///
/// They stand before each instruction that means the same at every address. A free register counts what was added,
/// which gives the number of instructions retired.
struct NoOps: Law {
    let name = "no-ops"
    let statement = "no-ops, HINTs and fences before instructions only count as retired"

    /// Register forms read x1 and x2, whatever they hold.
    private static let words: [UInt32] = [
        GuestWriter.i(.add, 0, 0, 0), GuestWriter.i(.add, 0, 1, -1), GuestWriter.lui(0, 0x5000),
        0x0ff0_000f, GuestWriter.r(.add, 0, 1, 2), GuestWriter.i(.slt, 0, 2, 5), 0x0000_100f,
        GuestWriter.i(.sll, 0, 1, 33), 0x8330_000f, GuestWriter.r(.sub, 0, 2, 1),
        GuestWriter.i(.add, 0, 1, 7, word: true),
        0x0100_000f, 0x0000_1017, GuestWriter.r(.sltu, 0, 1, 2), GuestWriter.i(.sra, 0, 2, 31, word: true),
        GuestWriter.r(.sra, 0, 1, 2, word: true), GuestWriter.i(.xor, 0, 1, 1), GuestWriter.i(.and, 0, 2, -2),
    ]

    func variant(of admitted: Admission) -> Variant? {
        guard let counter = admitted.free.first else { return nil }
        var program = admitted.program
        program.registers[counter] = 0
        var detours = Detours(program)
        for (site, bits) in program.code.enumerated() where GuestWord(bits).isMovable {
            let words = (0..<2).map { NoOps.words[(2 * site + $0) % NoOps.words.count] }
            // Those words, the way there and back, and the counting.
            let count = GuestWriter.i(.add, counter, counter, Int64(words.count + 3))
            detours.replace(site, by: (words + [count, bits]).map(Detours.Item.word))
        }
        return detours.variant(scratch: [counter], retired: .counted(register: counter, afterLast: 1))
    }
}
