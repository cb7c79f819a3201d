/// What of a register's value instructions are sensitive to: signs at both widths, the ends of ranges, shift amounts.
enum ValueClass: Int, CaseIterable {
    case zero, one
    /// 2 to 30, and 34 to 62.
    case smallAmount, largeAmount
    case amount31, amount32, amount33, amount63
    /// 64 to 2^31 - 2.
    case positiveWord
    case maximumWord
    /// 2^31: as a word negative, and not extended.
    case dirtyMinimumWord
    /// 2^31 + 1 to 2^32 - 2.
    case dirtyNegativeWord
    case unsignedWord
    /// 2^32 to 2^63 - 2.
    case positive
    case maximum
    case minimum
    /// -2^63 + 1 to -2^31 - 1.
    case negative
    case minimumWord
    /// -2^31 + 1 to -2.
    case negativeWord
    case minusOne

    init(_ value: UInt64) {
        let signed = Int64(bitPattern: value)
        self =
            switch signed {
            case .min: .minimum
            case ..<(-1 << 31): .negative
            case -1 << 31: .minimumWord
            case ..<(-1): .negativeWord
            case -1: .minusOne
            case 0: .zero
            case 1: .one
            case 31: .amount31
            case 32: .amount32
            case 33: .amount33
            case 63: .amount63
            case ..<31: .smallAmount
            case ..<63: .largeAmount
            case ..<0x7fff_ffff: .positiveWord
            case 0x7fff_ffff: .maximumWord
            case 0x8000_0000: .dirtyMinimumWord
            case ..<0xffff_ffff: .dirtyNegativeWord
            case 0xffff_ffff: .unsignedWord
            case .max: .maximum
            default: .positive
            }
    }

    /// In cells' names.
    var text: String {
        switch self {
        case .zero: "0"
        case .one: "1"
        case .smallAmount: "2..30"
        case .largeAmount: "34..62"
        case .amount31: "31"
        case .amount32: "32"
        case .amount33: "33"
        case .amount63: "63"
        case .positiveWord: "64..2^31-2"
        case .maximumWord: "2^31-1"
        case .dirtyMinimumWord: "2^31"
        case .dirtyNegativeWord: "2^31+1..2^32-2"
        case .unsignedWord: "2^32-1"
        case .positive: "2^32..2^63-2"
        case .maximum: "2^63-1"
        case .minimum: "-2^63"
        case .negative: "-2^63+1..-2^31-1"
        case .minimumWord: "-2^31"
        case .negativeWord: "-2^31+1..-2"
        case .minusOne: "-1"
        }
    }
}

/// What of an immediate instructions are sensitive to.
enum ImmediateClass: Int, CaseIterable {
    case none, zero, one, minusOne, most, least, amount31, amount32, positive, negative

    /// The class of `value` among immediates from `least` to `most`, both of which are classes of their own.
    init(_ value: Int32, least: Int32, most: Int32) {
        self =
            switch value {
            case 0: .zero
            case 1: .one
            case -1: .minusOne
            case most: .most
            case least: .least
            case 31 where most == 63: .amount31
            case 32 where most == 63: .amount32
            case 0...: .positive
            default: .negative
            }
    }

    /// In cells' names.
    var text: String {
        switch self {
        case .none: ""
        case .zero: "0"
        case .one: "1"
        case .minusOne: "-1"
        case .most: "most"
        case .least: "least"
        case .amount31: "31"
        case .amount32: "32"
        case .positive: "positive"
        case .negative: "negative"
        }
    }
}
