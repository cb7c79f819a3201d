import GuestMachine

/// A program in which words are replaced by jumps to sequences behind its code, which jump back.
///
///     add x1, x2, x3          jal x0, detour
///     …                       …
///                     detour: sub x30, x0, x3
///                             sub x1, x2, x30
///                             jal x0, back
///
/// All other words stay where they are: links, tables of addresses and computed jumps need no change.
struct Detours {
    /// A word of a sequence.
    enum Item {
        case word(UInt32)
        /// A jump to an address.
        case jump(UInt64)
    }

    private(set) var code: [UInt32]
    private(set) var origins: [Int] = []
    private let program: Program

    init(_ program: Program) {
        self.program = program
        code = program.code
    }

    /// Replaces the word at `site` by `items`, after which execution goes on behind it.
    mutating func replace(_ site: Int, by items: [Item]) {
        let back = Detours.address(site + 1)
        jump(at: site, to: Detours.address(code.count))
        for item in items + [.jump(back)] {
            let place = code.count
            code.append(0)
            origins.append(site)
            switch item {
            case .word(let word): code[place] = word
            case .jump(let target): jump(at: place, to: target)
            }
        }
    }

    /// The variant; nil if nothing was replaced or there is no room.
    ///
    /// - Parameter scratch: Registers that sequences use, of which nothing is told.
    func variant(scratch: [Int] = [], retired: Variant.Retired = .unknown) -> Variant? {
        guard !origins.isEmpty, code.count <= Int(ProgramMap.codeSize / 4) else { return nil }
        var changed = program
        changed.code = code
        var variant = Variant(program: changed)
        for register in scratch { variant.registers[register] = nil }
        variant.origins = origins
        variant.retired = retired
        return variant
    }

    /// The address of the word at `index`.
    static func address(_ index: Int) -> UInt64 { ProgramMap.codeBase + 4 * UInt64(index) }

    private mutating func jump(at place: Int, to target: UInt64) {
        code[place] = GuestWriter.jump(Int64(bitPattern: target &- Detours.address(place)))
    }
}
