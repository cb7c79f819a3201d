import GuestISA
import GuestMachine

/// A store into code, whose target and value are chosen when all code has its place.
struct PatchSite {
    /// Where the value to store comes from.
    enum Source {
        /// `RegisterRoles.patch`.
        case reserved
        /// An entry of the read-only table.
        case rom
        /// One of four entries, which data choose.
        case romChoice
        /// LUI and ADDIW before the store.
        case immediate
    }

    var kind: PatchKind
    var source: Source
    /// Index of the store.
    var store: Int
    /// The register that holds the value.
    var register: UInt32
    /// First entry of the table.
    var slot = 0
    /// Index of LUI.
    var immediateSite = 0
    /// Indices of the words that may be patched.
    var range: Range<Int>
}

extension ProgramGenerator {
    /// Emits a store into code with what prepares it, between two calls where it is a function that changes.
    mutating func emitPatch(_ kind: PatchKind, function: Int) -> Int {
        var cost = 0
        let calls = kind == .function || kind == .island
        if calls || kind == .behindCall { cost += emitCall(function) }
        let first = wordCount
        if kind == .behindCall { emitPlainRun(1 + random.below(3)) }
        if kind == .join { emitJoin() }
        var site = PatchSite(
            kind: kind, source: .reserved, store: 0, register: roles.patch, range: patchRange(kind, function, first))
        prepareValue(&site)
        site.store = wordCount
        appendUnchecked(0)
        if random.next() & 1 == 0 && abilities.allowed.contains(.fenceI) { emitI(.fenceI, rd: 0, rs1: 0, 0) }
        cost += wordCount - first
        if calls { cost += emitCall(function) }
        if kind == .ahead {
            // At once, or a few instructions later.
            let distance = 1 + random.below(4)
            site.range = wordCount..<wordCount + distance
            emitPlainRun(distance)
            cost += distance
        }
        patches.append(site)
        return cost
    }

    /// The words that may be patched, where the patch's own begin at `first`; for later ones, completed when main has
    /// ended.
    private func patchRange(_ kind: PatchKind, _ function: Int, _ first: Int) -> Range<Int> {
        switch kind {
        case .ahead, .later: wordCount..<wordCount
        case .loopBody: (loopHeads.last ?? wordCount)..<wordCount
        case .behindCall: first..<wordCount
        case .join: wordCount - 1..<wordCount
        case .function, .island: functions[function].start..<functions[function].end
        }
    }

    /// Emits two branches and a computed jump to one word, now the one and now the other as the rounds go, and that word.
    /// The computed jump ends its block, so that the word is in none that leads to it.
    private mutating func emitJoin() {
        let bits = random.next()
        let data = roles.walker != 0 && bits & 1 == 0 ? roles.walker : loopCounter
        let bit = drawTemporary(bits >> 8)
        var branches: (Int, Int) = (0, 0)
        for index in 0..<2 {
            emitI(.andi, rd: bit, rs1: data, 1 << Int32(truncatingIfNeeded: bits >> (16 + 8 * UInt64(index)) & 3))
            emitB(bits >> (32 + UInt64(index)) & 1 == 0 ? .bne : .beq, rs1: bit, rs2: 0, 0)
            if index == 0 { branches.0 = wordCount - 1 } else { branches.1 = wordCount - 1 }
            emitPlainRun(1)
        }
        emitU(.auipc, rd: bit, 0)
        emitI(.jalr, rd: 0, rs1: bit, 8)
        closeJump(at: branches.0)
        closeJump(at: branches.1)
        emitPlainRun(1)
    }

    /// Draws where the value comes from and emits what loads it.
    private mutating func prepareValue(_ site: inout PatchSite) {
        let bits = random.next()
        let isReservedTaken = patches.contains { $0.source == .reserved }
        let choice = bits & 7
        if choice < 2 && abilities.allowed.isSuperset(of: [.lui, .addiw]) {
            site.source = .immediate
            site.register = drawTemporary(bits >> 8)
            site.immediateSite = wordCount
            appendUnchecked(0)
            appendUnchecked(0)
        } else if 2..<(loopCounter == 0 ? 3 : 6) ~= choice, abilities.canIndex && abilities.allowed.contains(.lw),
            let slot = allotRom(4)
        {
            site.source = .romChoice
            site.slot = slot
            site.register = drawTemporary(bits >> 8)
            let index = drawTemporary(bits >> 16)
            // In a loop something else in each round: only what changes again shows what has stayed.
            let data = loopCounter != 0 && roles.walker != 0 ? roles.walker : UInt32(source(bits >> 24))
            emitI(.andi, rd: index, rs1: data, 24)
            emitR(.add, rd: index, rs1: index, rs2: roles.rom)
            emitI(.lw, rd: site.register, rs1: index, romOffset(slot))
        } else if isReservedTaken || choice < 5, abilities.allowed.contains(.ld), let slot = allotRom(1) {
            site.source = .rom
            site.slot = slot
            site.register = drawTemporary(bits >> 8)
            emitI(.ld, rd: site.register, rs1: roles.rom, romOffset(slot))
        }
    }

    /// Chooses what each patch changes and to what, and writes its words.
    mutating func resolvePatches() {
        // Several patches may share the reserved register: the first decides what it holds, the others store the same.
        var reserved: UInt64?
        for index in patches.indices {
            if patches[index].kind == .later { patches[index].range = patches[index].store + 1..<wordCount }
            let patch = patches[index]
            let (victim, base, offset) = findVictim(patch)
            guard let victim else {
                // Nothing in reach: an ordinary store.
                scratch.words[patch.store] = encoder.s(.sw, rs1: bases[0].register, rs2: patch.register, 0)
                completeImmediate(patch, 0)
                continue
            }
            write(patch, victim, base, offset, &reserved)
        }
        if let reserved { setReserved(roles.patch, reserved) }
    }

    /// A word that may be patched and how the store addresses it.
    private mutating func findVictim(_ patch: PatchSite) -> (index: Int?, base: UInt32, offset: Int32) {
        for range in [patch.range, layout.islandEnd..<wordCount] where !range.isEmpty {
            var first = random.below(range.count)
            if patch.kind == .island, first & 1 == 0, layout.islandAddress < islandBoundary {
                // The last word before the page boundary.
                first = Int(islandBoundary - layout.islandAddress) / 4 - 1
            } else if patch.kind == .island, layout.islandAddress == islandBoundary, first & 3 != 0 {
                first = 0
            }
            for step in 0..<range.count {
                let index = range.lowerBound + (first + step) % range.count
                guard scratch.marks[index] != WordMark.fixed else { continue }
                let isIsland = index < layout.islandEnd
                let base = isIsland ? islandBoundary : codePointer
                let distance = Int64(bitPattern: layout.address(of: index) &- base)
                // Up to three bytes further for stores of less than a word.
                guard -2048...2044 ~= distance else { continue }
                return (index, isIsland ? roles.island : roles.code, Int32(distance))
            }
        }
        return (nil, 0, 0)
    }

    /// Writes the store and its value.
    private mutating func write(
        _ patch: PatchSite, _ victim: Int, _ base: UInt32, _ offset: Int32, _ reserved: inout UInt64?
    ) {
        let isShared = patch.source == .reserved && patches.count(where: { $0.source == .reserved }) > 1
        var replacement: PatchReplacement
        if isShared {
            // One value for several places: a whole word that may stand in any.
            let value = reserved ?? UInt64(drawPlainWord())
            replacement = PatchReplacement(store: .sw, offset: 0, value: value)
        } else {
            // LUI and ADDIW make 32 bits.
            let mayBePart = patch.source == .reserved || patch.source == .rom
            replacement = self.replacement(of: victim, mayBePart: mayBePart)
            if mayBePart, offset >= -2044 { beginBefore(victim, &replacement) }
        }
        scratch.words[patch.store] = encoder.s(
            replacement.store, rs1: base, rs2: patch.register, offset + replacement.offset)
        switch patch.source {
        case .reserved: reserved = replacement.value
        case .rom: scratch.rom[patch.slot] = replacement.value
        case .romChoice:
            scratch.rom[patch.slot] = replacement.value
            for entry in 1..<4 {
                scratch.rom[patch.slot + entry] = self.replacement(of: victim, mayBePart: false).value
            }
        case .immediate: completeImmediate(patch, UInt32(truncatingIfNeeded: replacement.value))
        }
        let isPart = replacement.store == .sb || replacement.store == .sh
        scratch.marks[victim] = isPart ? WordMark.fixed : WordMark.patched
        if replacement.store == .sd && replacement.offset == 0 { scratch.marks[victim + 1] = WordMark.patched }
    }

    /// Makes the store of a word, now and then, one of that and of the word before it, which stays as it is: what a store
    /// changes need not be where it begins.
    private mutating func beginBefore(_ victim: Int, _ replacement: inout PatchReplacement) {
        let bits = random.next()
        let isAtBoundary = victim == 0 && layout.islandEnd > 0
        guard replacement.store == .sw, bits & (isAtBoundary ? 1 : 3) == 0, abilities.allowed.contains(.sd) else {
            return
        }
        var before = UInt64(truncatingIfNeeded: bits >> 32)
        if !isAtBoundary {
            // Behind a word of the same part whose store, if it is one, has been completed.
            guard victim > 0, victim != layout.islandEnd, victim != layout.functionsEnd, scratch.words[victim - 1] != 0
            else { return }
            before = UInt64(scratch.words[victim - 1])
        }
        replacement = PatchReplacement(store: .sd, offset: -4, value: before | replacement.value << 32)
    }

    /// Writes LUI and ADDIW, which make the low 32 bits of what is stored.
    private func completeImmediate(_ patch: PatchSite, _ value: UInt32) {
        guard patch.source == .immediate else { return }
        let upper = Int32(bitPattern: (value &+ 0x800) & ~0xfff)
        let word = scratch.words + patch.immediateSite
        word[0] = encoder.u(.lui, rd: patch.register, upper)
        word[1] = encoder.i(.addiw, rd: patch.register, rs1: patch.register, Int32(bitPattern: value) &- upper)
    }
}
