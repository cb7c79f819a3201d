/// A number with three significant digits, or all before the point: `0.0213`, `4.06`, `17.5`, `1250`.
func formatted(_ value: Double) -> String {
    switch value.magnitude {
    case 100...: fixed(value, 0)
    case 10...: fixed(value, 1)
    case 1...: fixed(value, 2)
    case 0.1...: fixed(value, 3)
    case 0.01...: fixed(value, 4)
    default: fixed(value, 5)
    }
}

/// A number with the places after the point given, 0 to 9.
func fixed(_ value: Double, _ places: Int) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let rounded = (value.magnitude * scale).rounded()
    guard rounded < 1e18 else { return "\(value)" }
    let digits = String(UInt64(rounded))
    let sign = value < 0 && rounded > 0 ? "-" : ""
    guard places > 0 else { return sign + digits }
    let text = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return "\(sign)\(text.dropLast(places)).\(text.suffix(places))"
}

/// `text`, filled with spaces on the left.
func padded(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
}

/// `text`, filled with spaces on the right.
func filled(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
}
