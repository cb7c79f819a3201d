import GuestMachine

/// Without optimizations the same comes out.
struct PlainEngine: Law {
    let name = "plain"
    let statement = "an engine without its optimizations gives the same"

    func variant(of admitted: Admission) -> Variant? {
        var variant = Variant(program: admitted.program)
        variant.retired = .equal
        variant.isPlain = true
        return variant
    }
}
