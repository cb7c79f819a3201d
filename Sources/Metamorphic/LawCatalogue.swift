/// All laws, in the order in which they are checked.
enum LawCatalogue {
    static let all: [any Law] = [
        PlainEngine(), Commuting(),
        Renaming(factor: 1, shift: 1), Renaming(factor: 3, shift: 0), Renaming(factor: 30, shift: 16),
        Relocation(distance: 4), Relocation(distance: 4084), Relocation(distance: 0x8000),
        Splitting(), NoOps(),
        ConstantRewriting(), ImmediateRewriting(), ShiftRewriting(), RegisterRewriting(),
        AddressRewriting(), LoadRewriting(), StoreRewriting(),
        BranchRewriting(), ComparisonRewriting(), JumpRewriting(),
    ]
}
