extension Assembler {
    /// Emits three words of code, filled-in templates, of which each begins where the one before ends.
    ///
    /// - Parameters:
    ///   - secondOffset: How many bytes of the first word count.
    ///   - thirdOffset: How many bytes of the first two count.
    ///   - byteCount: How many bytes of all three count, at most 24.
    @inlinable @inline(__always)
    public mutating func emit(
        _ first: UInt64, _ second: UInt64, at secondOffset: UInt8, _ third: UInt64, at thirdOffset: UInt8,
        byteCount: UInt8
    ) {
        guard reserve() else { return }
        // In this order: each word scribbles over the bytes behind it.
        cursor.storeBytes(of: first, as: UInt64.self)
        (cursor + Int(secondOffset)).storeBytes(of: second, as: UInt64.self)
        (cursor + Int(thirdOffset)).storeBytes(of: third, as: UInt64.self)
        cursor += Int(byteCount)
    }

    /// Emits as many bytes of two words as are to count, perhaps none, one word behind the other.
    @inlinable @inline(__always)
    public mutating func emit(
        _ first: UInt64, counting firstCount: UInt8, _ second: UInt64, counting secondCount: UInt8
    ) {
        guard reserve() else { return }
        cursor.storeBytes(of: first, as: UInt64.self)
        cursor += Int(firstCount)
        cursor.storeBytes(of: second, as: UInt64.self)
        cursor += Int(secondCount)
    }
}
