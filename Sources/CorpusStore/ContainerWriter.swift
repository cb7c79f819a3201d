import GuestMachine

/// The layout of the binary container, version 1. Numbers are little-endian, unaligned.
///
/// | bytes | what |
/// | --- | --- |
/// | 8 | magic `89 52 56 46 5a 0d 0a 1a` (`\x89RVFZ\r\n\x1a`): no legal instruction, and broken by text conversion |
/// | 4 | format version, 1 |
/// | 4 | length of the file |
/// | 2 | flags: 1 an origin follows, 2 a finding follows; the others are zero |
/// | 1 + n | ISA: byte count, then `rv64i_zifencei` |
/// | 8, 8 | pc, fuel |
/// | 31 × 8 | x1 to x31 |
/// | 4, 8, 8 | if an origin: generator version, seed, index |
/// | 1 + n × (1 + n) | if a finding: engine count, then byte count and name of each |
/// | 1 + n × (1 + n) | if a finding: modes, likewise |
/// | 1 + n | if a finding: byte count and text of the signature, in UTF-8 |
/// | 2 | segment count |
/// | n × (8 + 4 + n) | address, byte count and bytes of each segment, ascending and disjoint |
/// | 4 | CRC-32 (zip's) of all bytes before |
///
/// A segment at 0x80000000 is the code, a multiple of four bytes; all others lie in the data area.
enum ContainerFormat {
    static let magic: [UInt8] = [0x89, 0x52, 0x56, 0x46, 0x5a, 0x0d, 0x0a, 0x1a]
    static let version: UInt32 = 1
    static let originFlag: UInt16 = 1
    static let findingFlag: UInt16 = 2
    /// Where the length of the file stands.
    static let lengthOffset = 12
    /// Most segments: those of data, and code.
    static let maximumSegments = ProgramFile.maximumDataSegments + 1
}

extension ProgramFile {
    /// Whether `bytes` begin as a container does.
    package static func isContainer(_ bytes: [UInt8]) -> Bool { bytes.starts(with: ContainerFormat.magic) }

    /// Gives a container that was changed the length and checksum it should have, so that a fuzzer gets past them.
    package static func seal(_ bytes: inout [UInt8]) {
        guard isContainer(bytes), bytes.count >= ContainerFormat.lengthOffset + 8 else { return }
        for index in 0..<4 {
            bytes[ContainerFormat.lengthOffset + index] = UInt8(truncatingIfNeeded: bytes.count >> (8 * index))
        }
        let checksum = CRC32.checksum(bytes.dropLast(4))
        for index in 0..<4 { bytes[bytes.count - 4 + index] = UInt8(truncatingIfNeeded: checksum >> UInt32(8 * index)) }
    }

    /// The file as a container; see `init(container:name:)`.
    ///
    /// - Throws: `ProgramFileError` if a limit is broken.
    public func containerBytes() throws(ProgramFileError) -> [UInt8] {
        if let problem { throw ProgramFileError(file: "program", message: problem) }
        var writer = ByteWriter()
        writer.bytes = ContainerFormat.magic
        writer.append(ContainerFormat.version)
        writer.append(UInt32(0))
        let originFlag = origin == nil ? 0 : ContainerFormat.originFlag
        let findingFlag = finding == nil ? 0 : ContainerFormat.findingFlag
        writer.append(originFlag | findingFlag)
        writer.append(text: ProgramFile.isaName)
        writer.append(program.pc)
        writer.append(program.fuel)
        for value in program.registers[1...] { writer.append(value) }
        if let origin {
            writer.append(origin.generatorVersion)
            writer.append(origin.seed)
            writer.append(origin.index)
        }
        if let finding {
            for names in [finding.engines, finding.modes] {
                writer.append(UInt8(names.count))
                for name in names { writer.append(text: name) }
            }
            writer.append(text: finding.signature)
        }
        appendSegments(to: &writer)
        // Length and checksum count the checksum itself as four bytes to come.
        let length = UInt32(writer.bytes.count + 4)
        for index in 0..<4 {
            writer.bytes[ContainerFormat.lengthOffset + index] = UInt8(truncatingIfNeeded: length >> UInt32(8 * index))
        }
        writer.append(CRC32.checksum(writer.bytes[...]))
        return writer.bytes
    }

    private func appendSegments(to writer: inout ByteWriter) {
        writer.append(UInt16(program.data.count + (program.code.isEmpty ? 0 : 1)))
        if !program.code.isEmpty {
            writer.append(ProgramMap.codeBase)
            writer.append(UInt32(4 * program.code.count))
            for word in program.code { writer.append(word) }
        }
        for segment in program.data {
            writer.append(segment.address)
            writer.append(UInt32(segment.bytes.count))
            writer.bytes += segment.bytes
        }
    }
}

/// Collects little-endian numbers.
private struct ByteWriter {
    var bytes: [UInt8] = []

    mutating func append<T: FixedWidthInteger>(_ value: T) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// Appends a byte count and text of at most 255 bytes.
    mutating func append(text: String) {
        append(UInt8(text.utf8.count))
        bytes += text.utf8
    }
}
