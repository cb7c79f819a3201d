/// The checksum of program files: CRC-32 as in zip, PNG and Ethernet (ISO 3309), so that any tool can compute it.
enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { value, _ in value >> 1 ^ (value & 1 == 0 ? 0 : 0xedb8_8320) }
    }

    /// The checksum of `bytes`.
    static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        var value: UInt32 = 0xffff_ffff
        // Raw buffers, because arrays checked at each access make unoptimized builds several times slower.
        table.withUnsafeBufferPointer { table in
            bytes.withUnsafeBytes { bytes in
                for byte in bytes { value = value >> 8 ^ table[Int((value ^ UInt32(byte)) & 0xff)] }
            }
        }
        return ~value
    }
}
