import GuestISA
import GuestMachine

extension FunctionAnalysis {
    mutating func jump(
        _ instruction: Instruction, at pc: UInt64, _ base: AbstractValue, _ index: Int, _ registers: [AbstractValue]
    ) throws(TerminationError) {
        let offset = UInt64(bitPattern: Int64(instruction.imm))
        var after = registers
        write(instruction.rd, .constant(pc &+ 4), &after, index)
        guard instruction.opcode == .jalr else {
            try go(to: pc &+ offset, linking: instruction.rd, at: pc, index, registers, after)
            return
        }
        if case .returnAddress(let distance) = base {
            // Bit 0 of the sum is cleared, and return addresses are multiples of four.
            guard (distance &+ Int64(instruction.imm)) & ~1 == 0 else {
                throw TerminationError(pc: pc, reason: "jumps near its return address, not to it")
            }
            summary.returns = true
            return
        }
        guard let targets = analysis.sets.elements(of: base) else {
            throw TerminationError(pc: pc, reason: "the target of the jump is not known")
        }
        for target in targets {
            try go(to: (target &+ offset) & ~1, linking: instruction.rd, at: pc, index, registers, after)
        }
    }

    /// Follows a jump to one target: as a call if the code there can come back through the link, else as a jump.
    private mutating func go(
        to target: UInt64, linking link: UInt8, at pc: UInt64, _ index: Int, _ before: [AbstractValue],
        _ after: [AbstractValue]
    ) throws(TerminationError) {
        guard link != 0, target & 3 == 0, ProgramMap.window.contains(target) else {
            goOn(to: target, from: index, after)
            return
        }
        var failure: TerminationError?
        do throws(TerminationError) {
            let callee = try analysis.summary(entry: target, link: link)
            if callee.returns {
                nodes[index].written |= callee.writtenRegisters
                nodes[index].calleeBound = max(nodes[index].calleeBound, callee.bound)
                var returned = before
                returned[Int(link)] = .unknown
                for register in 1..<32 where callee.writtenRegisters >> UInt32(register) & 1 != 0 {
                    returned[register] = .unknown
                }
                goOn(to: pc &+ 4, from: index, returned)
                return
            }
        } catch {
            failure = error
        }
        // A backward jump that is no call closes no loop either: those do not link.
        if let failure, target <= pc { throw failure }
        goOn(to: target, from: index, after)
    }
}
