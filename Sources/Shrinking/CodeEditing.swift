import GuestISA
import GuestMachine

extension Program {
    /// The program without the words at the indices of `range`, everything that says where code is adjusted.
    ///
    /// Branches and jumps reach what they did; a transfer to a deleted word goes to the one after. With
    /// `movingPointers`, so do addresses of code in initial registers and data, what AUIPC makes, and accesses through
    /// them. Offsets that no longer fit are left as they are, and so is what computes addresses by other means: such
    /// candidates fail by themselves.
    ///
    /// - Parameters:
    ///   - range: Indices of words.
    ///   - side: Which words take their place: those after them, or those before them, so that zeros come first.
    ///   - movingPointers: See above.
    func deleting(_ range: Range<Int>, closingFrom side: CodeMove.Side = .after, movingPointers: Bool) -> Program {
        let move = CodeMove(deleting: range, from: code.count, side)
        var result = self
        result.code = Array(repeating: 0, count: code.count - (side == .after ? range.count : 0))
        for (index, word) in code.enumerated() where !range.contains(index) {
            result.code[move.index(index)] = move.retarget(word, at: index)
        }
        result.pc = move.address(pc)
        if movingPointers { result.movePointers(move, from: self, keeping: range) }
        return result
    }

    /// The program without the zeros after the last instruction, which memory has anyway.
    var trimmed: Program {
        var result = self
        while result.code.last == 0 { result.code.removeLast() }
        return result
    }

    /// Indices of the words that are not zero.
    var instructionIndices: [Int] { code.indices.filter { code[$0] != 0 } }

    /// The program with the word at `index` replaced.
    func replacing(_ index: Int, by word: UInt32) -> Program {
        var result = self
        result.code[index] = word
        return result
    }

    private mutating func movePointers(_ move: CodeMove, from old: Program, keeping deleted: Range<Int>) {
        for register in registers.indices { registers[register] = move.address(registers[register]) }
        for segment in data.indices { data[segment].bytes = move.pointers(in: data[segment].bytes) }
        var bases = KnownBases(old, move)
        for (oldIndex, word) in old.code.enumerated() where !deleted.contains(oldIndex) {
            if let instruction = Instruction(decoding: word) {
                let moved = bases.moving(instruction, at: oldIndex, before: old.code[(oldIndex + 1)...])
                let index = move.index(oldIndex)
                if moved != instruction { code[index] = moved.encoded ?? code[index] }
            }
        }
    }
}

/// Registers that hold addresses known from the text, before and after words of code were deleted.
///
/// Followed in the order of the text, whatever the flow of control: good enough to propose a candidate.
private struct KnownBases {
    private var known: [(old: UInt64, new: UInt64)?]
    private let move: CodeMove

    /// At first those are the initial registers that no instruction writes.
    init(_ program: Program, _ move: CodeMove) {
        self.move = move
        known = program.registers.map { ($0, move.address($0)) }
        known[0] = nil
        for word in program.code {
            if let instruction = Instruction(decoding: word), instruction.opcode.spec.operands.contains(.rd) {
                known[Int(instruction.rd)] = nil
            }
        }
    }

    /// `instruction` with the immediate that leads where it led.
    ///
    /// - Parameters:
    ///   - index: Its place before words were deleted.
    ///   - rest: The words after it, in which a pair for AUIPC is looked for.
    mutating func moving(_ instruction: Instruction, at index: Int, before rest: ArraySlice<UInt32>) -> Instruction {
        var moved = instruction
        var result: (old: UInt64, new: UInt64)?
        let place = ProgramMap.codeBase + 4 * UInt64(index)
        if instruction.opcode == .auipc {
            let value = place &+ extended(instruction.imm)
            let low = KnownBases.firstOffset(from: instruction.rd, in: rest)
            let distance = move.address(value &+ extended(low)) &- move.address(place)
            // The pair's low part is signed, so the high part is the nearest multiple of 4096.
            moved.imm = Int32(truncatingIfNeeded: (distance &+ 0x800) & ~0xfff)
            result = (value, move.address(place) &+ extended(moved.imm))
        } else if let base = known[Int(instruction.rs1)], KnownBases.addsImmediate(instruction) {
            let target = base.old &+ extended(instruction.imm)
            let imm = Int32(exactly: Int64(bitPattern: move.address(target) &- base.new)) ?? instruction.imm
            if InstructionFormat.i.immediateRange.contains(imm) { moved.imm = imm }
            if instruction.opcode == .addi { result = (target, base.new &+ extended(moved.imm)) }
        }
        if instruction.rd != 0 { known[Int(instruction.rd)] = result }
        return moved
    }

    /// The immediate of the first instruction of `rest` that adds one to `register`; zero if none soon does.
    private static func firstOffset(from register: UInt8, in rest: ArraySlice<UInt32>) -> Int32 {
        for word in rest.prefix(8) {
            guard let instruction = Instruction(decoding: word) else { continue }
            if instruction.rs1 == register, addsImmediate(instruction) { return instruction.imm }
            if instruction.rd == register { break }
        }
        return 0
    }

    /// Whether the instruction's result or address is rs1 + imm.
    private static func addsImmediate(_ instruction: Instruction) -> Bool {
        switch instruction.opcode.spec.format {
        case .s, .iOffset: true
        case .i: instruction.opcode == .addi
        case .r, .shift, .shiftWord, .b, .u, .j, .fence, .none: false
        }
    }

    private func extended(_ imm: Int32) -> UInt64 { UInt64(bitPattern: Int64(imm)) }
}

/// Where words of code go when some are deleted.
struct CodeMove {
    /// Which words move.
    enum Side {
        case before, after
    }

    private let deleted: Range<Int>
    private let count: Int
    private let side: Side

    init(deleting range: Range<Int>, from count: Int, _ side: Side) {
        deleted = range
        self.count = count
        self.side = side
    }

    /// The new place of a word, which may be the one after the last; of a deleted word, the place of the next one.
    func index(_ index: Int) -> Int {
        if index >= deleted.upperBound { return side == .after ? index - deleted.count : index }
        switch side {
        case .after: return min(index, deleted.lowerBound)
        case .before: return min(index + deleted.count, deleted.upperBound)
        }
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
