import GuestISA

// Emits the plan. Each function returns the most instructions its node can retire; forward branches are written with
// offset 0 and completed when their target is reached.

extension ProgramGenerator {
    /// Emits functions and main, and returns the most instructions the program can retire.
    mutating func emitProgram() -> Int {
        wordCount = 0
        romCount = 0
        wildValue = nil
        ProgramGenerator.empty(&fixups)
        ProgramGenerator.empty(&romEntries)
        ProgramGenerator.empty(&patches)
        ProgramGenerator.empty(&leaves)
        ProgramGenerator.empty(&loopHeads)
        for index in functions.indices {
            functions[index].start = wordCount
            let cost = emitNodes(functions[index].nodes, rounds: 1, functions[index].place)
            functions[index].cost = cost + emitReturn(functions[index].place)
            functions[index].end = wordCount
        }
        return emitNodes(mainPlan, rounds: 1, .main) + emitEnd()
    }

    /// Emits the nodes of a range.
    ///
    /// - Parameter rounds: How often the plan has them run, by the loops around them.
    mutating func emitNodes(_ nodes: Range<Int>, rounds: Int, _ place: Place) -> Int {
        var cost = 0
        var index = nodes.lowerBound
        while index < nodes.upperBound {
            let node = scratch.plan[index]
            let children = index + 1..<Int(node.end)
            switch node.kind {
            case .run: cost += emitRun(Int(node.length)) + emitWitness()
            case .block: cost += emitNodes(children, rounds: rounds, place)
            case .skip: cost += emitSkip(children, rounds: rounds, place)
            case .choose: cost += emitChoice(children, rounds: rounds, place)
            case .hop: cost += emitHop(Int(node.length))
            case .loop: cost += emitLoop(children, rounds: Int(node.length), outerRounds: rounds, place)
            case .leave: cost += emitLeave()
            case .call: cost += emitCall(Int(node.length))
            case .callByTable: cost += emitCallByTable()
            case .slots: cost += emitSlots(count: Int(node.length), words: Int(node.detail))
            case .cases: cost += emitCases(children, count: Int(node.length), rounds: rounds, place)
            case .patch: cost += emitPatch(PatchKind(rawValue: node.detail)!, function: Int(node.length))
            case .trap: cost += emitConditionalTrap()
            }
            index = Int(node.end)
        }
        return cost
    }

    /// Adds the latest result to the register that keeps wrong ones in sight, after a quarter of the runs. Returns the
    /// words emitted.
    ///
    /// Free runs are compared at their end alone, and the few registers that programs compute with are soon overwritten.
    mutating func emitWitness() -> Int {
        guard roles.witness != 0, random.next() >> 62 == 0 else { return 0 }
        emitR(.add, rd: roles.witness, rs1: roles.witness, rs2: latestResult)
        return 1
    }

    /// The register that was written last, as far as it is one to compute with.
    var latestResult: UInt32 { UInt32(scratch.sources[(recent &- 1) & 7]) }

    /// Emits a branch whose offset is still to come, after an instruction that makes one of its operands, often nearly
    /// equal to the other, where that is drawn. Returns the words emitted; the branch is the last.
    mutating func emitOpenBranch(_ mark: UInt8) -> Int {
        let start = wordCount
        let bits = random.next()
        let count = UInt64(truncatingIfNeeded: abilities.branches.count)
        var opcode = abilities.branches[Int(truncatingIfNeeded: ((bits & 0xff) &* count) >> 8)]
        var first = UInt32(source(bits >> 8))
        var second = UInt32(source(bits >> 14))
        // Loops over strings and lists load what they decide by.
        let pairEnd: UInt64 = loopCounter == 0 ? 10 : 12
        switch bits >> 20 & 15 {
        case 0: second = first
        case 1, 2: second = 0
        case 3: first = 0
        case 4..<8 where abilities.allowed.contains(.addi):
            // Operands that are equal or differ by one or two.
            let copy = drawTemporary(bits >> 24)
            emitI(.addi, rd: copy, rs1: first, Int32(truncatingIfNeeded: bits >> 32 & 3) - 1)
            noteDestination(UInt8(copy))
            second = copy
            if bits >> 34 & 1 != 0 { swap(&first, &second) }
        case 8..<pairEnd where !abilities.loads.isEmpty:
            // A byte or anything, mostly compared for equality.
            let isByte = bits >> 35 & 1 == 0 && abilities.allowed.contains(.lbu)
            let index = Int(truncatingIfNeeded: bits >> 36 & 0xff) % abilities.loads.count
            emitAccess(isByte ? Opcode.lbu.rawValue : abilities.loads[index].rawValue, random.next())
            first = latestDestination
            if bits >> 44 & 3 != 0 {
                opcode = abilities.branches[Int(truncatingIfNeeded: bits >> 46 & 1) % abilities.branches.count]
            }
            if bits >> 47 & 1 == 0 { second = 0 }
        case 12:
            emitPlainRun(1)
            first = latestDestination
        default: break
        }
        emitB(opcode, rs1: first, rs2: second, 0, mark)
        return wordCount - start
    }

    /// rd of the last word, as far as it has one.
    var latestDestination: UInt32 { scratch.words[wordCount - 1] >> 7 & 0x1f }

    /// Makes the branch or JAL at `index` jump to the next word.
    mutating func closeJump(at index: Int) {
        let offset = Int32(truncatingIfNeeded: 4 * (wordCount - index))
        let format: InstructionFormat = scratch.words[index] & 0x7f == Opcode.jalMajor ? .j : .b
        scratch.words[index] |= format.scattered(offset)
        assert(Decoder.shared.decode(scratch.words[index])?.imm == offset, "jump at \(index) does not reach \(offset)")
    }

    private mutating func emitSkip(_ children: Range<Int>, rounds: Int, _ place: Place) -> Int {
        let cost = emitOpenBranch(WordMark.branch)
        let branch = wordCount - 1
        let body = emitNodes(children, rounds: rounds, place)
        closeJump(at: branch)
        return cost + body
    }

    private mutating func emitChoice(_ children: Range<Int>, rounds: Int, _ place: Place) -> Int {
        let second = Int(scratch.plan[children.lowerBound].end)
        let cost = emitOpenBranch(WordMark.fixed)
        let branch = wordCount - 1
        let then = emitNodes(children.lowerBound..<second, rounds: rounds, place)
        let jump = emitOpenJump()
        closeJump(at: branch)
        let otherwise = emitNodes(second..<children.upperBound, rounds: rounds, place)
        closeJump(at: jump)
        return cost + max(then + 1, otherwise)
    }

    /// Emits a JAL whose offset is still to come and returns its index. It links now and then, though nobody returns.
    private mutating func emitOpenJump() -> Int {
        let bits = random.next()
        emitJal(rd: bits & 7 == 0 ? drawTemporary(bits >> 8) : 0, 0)
        return wordCount - 1
    }

    /// Emits a jump over words that are never executed, legal or not, which an engine may still look at.
    private mutating func emitHop(_ length: Int) -> Int {
        let jump = emitOpenJump()
        for index in 0..<length {
            // Of a gap only the first words may be looked at.
            guard index < 16 else {
                appendUnchecked(0)
                continue
            }
            let bits = random.next()
            if bits >> 62 == 0 {
                appendUnchecked(drawIllegalWord(bits))
            } else {
                let opcode = plainOpcode(bits)
                appendUnchecked(tables.computeWord(opcode, bits))
            }
        }
        closeJump(at: jump)
        return 1
    }

    private mutating func emitLeave() -> Int {
        let cost = emitOpenBranch(WordMark.fixed)
        leaves.append(wordCount - 1)
        return cost
    }

    /// Emits the end of main: ECALL, or the trap that was drawn.
    private mutating func emitEnd() -> Int {
        var cost = 0
        if let kind = mix.terminator {
            let (words, isCertain) = emitTrap(kind)
            cost = words
            if isCertain && random.next() & 3 != 0 { return cost }
        }
        if abilities.allowed.contains(.ecall) {
            append(encoder.i(.ecall, rd: 0, rs1: 0, 0), WordMark.fixed, means: Instruction(.ecall))
        } else if abilities.allowed.contains(.ebreak) {
            // ECALL and EBREAK have no operands: their match bits are the word.
            append(encoder.i(.ebreak, rd: 0, rs1: 0, 0), WordMark.fixed, means: Instruction(.ebreak))
        } else {
            appendUnchecked(0)
        }
        return cost + 1
    }
}

extension Opcode {
    /// The major opcode of JAL, bits 6:0.
    static var jalMajor: UInt32 { 0x6f }
    /// The major opcode of stores.
    static var storeMajor: UInt32 { 0x23 }
}
