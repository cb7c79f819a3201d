import GuestMachine

/// Blocks that end elsewhere give the same: each instruction that means the same at every address gets one of its own.
struct Splitting: Law {
    let name = "splitting"
    let statement = "jumps to the next instruction change nothing"

    func variant(of admitted: Admission) -> Variant? {
        var detours = Detours(admitted.program)
        for (site, bits) in admitted.program.code.enumerated() where GuestWord(bits).isMovable {
            detours.replace(site, by: [.word(GuestWriter.jump(4)), .word(bits), .word(GuestWriter.jump(4))])
        }
        return detours.variant()
    }
}
