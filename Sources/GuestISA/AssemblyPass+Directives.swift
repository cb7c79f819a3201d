extension AssemblyPass {
    /// The directives that emit integers, with their widths in bytes.
    private static let integerDirectives: [(name: String, byteCount: Int)] = [
        (".byte", 1), (".half", 2), (".2byte", 2), (".word", 4), (".4byte", 4), (".dword", 8), (".8byte", 8),
    ]

    /// The directives without meaning here, which other assemblers want.
    private static let ignoredDirectives = [".text", ".globl", ".global", ".option"]

    mutating func directive(_ name: String, at place: Int, _ cursor: inout LineCursor) throws(AssemblyError) {
        if let integers = AssemblyPass.integerDirectives.first(where: { $0.name == name }) {
            return try integerList(integers.byteCount, &cursor)
        }
        if AssemblyPass.ignoredDirectives.contains(name) { return cursor.skipRest() }
        switch name {
        case ".zero": try zero(&cursor)
        case ".org": try org(&cursor)
        case ".balign": try balign(&cursor)
        default:
            throw cursor.error(
                "unknown directive '\(shortened(name))': expected .byte, .half, .word, .dword, .zero, .org, .balign, .text, "
                    + ".globl or .option", at: place)
        }
    }

    private mutating func integerList(_ byteCount: Int, _ cursor: inout LineCursor) throws(AssemblyError) {
        let bits = 8 * byteCount
        let range = -(Int128(1) << (bits - 1))...(Int128(1) << bits) - 1
        repeat {
            let operand = try parseValue(&cursor)
            guard !operand.isKnown || range.contains(operand.value) else {
                throw cursor.error(
                    "value \(operand.value) does not fit \(bits) bits (\(range.lowerBound)...\(range.upperBound))",
                    at: operand.place)
            }
            try append(UInt64(truncatingIfNeeded: operand.value), byteCount: byteCount, at: operand.place, cursor)
        } while cursor.take(",")
    }

    private mutating func zero(_ cursor: inout LineCursor) throws(AssemblyError) {
        let operand = try parseLayoutValue(&cursor)
        guard !operand.isAddress, let count = Int(exactly: operand.value), count >= 0 else {
            throw cursor.error("expected how many zero bytes, 0 or more", at: operand.place)
        }
        try appendZeros(count, at: operand.place, cursor)
    }

    private mutating func org(_ cursor: inout LineCursor) throws(AssemblyError) {
        let operand = try parseLayoutValue(&cursor)
        let offset = operand.isAddress ? operand.value - Int128(base) : operand.value
        guard let target = Int(exactly: offset), target >= bytes.count else {
            throw cursor.error(
                "cannot move back to offset \(offset) from the base: already at \(bytes.count)", at: operand.place)
        }
        try appendZeros(target - bytes.count, at: operand.place, cursor)
    }

    private mutating func balign(_ cursor: inout LineCursor) throws(AssemblyError) {
        let operand = try parseLayoutValue(&cursor)
        guard !operand.isAddress, (1...4096).contains(operand.value),
            let alignment = UInt64(exactly: operand.value), alignment & (alignment - 1) == 0
        else {
            throw cursor.error("expected a power of two, at most 4096 bytes", at: operand.place)
        }
        while address % alignment != 0 {
            if address % 4 == 0 {
                try append(0x13, byteCount: 4, at: operand.place, cursor)
            } else {
                try appendZeros(1, at: operand.place, cursor)
            }
        }
    }
}
