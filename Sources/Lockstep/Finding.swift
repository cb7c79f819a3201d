import GuestISA
import GuestMachine

/// What makes two divergences the same bug: who is wrong, at which kind of instruction, in which kind of field.
///
/// Register and address numbers are left out, so that shrinking may rename them.
public struct DivergenceSignature: Hashable, Codable, Sendable {
    /// The engine that is wrong, by its name; `undecided` if the vote is tied.
    public var guilty: String
    /// Mnemonic of the instruction at which the states part; `illegal` or `fetch` where there is none; `patched` if
    /// the program had overwritten that instruction, and it goes right where it was in place from the start.
    public var instruction: String
    /// `rd` for the instruction's own result, `x` for another register, `memory`, or the field's name; `code` for what
    /// a patched instruction does, which may show anywhere.
    public var field: String

    /// All that `field` can be.
    public static let fields = ["rd", "x", "memory", "code", "crash", "exit", "cause", "tval", "pc", "instret"]

    /// The name of instructions that the program has overwritten.
    public static let patched = "patched"

    /// A signature from its parts.
    public init(guilty: String, instruction: String, field: String) {
        self.guilty = guilty
        self.instruction = instruction
        self.field = field
    }
}

extension DivergenceSignature {
    /// Whether both are most likely the same bug: they are equal, but for the instruction where the field does not depend
    /// on it. A wrong count of instructions shows at whatever comes last; a wrong result is that of one operation.
    public func resembles(_ other: DivergenceSignature) -> Bool {
        guilty == other.guilty && field == other.field && group == other.group
    }

    /// Whether both may be the same bug, which shows in another field or at another instruction of a program that is
    /// nearly the same: the same engine is wrong, and crashes, or runs code that was overwritten, in both or in neither.
    public func isAkin(to other: DivergenceSignature) -> Bool {
        let (patched, crash) = (DivergenceSignature.patched, StateField.crash.description)
        return guilty == other.guilty && (field == crash) == (other.field == crash)
            && (instruction == patched) == (other.instruction == patched)
    }

    /// The instructions at which one bug would show in this field.
    private var group: String {
        if field == "instret" || field == "x" { return "any" }
        guard let opcode = Opcode(mnemonic: instruction) else { return instruction }
        switch (field, opcode.spec.effect) {
        case ("rd", _), ("memory", _), ("code", _): return instruction
        case (_, .load): return "load"
        case (_, .store): return "store"
        case ("pc", .branch), ("pc", .jump): return instruction
        case (_, .branch), (_, .jump): return "control"
        case (_, .compute), (_, .fence): return "other"
        case (_, .trap): return instruction
        }
    }
}

extension DivergenceSignature: CustomStringConvertible {
    /// `ir-sraiw-rd`.
    public var description: String { "\(guilty)-\(instruction)-\(field)" }
}

/// A divergence that was confirmed, located and judged.
public struct Finding: Codable, Sendable {
    /// How the engines were stepped when they parted.
    public var mode: LockstepMode
    /// The engine that is wrong, or nil if the vote is tied.
    public var guilty: EngineKind?
    /// The engine whose state it is compared to: of the majority.
    public var reference: EngineKind
    /// All engines with the state they agree with: for each, whether it agrees with `reference`.
    public var votes: [Vote]
    /// Instructions after which the states differ, counted from the program's start.
    public var retiredCount: UInt64
    /// Instructions the reference retires in all.
    public var totalCount: UInt64
    /// Address of the instruction at which the states part.
    public var pc: UInt64
    /// Its word as the reference sees it, or nil if it cannot be fetched.
    public var word: UInt32?
    /// Whether stopping right after that instruction shows the difference. If not, the instruction is the last of the
    /// step that could have caused it, and only running on shows it.
    public var isExact: Bool
    /// What differs, most telling first.
    public var differences: [StateDifference]
    /// What identifies it.
    public var signature: DivergenceSignature
    /// Which part of the guilty engine is wrong; nil if that was not looked into, or no engine is named.
    public var blame: Blame?

    /// One engine's part in the vote.
    public struct Vote: Equatable, Codable, Sendable {
        /// The engine.
        public var engine: EngineKind
        /// Whether it agrees with the reference.
        public var agrees: Bool
    }
}
