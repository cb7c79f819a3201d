/// The bytes between `begin_signature` and `end_signature` as riscv-arch-test has targets write them: lines of
/// hexadecimal digits, each a little-endian number of 4, 8 or 16 bytes.
enum SignatureFile {
    /// The bytes, or nil if the text is anything else.
    static func bytes(_ text: [UInt8]) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 2)
        for line in text.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
            guard [8, 16, 32].contains(line.count), let number = GDBPacket.bytes(line) else { return nil }
            bytes += number.reversed()
        }
        return bytes
    }
}
