import GuestISA
import GuestMachine

extension Program {
    /// The program without the words at the indices of `range`, everything that says where code is adjusted.
    ///
    /// Branches and jumps reach what they did; a transfer to a deleted word goes to the one after. With
    /// `movingPointers`, so do addresses of code in initial registers and data, and accesses through them. Offsets that
    /// no longer fit are left as they are, and so is what computes addresses by other means: such candidates fail by
    /// themselves.
    func deleting(_ range: Range<Int>, movingPointers: Bool) -> Program {
        let move = CodeMove(deleting: range, from: code.count)
        var result = self
        result.code.removeAll(keepingCapacity: true)
        for (index, word) in code.enumerated() where !range.contains(index) {
            result.code.append(move.retarget(word, at: index))
        }
        result.pc = move.address(pc)
        if movingPointers { result.movePointers(move, from: self, keeping: range) }
        return result
    }

    /// The program with the word at `index` replaced.
    func replacing(_ index: Int, by word: UInt32) -> Program {
        var result = self
        result.code[index] = word
        return result
    }

    private mutating func movePointers(_ move: CodeMove, from old: Program, keeping deleted: Range<Int>) {
        for register in registers.indices { registers[register] = move.address(registers[register]) }
        for segment in data.indices { data[segment].bytes = move.pointers(in: data[segment].bytes) }
        let constants = old.constantRegisters
        var index = -1
        for (oldIndex, word) in old.code.enumerated() where !deleted.contains(oldIndex) {
            index += 1
            guard var access = Instruction(decoding: word), let base = constants[Int(access.rs1)] else { continue }
            switch access.opcode.spec.format {
            case .s, .iOffset:
                let offset = UInt64(bitPattern: Int64(access.imm))
                let distance = Int64(bitPattern: move.address(base &+ offset) &- move.address(base))
                guard let imm = Int32(exactly: distance), imm != access.imm else { continue }
                access.imm = imm
                code[index] = access.encoded ?? code[index]
            case .r, .i, .shift, .shiftWord, .b, .u, .j, .fence, .none: continue
            }
        }
    }

    /// The initial value of each register that no instruction writes, by number; x0 is left out.
    private var constantRegisters: [UInt64?] {
        var constants: [UInt64?] = registers
        constants[0] = nil
        for word in code {
            if let instruction = Instruction(decoding: word), instruction.opcode.spec.operands.contains(.rd) {
                constants[Int(instruction.rd)] = nil
            }
        }
        return constants
    }
}

/// Where words of code go when some are deleted.
private struct CodeMove {
    private let deleted: Range<Int>
    private let count: Int

    init(deleting range: Range<Int>, from count: Int) {
        deleted = range
        self.count = count
    }

    /// The new place of a word, which may be the one after the last; of a deleted word, the place of the next one.
    private func index(_ index: Int) -> Int {
        if index <= deleted.lowerBound { return index }
        return index < deleted.upperBound ? deleted.lowerBound : index - deleted.count
    }

    /// The new address of what was at `address`: the same, unless it was in the code.
    func address(_ address: UInt64) -> UInt64 {
        let offset = address &- ProgramMap.codeBase
        guard offset <= UInt64(count) * 4 else { return address }
        return ProgramMap.codeBase + UInt64(index(Int(offset / 4)) * 4) + offset % 4
    }

    /// `bytes` with every aligned doubleword that is an address of code moved.
    func pointers(in bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for start in stride(from: 0, to: bytes.count - 7, by: 8) {
            let value = bytes[start..<start + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            let moved = address(value)
            for byte in 0..<8 where moved != value {
                bytes[start + byte] = UInt8(truncatingIfNeeded: moved >> (8 * byte))
            }
        }
        return bytes
    }

    /// `word` at `index`, with a pc-relative transfer rewritten for the new places of both ends.
    func retarget(_ word: UInt32, at index: Int) -> UInt32 {
        guard var instruction = Instruction(decoding: word) else { return word }
        switch instruction.opcode.spec.format {
        case .b, .j:
            let place = ProgramMap.codeBase + 4 * UInt64(index)
            let target = address(place &+ UInt64(bitPattern: Int64(instruction.imm)))
            let offset = Int64(bitPattern: target &- address(place))
            instruction.imm = Int32(exactly: offset) ?? instruction.imm
            return instruction.encoded ?? word
        case .r, .i, .iOffset, .shift, .shiftWord, .s, .u, .fence, .none:
            return word
        }
    }
}

/// The no-op's word.
let nopWord: UInt32 = 0x0000_0013
