import GuestISA
import HostX86
import PlantedFaults

/// Makes the recipe of an operation for one shape.
///
/// The result is computed in `target`: the host register of rd, or rax if rd lives in memory, where `store` brings it.
struct RecipeBuilder<Faults: FaultSwitch> {
    let faults: Faults
    let usesBMI2: Bool
    /// Whether the sign extension of 32-bit results in host registers is put off.
    let delaysExtension: Bool
    let shape: RecipeShape

    var rd: HostTemplate.Operand { .open(0, isMemory: !shape.isTargetPinned) }
    var rs1: HostTemplate.Operand { .open(1, isMemory: !shape.isFirstPinned) }
    var rs2: HostTemplate.Operand { .open(2, isMemory: !shape.isSecondPinned) }
    var target: HostTemplate.Operand { shape.isTargetPinned ? rd : .fixed(.rax) }

    /// The recipe for an opcode, or nil if it has none.
    func recipe(for opcode: Opcode) -> Recipe? {
        // No `default`: a new opcode stops the build here until it has a meaning.
        switch opcode {
        case .addi: addImmediate()
        case .slti: setIfLess(.l, thanImmediate: true)
        case .sltiu: setIfLess(.b, thanImmediate: true)
        case .xori: immediate(.xor, signRule: .first)
        case .ori: immediate(.or, signRule: faults.isPlanted(.directFactOri) ? .firstOrPositive : .first)
        case .andi: immediate(.and, signRule: .firstOrPositive)
        case .slli: shift(.shl, signRule: .never)
        case .srli: shift(.shr, signRule: shape.isWide ? .always : .never)
        case .srai: shift(.sar, signRule: shape.isWide ? .always : .first)
        case .add: add()
        case .sub: subtract()
        case .sll: shift(.shl, isWide: true, by: rs2)
        case .slt: setIfLess(.l, thanImmediate: false)
        case .sltu: setIfLess(.b, thanImmediate: false)
        case .xor: commutative(.xor, signRule: .both)
        case .srl: shift(.shr, isWide: true, by: rs2, fiveBits: faults.isPlanted(.directSrlAmount31))
        case .sra: shift(.sar, isWide: true, by: rs2)
        case .or: commutative(.or, signRule: faults.isPlanted(.directFactOr) ? .first : .both)
        case .and: commutative(.and, signRule: .both)
        case .addiw: addImmediateWord()
        case .slliw: shiftWord(.shl)
        case .srliw: shiftWord(.shr)
        case .sraiw: shiftRightArithmeticWord()
        case .addw: addWord()
        case .subw: subtractWord()
        // The fault has rs1 overwrite the amount first.
        case .sllw:
            shift(
                .shl, isWide: false,
                by: faults.isPlanted(.directSllwAmountClobbered) && shape.isTargetSecond ? rs1 : rs2)
        case .srlw: shift(.shr, isWide: false, by: rs2)
        case .sraw: shift(.sar, isWide: false, by: rs2)
        case .lui, .auipc, .jal, .jalr, .beq, .bne, .blt, .bge, .bltu, .bgeu, .lb, .lh, .lw, .ld, .lbu, .lhu, .lwu, .sb,
            .sh, .sw, .sd, .fence, .fenceI, .ecall, .ebreak:
            nil
        }
    }
}

/// What recipes are made of.
extension RecipeBuilder {
    /// `mov register, source`
    func move(_ register: HostTemplate.Operand, _ source: HostTemplate.Operand, isWide: Bool = true) -> HostTemplate {
        HostTemplate(0x8B, isWide: isWide, reg: register, place: source)
    }

    /// Brings rs1 to the target, where it may be already.
    func load(isWide: Bool = true) -> HostTemplate {
        shape.isTargetPinned && shape.isTargetFirst ? .empty : move(target, rs1, isWide: isWide)
    }

    /// `<op> register, source`
    func apply(
        _ op: HostALU, _ register: HostTemplate.Operand, _ source: HostTemplate.Operand, isWide: Bool = true
    ) -> HostTemplate {
        HostTemplate(op.rawValue << 3 | 3, isWide: isWide, reg: register, place: source)
    }

    /// `<op> place, register`
    func apply(_ op: HostALU, to place: HostTemplate.Operand, _ register: HostTemplate.Operand) -> HostTemplate {
        HostTemplate(op.rawValue << 3 | 1, reg: register, place: place)
    }

    /// `<op> place, imm`
    func applyImmediate(_ op: HostALU, to place: HostTemplate.Operand, isWide: Bool = true) -> HostTemplate {
        HostTemplate(
            shape.isWide ? 0x81 : 0x83, isWide: isWide, reg: .digit(op.rawValue), place: place,
            immediateBytes: immediateBytes)
    }

    /// How long an immediate is, unless it is a shift's.
    var immediateBytes: Int { shape.isWide ? 4 : 1 }

    /// `neg register`
    func negate(_ register: HostTemplate.Operand, isWide: Bool = true) -> HostTemplate {
        HostTemplate(0xF7, isWide: isWide, reg: .digit(3), place: register)
    }

    /// Brings the target to rd, if that is elsewhere.
    var store: HostTemplate {
        shape.isTargetPinned ? .empty : HostTemplate(0x89, reg: .fixed(.rax), place: rd)
    }

    /// The same, of 32 bits that must be sign-extended, now or later.
    var storeWord: HostTemplate {
        if !shape.isTargetPinned { return Self.extendAccumulator.followed(by: store) }
        return delaysExtension ? .empty : HostTemplate(0x63, reg: rd, place: rd)
    }

    /// `cdqe`
    static var extendAccumulator: HostTemplate { HostTemplate(bytes: 0x9848, count: 2) }

    /// A recipe that computes 32 bits, to be sign-extended.
    func word(_ load: HostTemplate, _ operation: HostTemplate, before: HostTemplate = .empty) -> Recipe {
        var recipe = Recipe(load, operation, before.followed(by: storeWord))
        recipe.pendingBit = shape.isTargetPinned && delaysExtension ? RegisterFacts.pending : 0
        recipe.signRule = .always
        return recipe
    }
}

extension Recipe {
    /// The same, with the flags telling whether rd is zero.
    func withFlags(_ isNotZero: HostCondition = .ne) -> Recipe {
        var recipe = self
        recipe.isNotZero = isNotZero
        recipe.flagsUnknown = 0
        return recipe
    }

    /// The same, with the rule for what is known of rd; see `signRule`.
    func with(_ signRule: UInt8) -> Recipe {
        var recipe = self
        recipe.signRule = signRule
        return recipe
    }
}

/// When rd is sign-extended; see `Recipe.signRule`.
extension UInt8 {
    /// Nothing is known.
    static var never: UInt8 { 0 }
    /// If rs1 is.
    static var first: UInt8 { 0b1010_1010 }
    /// If rs1 is, or the immediate is not negative.
    static var firstOrPositive: UInt8 { 0b1010_1111 }
    /// If both sources are.
    static var both: UInt8 { 0b1000_1000 }
    /// Whatever the sources are.
    static var always: UInt8 { 0xff }
}
