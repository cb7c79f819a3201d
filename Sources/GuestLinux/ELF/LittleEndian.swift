/// Reads integers out of bytes whose length was checked before.
struct LittleEndianReader {
    let bytes: [UInt8]

    /// The integer at `offset`, which must lie inside the bytes with all of its width.
    func load<T: FixedWidthInteger>(_ type: T.Type = T.self, at offset: Int) -> T {
        precondition(offset >= 0 && offset + MemoryLayout<T>.size <= bytes.count, "read outside \(bytes.count) bytes")
        return bytes.withUnsafeBytes { T(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: T.self)) }
    }
}

extension [UInt8] {
    /// Appends an integer in little-endian byte order.
    mutating func append<T: FixedWidthInteger>(littleEndian value: T) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }
}
