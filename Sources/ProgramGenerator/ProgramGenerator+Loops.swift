import GuestISA

extension ProgramGenerator {
    /// Emits a counted loop.
    ///
    /// Its number of rounds is written last, when the cost of its body is known, so that the program's fuel stays in
    /// its bounds however loops and calls nest.
    /// - Parameters:
    ///   - planned: Most rounds, as drawn.
    ///   - outerRounds: How often the loops around it go round.
    mutating func emitLoop(_ children: Range<Int>, rounds planned: Int, outerRounds: Int, _ place: Place) -> Int {
        let counter = counterRegister(place)
        let form = drawLoopForm(planned)
        let firstLeave = leaves.count
        let start = emitLoopStart(form, counter)
        let head = wordCount
        loopHeads.append(head)
        let outerCounter = loopCounter
        loopCounter = counter
        if form == .testedFirst { emitB(.beq, rs1: counter, rs2: 0, 0) }
        let walks = roles.walker != 0 && random.next() >> 62 != 0
        let bodyStart = wordCount
        if walks {
            emitR(.add, rd: roles.walker, rs1: roles.walker, rs2: roles.stride)
            noteDestination(UInt8(truncatingIfNeeded: roles.walker))
            if mix.isHot { emitStirring() }
        }
        let stirring = wordCount - bodyStart
        // Inner loops leave fuel for some rounds of this one, not for all that it would like.
        let body = emitNodes(children, rounds: outerRounds * min(planned, 8), place) + stirring
        let overhead = emitLoopEnd(form, counter, head)
        if form == .testedFirst { closeJump(at: head) }
        while leaves.count > firstLeave { closeJump(at: leaves.removeLast()) }
        loopHeads.removeLast()
        loopCounter = outerCounter

        let round = body + overhead
        let fuel = place == .main ? mix.loopFuel : ProgramGenerator.functionLoopFuel
        let affordable = max(1, fuel / (outerRounds * round))
        let rounds = setRounds(form, start, min(planned, affordable, reach(of: form)))
        if place == .main && loopHeads.isEmpty { mix.loopFuel = max(0, fuel - rounds * round) }
        return head - start + rounds * round
    }

    /// Emits what gives registers of the pool other values in each round: what is wrong for one pair of operands in
    /// thousands is met where the rounds are hundreds, or nowhere.
    private mutating func emitStirring() {
        let bits = random.next()
        let opcodes: [8 of Opcode] = [.add, .xor, .sub, .subw, .and, .xor, .addw, .sub]
        let count = min(4, poolCount)
        for index in 0..<count {
            let opcode = opcodes[Int(truncatingIfNeeded: bits >> (8 * UInt64(index)) & 7)]
            let (rd, rs1) = (scratch.destinations[index], scratch.destinations[(index + 1) % count])
            emitR(
                abilities.allowed.contains(opcode) ? opcode : .add, rd: UInt32(rd), rs1: UInt32(rs1), rs2: roles.walker)
        }
    }

    /// Instructions that a function's loops may add to each of its calls.
    private static let functionLoopFuel = 48

    @inline(__always)
    private func counterRegister(_ place: Place) -> UInt32 {
        switch place {
        case .main: loopHeads.isEmpty ? roles.counters.0 : roles.counters.1
        case .nested, .leaf: roles.counters.2
        }
    }

    private mutating func drawLoopForm(_ planned: Int) -> LoopForm {
        let first = abilities.loopForms[random.below(abilities.loopForms.count)]
        let second = abilities.loopForms[random.below(abilities.loopForms.count)]
        return planned <= reach(of: first) ? first : second
    }

    /// The most rounds a form can go.
    @inline(__always)
    private func reach(of form: LoopForm) -> Int {
        if form.usesLimit { return limit }
        return form == .masked ? 16 : form == .shiftedOut ? 64 : 2047
    }

    /// Emits what gives the counter its first value and returns the index of the first word.
    private mutating func emitLoopStart(_ form: LoopForm, _ counter: UInt32) -> Int {
        let start = wordCount
        let data = UInt32(source(random.next() >> 58))
        switch form {
        case .downToZero, .downToZeroWord, .whilePositive, .whileNotZeroUnsigned, .whileNotNegative, .upBelowLimit,
            .upBelowLimitUnsigned, .upToLimit, .upToLimitInclusive, .testedFirst:
            emitI(.addi, rd: counter, rs1: 0, 0)
        case .shiftedOut:
            emitI(.addi, rd: counter, rs1: data, 0)
        case .masked:
            emitI(.andi, rd: counter, rs1: data, 0)
            emitI(.addi, rd: counter, rs1: counter, 1)
        }
        return start
    }

    /// Emits the count and the jump back, and returns how many instructions a round needs besides its body.
    private mutating func emitLoopEnd(_ form: LoopForm, _ counter: UInt32, _ head: Int) -> Int {
        switch form {
        case .downToZero, .whilePositive, .whileNotZeroUnsigned, .whileNotNegative, .testedFirst, .masked:
            emitI(.addi, rd: counter, rs1: counter, -1)
        case .downToZeroWord:
            emitI(.addiw, rd: counter, rs1: counter, -1)
        case .upBelowLimit, .upBelowLimitUnsigned, .upToLimit, .upToLimitInclusive:
            emitI(.addi, rd: counter, rs1: counter, 1)
        case .shiftedOut:
            emitI(.srli, rd: counter, rs1: counter, 0)
        }
        let back = Int32(truncatingIfNeeded: 4 * (head - wordCount))
        switch form {
        case .downToZero, .downToZeroWord, .masked, .shiftedOut: emitB(.bne, rs1: counter, rs2: 0, back)
        case .whilePositive: emitB(.blt, rs1: 0, rs2: counter, back)
        case .whileNotZeroUnsigned: emitB(.bltu, rs1: 0, rs2: counter, back)
        case .whileNotNegative: emitB(.bge, rs1: counter, rs2: 0, back)
        case .upBelowLimit: emitB(.blt, rs1: counter, rs2: roles.limit, back)
        case .upBelowLimitUnsigned: emitB(.bltu, rs1: counter, rs2: roles.limit, back)
        case .upToLimit: emitB(.bne, rs1: counter, rs2: roles.limit, back)
        case .upToLimitInclusive: emitB(.bgeu, rs1: roles.limit, rs2: counter, back)
        case .testedFirst:
            emitJal(rd: 0, back)
            // The test at the head, which it passes once more than the body: counted as part of every round.
            return 3
        }
        return 2
    }

    /// Completes the loop's count and returns the most rounds it can go.
    private mutating func setRounds(_ form: LoopForm, _ start: Int, _ rounds: Int) -> Int {
        switch form {
        case .downToZero, .downToZeroWord, .whilePositive, .whileNotZeroUnsigned:
            setImmediate(at: start, rounds)
            return rounds
        case .testedFirst:
            setImmediate(at: start, rounds)
            return rounds + 1
        case .whileNotNegative:
            setImmediate(at: start, rounds - 1)
            return rounds
        case .upBelowLimit, .upBelowLimitUnsigned, .upToLimit:
            setImmediate(at: start, limit - rounds)
            return rounds
        case .upToLimitInclusive:
            setImmediate(at: start, limit + 1 - rounds)
            return rounds
        case .masked:
            var count = 1
            while count * 2 <= rounds { count *= 2 }
            setImmediate(at: start, count - 1)
            return count
        case .shiftedOut:
            let shift = min(63, (64 + rounds - 1) / rounds)
            setImmediate(at: wordCount - 2, shift)
            return (64 + shift - 1) / shift
        }
    }

    /// Gives the I-format instruction at `index`, whose immediate is 0, another.
    private mutating func setImmediate(at index: Int, _ value: Int) {
        scratch.words[index] |= InstructionFormat.i.scattered(Int32(truncatingIfNeeded: value))
    }
}
