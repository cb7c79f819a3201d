extension UInt8 {
    /// The value of two hexadecimal digits, or nil.
    init?(hexDigits pair: ArraySlice<UInt8>) {
        guard pair.count == 2, let high = UInt8.digit(pair[pair.startIndex]),
            let low = UInt8.digit(pair[pair.startIndex + 1])
        else { return nil }
        self = high << 4 | low
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

extension FixedWidthInteger where Self: UnsignedInteger {
    /// The value of `text`, decimal or `0x` hexadecimal digits without sign; nil for anything else, and for a leading
    /// zero, which other readers take for octal.
    init?(unsignedText text: some StringProtocol) {
        let isHexadecimal = text.hasPrefix("0x")
        let digits = isHexadecimal ? text.dropFirst(2) : text.dropFirst(0)
        guard digits.first != "+", digits.first != "-", isHexadecimal || digits.first != "0" || digits.count == 1,
            let value = Self(digits, radix: isHexadecimal ? 16 : 10)
        else { return nil }
        self = value
    }
}
