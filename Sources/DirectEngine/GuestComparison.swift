import HostX86

/// The comparisons of the guest's branches and of SLT and SLTU.
enum GuestComparison {
    case equal, notEqual, less, notLess, below, notBelow

    /// The host's condition after `cmp a, b`; `less` is signed, `below` unsigned.
    @inline(__always)
    var condition: HostCondition {
        switch self {
        case .equal: .e
        case .notEqual: .ne
        case .less: .l
        case .notLess: .ge
        case .below: .b
        case .notBelow: .ae
        }
    }

    /// The host's condition after `cmp b, a`.
    @inline(__always)
    var mirrored: HostCondition {
        switch self {
        case .equal: .e
        case .notEqual: .ne
        case .less: .g
        case .notLess: .le
        case .below: .a
        case .notBelow: .be
        }
    }

    /// Whether a number compares so with itself.
    @inline(__always)
    var holdsForSame: Bool {
        switch self {
        case .equal, .notLess, .notBelow: true
        case .notEqual, .less, .below: false
        }
    }

    /// Whether every number compares so with 0, or none does; nil if it depends on the number.
    @inline(__always)
    var outcomeWithZero: Bool? {
        switch self {
        case .below: false
        case .notBelow: true
        case .equal, .notEqual, .less, .notLess: nil
        }
    }
}

/// What is known of a comparison once its code has been emitted.
enum ComparisonOutcome {
    /// It is true or false whatever the registers hold; no code was needed.
    case known(Bool)
    /// It is true if this condition holds.
    case flags(HostCondition)
}
