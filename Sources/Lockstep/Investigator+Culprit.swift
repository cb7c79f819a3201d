import GuestISA
import GuestMachine

extension Investigator {
    /// The instruction that is held responsible.
    struct Culprit {
        var pc: UInt64
        var word: UInt32?
        var instruction: Instruction?
        var name: String
        var retiredBefore: UInt64

        /// Whether the instruction can have caused `differences`: at least it writes what differs.
        func explains(_ differences: [StateDifference]) -> Bool {
            guard let instruction, let field = differences.first?.field, name != DivergenceSignature.patched else {
                return true
            }
            return instruction.canChange(field)
        }
    }

    func culprit(
        _ program: Program, _ location: DivergenceLocation, reference: Int, accused: Int
    ) -> Culprit {
        let retired = location.isExact ? location.fuel - 1 : lastWriter(program, location, reference, accused)
        let state = replay(program, on: reference, slices: [max(retired, 1)], limit: retired)
        let pc = state.hart.pc
        let word = runner.engines[reference].memory.fetch(pc)
        let instruction = word.flatMap { Instruction(decoding: $0) }
        var name = word == nil ? "fetch" : instruction?.opcode.mnemonic ?? "illegal"
        let isPatched =
            location.isExact
            ? hasPatch(program, reference, pc, count: 1)
            : hasPatch(program, reference, location.before.pc, count: retired + 1 - location.before.instret)
        if isPatched { name = DivergenceSignature.patched }
        return Culprit(pc: pc, word: word, instruction: instruction, name: name, retiredBefore: retired)
    }

    /// Whether the program has overwritten one of the `count` words at `pc`, as far as they lie in its code or data.
    private func hasPatch(_ program: Program, _ reference: Int, _ pc: UInt64, count: UInt64) -> Bool {
        let memory = runner.engines[reference].memory
        return (0..<min(count, UInt64(LockstepRunner.blockLimit))).contains { index in
            let address = pc &+ 4 &* index
            guard let word = memory.fetch(address) else { return false }
            return word != program.initialWord(at: address)
        }
    }

    /// Instructions retired before the last one of the step that wrote what differs.
    private func lastWriter(
        _ program: Program, _ location: DivergenceLocation, _ reference: Int, _ accused: Int
    ) -> UInt64 {
        let start = location.before.instret
        let end = max(start + 1, min(location.fuel, location.states[reference].hart.instret))
        guard case .x(let register)? = location.differences(from: reference, to: accused).first?.field else {
            return end - 1
        }
        var index = end
        while index > start {
            index -= 1
            let state = replay(program, on: reference, slices: [max(index, 1)], limit: index)
            let word = runner.engines[reference].memory.fetch(state.hart.pc)
            if let instruction = word.flatMap({ Instruction(decoding: $0) }), instruction.canChange(.x(register)) {
                return index
            }
        }
        return end - 1
    }

    static func fieldClass(_ field: StateField?, _ instruction: Instruction?) -> String {
        switch field {
        case .x(let index):
            let isResult = instruction.map { $0.opcode.spec.operands.contains(.rd) && Int($0.rd) == index } ?? false
            return isResult ? "rd" : "x"
        case .memory: return "memory"
        case .crash, .exit, .cause, .tval, .pc, .instret: return field?.description ?? ""
        case nil: return "none"
        }
    }
}

extension Program {
    /// The word at a guest address before the program runs: of its code, its data, or zero.
    func initialWord(at address: UInt64) -> UInt32 {
        let index = (address &- ProgramMap.codeBase) / 4
        if index < UInt64(code.count) { return code[Int(index)] }
        var word: UInt32 = 0
        for segment in data where address &+ 3 >= segment.address && address < segment.range.upperBound {
            for byte in 0..<UInt64(4) where segment.range.contains(address + byte) {
                word |= UInt32(segment.bytes[Int(address + byte - segment.address)]) << UInt32(8 * byte)
            }
        }
        return word
    }
}
