import GuestISA
import GuestMachine

/// Where the parts of a program end up. Words are emitted in the order island, other functions, main.
struct ProgramLayout {
    /// Index after the island's last word; 0 without island.
    var islandEnd = 0
    /// Index after the functions' last word.
    var functionsEnd = 0
    /// Address of the first word.
    var start: UInt64 = 0
    /// Addresses of the first word of each part.
    var islandAddress: UInt64 = 0
    var functionsAddress: UInt64 = 0
    var mainAddress: UInt64 = 0

    /// The address of the word at `index`.
    func address(of index: Int) -> UInt64 {
        if index < islandEnd { return islandAddress &+ UInt64(4 * index) }
        if index < functionsEnd { return functionsAddress &+ UInt64(4 * (index - islandEnd)) }
        return mainAddress &+ UInt64(4 * (index - functionsEnd))
    }
}

/// A word that waits for an address.
struct Fixup {
    enum Kind {
        /// JAL to a function.
        case jump
        /// AUIPC and JALR to a function, two words.
        case pair
        /// JALR to a function from the code pointer.
        case pointer
        /// JAL or branch to `address`.
        case absolute
        /// AUIPC and a load or store at `address`, `accessDistance` words behind it.
        case data
        /// The same, so many bytes behind the last word of code.
        case behindCode
    }

    var kind: Kind
    /// Index of the word.
    var site: Int
    var function = 0
    var link: UInt32 = 0
    /// AUIPC's destination.
    var temporary: UInt32 = 0
    /// The target of `absolute` and `data`, counted from the end of code for `behindCode`; of `pair` and `pointer`, bit 0
    /// of what JALR adds up.
    var address: UInt64 = 0
    /// See `Kind.data`.
    var accessDistance = 1
}

/// An entry of the read-only table that waits for the address of a word.
struct RomEntry {
    var slot: Int
    /// Index of the word it shall address.
    var target: Int
    /// Added to the address.
    var bias: Int64
}

extension ProgramGenerator {
    /// Gives every part its address.
    mutating func layOut() {
        layout = ProgramLayout()
        layout.functionsEnd = functions.last?.end ?? 0
        let islandEnd = mix.hasIsland ? functions[0].end : 0
        layout.islandEnd = islandEnd
        let functionBytes = UInt64(4 * (layout.functionsEnd - islandEnd))
        let mainBytes = UInt64(4 * (wordCount - layout.functionsEnd))
        let bits = random.next()
        let functionsFirst = bits & 1 == 0
        layout.start = ProgramMap.codeBase + UInt64(4 * mix.leadWords)
        layout.functionsAddress = layout.start + (functionsFirst ? 0 : mainBytes)
        layout.mainAddress = layout.start + (functionsFirst ? functionBytes : 0)
        guard islandEnd > 0 else { return }
        if bits & 0x18 == 0 {
            // Right at the boundary: what a store across it changes in the first page runs in neither.
            layout.islandAddress = islandBoundary
        } else if bits & 6 == 0 {
            // In the page, at the offset that main has in its own: engines that look only at some bits take one for
            // the other.
            layout.islandAddress = islandBoundary + (layout.mainAddress & 0xfff)
        } else {
            // Across the boundary, with at least one word on each side.
            layout.islandAddress = islandBoundary - UInt64(4 * (1 + random.below(islandEnd - 1)))
        }
    }

    /// Writes the words and table entries that waited for addresses.
    mutating func resolveFixups() {
        for fixup in fixups { resolve(fixup) }
        for entry in romEntries {
            scratch.rom[entry.slot] = layout.address(of: entry.target) &+ UInt64(bitPattern: entry.bias)
        }
        if let wildValue { setReserved(roles.wild, wildValue) }
    }

    private func resolve(_ fixup: Fixup) {
        let site = layout.address(of: fixup.site)
        let target: UInt64 =
            switch fixup.kind {
            case .absolute, .data: fixup.address
            case .behindCode: layout.start + UInt64(4 * (wordCount - layout.islandEnd)) + fixup.address
            case .jump, .pair, .pointer: layout.address(of: functions[fixup.function].start)
            }
        let distance = Int32(truncatingIfNeeded: target &- site)
        let low = Int32(truncatingIfNeeded: fixup.address & 1)
        let word = scratch.words + fixup.site
        switch fixup.kind {
        case .jump:
            word[0] = encoder.jal(rd: fixup.link, distance)
        case .pair:
            let upper = (distance &+ 0x800) & ~0xfff
            word[0] = encoder.u(.auipc, rd: fixup.temporary, upper)
            word[1] = encoder.i(.jalr, rd: fixup.link, rs1: fixup.temporary, distance - upper + low)
        case .pointer:
            word[0] = encoder.i(
                .jalr, rd: fixup.link, rs1: roles.code, Int32(truncatingIfNeeded: target &- codePointer) + low)
        case .absolute:
            let format: InstructionFormat = word[0] & 0x7f == Opcode.jalMajor ? .j : .b
            word[0] |= format.scattered(distance)
        case .data, .behindCode:
            let upper = (distance &+ 0x800) & ~0xfff
            word[0] = encoder.u(.auipc, rd: fixup.temporary, upper)
            let access = word + fixup.accessDistance
            let isStore = access[0] & 0x7f == Opcode.storeMajor
            access[0] |= (isStore ? InstructionFormat.s : .i).scattered(distance - upper)
        }
        assert(Decoder.shared.decode(word[0]) != nil, "fixup \(fixup) gave \(String(word[0], radix: 16))")
    }

    /// Replaces `code` by the words of code in the order of their addresses.
    func writeCode(to code: inout [UInt32]) {
        let functions = UnsafeBufferPointer(
            start: scratch.words + layout.islandEnd, count: layout.functionsEnd - layout.islandEnd)
        let main = UnsafeBufferPointer(
            start: scratch.words + layout.functionsEnd, count: wordCount - layout.functionsEnd)
        let isMainFirst = layout.mainAddress == layout.start
        code.removeAll(keepingCapacity: true)
        if mix.leadWords > 0 { code.append(contentsOf: repeatElement(0, count: mix.leadWords)) }
        code.append(contentsOf: isMainFirst ? main : functions)
        code.append(contentsOf: isMainFirst ? functions : main)
    }
}
