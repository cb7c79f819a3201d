import GuestISA
import GuestMachine

extension LockstepRunner {
    /// A guess at a mismatch's signature that costs next to nothing: which engine, the instruction of the step that
    /// last wrote what differs, which kind of field.
    ///
    /// Equal keys are almost always one bug; one bug may have several keys. Valid only right after `run`, while the
    /// engines still hold the memory of that program.
    public func roughKey(_ mismatch: Mismatch) -> String {
        let groups = mismatch.states.indices.map { index in
            mismatch.states.indices.first { other in
                mismatch.states[other] == mismatch.states[index]
                    && mismatch.memoryDifferences[other] == mismatch.memoryDifferences[index]
            } ?? index
        }
        guard Set(groups).count > 1 else { return "crash" }
        let (accused, reference): (Int, Int) =
            switch Verdict(engines.map(\.kind), groups: groups) {
            case .guilty(let engine, let reference): (engine, reference)
            case .tied(let first, let second): (second, first)
            }
        let address = mismatch.memoryDifferences[accused] ?? mismatch.memoryDifferences[reference]
        let field = mismatch.states[reference].differences(
            to: mismatch.states[accused], memory: address.map { ($0, 0, 1) }
        ).first?.field
        let name = suspect(mismatch, field, engines[reference].memory)
        return "\(engines[accused].kind.rawValue) \(name) \(RoughKey.kind(of: field))"
    }

    /// Mnemonic of the last instruction of a block step that wrote `field`; of its last instruction otherwise.
    private func suspect(_ mismatch: Mismatch, _ field: StateField?, _ memory: GuestMemory) -> String {
        let length = min(mismatch.slices.last ?? 0, UInt64(LockstepRunner.blockLimit))
        guard length > 0 else { return "none" }
        var last = "none"
        var writer: String?
        for index in 0..<length {
            let pc = mismatch.before.pc &+ 4 &* index
            guard let word = memory.fetch(pc), let instruction = Instruction(decoding: word) else { break }
            last = instruction.opcode.mnemonic
            switch (field, instruction.opcode.spec.effect) {
            case (.x(let register), _)
            where Int(instruction.rd) == register && instruction.opcode.spec.operands.contains(.rd):
                writer = last
            case (.memory, .store): writer = last
            default: break
            }
        }
        return writer ?? last
    }
}

private enum RoughKey {
    static func kind(of field: StateField?) -> String {
        switch field {
        case .x: "x"
        case .memory: "memory"
        case .crash, .exit, .cause, .tval, .pc, .instret: field?.description ?? ""
        case nil: "none"
        }
    }
}
