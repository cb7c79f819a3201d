import GuestISA
import GuestMachine

extension Program {
    /// The program without the words at the indices of `range`, branches and jumps adjusted to reach what they did.
    ///
    /// A transfer to a deleted word goes to the one after. Offsets that no longer fit are left as they are, and so is
    /// what computes addresses by other means: such candidates fail by themselves.
    func deleting(_ range: Range<Int>) -> Program {
        func moved(_ index: Int) -> Int {
            if index <= range.lowerBound { return index }
            return index < range.upperBound ? range.lowerBound : index - range.count
        }
        var result = self
        result.code.removeAll(keepingCapacity: true)
        for (index, word) in code.enumerated() where !range.contains(index) {
            result.code.append(Program.retarget(word, from: index, moved))
        }
        let start = Int((pc &- ProgramMap.codeBase) / 4)
        if start <= code.count { result.pc = ProgramMap.codeBase + 4 * UInt64(moved(start)) }
        return result
    }

    /// `word` at `index`, with a pc-relative transfer rewritten for the new places of both ends.
    private static func retarget(_ word: UInt32, from index: Int, _ moved: (Int) -> Int) -> UInt32 {
        guard var instruction = Instruction(decoding: word) else { return word }
        switch instruction.opcode.spec.format {
        case .b, .j:
            let offset = Int(instruction.imm)
            guard offset % 4 == 0 else { return word }
            instruction.imm = Int32((moved(index + offset / 4) - moved(index)) * 4)
            return instruction.encoded ?? word
        case .r, .i, .iOffset, .shift, .shiftWord, .s, .u, .fence, .none:
            return word
        }
    }

    /// The program with the word at `index` replaced.
    func replacing(_ index: Int, by word: UInt32) -> Program {
        var result = self
        result.code[index] = word
        return result
    }
}

/// The no-op's word.
let nopWord: UInt32 = 0x0000_0013
