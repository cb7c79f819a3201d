import GuestMachine
import TestSupport
import Testing

@testable import CorpusStore

/// Gives a damaged container the length and checksum that it should have.
func resealed(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count >= ContainerFormat.lengthOffset + 8 else { return bytes }
    var bytes = bytes
    func put(_ value: UInt32, at offset: Int) {
        for index in 0..<4 { bytes[offset + index] = UInt8(truncatingIfNeeded: value >> UInt32(8 * index)) }
    }
    put(UInt32(bytes.count), at: ContainerFormat.lengthOffset)
    put(CRC32.checksum(bytes.dropLast(4)), at: bytes.count - 4)
    return bytes
}

@Suite("Malformed containers") struct ContainerErrorTests {
    /// Where to write what into `SampleFiles.complete`, and what the parser says of it.
    static let damages: [(offset: Int, bytes: [UInt8], error: String)] = [
        (8, [2], "offset 0x8: format version is 2, expected 1"),
        (16, [7], "offset 0x10: flags are 0x7, expected at most 0x3"),
        (19, [0x52], "offset 0x12: ISA is 'Rv64i_zifencei', expected 'rv64i_zifencei'"),
        (19, [0xff], "offset 0x12: ISA is not valid UTF-8"),
        (33, [2], "offset 0x21: pc is 0x80000002, expected a multiple of 4"),
        (46, [1], "offset 0x29: fuel is 1099511628776, expected at most 1000000000"),
        (317, [9], "offset 0x13d: 9 engines, expected at most 8"),
        (318, [0], "offset 0x13e: engine '' is not a name: expected 1 to 32 letters, digits and -_./+:"),
        (319, [0x1b], "offset 0x13e: engine '?nterp' is not a name: expected 1 to 32 letters, digits and -_./+:"),
        (328, [255], "offset 0x148: 255 modes, expected at most 8"),
        (330, [0x20], "offset 0x149: mode ' lock' is not a name: expected 1 to 32 letters, digits and -_./+:"),
        (344, [0x0a], "offset 0x157: signature '?r-sraiw-rd' is not one line without blanks at its ends"),
        (343, [255], "offset 0x158: signature takes 255 bytes, but 66 are left"),
        (355, [0xff, 0xff], "offset 0x163: 65535 segments, expected at most 1025"),
        (355, [4], "offset 0x196: address of segment 3 takes 8 bytes, but 4 are left"),
        (355, [2], "offset 0x188: checksum is 0x8001fffe, but the bytes before have 0x"),
        (357, [4], "offset 0x165: segment 0 is at 0x80000004, expected 0x80010000..<0x80020000"),
        (365, [6], "offset 0x165: segment 0 has 6 bytes of code, expected a multiple of 4"),
        (365, [0], "offset 0x165: segment 0 has 0 bytes of code, expected a multiple of 4"),
        (365, [4, 0, 1], "offset 0x165: segment 0 has 65540 bytes, expected at most 65536"),
        (365, [0, 0, 1], "offset 0x171: segment 0 takes 65536 bytes, but 41 are left"),
        (379, [0], "offset 0x179: segment 1 is at 0x80000000, expected 0x80010000..<0x80020000"),
        (384, [0xff], "offset 0x179: segment 1 is at 0xff00000080010000, expected 0x80010000..<0x80020000"),
        (385, [0], "offset 0x179: segment 1 is empty"),
        (400, [0x70, 0x11, 1], "offset 0x188: segment 2 has 70000 bytes, expected at most 65536"),
        (400, [3], "offset 0x188: segment 2 ends after 0x80020000, the end of data"),
        (392, [2, 0], "offset 0x188: segment 2 is at 0x80010002, expected 0x80010003 or later"),
        (400, [0xff, 0xff, 0xff, 0xff], "offset 0x188: segment 2 has 4294967295 bytes, expected at most 65536"),
        (400, [1], "offset 0x195: checksum is 0x"),
    ]

    @Test("each kind of damage is told with its offset and what was expected", arguments: damages)
    func message(offset: Int, replacement: [UInt8], error: String) throws {
        var bytes = try SampleFiles.complete.containerBytes()
        bytes.replaceSubrange(offset..<offset + replacement.count, with: replacement)
        let damaged = resealed(bytes)
        #expect {
            try ProgramFile(container: damaged, name: "crash.bin")
        } throws: { thrown in
            let told = "\(thrown)"
            if !told.hasPrefix("crash.bin: " + error) { Issue.record("told: \(told)") }
            return !told.contains("\n") && told.hasPrefix("crash.bin: " + error)
        }
    }

    @Test("a file cut anywhere, or with bytes after its end, is refused")
    func length() throws {
        let bytes = try SampleFiles.complete.containerBytes()
        for count in ContainerFormat.magic.count..<bytes.count {
            #expect(throws: ProgramFileError.self) { try ProgramFile(container: Array(bytes[..<count]), name: "cut") }
        }
        #expect(
            throws: ProgramFileError(
                file: "long", offset: 12, message: "length is said to be 410 bytes, but the file has 411")
        ) { try ProgramFile(container: bytes + [0], name: "long") }
        #expect(
            throws: ProgramFileError(
                file: "long", offset: 410, message: "1 bytes follow the end")
        ) { try ProgramFile(container: withTrailingByte(bytes), name: "long") }
    }

    /// A byte after the checksum, counted by the length.
    private func withTrailingByte(_ bytes: [UInt8]) -> [UInt8] {
        let longer = resealed(bytes + [0])
        // The checksum must be right where the parser looks for it, before the extra byte.
        let checksum = CRC32.checksum(longer[..<(bytes.count - 4)])
        return longer[..<(bytes.count - 4)]
            + (0..<4).map { UInt8(truncatingIfNeeded: checksum >> UInt32(8 * $0)) } + [0]
    }

    @Test("a flipped bit anywhere is noticed")
    func everyBit() throws {
        let bytes = try SampleFiles.complete.containerBytes()
        for bit in 8 * ContainerFormat.magic.count..<8 * bytes.count {
            var damaged = bytes
            damaged[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(throws: ProgramFileError.self) { try ProgramFile(container: damaged, name: "flipped") }
        }
    }
}
