import CorpusStore
import GuestLinux
import GuestMachine
import HostFiles

// ELF files: the headers, a file as a program without an operating system, and a file as a Linux process.

extension ParserTarget {
    static let elf = ParserTarget(
        name: "elf", seeds: elfSeeds, tokens: elfTokens,
        read: { bytes, _ throws(BrokenPromise) in
            guard let elf = try parsed(bytes) else { return false }
            try checkSoundness(elf, byteCount: bytes.count)
            return true
        })

    static let elfProgram = ParserTarget(
        name: "elf-program",
        seeds: { root in
            try programs(root: root).prefix(40).map { file in
                let code = file.program.code.flatMap(littleEndian)
                return ELFWriter(
                    entry: ProgramMap.codeBase,
                    segments: [
                        .init(
                            address: ProgramMap.codeBase, bytes: code, memorySize: UInt64(code.count),
                            permissions: [.read, .execute]),
                        .init(
                            address: ProgramMap.dataBase + 0x10, bytes: [1, 2, 3], memorySize: 0x2000,
                            permissions: [.read, .write]),
                    ]
                ).bytes
            }
        }, tokens: elfTokens,
        read: { bytes, isThorough throws(BrokenPromise) in
            guard let elf = try parsed(bytes) else { return false }
            let program: Program
            do throws(ELFError) {
                program = try Program(elf: elf, name: "input")
            } catch {
                return try refused(error.description)
            }
            if isThorough { try checkForms(ProgramFile(program)) }
            return true
        })

    static let process = ParserTarget(
        name: "process", seeds: elfSeeds, tokens: elfTokens,
        read: { bytes, _ throws(BrokenPromise) in
            guard let elf = try parsed(bytes) else { return false }
            let process: LinuxProcess
            do throws(LinuxProcessError) {
                // The limit keeps segments of gigabytes, whose pages take time to set up, from being mapped.
                let options = LinuxOptions(memoryLimit: 16 << 20)
                process = try LinuxProcess(elf, arguments: ["x"], options: options, io: CapturedIO())
            } catch {
                return try refused(error.description)
            }
            try check(process.hart.pc == elf.entry && process.hart.x[2] % 16 == 0, "begins at \(process.hart.pc)")
            try check(process.memory.fetch(elf.entry) != nil, "the first instruction cannot be fetched")
            try check(process.addressSpace.mappedBytes <= 16 << 20, "\(process.addressSpace.mappedBytes) bytes mapped")
            return true
        })

    private static let elfTokens: [[UInt8]] =
        [littleEndian(0x464c_457f as UInt32)]
        + [1, 4, 0x38, 0x40, 0xfff, 0x1000, 0x1_0000, 0x7fff_ffff, 0x8000_0000, 0x8000_fffc, 0x8001_ffff, 0xf000_0000]
        .map { littleEndian($0 as UInt64) }
        + [0xffff_ffff, 0x1_0000_0000, 1 << 63, UInt64.max, UInt64.max - 0xfff].map(littleEndian)
        + [1, 3, 6, 0x6474_e551, 0x7000_0003].map { littleEndian($0 as UInt32) }

    /// Small files that differ in form, and the smallest program of the corpus.
    @Sendable private static func elfSeeds(root: String) throws -> [[UInt8]] {
        let code = ELFWriter.Segment(address: 0x1_0000, bytes: [0x73, 0, 0, 0], permissions: [.read, .execute])
        let data = ELFWriter.Segment(
            address: 0x2_0010, bytes: [1, 2, 3], memorySize: 0x2000, permissions: [.read, .write])
        let samePage = ELFWriter.Segment(address: 0x1_0100, bytes: [9], permissions: [.read])
        var independent = ELFWriter(entry: 0x1_0000, segments: [code]).bytes
        independent[16] = 3
        return [
            ELFWriter(entry: 0x1_0000, segments: [code, data]).bytes,
            ELFWriter(entry: 0x1_0000, segments: [code, samePage, data]).bytes,
            independent,
            try FileAccess.read(root + "/Corpus/programs/hello.elf", limit: 1 << 20),
        ]
    }

    /// The file, or nil if it is refused in one line.
    private static func parsed(_ bytes: [UInt8]) throws(BrokenPromise) -> ELFFile? {
        do throws(ELFError) {
            return try ELFFile(bytes: bytes)
        } catch {
            _ = try refused(error.description)
            return nil
        }
    }

    private static func checkSoundness(_ elf: ELFFile, byteCount: Int) throws(BrokenPromise) {
        var previousEnd = AddressSpace.programRange.lowerBound
        try check(!elf.segments.isEmpty, "no segments")
        for segment in elf.segments {
            let isInside = segment.fileOffset + segment.fileSize <= UInt64(byteCount)
            try check(
                segment.memorySize > 0 && segment.fileSize <= segment.memorySize && isInside,
                "a segment's sizes do not fit: \(segment)")
            try check(segment.address >= previousEnd, "segments overlap or do not ascend: \(segment)")
            previousEnd = segment.range.upperBound
        }
        try check(previousEnd <= AddressSpace.programRange.upperBound, "a segment ends at \(previousEnd)")
        let holder = elf.segments.first { $0.range.contains(elf.entry) }
        try check(
            elf.entry % 4 == 0 && holder?.permissions.contains(.execute) == true, "the entry is \(elf.entry)")
        try check(elf.programHeaderCount <= ELFFile.programHeaderLimit, "\(elf.programHeaderCount) headers")
        try check(elf.architecture.map { $0.utf8.count <= 200 } ?? true, "the ISA's name is too long")
    }
}
