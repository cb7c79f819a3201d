import GuestISA

/// What a patch stores: a store opcode, where in the word, and the value.
struct PatchReplacement {
    var store: Opcode
    /// Bytes after the start of the word.
    var offset: Int32
    /// Low bits count.
    var value: UInt64
}

extension ProgramGenerator {
    /// A change of the word at `victim` after which the program still ends within its fuel.
    ///
    /// A computing instruction may stand in any place that may be patched. Parts of words are stored only where no
    /// other store changes the word: mixed with another instruction they would make a third.
    /// - Parameter mayBePart: Whether less or more than the word may be stored.
    mutating func replacement(of victim: Int, mayBePart: Bool) -> PatchReplacement {
        let word = scratch.words[victim]
        let bits = random.next()
        switch scratch.marks[victim] {
        case WordMark.branch:
            return branchReplacement(word, bits, mayBePart)
        case WordMark.call:
            return PatchReplacement(store: .sw, offset: 0, value: UInt64(retargeted(victim)))
        default:
            break
        }
        let isWhole = scratch.marks[victim] == WordMark.compute
        if mayBePart, isWhole, bits & 3 == 0, let part = immediateReplacement(word, bits) { return part }
        let straddles = layout.address(of: victim) &+ 4 == islandBoundary
        if mayBePart, bits & (straddles ? 4 : 12) == 0, abilities.allowed.contains(.sd), victim + 1 < wordCount,
            [WordMark.compute, WordMark.patched].contains(scratch.marks[victim + 1]), victim + 1 != layout.islandEnd
        {
            // Two words at once.
            let value = UInt64(drawPlainWord()) | UInt64(drawPlainWord()) << 32
            return PatchReplacement(store: .sd, offset: 0, value: value)
        }
        if bits & 0x30 == 0 && abilities.allowed.contains(.addi) {
            return PatchReplacement(store: .sw, offset: 0, value: UInt64(encoder.i(.addi, rd: 0, rs1: 0, 0)))
        }
        // The upper half of the value is no part of what is stored.
        return PatchReplacement(store: .sw, offset: 0, value: UInt64(drawPlainWord()) | bits & 0xffff_ffff_0000_0000)
    }

    mutating func drawPlainWord() -> UInt32 {
        let bits = random.next()
        return tables.computeWord(plainOpcode(bits), bits)
    }

    /// Another immediate, by a store of a byte or a halfword, where the upper bits of the word are nothing else.
    private func immediateReplacement(_ word: UInt32, _ bits: UInt64) -> PatchReplacement? {
        guard let instruction = Decoder.shared.decode(word) else { return nil }
        switch instruction.opcode.spec.format {
        case .i, .u:
            let anything = UInt32(truncatingIfNeeded: bits >> 32)
            if bits & 0x10 == 0 && abilities.allowed.contains(.sb) {
                return PatchReplacement(store: .sb, offset: 3, value: bits >> 32)
            }
            // rs1's upper four bits, or bits 19:16 of U immediates, stay.
            guard abilities.allowed.contains(.sh) else { return nil }
            return PatchReplacement(store: .sh, offset: 2, value: UInt64(anything & ~0xf | word >> 16 & 0xf))
        case .r, .iOffset, .shift, .shiftWord, .s, .b, .j, .fence, .none:
            return nil
        }
    }

    /// The opposite branch, by one byte or the word; a jump to its target; a no-op.
    private func branchReplacement(_ word: UInt32, _ bits: UInt64, _ mayBePart: Bool) -> PatchReplacement {
        let opposite = word ^ 1 << 12
        let offset = Decoder.shared.decode(word)?.imm ?? 4
        if bits & 3 == 0 && abilities.allowed.contains(.jal) {
            return PatchReplacement(store: .sw, offset: 0, value: UInt64(encoder.jal(rd: 0, offset)))
        }
        let isPermitted = Decoder.shared.decode(opposite).map { abilities.allowed.contains($0.opcode) } ?? false
        if bits & 3 == 1 && abilities.allowed.contains(.addi) || !isPermitted {
            let instead = abilities.allowed.contains(.addi) ? encoder.i(.addi, rd: 0, rs1: 0, 0) : word
            return PatchReplacement(store: .sw, offset: 0, value: UInt64(instead))
        }
        if mayBePart && bits & 4 == 0 && abilities.allowed.contains(.sb) {
            return PatchReplacement(store: .sb, offset: 1, value: UInt64(opposite >> 8))
        }
        return PatchReplacement(store: .sw, offset: 0, value: UInt64(opposite))
    }

    /// A call of another function of the same kind that costs no more; the same call if there is none.
    private mutating func retargeted(_ victim: Int) -> UInt32 {
        let word = scratch.words[victim]
        guard let fixup = fixups.first(where: { $0.site == victim }) else { return word }
        let old = functions[fixup.function]
        let first = random.below(functions.count)
        for step in functions.indices {
            let index = (first + step) % functions.count
            let new = functions[index]
            guard index != fixup.function, new.place == old.place, new.cost <= old.cost else { continue }
            let distance = layout.address(of: new.start) &- layout.address(of: victim)
            return encoder.jal(rd: fixup.link, Int32(truncatingIfNeeded: distance))
        }
        return word
    }
}
