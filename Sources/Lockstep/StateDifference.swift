import GuestISA
import GuestMachine

/// A part of the architectural state in which engines can differ.
public enum StateField: Hashable, Codable, Sendable {
    /// The engine's own code crashed.
    case crash
    /// One trapped and the other did not.
    case exit
    /// The cause of the trap.
    case cause
    /// The value that goes with the trap.
    case tval
    /// The program counter.
    case pc
    /// The count of retired instructions.
    case instret
    /// An integer register, 0–31.
    case x(Int)
    /// The byte at a guest address.
    case memory(UInt64)
}

extension StateField: CustomStringConvertible {
    /// `x7`, `pc`, `[0x80010000]`.
    public var description: String {
        switch self {
        case .crash: "crash"
        case .exit: "exit"
        case .cause: "cause"
        case .tval: "tval"
        case .pc: "pc"
        case .instret: "instret"
        case .x(let index): "x\(index)"
        case .memory(let address): "[\(hex(address))]"
        }
    }
}

/// One field in which two engines differ, with what each has.
public struct StateDifference: Hashable, Codable, Sendable {
    /// The field.
    public let field: StateField
    /// What the reference has, as text.
    public let expected: String
    /// What the other has, as text.
    public let actual: String
}

/// Where an engine stands: how it stopped and its hart.
public struct EngineState: Equatable, Sendable {
    /// Why it stopped.
    public var exit: Exit
    /// Its registers.
    public var hart: HartState

    /// A state from its parts.
    public init(exit: Exit, hart: HartState) {
        self.exit = exit
        self.hart = hart
    }
}

extension EngineState {
    /// The fields in which `other` differs, most telling first. Empty if equal.
    ///
    /// - Parameters:
    ///   - other: The state that may be wrong.
    ///   - memory: The first guest address at which the memories differ with the two bytes, or nil.
    public func differences(
        to other: EngineState, memory: (address: UInt64, expected: UInt8, actual: UInt8)?
    ) -> [StateDifference] {
        var list: [StateDifference] = []
        func note(_ field: StateField, _ expected: String, _ actual: String) {
            if expected != actual { list.append(StateDifference(field: field, expected: expected, actual: actual)) }
        }
        if exit.isHostFault != other.exit.isHostFault {
            // After a crash the hart means nothing.
            return [StateDifference(field: .crash, expected: "\(exit.text)", actual: "\(other.exit.text)")]
        }
        switch (exit, other.exit) {
        case (.trap(let a), .trap(let b)):
            note(.cause, "\(a.cause.rawValue)", "\(b.cause.rawValue)")
            note(.tval, hexDigits(a.value), hexDigits(b.value))
        case (let a, let b) where a != b: note(.exit, a.text, b.text)
        default: break
        }
        note(.pc, hexDigits(hart.pc), hexDigits(other.hart.pc))
        note(.instret, "\(hart.instret)", "\(other.hart.instret)")
        for index in 0..<32 { note(.x(index), hexDigits(hart.x[index]), hexDigits(other.hart.x[index])) }
        if let memory {
            note(.memory(memory.address), hexDigits(memory.expected), hexDigits(memory.actual))
        }
        return list
    }
}

extension Exit {
    /// Whether both are equal, in a few instructions where `==` is a call.
    @inline(__always)
    func isSame(as other: Exit) -> Bool {
        switch (self, other) {
        case (.fuelExhausted, .fuelExhausted): true
        case (.trap(let a), .trap(let b)): a.cause.rawValue == b.cause.rawValue && a.value == b.value
        case (.hostFault(let a), .hostFault(let b)): a == b
        case (.fuelExhausted, _), (.trap, _), (.hostFault, _): false
        }
    }

    /// Whether the engine crashed.
    public var isHostFault: Bool { if case .hostFault = self { true } else { false } }

    /// A few words: `trap 5 (loadAccessFault) at …`, `no trap`, `crash (SIGSEGV)`.
    public var text: String {
        switch self {
        case .trap(let trap): "trap \(trap.cause.rawValue) (\(trap.cause), tval \(hex(trap.value)))"
        case .fuelExhausted: "no trap"
        case .hostFault(let fault): fault.place.isEmpty ? "\(fault)" : "\(fault), \(fault.place)"
        }
    }
}
