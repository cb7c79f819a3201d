/// A number as `0x1f`.
package func hex(_ value: some BinaryInteger) -> String { "0x" + String(value, radix: 16) }

/// All hexadecimal digits of a number, without prefix.
package func hexDigits<T: FixedWidthInteger & UnsignedInteger>(_ value: T) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: T.bitWidth / 4 - digits.count) + digits
}

/// A number as `0x` and all the digits of its type.
package func paddedHex(_ value: some FixedWidthInteger & UnsignedInteger) -> String { "0x" + hexDigits(value) }
