import GuestISA
import GuestMachine
import PlantedFaults

/// The planted faults that are described, not written: their handlers do what the description says.
///
/// The cold tier has one for each kind of description; the hot tier leaves these opcodes to it.
enum DescribedFaults {
    /// The opcodes that go wrong and what executes them, for a fault of the interpreter or of all engines that has a description.
    static func handler(of fault: Fault) -> (opcodes: [Opcode], handler: Handler)? {
        guard fault.spec.place.includes(engineNamed: EngineKind.interpreter.rawValue) else { return nil }
        switch fault.spec.behaviour {
        case .inPlace: return nil
        case .misreads(let misreading): return (misreading.opcodes, coldMisread)
        case .miscomputes(let wrong): return (wrong.opcodes, coldMiscompute)
        }
    }
}

/// Executes what the word is taken for.
@c func coldMisread(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let word = Machine(m).misread(UInt32(truncatingIfNeeded: c), p)
    Machine(m).proceed(to: word.handler, x, p, word.bits, e, f)
}

/// Executes the word, then corrupts its result.
@c func coldMiscompute(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let step = ColdStep(x, p, c, m, e, f)
    switch Machine(m).miscompute(step.word, x, p) {
    case .trap(let trap): step.stop(trap)
    case .next: step.next()
    case .jump(let target): step.jump(to: target) {}
    case .other(let handler): step.machine.proceed(to: handler, x, p, c, e, f)
    }
}

// Out of line: with what they need on the stack, or counted references to give back, the handlers above could not end
// with a jump, and a long run would use up the stack.
extension Machine {
    /// What the word at `p` is taken for, and what executes that.
    @inline(never)
    fileprivate func misread(_ word: UInt32, _ p: Cursor) -> (handler: Handler, bits: UInt) {
        // The table tells neither opcodes of one group apart, nor what is none.
        guard let instruction = Instruction(decoding: word), let fault = fields.pointee.fault else {
            return (coldIllegal, UInt(word))
        }
        let other = PlantedFault(fault).misread(instruction, at: Misreading.Site(pc: guest(p), index: 0))
        guard let bits = other.encoded else {
            preconditionFailure("\(fault.name) reads what has no encoding: \(other)")
        }
        return (ColdTable.handler(other.opcode), UInt(bits))
    }

    /// How a run goes on.
    fileprivate enum Continuation {
        case trap(Trap)
        case next
        case jump(UInt64)
        /// The word is not of the opcode that goes wrong: this executes it.
        case other(Handler)
    }

    /// Executes the word at `p` with a result that is wrong for some operands.
    @inline(never)
    fileprivate func miscompute(_ word: UInt32, _ x: Registers, _ p: Cursor) -> Continuation {
        guard let instruction = Instruction(decoding: word), let fault = fields.pointee.fault,
            let sound = fields.pointee.sound?.takeUnretainedValue()
        else { return .other(coldIllegal) }
        guard let wrong = PlantedFault(fault).miscomputation(of: instruction.opcode) else {
            return .other(ColdTable.handler(instruction.opcode))
        }
        var hart = HartState(pc: guest(p))
        for register in 1..<32 { hart.x[register] = x[register] }
        if let trap = sound.step(&hart, instruction, wrong) { return .trap(trap) }
        for register in 1..<32 { x[register] = hart.x[register] }
        return hart.pc == guest(p) &+ 4 ? .next : .jump(hart.pc)
    }
}

extension ColdInterpreter {
    /// Retires `instruction`, which is at `pc`, with a result that `wrong` may have corrupted.
    fileprivate func step(_ hart: inout HartState, _ instruction: Instruction, _ wrong: Miscomputation) -> Trap? {
        let i = instruction
        let imm = UInt64(bitPattern: Int64(i.imm))
        let (pc, first, second) = (hart.pc, hart.x[Int(i.rs1)], hart.x[Int(i.rs2)])
        switch i.opcode.spec.effect {
        case .compute:
            let trap = step(&hart)
            corrupt(&hart, i.rd, wrong, first, i.opcode.spec.operands.contains(.rs2) ? second : imm)
            return trap
        case .load:
            if let trap = step(&hart) { return trap }
            corrupt(&hart, i.rd, wrong, first &+ imm, 0)
            return nil
        case .store(let count):
            if let trap = step(&hart) { return trap }
            // Stored again: the value cannot be put into its register if that is x0 or the base.
            let value = wrong.result(second, of: first &+ imm, second)
            if value != second { _ = memory.storeSlowly(first &+ imm, value, count: count) }
            return nil
        case .branch:
            if let trap = step(&hart) { return trap }
            let isTaken: UInt64 = hart.pc == pc &+ 4 ? 0 : 1
            hart.pc = wrong.result(isTaken, of: first, second) == 0 ? pc &+ 4 : pc &+ imm
            guard hart.pc % 4 == 0 else { return Trap(.instructionAddressMisaligned, value: hart.pc) }
            return nil
        case .jump, .fence, .trap: return step(&hart)
        }
    }

    private func corrupt(
        _ hart: inout HartState, _ rd: UInt8, _ wrong: Miscomputation, _ first: UInt64, _ second: UInt64
    ) {
        if rd != 0 { hart.x[Int(rd)] = wrong.result(hart.x[Int(rd)], of: first, second) }
    }
}
