/// What an instruction does besides computing `rd`: enough to know where a program may place it.
public enum InstructionEffect: Equatable, Sendable {
    /// Writes `rd` from its operands and nothing else.
    case compute
    /// Reads `bytes` bytes of memory into `rd`.
    case load(bytes: Int)
    /// Writes the low `bytes` bytes of `rs2` to memory.
    case store(bytes: Int)
    /// Jumps to pc + `imm` if its comparison holds.
    case branch
    /// Jumps always and writes the return address to `rd`.
    case jump
    /// Orders memory or instruction fetches; no effect on one hart with exact coherence.
    case fence
    /// Always traps: ECALL or EBREAK.
    case trap
}

/// The operand layouts of the base ISA (RISC-V Unprivileged ISA 20240411, section 2.2 and 2.3).
@frozen public enum InstructionFormat: UInt8, Sendable {
    /// rd, rs1, rs2.
    case r
    /// rd, rs1, 12-bit signed immediate.
    case i
    /// rd, immediate(rs1): loads and JALR.
    case iOffset
    /// rd, rs1, 6-bit shift amount.
    case shift
    /// rd, rs1, 5-bit shift amount: the W forms.
    case shiftWord
    /// rs2, 12-bit signed immediate(rs1).
    case s
    /// rs1, rs2, 13-bit signed even offset.
    case b
    /// rd, upper 20 bits.
    case u
    /// rd, 21-bit signed even offset.
    case j
    /// fm, predecessor and successor sets in the 12-bit immediate; rd and rs1 are reserved and ignored.
    case fence
    /// No operands.
    case none
}

/// One instruction of the ISA: its encoding, operand layout and effect.
public struct InstructionSpec: Sendable {
    /// The operation this row defines.
    public let opcode: Opcode
    /// Where the operands are and how they print.
    public let format: InstructionFormat
    /// What it does besides computing `rd`.
    public let effect: InstructionEffect
    /// The bits that are fixed.
    public let mask: UInt32
    /// The values of the fixed bits; zero elsewhere.
    public let match: UInt32
    /// Which operand letters the pattern has.
    public let operands: Operands

    /// The operand fields an encoding contains.
    public struct Operands: OptionSet, Sendable {
        /// One bit a field.
        public let rawValue: UInt8
        /// A set from its bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }
        /// Destination register, bits 11:7.
        public static let rd = Operands(rawValue: 1)
        /// First source register, bits 19:15.
        public static let rs1 = Operands(rawValue: 2)
        /// Second source register, bits 24:20.
        public static let rs2 = Operands(rawValue: 4)
        /// Immediate or shift amount.
        public static let imm = Operands(rawValue: 8)
    }

    /// A row from a 32-character pattern, most significant bit first.
    ///
    /// Digits are fixed bits; `d` rd, `s` rs1, `t` rs2, `i` immediate, `h` shift amount. Spaces are ignored.
    init(_ opcode: Opcode, _ format: InstructionFormat, _ pattern: String, _ effect: InstructionEffect = .compute) {
        self.opcode = opcode
        self.format = format
        self.effect = effect
        var mask: UInt32 = 0
        var match: UInt32 = 0
        var operands: Operands = []
        var bitCount = 0
        for letter in pattern where letter != " " {
            mask <<= 1
            match <<= 1
            bitCount += 1
            switch letter {
            case "0": mask |= 1
            case "1": (mask, match) = (mask | 1, match | 1)
            case "d": operands.insert(.rd)
            case "s": operands.insert(.rs1)
            case "t": operands.insert(.rs2)
            case "i", "h": operands.insert(.imm)
            default: preconditionFailure("pattern of \(opcode) has the letter \(letter)")
            }
        }
        precondition(bitCount == 32, "pattern of \(opcode) has \(bitCount) bits, expected 32")
        self.mask = mask
        self.match = match
        self.operands = operands
    }
}
