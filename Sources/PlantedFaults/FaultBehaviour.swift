import GuestISA

/// How a planted fault goes wrong.
public enum FaultBehaviour: Sendable {
    /// In its own way: the code where the mistake would be made asks whether it is planted.
    case inPlace
    /// The engine takes some instructions for others.
    case misreads(Misreading)
    /// Some instructions come to a wrong result for some operands.
    case miscomputes(Miscomputation)

    /// Whether it has no description.
    public var isInPlace: Bool { if case .inPlace = self { true } else { false } }
}

/// Taking an instruction for another one: a decoder's mistake, or a translator's that confuses operands or idioms.
public struct Misreading: Sendable {
    /// Where an instruction stands.
    public struct Site: Sendable {
        /// Its guest address.
        public var pc: UInt64
        /// Instructions of its block before it; 0 in engines without blocks.
        public var index: Int

        /// A place in guest code.
        public init(pc: UInt64, index: Int) {
            self.pc = pc
            self.index = index
        }
    }

    /// What can be misread.
    public let opcodes: [Opcode]
    /// What is read instead; the instruction itself where nothing is wrong.
    public let read: @Sendable (Instruction, Site) -> Instruction

    init(_ opcodes: Opcode..., read: @escaping @Sendable (Instruction, Site) -> Instruction) {
        self.opcodes = opcodes
        self.read = read
    }

    init(
        _ opcodes: Opcode..., if isMisread: @escaping @Sendable (Instruction) -> Bool,
        as change: @escaping @Sendable (inout Instruction) -> Void
    ) {
        self.opcodes = opcodes
        read = { instruction, _ in
            guard isMisread(instruction) else { return instruction }
            var other = instruction
            change(&other)
            return other
        }
    }
}

/// A wrong result for some operands: a boundary that was not thought of, or a short cut that is nearly right.
///
/// The operands `a` and `b` are those of the manual: registers or the immediate; the address and, in stores, the value.
/// The result is what becomes of rd, what is stored, or whether a branch is taken, 1 or 0. It is wrong where
///
///     (a & maskA) ^ (b & maskB) == pattern
public struct Miscomputation: Sendable {
    /// What becomes of the right result.
    public enum Change: Sendable {
        /// These bits are inverted.
        case flips(UInt64)
        /// It is another one.
        case becomes(UInt64)
    }

    /// What can come to a wrong result.
    public let opcodes: [Opcode]
    /// Bits of the first operand that matter.
    public let maskA: UInt64
    /// Bits of the second.
    public let maskB: UInt64
    /// What they must be, one xor the other.
    public let pattern: UInt64
    /// What goes wrong then.
    public let change: Change

    init(_ opcodes: Opcode..., a maskA: UInt64 = 0, b maskB: UInt64 = 0, is pattern: UInt64, _ change: Change) {
        self.opcodes = opcodes
        self.maskA = maskA
        self.maskB = maskB
        self.pattern = pattern
        self.change = change
    }

    /// The result that is given for `result`.
    public func result(_ result: UInt64, of a: UInt64, _ b: UInt64) -> UInt64 {
        guard (a & maskA) ^ (b & maskB) == pattern else { return result }
        switch change {
        case .flips(let bits): return result ^ bits
        case .becomes(let other): return other
        }
    }
}
