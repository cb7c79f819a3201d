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
        let end = location.isExact ? retired + 1 : end(of: location, reference)
        if runsPatch(program, reference, from: location.before.pc, after: end - min(end, traceLimit), until: end),
            isStale(program, retired, until: end, reference: reference, accused: accused)
        {
            name = DivergenceSignature.patched
        }
        return Culprit(pc: pc, word: word, instruction: instruction, name: name, retiredBefore: retired)
    }

    /// Most instructions before and in a step that are looked at one by one.
    private var traceLimit: UInt64 { 128 }

    /// Instructions retired before the last one of the step that wrote what differs.
    private func lastWriter(
        _ program: Program, _ location: DivergenceLocation, _ reference: Int, _ accused: Int
    ) -> UInt64 {
        let start = location.before.instret
        let end = end(of: location, reference)
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

    /// Instructions retired at the end of the step in which engines part.
    private func end(of location: DivergenceLocation, _ reference: Int) -> UInt64 {
        max(location.before.instret + 1, min(location.fuel, location.states[reference].hart.instret))
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
