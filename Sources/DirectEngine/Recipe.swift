import GuestISA
import HostX86

/// The host code of an instruction that only computes, but for its registers and its immediate.
///
/// Which host instructions an operation becomes depends on where its registers live and which of them are the same: on
/// its `RecipeShape`. There is a recipe for each operation and shape, made ahead of time, so that translating needs no
/// decisions, each of which the host would have to guess: three words are filled in and stored, be they empty or not.
struct Recipe {
    /// What is put together: a load, the operation, and what remains to be done, as far as they are needed.
    private(set) var bits: (UInt64, UInt64, UInt64) = (0, 0, 0)
    /// For each of the three, where rd, rs1 and rs2 go: eight times the raw value of a `TemplateHole`.
    private(set) var holes: (Holes, Holes, Holes) = (Holes(), Holes(), Holes())
    /// Where the second and the third begin, and where they end, in bytes.
    private(set) var secondOffset: UInt8 = 0
    private(set) var thirdOffset: UInt8 = 0
    private(set) var byteCount: UInt8 = 0
    /// Where in the second the immediate goes, in bits.
    private(set) var immediateShift: UInt8 = 0
    /// The condition under which rd is not zero according to the flags afterwards.
    var isNotZero = HostCondition.ne
    /// 0 if the flags say that, 0x80 if not.
    var flagsUnknown: UInt8 = 0x80
    /// `RegisterFacts.pending` if the upper half of rd is still to be made, else 0.
    var pendingBit: RegisterFacts.State = 0
    /// Bit n: rd is sign-extended from 32 bits if n is 1 when rs1 is, plus 2 when rs2 is, plus 4 when the immediate is
    /// negative. Of an rs2 that is x0, and so none, nothing must be expected.
    var signRule: UInt8 = 0

    /// `RegisterFacts.signExtended` if rd is, from what is known of its sources, else 0.
    @inline(__always)
    func signExtends(
        first: RegisterFacts.State, second: RegisterFacts.State, imm: Int32
    ) -> RegisterFacts.State {
        let sources = first & 1 | (second & 1) &<< 1
        let isNegative = UInt32(bitPattern: imm) &>> 29 & 4
        return RegisterFacts.State(truncatingIfNeeded: UInt32(signRule) &>> (UInt32(sources) | isNegative) & 1)
    }

    /// The 3 bytes of `movsxd register, register`, for the row of an operand.
    @inline(__always)
    static func extend(_ row: UnsafeRawPointer) -> UInt64 {
        0x63_48 ^ row.load(fromByteOffset: 8 * Int(TemplateHole.both.rawValue), as: UInt64.self)
    }

    /// The holes of one of the three words.
    struct Holes {
        var rd: UInt8 = 0
        var rs1: UInt8 = 0
        var rs2: UInt8 = 0

        @inline(__always)
        func fill(_ bits: UInt64, _ rd: UnsafeRawPointer, _ rs1: UnsafeRawPointer, _ rs2: UnsafeRawPointer) -> UInt64 {
            let first = bits ^ rd.load(fromByteOffset: Int(self.rd), as: UInt64.self)
            let second = rs1.load(fromByteOffset: Int(self.rs1), as: UInt64.self)
            return first ^ second ^ rs2.load(fromByteOffset: Int(self.rs2), as: UInt64.self)
        }
    }

    /// A recipe of three templates, of which only the second may have an immediate. Operand 0 is rd, 1 rs1 and 2 rs2.
    init(_ load: HostTemplate, _ operation: HostTemplate, _ finish: HostTemplate) {
        precondition(load.immediateShift == 0 && finish.immediateShift == 0, "an immediate in the wrong place")
        bits = (load.bits, operation.bits, finish.bits)
        holes = (Holes(load), Holes(operation), Holes(finish))
        secondOffset = UInt8(load.byteCount)
        thirdOffset = UInt8(load.byteCount + operation.byteCount)
        byteCount = UInt8(load.byteCount + operation.byteCount + finish.byteCount)
        immediateShift = UInt8(operation.immediateShift)
    }
}

extension Recipe.Holes {
    fileprivate init(_ template: HostTemplate) {
        rd = 8 * template.holes[0].rawValue
        rs1 = 8 * template.holes[1].rawValue
        rs2 = 8 * template.holes[2].rawValue
    }
}

/// What an instruction's recipe depends on besides its opcode.
///
/// Of the sources neither is x0: `DirectTranslator.simplify` sees to that.
struct RecipeShape: Equatable {
    /// Bit 0: rd lives in a host register; bit 1: rs1 does; bit 2: rs2 does, or the immediate is `isWide`; bit 3: rd is
    /// rs1; bit 4: rd is rs2.
    let rawValue: UInt8

    /// How many there are.
    static var count: Int { 32 }

    var isTargetPinned: Bool { rawValue & 1 != 0 }
    var isFirstPinned: Bool { rawValue & 2 != 0 }
    var isSecondPinned: Bool { rawValue & 4 != 0 }
    /// Whether the immediate needs more than a byte; of a shift, whether its amount makes every result sign-extended.
    var isWide: Bool { rawValue & 4 != 0 }
    var isTargetFirst: Bool { rawValue & 8 != 0 }
    var isTargetSecond: Bool { rawValue & 16 != 0 }

    /// Whether what it says of the same registers is the same.
    func isPossible(hasImmediate: Bool) -> Bool {
        (!isTargetFirst || isTargetPinned == isFirstPinned)
            && (!isTargetSecond || !hasImmediate && isTargetPinned == isSecondPinned)
    }
}
