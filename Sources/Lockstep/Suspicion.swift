import GuestISA
import GuestMachine

/// A guess at what is behind a mismatch, made from what is at hand: no program is run for it.
public struct Suspicion: Equatable, Sendable {
    /// The engine that is probably wrong.
    public var accused: EngineKind
    /// Mnemonic of the instruction of the step that last wrote what differs, or of the step's last instruction.
    public var instruction: String
    /// Kind of field: `x`, `memory`, or the field's name.
    public var field: String
    /// Place of that instruction in the step, from 0.
    public var index: UInt64
}

extension Suspicion {
    /// Equal keys are almost always one bug; one bug may have several keys.
    public var key: String { "\(accused.rawValue) \(instruction) \(field)" }
}

extension Suspicion {
    /// A guess at what is behind a difference after a step, made from what the program was loaded with.
    ///
    /// - Parameters:
    ///   - accused: Who differs.
    ///   - pc: Where the step begins.
    ///   - fuel: Its instructions.
    ///   - memory: Address of a byte in which memories differ, if they do.
    public init(
        _ accused: EngineKind, _ program: Program, from pc: UInt64, fuel: UInt64, _ expected: EngineState,
        _ actual: EngineState, memory: UInt64?
    ) {
        let field = expected.differences(to: actual, memory: memory.map { ($0, 0, 1) }).first?.field
        let writer = Suspicion.lastWriter(of: field, from: pc, count: fuel) { program.initialWord(at: $0) }
        self.init(accused: accused, instruction: writer.name, field: field.text, index: writer.index)
    }

    /// The last instruction of a step that can have changed `field`, or the last of all.
    fileprivate static func lastWriter(
        of field: StateField?, from pc: UInt64, count: UInt64, word: (UInt64) -> UInt32?
    ) -> (index: UInt64, name: String) {
        var last: (UInt64, String) = (0, "none")
        var writer: (UInt64, String)?
        for index in 0..<min(count, UInt64(LockstepRunner.blockLimit)) {
            guard let word = word(pc &+ 4 &* index), let instruction = Instruction(decoding: word) else { break }
            last = (index, instruction.opcode.mnemonic)
            if let field, instruction.canChange(field) { writer = last }
        }
        return writer ?? last
    }
}

extension LockstepRunner {
    /// A guess at what is behind `mismatch`.
    ///
    /// Valid only right after `run`, while the engines still hold the memory of that program.
    public func suspicion(_ mismatch: Mismatch) -> Suspicion {
        let groups = mismatch.states.indices.map { index in
            mismatch.states.indices.first { other in
                mismatch.states[other] == mismatch.states[index]
                    && mismatch.memoryDifferences[other] == mismatch.memoryDifferences[index]
            } ?? index
        }
        // All may have crashed alike: then there is nobody to compare with.
        guard Set(groups).count > 1 else {
            return Suspicion(accused: engines[0].kind, instruction: "none", field: "crash", index: 0)
        }
        let (accused, reference): (Int, Int) =
            switch Verdict(engines.map(\.kind), groups: groups) {
            case .guilty(let engine, let reference): (engine, reference)
            case .tied(let first, let second): (second, first)
            }
        let address = mismatch.memoryDifferences[accused] ?? mismatch.memoryDifferences[reference]
        let field = mismatch.states[reference].differences(
            to: mismatch.states[accused], memory: address.map { ($0, 0, 1) }
        ).first?.field
        let memory = engines[reference].memory
        let (index, name) = Suspicion.lastWriter(
            of: field, from: mismatch.before.pc, count: mismatch.slices.last ?? 0, word: memory.fetch)
        return Suspicion(accused: engines[accused].kind, instruction: name, field: field.text, index: index)
    }
}

extension Instruction {
    /// Whether the instruction can be the cause of a difference in `field`: whether it writes there at all.
    func canChange(_ field: StateField) -> Bool {
        let spec = opcode.spec
        switch field {
        case .x(let register): return spec.operands.contains(.rd) && Int(rd) == register
        case .memory: return if case .store = spec.effect { true } else { false }
        case .crash, .exit, .cause, .tval, .pc, .instret: return true
        }
    }
}

extension StateField? {
    /// The kind of field as keys name it.
    fileprivate var text: String {
        switch self {
        case .x: "x"
        case .memory: "memory"
        case .crash, .exit, .cause, .tval, .pc, .instret: self?.description ?? ""
        case nil: "none"
        }
    }
}
