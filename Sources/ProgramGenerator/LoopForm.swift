import GuestISA

/// The ways a counted loop counts and decides to go round again.
///
/// c is the counter, reserved for this depth of nesting; m a reserved register with a small constant.
enum LoopForm: Int, CaseIterable {
    /// `addi c, c, -1; bne c, x0, head`
    case downToZero
    /// `addiw c, c, -1; bne c, x0, head`
    case downToZeroWord
    /// `addi c, c, -1; blt x0, c, head`
    case whilePositive
    /// `addi c, c, -1; bltu x0, c, head`
    case whileNotZeroUnsigned
    /// `addi c, c, -1; bge c, x0, head`, begun one lower
    case whileNotNegative
    /// `addi c, c, 1; blt c, m, head`
    case upBelowLimit
    /// `addi c, c, 1; bltu c, m, head`
    case upBelowLimitUnsigned
    /// `addi c, c, 1; bne c, m, head`
    case upToLimit
    /// `addi c, c, 1; bgeu m, c, head`
    case upToLimitInclusive
    /// `head: beq c, x0, end; …; addi c, c, -1; jal x0, head`
    case testedFirst
    /// `srli c, c, k; bne c, x0, head` on any data: at most 64 / k rounds
    case shiftedOut
    /// `andi c, data, 2^n - 1; addi c, c, 1` before, then as `downToZero`: a data-dependent number of rounds
    case masked

    /// What it is made of.
    var opcodes: OpcodeSet {
        switch self {
        case .downToZero: [.addi, .bne]
        case .downToZeroWord: [.addi, .addiw, .bne]
        case .whilePositive: [.addi, .blt]
        case .whileNotZeroUnsigned: [.addi, .bltu]
        case .whileNotNegative: [.addi, .bge]
        case .upBelowLimit: [.addi, .blt]
        case .upBelowLimitUnsigned: [.addi, .bltu]
        case .upToLimit: [.addi, .bne]
        case .upToLimitInclusive: [.addi, .bgeu]
        case .testedFirst: [.addi, .beq, .jal]
        case .shiftedOut: [.addi, .srli, .bne]
        case .masked: [.andi, .addi, .bne]
        }
    }

    /// Whether it compares the counter with the limit register.
    var usesLimit: Bool {
        switch self {
        case .upBelowLimit, .upBelowLimitUnsigned, .upToLimit, .upToLimitInclusive: true
        case .downToZero, .downToZeroWord, .whilePositive, .whileNotZeroUnsigned, .whileNotNegative, .testedFirst,
            .shiftedOut, .masked:
            false
        }
    }
}
