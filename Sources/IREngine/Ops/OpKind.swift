/// What an op does. Every op has a meaning for every input: nothing is undefined.
///
/// Values are 64 bits. `a` and `b` are operands, the values of earlier ops; where `b` is absent, `imm` stands for it.
/// "Word" means the low 32 bits, and a word result is sign-extended to 64. Shifts use the low six bits of their
/// amount, word shifts the low five. Memory ops access `a + imm` modulo 2^64, or `imm` alone if `a` is absent.
///
/// | op | text | meaning |
/// | --- | --- | --- |
/// | `const` | `t0 = const 5` | `imm` |
/// | `get` | `t0 = x5` | a guest register |
/// | `copy` | `t1 = t0` | `a` |
/// | `sext32` `zext32` | `t1 = sext32 t0` | the word of `a`, sign- or zero-extended |
/// | `add` `sub` `and` `or` `xor` | `t2 = add t0, t1` | modulo 2^64 |
/// | `shl` `shr` `sar` | `t1 = sar t0, 3` | left, logical right, arithmetic right |
/// | `slt` `sltu` | `t1 = slt t0, -1` | 1 if `a` < `b`, signed or unsigned, else 0 |
/// | `addw` `subw` `shlw` `shrw` `sarw` | `t1 = addw t0, 1` | the same on words |
/// | `rorw` | `t1 = rorw t0, 7` | rotates a word right |
/// | `load8s` … `load32u` | `t1 = load16u [t0 + 4]` | bytes from memory, sign- or zero-extended |
/// | `select` | `t4 = select lt t0, t1, t2, t3` | `c` if the comparison holds, and the instruction does not count; else `d` |
/// | `store8` … `store64` | `store8 [t0 - 1], t1` | the low bytes of `b` to memory |
/// | `check` | `check t0` | traps if bit 1 of `a`, a jump's target, is set |
/// | `set` | `x5 = t0` | writes a guest register |
/// | `branch` | `branch ltu t0, t1, 0x80000010` | goes to `imm` if the comparison holds, else on to the next op |
/// | `goto` | `goto 0x80000010` | goes to `imm` |
/// | `gotoValue` | `goto t0` | goes to `a`, whose low two bits a `check` and an `and` before it have cleared |
/// | `trap` | `trap environmentCall, 0` | raises a cause with `imm` as its tval |
/// | `nop` | nothing | nothing: what a removed op becomes |
///
/// A branch whose target is not a multiple of four raises `instructionAddressMisaligned` when it is taken.
package enum OpKind: UInt8, CaseIterable, Sendable {
    // The order is that of the classes below, which are ranges.
    case nop
    case const, get, copy
    case sext32, zext32
    case add, sub, and, or, xor, shl, shr, sar, slt, sltu
    case addw, subw, shlw, shrw, sarw, rorw
    case load8s, load16s, load32s, load64, load8u, load16u, load32u
    case select
    case store8, store16, store32, store64
    case check
    case set
    case branch, goto, gotoValue, trap
}

extension OpKind {
    /// Whether the op defines a value.
    @inline(__always) package var hasValue: Bool {
        rawValue >= OpKind.const.rawValue && rawValue <= OpKind.select.rawValue
    }

    /// Whether the op computes a value from one operand.
    @inline(__always) package var isUnary: Bool {
        rawValue >= OpKind.copy.rawValue && rawValue <= OpKind.zext32.rawValue
    }

    /// Whether the op computes a value from two operands, the second of which may be an immediate.
    @inline(__always) package var isBinary: Bool {
        rawValue >= OpKind.add.rawValue && rawValue <= OpKind.rorw.rawValue
    }

    /// A set with this kind alone, as bits.
    @inline(__always) package var bit: UInt64 { 1 &<< UInt64(rawValue) }

    /// 1 if the kind is one of `kinds`, bits, else 0: for what shall not become a branch, as no host foretells kinds.
    @inline(__always) func isIn(_ kinds: UInt64) -> UInt64 { kinds &>> UInt64(rawValue) & 1 }

    /// Whether the op computes a word.
    @inline(__always) package var isWord: Bool {
        rawValue >= OpKind.addw.rawValue && rawValue <= OpKind.rorw.rawValue
    }

    /// Kinds, as bits, that look at the low words of their operands alone.
    @inline(__always) static var readingWords: UInt64 {
        sext32.bit | zext32.bit | addw.bit | subw.bit | shlw.bit | shrw.bit | sarw.bit | rorw.bit
    }

    /// Kinds, as bits, of whose results the low words depend on the low words of the operands alone.
    @inline(__always) static var keepingWords: UInt64 {
        copy.bit | add.bit | sub.bit | and.bit | or.bit | xor.bit | shl.bit
    }

    /// Kinds, as bits, that store a word or less.
    @inline(__always) static var storingWords: UInt64 { store8.bit | store16.bit | store32.bit }

    /// Kinds, as bits, that access so many bytes.
    @inline(__always) static var accessing1: UInt64 { load8s.bit | load8u.bit | store8.bit }
    @inline(__always) static var accessing4: UInt64 { load32s.bit | load32u.bit | store32.bit }
    @inline(__always) static var accessing8: UInt64 { load64.bit | store64.bit }

    /// Kinds, as bits, at which control may leave the block.
    @inline(__always) static var exiting: UInt64 { sideEffects & ~(set.bit | select.bit) }

    /// Kinds, as bits, that have to be executed even if nothing reads their value.
    @inline(__always) static var sideEffects: UInt64 { ~0 &<< UInt64(OpKind.load8s.rawValue) }

    /// Whether the op reads memory.
    @inline(__always) package var isLoad: Bool {
        rawValue >= OpKind.load8s.rawValue && rawValue <= OpKind.load32u.rawValue
    }

    /// Whether the op writes memory.
    @inline(__always) package var isStore: Bool {
        rawValue >= OpKind.store8.rawValue && rawValue <= OpKind.store64.rawValue
    }

    /// Whether control may leave the block at this op, so that guest registers must be exact before it.
    @inline(__always) package var mayExit: Bool {
        rawValue >= OpKind.load8s.rawValue && self != .set && self != .select
    }

    /// Whether the op has to be executed even if nothing reads its value.
    ///
    /// A load whose value is not wanted can still fault; a `select` counts instructions.
    @inline(__always) package var hasSideEffect: Bool { rawValue >= OpKind.load8s.rawValue }

    /// Whether the op ends a block.
    @inline(__always) package var isTerminator: Bool { rawValue >= OpKind.goto.rawValue }

    /// Whether `a` and `b` can change places.
    package var isCommutative: Bool {
        switch self {
        case .add, .and, .or, .xor, .addw: true
        case .nop, .const, .get, .copy, .sext32, .zext32, .sub, .shl, .shr, .sar, .slt, .sltu, .subw, .shlw, .shrw,
            .sarw, .rorw, .load8s, .load16s, .load32s, .load64, .load8u, .load16u, .load32u, .select, .store8, .store16,
            .store32,
            .store64, .check, .set, .branch, .goto, .gotoValue, .trap:
            false
        }
    }

    /// Bytes that a load or store accesses, 0 for other ops.
    package var accessByteCount: Int {
        switch self {
        case .load8s, .load8u, .store8: 1
        case .load16s, .load16u, .store16: 2
        case .load32s, .load32u, .store32: 4
        case .load64, .store64: 8
        case .nop, .const, .get, .copy, .sext32, .zext32, .add, .sub, .and, .or, .xor, .shl, .shr, .sar, .slt, .sltu,
            .addw, .subw, .shlw, .shrw, .sarw, .rorw, .select, .check, .set, .branch, .goto, .gotoValue, .trap:
            0
        }
    }

    /// The word that text uses for the op.
    package var mnemonic: String {
        switch self {
        case .gotoValue: "goto"
        case .nop, .const, .get, .copy, .sext32, .zext32, .add, .sub, .and, .or, .xor, .shl, .shr, .sar, .slt, .sltu,
            .addw, .subw, .shlw, .shrw, .sarw, .rorw, .load8s, .load16s, .load32s, .load64, .load8u, .load16u, .load32u,
            .select,
            .store8, .store16, .store32, .store64, .check, .set, .branch, .goto, .trap:
            String(describing: self)
        }
    }
}

/// The comparison of a branch.
package enum BranchCondition: UInt8, CaseIterable, Sendable {
    /// Equal, not equal, then less and not less: signed, unsigned.
    case eq, ne, lt, ge, ltu, geu

    /// Whether the comparison holds.
    @inline(__always)
    package func holds(_ a: UInt64, _ b: UInt64) -> Bool {
        switch self {
        case .eq: a == b
        case .ne: a != b
        case .lt: Int64(bitPattern: a) < Int64(bitPattern: b)
        case .ge: Int64(bitPattern: a) >= Int64(bitPattern: b)
        case .ltu: a < b
        case .geu: a >= b
        }
    }

    /// Whether the comparison of a value with itself holds.
    package var holdsForEqual: Bool {
        switch self {
        case .eq, .ge, .geu: true
        case .ne, .lt, .ltu: false
        }
    }
}
