/// What the proof knows of a register.
enum AbstractValue: Equatable {
    /// Nothing.
    case unknown
    /// One value.
    case constant(UInt64)
    /// One of a few values: an index into `ValueSets`.
    case oneOf(Int)
    /// From the first to the second, unsigned.
    case range(UInt64, UInt64)
    /// The address that this call of the function returns to, plus an offset.
    case returnAddress(Int64)
}

/// The sets of `AbstractValue.oneOf`, each stored once, so that equal sets have equal indices.
struct ValueSets {
    /// The largest set; more values become a range.
    static let sizeLimit = 16

    private var sets: [[UInt64]] = []

    /// The values of a constant or a small set; nil for all else.
    func elements(of value: AbstractValue) -> [UInt64]? {
        switch value {
        case .constant(let constant): [constant]
        case .oneOf(let index): sets[index]
        case .unknown, .range, .returnAddress: nil
        }
    }

    /// The least and the greatest value; nil for what is not a number known.
    func bounds(of value: AbstractValue) -> (UInt64, UInt64)? {
        switch value {
        case .constant(let constant): (constant, constant)
        case .oneOf(let index): (sets[index].first!, sets[index].last!)
        case .range(let low, let high): (low, high)
        case .unknown, .returnAddress: nil
        }
    }

    /// The value that is one of `values`, in any order and at least one.
    mutating func value(of values: [UInt64]) -> AbstractValue {
        if values.count == 1 { return .constant(values[0]) }
        let sorted = values.sorted()
        var unique: [UInt64] = []
        for value in sorted where unique.last != value { unique.append(value) }
        if unique.count == 1 { return .constant(unique[0]) }
        if unique.count > ValueSets.sizeLimit { return .range(unique.first!, unique.last!) }
        if let index = sets.firstIndex(of: unique) { return .oneOf(index) }
        sets.append(unique)
        return .oneOf(sets.count - 1)
    }

    /// What is known of a register that has one value or the other.
    mutating func join(_ a: AbstractValue, _ b: AbstractValue) -> AbstractValue {
        if a == b { return a }
        if let first = elements(of: a), let second = elements(of: b) { return value(of: first + second) }
        guard let first = bounds(of: a), let second = bounds(of: b) else { return .unknown }
        return .range(min(first.0, second.0), max(first.1, second.1))
    }

    /// Applies `operation` to every value of `a` if it is a constant or small set.
    mutating func map(_ a: AbstractValue, _ operation: (UInt64) -> UInt64) -> AbstractValue? {
        switch a {
        case .constant(let constant): .constant(operation(constant))
        case .oneOf(let index): value(of: sets[index].map(operation))
        case .unknown, .range, .returnAddress: nil
        }
    }
}
