/// The `.riscv.attributes` of a file (RISC-V ELF psABI, chapter "Attributes").
///
/// They only help to explain why a program cannot run, so what is malformed counts as absent.
enum RISCVAttributes {
    /// Most bytes read.
    private static let sizeLimit: UInt64 = 4096
    /// Most letters of an ISA string shown.
    private static let textLimit = 200
    private static let fileTag: UInt64 = 1
    private static let architectureTag: UInt64 = 5

    /// The ISA string (`Tag_RISCV_arch`) of the attributes at `offset`.
    static func architecture(in source: ByteSource, at offset: UInt64, count: UInt64) -> String? {
        guard count <= sizeLimit, let bytes = source.bytes(at: offset, count: Int(count)) else { return nil }
        var cursor = AttributeCursor(bytes: bytes[...])
        // 'A', then one subsection: length, vendor, tag of the file, its length, and the attributes.
        guard cursor.byte() == 0x41, cursor.skip(4), cursor.string() == "riscv", cursor.number() == fileTag,
            cursor.skip(4)
        else { return nil }
        while let tag = cursor.number() {
            // Odd tags have a string as value, even ones a number.
            if tag % 2 == 0 {
                guard cursor.number() != nil else { return nil }
            } else {
                guard let text = cursor.string() else { return nil }
                if tag == architectureTag { return String(text.prefix(textLimit)) }
            }
        }
        return nil
    }
}

/// Reads bytes, ULEB128 numbers and strings, and nil at the end.
private struct AttributeCursor {
    var bytes: ArraySlice<UInt8>

    mutating func byte() -> UInt8? { bytes.popFirst() }

    mutating func skip(_ count: Int) -> Bool {
        guard bytes.count >= count else { return false }
        bytes.removeFirst(count)
        return true
    }

    mutating func number() -> UInt64? {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard let byte = byte() else { return nil }
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return value }
        }
        return nil
    }

    /// Printable ASCII up to a zero byte.
    mutating func string() -> String? {
        guard let end = bytes.firstIndex(of: 0) else { return nil }
        let text = bytes[bytes.startIndex..<end]
        bytes = bytes[(end + 1)...]
        guard text.allSatisfy({ (0x20..<0x7f).contains($0) }) else { return nil }
        return String(decoding: text, as: UTF8.self)
    }
}
