import GuestISA

extension ProgramGenerator {
    @inline(__always)
    private func linkRegister(_ place: Place) -> UInt32 { place == .nested ? roles.nestedLink : roles.leafLink }

    /// Emits a call of `function` through JAL, through AUIPC and JALR, or through the code pointer.
    mutating func emitCall(_ function: Int) -> Int {
        let callee = functions[function]
        let link = linkRegister(callee.place)
        let bits = random.next()
        // Bit 0 of what JALR adds up does not count.
        let low: UInt64 = bits >> 16 & 3 == 0 ? 1 : 0
        let isIsland = function == 0 && mix.hasIsland
        if bits & 3 == 0 && roles.code != 0 && !isIsland
            && mix.wordTarget + mix.gapWords <= ProgramGenerator.pointerReach
        {
            fixups.append(Fixup(kind: .pointer, site: wordCount, function: function, link: link, address: low))
            appendUnchecked(0)
            return 1 + callee.cost
        }
        if bits & 3 == 1 && abilities.canLoadAddress || !abilities.allowed.contains(.jal) {
            guard abilities.canLoadAddress else { return 0 }
            // The temporary may be the link itself: JALR with rd = rs1.
            let temporary = bits & 0xc == 0 ? link : drawTemporary(bits >> 8)
            fixups.append(
                Fixup(
                    kind: .pair, site: wordCount, function: function, link: link, temporary: temporary, address: low))
            appendUnchecked(0)
            appendUnchecked(0)
            return 2 + callee.cost
        }
        fixups.append(Fixup(kind: .jump, site: wordCount, function: function, link: link))
        appendUnchecked(0, WordMark.call)
        return 1 + callee.cost
    }

    /// The largest program all of whose code the code pointer reaches.
    private static let pointerReach = 200

    /// Emits a call of one of the leaves, which data choose from a table of addresses.
    mutating func emitCallByTable() -> Int {
        let count = leafCount > 2 ? 4 : 2
        guard let slot = allotRom(count) else { return 0 }
        var cost = 0
        let bits = random.next()
        let immediate = drawJumpImmediate(bits)
        for index in 0..<count {
            let function = functions[random.below(leafCount)]
            romEntries.append(RomEntry(slot: slot + index, target: function.start, bias: -Int64(immediate)))
            cost = max(cost, function.cost)
        }
        let target = emitTableLoad(slot: slot, count: count, bits)
        emitI(.jalr, rd: roles.leafLink, rs1: target, immediate)
        return 4 + cost
    }

    /// Emits the end of a function: a return, sometimes with an immediate, with rd = rs1, or writing another register.
    mutating func emitReturn(_ place: Place) -> Int {
        let link = linkRegister(place)
        let bits = random.next()
        let rd: UInt32
        switch bits & 15 {
        case 0, 1: rd = link
        case 2: rd = drawTemporary(bits >> 8)
        default: rd = 0
        }
        switch bits >> 4 & 7 {
        case 0 where abilities.allowed.contains(.addi):
            // Through a copy that is off by what the immediate makes up for.
            let copy = bits >> 24 & 1 == 0 ? link : drawTemporary(bits >> 16)
            let distance = Int32(truncatingIfNeeded: bits >> 32 & 0x7ff) - 1024
            emitI(.addi, rd: copy, rs1: link, distance)
            emitI(.jalr, rd: rd == link ? copy : rd, rs1: copy, -distance)
            return 2
        case 1:
            // JALR clears bit 0.
            emitI(.jalr, rd: rd, rs1: link, 1)
        default:
            emitI(.jalr, rd: rd, rs1: link, 0)
        }
        return 1
    }

    // MARK: Computed jumps

    /// Emits a jump into one of `count` slots of `words` instructions that follow; each but the last jumps to the end.
    mutating func emitSlots(count: Int, words: Int) -> Int {
        let bits = random.next()
        let index = drawTemporary(bits)
        var base = drawTemporary(bits >> 8)
        if base == index { base = otherTemporary(than: index) }
        let stride = Int32(4 * words)
        emitI(.andi, rd: index, rs1: UInt32(source(bits >> 16)), stride * Int32(count - 1))
        let origin = wordCount
        emitU(.auipc, rd: base, 0)
        emitR(.add, rd: index, rs1: index, rs2: base)
        emitI(.jalr, rd: drawUnusedLink(bits >> 24, index), rs1: index, Int32(4 * (wordCount + 1 - origin)))
        let end = wordCount + count * words
        for slot in 1...count {
            emitPlainRun(words - 1)
            if slot < count {
                emitJal(rd: 0, Int32(4 * (end - wordCount)))
            } else {
                emitPlainRun(1)
            }
        }
        return 4 + words
    }

    /// Emits a jump to one of the blocks that are the children, through a table of their addresses.
    mutating func emitCases(_ children: Range<Int>, count: Int, rounds: Int, _ place: Place) -> Int {
        let slot = allotRom(count)
        let bits = random.next()
        let immediate = drawJumpImmediate(bits)
        var cost = 0
        if let slot {
            let target = emitTableLoad(slot: slot, count: count, bits)
            emitI(.jalr, rd: drawUnusedLink(bits >> 24, target), rs1: target, immediate)
        }
        let firstJump = openJumps.count
        var child = children.lowerBound
        for index in 0..<count {
            if let slot { romEntries.append(RomEntry(slot: slot + index, target: wordCount, bias: -Int64(immediate))) }
            let end = Int(scratch.plan[child].end)
            cost = max(cost, emitNodes(child..<end, rounds: rounds, place) + 1)
            child = end
            if index < count - 1 {
                openJumps.append(wordCount)
                emitJal(rd: 0, 0)
            }
        }
        while openJumps.count > firstJump { closeJump(at: openJumps.removeLast()) }
        return 4 + cost
    }

    /// Emits the load of one of `count` table entries, which data choose, and returns its register.
    private mutating func emitTableLoad(slot: Int, count: Int, _ bits: UInt64) -> UInt32 {
        let index = drawTemporary(bits >> 32)
        emitI(.andi, rd: index, rs1: UInt32(source(bits >> 40)), Int32(8 * (count - 1)))
        emitR(.add, rd: index, rs1: index, rs2: roles.rom)
        let target = drawTemporary(bits >> 48)
        emitI(.ld, rd: target, rs1: index, romOffset(slot))
        return target
    }

    /// The immediate of a computed jump: mostly 0; anything else is made up for by the table.
    @inline(__always)
    private func drawJumpImmediate(_ bits: UInt64) -> Int32 {
        switch bits & 15 {
        case 0: -2048
        case 1, 2, 3: Int32(truncatingIfNeeded: bits >> 4 & 0xfff) - 2048
        default: 0
        }
    }

    /// rd of a computed jump that nobody returns from: x0, sometimes the jump's own register or another.
    private mutating func drawUnusedLink(_ bits: UInt64, _ target: UInt32) -> UInt32 {
        switch bits & 7 {
        case 0: target
        case 1: drawTemporary(bits >> 3)
        default: 0
        }
    }

    /// A pool register that is not `register`.
    @inline(__always)
    func otherTemporary(than register: UInt32) -> UInt32 {
        let first = UInt32(scratch.destinations[0])
        return first == register ? UInt32(scratch.destinations[1]) : first
    }

    /// Entries of the read-only table for `count` values, or nil if it is full.
    mutating func allotRom(_ count: Int) -> Int? {
        guard romCount + count <= GeneratorScratch.romCapacity else { return nil }
        // A patch that finds nothing to change never fills them: what the last program left must not be in this one.
        (scratch.rom + romCount).update(repeating: 0, count: count)
        romCount += count
        return romCount - count
    }

    /// The offset of a table entry from the table's register.
    @inline(__always)
    func romOffset(_ slot: Int) -> Int32 {
        Int32(truncatingIfNeeded: romAddress &- romPointer) + Int32(8 * slot)
    }
}
