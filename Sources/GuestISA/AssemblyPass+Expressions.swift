/// The value of an operand.
struct AssemblyValue {
    /// The number, or the address if `isAddress`; wide enough that no sum a text has room for overflows.
    var value: Int128
    /// Whether this is a place in the program and not a plain number.
    var isAddress: Bool
    /// False in the first pass for what depends on a label further down: `value` is then meaningless.
    var isKnown: Bool
    /// Where the operand begins.
    var place: Int
}

extension AssemblyPass {
    /// Parses a sum or difference of numbers, labels and `.`.
    func parseValue(_ cursor: inout LineCursor) throws(AssemblyError) -> AssemblyValue {
        var sum = AssemblyValue(value: 0, isAddress: false, isKnown: true, place: cursor.position)
        var addressCount = 0
        var isFirst = true
        while true {
            let isNegative = cursor.take("-")
            if !isNegative && !cursor.take("+") && !isFirst { break }
            let (value, isAddress, isKnown) = try parseTerm(&cursor)
            sum.value += isNegative ? -value : value
            if isAddress { addressCount += isNegative ? -1 : 1 }
            sum.isKnown = sum.isKnown && isKnown
            isFirst = false
        }
        guard addressCount == 0 || addressCount == 1 else {
            throw cursor.error("a sum can contain one label, or the difference of two", at: sum.place)
        }
        sum.isAddress = addressCount == 1
        return sum
    }

    private func parseTerm(_ cursor: inout LineCursor) throws(AssemblyError) -> (Int128, isAddress: Bool, isKnown: Bool)
    {
        let place = cursor.position
        if let number = try cursor.takeNumber() { return (Int128(number), false, true) }
        guard let name = cursor.takeName() else {
            throw cursor.error("expected a number or a label, found \(cursor.found)")
        }
        if name == "." { return (Int128(address), true, true) }
        if let address = labels.address(of: name) { return (Int128(address), true, true) }
        guard !isFinal else { throw cursor.error("label '\(shortened(name))' is not defined", at: place) }
        return (0, true, false)
    }

    /// Parses a value that is a number, not an address, in `range`; `what` names it in errors.
    func parseNumber(
        in range: ClosedRange<Int128>, _ what: String, fits kind: String, _ cursor: inout LineCursor
    ) throws(AssemblyError) -> Int128 {
        let operand = try parseValue(&cursor)
        guard !operand.isAddress else {
            throw cursor.error("expected a number, found an address", at: operand.place)
        }
        guard operand.isKnown else { return range.lowerBound }
        guard range.contains(operand.value) else {
            throw cursor.error(
                "\(what) \(operand.value) does not fit \(kind) (\(range.lowerBound)...\(range.upperBound))",
                at: operand.place)
        }
        return operand.value
    }

    /// Parses a value of which the layout depends: labels in it must be defined further up.
    func parseLayoutValue(_ cursor: inout LineCursor) throws(AssemblyError) -> AssemblyValue {
        let operand = try parseValue(&cursor)
        guard operand.isKnown else {
            throw cursor.error("labels used here must be defined above", at: operand.place)
        }
        return operand
    }
}
