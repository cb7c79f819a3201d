import GuestISA

// The words of straight runs: the inner loop. One draw of 64 bits makes a computing instruction; tables decide the
// rest, so that the loop has no branch but that between computing and all else.
//
// Here and in the other extensions helpers that only read are always inlined: called, they would get a copy of the
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

    /// Emits a run and returns how many words it has: `length` or up to two more.
    mutating func emitRun(_ length: Int) -> Int {
        let start = wordCount
        while wordCount - start < length {
            let bits = random.next()
            let selector = ((bits & 0xffff) &* UInt64(truncatingIfNeeded: opcodeCount)) >> 16
            let opcode = scratch.opcodes[Int(truncatingIfNeeded: selector)]
            if Int(truncatingIfNeeded: selector) < plainOpcodeCount {
                emitCompute(opcode, bits)
            } else if opcode != ProgramGenerator.idiomMarker {
                emitAccess(opcode, bits)
            } else {
                emitIdiom(random.next())
            }
        }
        return wordCount - start
    }

    /// Emits at least `length` instructions that only compute.
    mutating func emitPlainRun(_ length: Int) {
        for _ in 0..<length {
            let bits = random.next()
            emitCompute(plainOpcode(bits), bits)
        }
    }

    @inline(__always)
    func plainOpcode(_ bits: UInt64) -> UInt8 {
        scratch.opcodes[
            Int(truncatingIfNeeded: ((bits & 0xffff) &* UInt64(truncatingIfNeeded: plainOpcodeCount)) >> 16)]
    }

    @inline(__always)
    private mutating func emitCompute(_ opcode: UInt8, _ bits: UInt64) {
        let word = computeWord(opcode, bits)
        assert(
            Decoder.shared.decode(word)?.opcode.rawValue == opcode,
            "\(Instruction.disassembly(of: word)) was meant to be \(InstructionSpec.table[Int(opcode)].opcode)")
        appendUnchecked(word, WordMark.compute)
        noteDestination(UInt8(truncatingIfNeeded: word >> 7 & 0x1f))
    }

    /// A computing instruction or a fence, from the bits of one draw; bits 0–15 have chosen the opcode.
    @inline(__always)
    func computeWord(_ opcode: UInt8, _ bits: UInt64) -> UInt32 {
        let row = computeRows[Int(opcode)]
        let rd = UInt32(destination(bits >> 16))
        let rs1 = UInt32(source(bits >> 21))
        let rs2 = UInt32(source(bits >> 27))
        let boundary = boundaryImmediates[Int(row.immediateRow &+ UInt32(truncatingIfNeeded: bits >> 34 & 31))]
        // The upper bits of the draw: independent of those that choose, for immediates up to 20 bits.
        let anything = UInt32(truncatingIfNeeded: bits >> 32) & row.immediateMask
        let immediate = bits >> 33 & 1 == 0 ? boundary : anything
        var registerMask = row.registerMask
        // Fences ignore rd and rs1; mostly they are zero, as assemblers write them.
        if opcode >= Opcode.fence.rawValue && bits >> 39 & 3 != 0 { registerMask = 0 }
        let registers = (rd << 7 | rs1 << 15 | rs2 << 20) & registerMask
        return row.match | registers | immediate
    }

    /// A destination, chosen by the low five bits.
    @inline(__always)
    func destination(_ bits: UInt64) -> UInt8 { scratch.destinations[Int(truncatingIfNeeded: bits & 31)] }

    /// A source, chosen by the low six bits: one of the latest destinations half of the time.
    @inline(__always)
    func source(_ bits: UInt64) -> UInt8 {
        let index = bits & 63
        return scratch.sources[Int(truncatingIfNeeded: index < 32 ? index & 7 : index)]
    }

    /// Makes a register a likely source of what follows. x0 takes a place too, but gives it up at once.
    @inline(__always)
    mutating func noteDestination(_ register: UInt8) {
        scratch.sources[recent & 7] = register
        recent &+= register == 0 ? 0 : 1
    }

    /// A pool register to compute addresses in: not x0.
    @inline(__always)
    mutating func drawTemporary(_ bits: UInt64) -> UInt32 {
        // The last entry is x0.
        UInt32(scratch.destinations[Int(truncatingIfNeeded: ((bits & 0xff) &* 31) >> 8)])
    }
}
