import GuestISA

/// The fixed part of an ELF file, checked field by field in the order of their offsets.
struct ELFHeaderReader {
    /// One program header, as it stands in the file.
    struct ProgramHeader {
        /// Where it stands.
        var position: UInt64
        var type: UInt32
        var flags: UInt32
        var fileOffset: UInt64
        var address: UInt64
        var fileSize: UInt64
        var memorySize: UInt64
    }

    let source: ByteSource
    let entry: UInt64
    let isPositionIndependent: Bool
    let programHeadersStart: UInt64
    private let programHeaderCount: Int

    init(_ source: ByteSource) throws(ELFError) {
        guard source.count <= ELFFile.fileSizeLimit else {
            throw ELFError(
                offset: 0, "file has \(source.count) bytes, expected at most \(ELFFile.fileSizeLimit)")
        }
        let start = source.bytes(at: 0, count: Int(min(source.count, UInt64(ELFHeader.size)))) ?? []
        try ELFHeaderReader.checkIdentification(start)
        let header = LittleEndianReader(bytes: start)
        try ELFHeaderReader.checkKind(header)
        try ELFHeaderReader.checkFlags(header)

        self.source = source
        isPositionIndependent = header.load(UInt16.self, at: Int(ELFHeader.typeOffset)) == ELFObjectType.shared
        entry = header.load(at: Int(ELFHeader.entryOffset))
        programHeadersStart = header.load(at: Int(ELFHeader.programHeadersOffset))
        programHeaderCount = Int(header.load(UInt16.self, at: Int(ELFHeader.programHeaderCountOffset)))
        try checkSizes(header)
    }

    /// Magic, class, byte order, version and ABI: the bytes that mean the same in every ELF file.
    private static func checkIdentification(_ start: [UInt8]) throws(ELFError) {
        guard start.prefix(4).elementsEqual(ELFHeader.magic) else {
            let found = start.isEmpty ? "an empty file" : "it begins with \(byteText(start.prefix(4)))"
            throw ELFError(offset: 0, "not an ELF file: \(found), expected \(byteText(ELFHeader.magic[...]))")
        }
        guard start.count == ELFHeader.size else {
            throw ELFError(
                offset: UInt64(start.count), "the file ends here, expected an ELF header of \(ELFHeader.size) bytes")
        }
        try expect(start[4], 2, at: ELFHeader.classOffset, "class", [1: "32-bit", 2: "64-bit"])
        try expect(start[5], 1, at: ELFHeader.dataOffset, "byte order", [1: "little-endian", 2: "big-endian"])
        try expect(start[6], 1, at: ELFHeader.identVersionOffset, "ELF version", [:])
        guard start[7] == 0 || start[7] == 3 else {
            throw ELFError(
                offset: ELFHeader.osABIOffset, "operating system ABI is \(start[7]), expected 0 (System V) or 3 (Linux)"
            )
        }
    }

    private static func expect(
        _ found: UInt8, _ expected: UInt8, at offset: UInt64, _ field: String, _ names: [UInt8: String]
    ) throws(ELFError) {
        guard found != expected else { return }
        func text(_ value: UInt8) -> String { names[value].map { "\($0) (\(value))" } ?? "\(value)" }
        throw ELFError(offset: offset, "\(field) is \(text(found)), expected \(text(expected))")
    }

    private static func byteText(_ bytes: ArraySlice<UInt8>) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
    }

    private static func checkKind(_ header: LittleEndianReader) throws(ELFError) {
        let machine = header.load(UInt16.self, at: Int(ELFHeader.machineOffset))
        guard machine == ELFHeader.riscv else {
            throw ELFError(
                offset: ELFHeader.machineOffset,
                "machine is \(machineName(machine)) (\(machine)), expected RISC-V (\(ELFHeader.riscv))")
        }
        let type = header.load(UInt16.self, at: Int(ELFHeader.typeOffset))
        guard type != ELFObjectType.executable && type != ELFObjectType.shared else { return }
        let name =
            switch type {
            case ELFObjectType.relocatable: "a relocatable object (1)"
            case ELFObjectType.core: "a core dump (4)"
            default: "\(type)"
            }
        throw ELFError(offset: ELFHeader.typeOffset, "type is \(name), expected an executable (2): link it first")
    }

    /// Refuses programs whose flags say that they need instructions RV64I lacks.
    ///
    /// A linker sets a flag if any object has it, start files and libraries included, so such a program may hold
    /// compressed or floating-point instructions on any path. It is better told before it runs than at the first one.
    private static func checkFlags(_ header: LittleEndianReader) throws(ELFError) {
        let flags = header.load(UInt32.self, at: Int(ELFHeader.flagsOffset))
        let build = "build it, its start files and libraries with -march=rv64i -mabi=lp64"
        if flags & ELFFlags.compressed != 0 {
            throw ELFError(
                offset: ELFHeader.flagsOffset, "uses compressed instructions (RVC flag), expected RV64I: \(build)")
        }
        if flags & ELFFlags.floatABIMask != 0 {
            let name = ["soft", "single", "double", "quad"][Int(flags & ELFFlags.floatABIMask) >> 1]
            throw ELFError(
                offset: ELFHeader.flagsOffset,
                "uses floating-point registers (\(name)-float ABI flag), expected RV64I: \(build)")
        }
        if flags & ELFFlags.embedded != 0 {
            throw ELFError(offset: ELFHeader.flagsOffset, "uses the embedded ABI (RVE flag), expected lp64: \(build)")
        }
    }

    private func checkSizes(_ header: LittleEndianReader) throws(ELFError) {
        let version = header.load(UInt32.self, at: Int(ELFHeader.versionOffset))
        guard version == 1 else {
            throw ELFError(offset: ELFHeader.versionOffset, "ELF version is \(version), expected 1")
        }
        let size = header.load(UInt16.self, at: Int(ELFHeader.sizeOffset))
        guard size == ELFHeader.size else {
            throw ELFError(
                offset: ELFHeader.sizeOffset, "ELF header has \(size) bytes, expected \(ELFHeader.size)")
        }
        guard programHeaderCount > 0 else {
            throw ELFError(offset: ELFHeader.programHeaderCountOffset, "no program headers, expected at least one")
        }
        guard programHeaderCount <= ELFFile.programHeaderLimit else {
            throw ELFError(
                offset: ELFHeader.programHeaderCountOffset,
                "\(programHeaderCount) program headers, expected at most \(ELFFile.programHeaderLimit)")
        }
        let entrySize = header.load(UInt16.self, at: Int(ELFHeader.programHeaderSizeOffset))
        guard entrySize == ELFHeader.programHeaderSize else {
            throw ELFError(
                offset: ELFHeader.programHeaderSizeOffset,
                "program headers have \(entrySize) bytes each, expected \(ELFHeader.programHeaderSize)")
        }
    }

    /// All program headers, in the order of the file.
    func programHeaders() throws(ELFError) -> [ProgramHeader] {
        let size = programHeaderCount * ELFHeader.programHeaderSize
        guard let table = source.bytes(at: programHeadersStart, count: size) else {
            throw ELFError(
                offset: ELFHeader.programHeadersOffset,
                "program headers at \(hex(programHeadersStart)), \(size) bytes, expected inside the file of "
                    + "\(source.count) bytes")
        }
        let reader = LittleEndianReader(bytes: table)
        return (0..<programHeaderCount).map { index in
            let row = index * ELFHeader.programHeaderSize
            return ProgramHeader(
                position: programHeadersStart + UInt64(row), type: reader.load(at: row),
                flags: reader.load(at: row + 4), fileOffset: reader.load(at: row + 8),
                address: reader.load(at: row + 16), fileSize: reader.load(at: row + 32),
                memorySize: reader.load(at: row + 40))
        }
    }
}
