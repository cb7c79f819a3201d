import GuestISA

// The words of straight runs: the inner loop. One draw of 64 bits makes a computing instruction; tables decide the
// rest, so that the loop has no branch but that between computing and all else.
//
// Here and in the other extensions small helpers that only read are always inlined: called, they would get a copy of the
// whole generator.

extension ProgramGenerator {
    /// Adds a word that must mean `instruction`.
    @inline(__always)
    mutating func append(_ word: UInt32, _ mark: UInt8, means instruction: @autoclosure () -> Instruction) {
        assert(
            Decoder.shared.decode(word) == instruction(),
            "\(Instruction.disassembly(of: word)) was meant to be \(instruction())")
        appendUnchecked(word, mark)
    }

    /// Adds a word that need not mean anything.
    @inline(__always)
    mutating func appendUnchecked(_ word: UInt32, _ mark: UInt8 = WordMark.fixed) {
        assert(wordCount < scratch.wordCapacity, "\(wordCount) words from \(mix.wordTarget)")
        scratch.words[wordCount] = word
        scratch.marks[wordCount] = mark
        wordCount += 1
    }

    @inline(__always)
    mutating func emitR(_ opcode: Opcode, rd: UInt32, rs1: UInt32, rs2: UInt32) {
        append(
            encoder.r(opcode, rd: rd, rs1: rs1, rs2: rs2), WordMark.fixed,
            means: Instruction(opcode, rd: UInt8(rd), rs1: UInt8(rs1), rs2: UInt8(rs2)))
    }

    @inline(__always)
    mutating func emitI(_ opcode: Opcode, rd: UInt32, rs1: UInt32, _ immediate: Int32) {
        append(
            encoder.i(opcode, rd: rd, rs1: rs1, immediate), WordMark.fixed,
            means: Instruction(opcode, rd: UInt8(rd), rs1: UInt8(rs1), imm: immediate))
    }

    @inline(__always)
    mutating func emitS(_ opcode: Opcode, rs1: UInt32, rs2: UInt32, _ immediate: Int32) {
        append(
            encoder.s(opcode, rs1: rs1, rs2: rs2, immediate), WordMark.fixed,
            means: Instruction(opcode, rs1: UInt8(rs1), rs2: UInt8(rs2), imm: immediate))
    }

    @inline(__always)
    mutating func emitB(_ opcode: Opcode, rs1: UInt32, rs2: UInt32, _ offset: Int32, _ mark: UInt8 = WordMark.fixed) {
        append(
            encoder.b(opcode, rs1: rs1, rs2: rs2, offset), mark,
            means: Instruction(opcode, rs1: UInt8(rs1), rs2: UInt8(rs2), imm: offset))
    }

    @inline(__always)
    mutating func emitU(_ opcode: Opcode, rd: UInt32, _ immediate: Int32) {
        append(
            encoder.u(opcode, rd: rd, immediate), WordMark.fixed,
            means: Instruction(opcode, rd: UInt8(rd), imm: immediate))
    }

    @inline(__always)
    mutating func emitJal(rd: UInt32, _ offset: Int32, _ mark: UInt8 = WordMark.fixed) {
        append(encoder.jal(rd: rd, offset), mark, means: Instruction(.jal, rd: UInt8(rd), imm: offset))
    }

    /// Emits a run and returns how many words it has: `length` or up to eight more.
    mutating func emitRun(_ length: Int) -> Int {
        let start = wordCount
        let end = start + length
        // What the loop needs stays in host registers: stores through pointers could change any field.
        let (tables, words, marks) = (tables, scratch.words, scratch.marks)
        let (opcodes, count, plainCount) = (scratch.opcodes, UInt64(truncatingIfNeeded: opcodeCount), plainOpcodeCount)
        var (random, recent, index) = (random, recent, start)
        while index < end {
            let bits = random.next()
            let selector = Int(truncatingIfNeeded: ((bits & 0xffff) &* count) >> 16)
            let opcode = opcodes[selector]
            if selector < plainCount {
                let word = tables.computeWord(opcode, bits)
                checkCompute(word, opcode)
                words[index] = word
                marks[index] = WordMark.compute
                index += 1
                tables.note(UInt8(truncatingIfNeeded: word >> 7 & 0x1f), &recent)
            } else {
                (self.random, self.recent, wordCount) = (random, recent, index)
                if opcode != ProgramGenerator.idiomMarker {
                    emitAccess(opcode, bits)
                } else {
                    emitIdiom(self.random.next())
                }
                (random, recent, index) = (self.random, self.recent, wordCount)
            }
        }
        (self.random, self.recent, wordCount) = (random, recent, index)
        return index - start
    }

    /// Emits `length` instructions that only compute.
    mutating func emitPlainRun(_ length: Int) {
        for _ in 0..<length {
            let bits = random.next()
            let opcode = plainOpcode(bits)
            let word = tables.computeWord(opcode, bits)
            checkCompute(word, opcode)
            appendUnchecked(word, WordMark.compute)
            noteDestination(UInt8(truncatingIfNeeded: word >> 7 & 0x1f))
        }
    }

    @inline(__always)
    private func checkCompute(_ word: UInt32, _ opcode: UInt8) {
        assert(
            Decoder.shared.decode(word)?.opcode.rawValue == opcode,
            "\(Instruction.disassembly(of: word)) was meant to be \(InstructionSpec.table[Int(opcode)].opcode)")
    }

    @inline(__always)
    func plainOpcode(_ bits: UInt64) -> UInt8 {
        scratch.opcodes[
            Int(truncatingIfNeeded: ((bits & 0xffff) &* UInt64(truncatingIfNeeded: plainOpcodeCount)) >> 16)]
    }

    /// A destination, chosen by the low five bits.
    @inline(__always)
    func destination(_ bits: UInt64) -> UInt8 { tables.destination(bits) }

    /// A source, chosen by the low six bits: one of the latest destinations half of the time.
    @inline(__always)
    func source(_ bits: UInt64) -> UInt8 { tables.source(bits) }

    /// Makes a register a likely source of what follows.
    @inline(__always)
    mutating func noteDestination(_ register: UInt8) { tables.note(register, &recent) }

    /// A pool register to compute addresses in: not x0.
    @inline(__always)
    func drawTemporary(_ bits: UInt64) -> UInt32 {
        // The last entry is x0.
        UInt32(tables.destinations[Int(truncatingIfNeeded: ((bits & 0xff) &* 31) >> 8)])
    }
}
