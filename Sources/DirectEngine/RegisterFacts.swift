import GuestISA

/// What is known of guest registers between two instructions of a trace, whatever way leads there.
///
/// A trace has one entry, where nothing is known, so facts only follow from the instructions above.
struct RegisterFacts {
    /// Bit r: xr is `offsets[r]` away from an address inside the memory window.
    var nearWindow: UInt32 = 0
    private var offsets = InlineArray<32, Int32>(repeating: 0)
    /// Bit r: xr is its low 32 bits, sign-extended.
    var signExtended: UInt32 = 1

    /// Forgets everything; x0 is 0.
    @inline(__always)
    mutating func reset() {
        nearWindow = 0
        signExtended = 1
    }

    /// Whether an access at `register + displacement` ends inside the window or its guards.
    @inline(__always)
    func isNearWindow(_ register: UInt8, plus displacement: Int32) -> Bool {
        guard nearWindow >> register & 1 != 0 else { return false }
        return abs(offsets[Int(register)] + displacement) <= BoundsCheck.reach
    }

    /// Notes that a register, not x0, holds an address inside the window.
    @inline(__always)
    mutating func noteInWindow(_ register: UInt8) {
        nearWindow |= 1 << register
        offsets[Int(register)] = 0
    }

    /// Whether a register's upper half is the sign of its lower half.
    @inline(__always)
    func isSignExtended(_ register: UInt8) -> Bool { signExtended >> register & 1 != 0 }

    /// Notes that a register is sign-extended from 32 bits.
    @inline(__always)
    mutating func noteSignExtended(_ register: UInt8) { signExtended |= 1 << register }

    /// Notes that a register, not x0, may hold anything.
    @inline(__always)
    mutating func forget(_ register: UInt8) {
        nearWindow &= ~(1 << register)
        signExtended &= ~(1 << register)
    }

    /// Notes that a register, not x0, holds `value`.
    @inline(__always)
    mutating func note(_ register: UInt8, constant value: Int64, in window: Range<UInt64>) {
        forget(register)
        if value == Int64(Int32(truncatingIfNeeded: value)) { signExtended |= 1 << register }
        if window.contains(UInt64(bitPattern: value)) { noteInWindow(register) }
    }

    /// Draws the conclusions from an instruction translated by `recipe`, whose rd is not x0.
    @inline(__always)
    mutating func note(_ i: Instruction, _ recipe: UnsafePointer<Recipe>) {
        let (rd, rs1) = (UInt32(i.rd), UInt32(i.rs1))
        let isExtended = recipe.pointee.signExtends(
            first: signExtended &>> rs1, second: signExtended &>> UInt32(i.rs2), imm: i.imm)
        let bit = UInt32(1) &<< rd
        let isMoved = nearWindow &>> rs1 & UInt32(recipe.pointee.isSum) != 0
        signExtended = signExtended & ~bit | isExtended &<< rd
        nearWindow &= ~bit
        if isMoved { note(i.rd, movedBy: i.imm, from: i.rs1) }
    }

    /// Notes that `rd` is `imm` more than `rs1`, which is near the window.
    @inline(never)
    private mutating func note(_ rd: UInt8, movedBy imm: Int32, from rs1: UInt8) {
        let sum = offsets[Int(rs1)] &+ imm
        if abs(sum) > BoundsCheck.reach { return }
        nearWindow |= 1 &<< UInt32(rd)
        offsets[Int(rd)] = sum
    }

    /// Draws the conclusions from an instruction that has just been translated.
    @inline(__always)
    mutating func note(_ i: Instruction) {
        let effect = i.opcode.effect
        if effect == .none || i.rd == 0 { return }
        let bit = UInt32(1) << i.rd
        let sources = signExtended >> i.rs1
        var isExtended: Bool
        var offset: Int32?
        switch effect {
        case .none, .anything: isExtended = false
        case .extended: isExtended = true
        case .address: isExtended = false
        case .sum:
            isExtended = i.rs1 == 0 || i.imm == 0 && sources & 1 != 0
            if nearWindow >> i.rs1 & 1 != 0 {
                let sum = offsets[Int(i.rs1)] + i.imm
                if abs(sum) <= BoundsCheck.reach { offset = sum }
            }
        case .bitwise: isExtended = sources & signExtended >> i.rs2 & 1 != 0
        case .bitwiseImmediate: isExtended = sources & 1 != 0 || i.opcode == .andi && i.imm >= 0
        case .rightShift: isExtended = i.imm > 32 || i.opcode == .srai && (i.imm == 32 || sources & 1 != 0)
        }
        signExtended = isExtended ? signExtended | bit : signExtended & ~bit
        if let offset {
            nearWindow |= bit
            offsets[Int(i.rd)] = offset
        } else {
            nearWindow &= ~bit
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
