import GuestISA

/// What is known of guest registers between two instructions of a trace, whatever way leads there.
///
/// A trace has one entry, where nothing is known, so facts only follow from the instructions above.
struct RegisterFacts {
    /// What is known of one register: none or some of the bits below.
    typealias State = UInt8
    /// It is its low 32 bits, sign-extended.
    static var signExtended: State { 1 }
    /// Only its low half is right as yet; see `DirectTranslator.extendTarget`.
    static var pending: State { 2 }
    /// It is `offsets[r]` away from an address inside the memory window.
    static var nearWindow: State { 4 }

    /// Of each register; always 0 for x0.
    private var states = InlineArray<32, State>(repeating: 0)
    private var offsets = InlineArray<32, Int32>(repeating: 0)
    /// Bit r: xr may be pending.
    private(set) var mayBePending: UInt32 = 0

    /// Forgets everything.
    @inline(__always)
    mutating func reset() {
        states = InlineArray(repeating: 0)
        mayBePending = 0
    }

    /// The bits of a register.
    @inline(__always)
    subscript(register: UInt8) -> State {
        // The mask spares a check, for which all of the array would be copied first; so it does below.
        get { states[Int(register & 31)] }
        set { states[Int(register & 31)] = newValue }
    }

    /// Whether an access at `register + displacement` ends inside the window or its guards.
    @inline(__always)
    func isNearWindow(_ register: UInt8, plus displacement: Int32) -> Bool {
        guard self[register] & Self.nearWindow != 0 else { return false }
        // As far below as above.
        let distance = UInt32(bitPattern: offsets[Int(register & 31)] &+ displacement &+ BoundsCheck.reach)
        return distance <= UInt32(2 * BoundsCheck.reach)
    }

    /// Notes that a register, not x0, holds an address inside the window.
    @inline(__always)
    mutating func noteInWindow(_ register: UInt8) {
        self[register] |= Self.nearWindow
        offsets[Int(register & 31)] = 0
    }

    /// Whether a register's upper half is the sign of its lower half, or will be.
    @inline(__always)
    func isSignExtended(_ register: UInt8) -> Bool { register == 0 || self[register] & Self.signExtended != 0 }

    /// Notes that a register, not x0, is sign-extended from 32 bits.
    @inline(__always)
    mutating func noteSignExtended(_ register: UInt8) { self[register] |= Self.signExtended }

    /// Whether the upper half of a register is still to be made.
    @inline(__always)
    func isPending(_ register: UInt8) -> Bool { self[register] & Self.pending != 0 }

    /// Notes that the upper half of a register, not x0, is still to be made.
    @inline(__always)
    mutating func notePending(_ register: UInt8) {
        self[register] |= Self.pending
        mayBePending |= 1 &<< UInt32(register)
    }

    /// Notes that the upper half of a register has been made.
    @inline(__always)
    mutating func noteExact(_ register: UInt8) {
        self[register] &= ~Self.pending
        mayBePending &= ~(1 &<< UInt32(register))
    }

    /// Notes that a register, not x0, may hold anything.
    @inline(__always)
    mutating func forget(_ register: UInt8) { self[register] = 0 }

    /// Notes that a register, not x0, has been loaded.
    @inline(__always)
    mutating func noteLoaded(_ register: UInt8, isSignExtended: Bool) {
        self[register] = isSignExtended ? Self.signExtended : 0
    }

    /// Notes that a register, not x0, holds `value`.
    @inline(__always)
    mutating func note(_ register: UInt8, constant value: Int64, in window: Range<UInt64>) {
        forget(register)
        if value == Int64(Int32(truncatingIfNeeded: value)) { noteSignExtended(register) }
        if window.contains(UInt64(bitPattern: value)) { noteInWindow(register) }
    }

    /// Draws the conclusions from an instruction translated by `recipe`, whose rd is not x0. What it is the sum of must
    /// not be near the window.
    @inline(__always)
    mutating func note(_ i: Instruction, _ recipe: UnsafePointer<Recipe>) {
        let isExtended = recipe.pointee.signExtends(first: self[i.rs1], second: self[i.rs2], imm: i.imm)
        self[i.rd] = isExtended | recipe.pointee.pendingBit
        mayBePending |= UInt32(recipe.pointee.pendingBit &>> 1) &<< UInt32(i.rd)
    }

    /// Draws the conclusions from an instruction that has just been translated, and left nothing pending.
    @inline(__always)
    mutating func note(_ i: Instruction) {
        let effect = i.opcode.effect
        if effect == .none || i.rd == 0 { return }
        let (first, second) = (isSignExtended(i.rs1), isSignExtended(i.rs2))
        var isExtended: Bool
        var offset: Int32?
        switch effect {
        case .none, .anything: isExtended = false
        case .extended: isExtended = true
        case .address: isExtended = false
        case .sum:
            isExtended = i.rs1 == 0 || i.imm == 0 && first
            if self[i.rs1] & Self.nearWindow != 0 {
                let sum = offsets[Int(i.rs1 & 31)] &+ i.imm
                if abs(sum) <= BoundsCheck.reach { offset = sum }
            }
        case .bitwise: isExtended = first && second
        case .bitwiseImmediate: isExtended = first || i.opcode == .andi && i.imm >= 0
        case .rightShift: isExtended = i.imm > 32 || i.opcode == .srai && (i.imm == 32 || first)
        }
        self[i.rd] = isExtended ? Self.signExtended : 0
        if let offset {
            self[i.rd] |= Self.nearWindow
            offsets[Int(i.rd & 31)] = offset
        }
    }
}

/// What can be said of the register an instruction writes.
private enum RegisterEffect {
    /// It writes none.
    case none
    /// It may hold anything.
    case anything
    /// It is sign-extended from 32 bits.
    case extended
    /// It depends on pc.
    case address
    /// `rs1 + imm`, 64 bits.
    case sum
    /// Bit by bit from rs1 and rs2.
    case bitwise
    /// Bit by bit from rs1 and an immediate, which is sign-extended.
    case bitwiseImmediate
    /// rs1 shifted right by an immediate.
    case rightShift
}

extension Opcode {
    /// What is known of rd afterwards.
    @inline(__always)
    fileprivate var effect: RegisterEffect {
        // No `default`: a new opcode stops the build here until it has a meaning.
        switch self {
        case .beq, .bne, .blt, .bge, .bltu, .bgeu, .sb, .sh, .sw, .sd, .fence, .fenceI, .ecall, .ebreak: .none
        case .auipc, .jal, .jalr: .address
        case .lui, .lb, .lh, .lw, .lbu, .lhu, .slti, .sltiu, .slt, .sltu, .addiw, .slliw, .srliw, .sraiw, .addw, .subw,
            .sllw, .srlw, .sraw:
            .extended
        case .addi: .sum
        case .xor, .or, .and: .bitwise
        case .xori, .ori, .andi: .bitwiseImmediate
        case .srli, .srai: .rightShift
        case .ld, .lwu, .slli, .add, .sub, .sll, .srl, .sra: .anything
        }
    }
}
