import GuestLinux
import GuestMachine
import HostFiles
import Testing

@Suite("ELF files") struct ELFFileTests {
    /// A small valid program: one executable and one writable segment.
    static var valid: [UInt8] {
        ELFWriter(
            entry: 0x1_0000,
            segments: [
                .init(address: 0x1_0000, bytes: [0x73, 0, 0, 0], permissions: [.read, .execute]),
                .init(address: 0x2_0010, bytes: [1, 2, 3], memorySize: 0x2000, permissions: [.read, .write]),
            ]
        ).bytes
    }

    @Test("a written file reads back with its segments and entry")
    func readsBack() throws {
        let elf = try ELFFile(bytes: ELFFileTests.valid)
        #expect(elf.entry == 0x1_0000)
        #expect(elf.segments.map(\.address) == [0x1_0000, 0x2_0010])
        #expect(elf.segments.map(\.fileSize) == [4, 3])
        #expect(elf.segments.map(\.memorySize) == [4, 0x2000])
        #expect(elf.segments.map(\.permissions) == [[.read, .execute], [.read, .write]])
        #expect(elf.end == 0x2_2010)
        #expect(elf.programHeaderCount == 2)
        #expect(elf.programHeadersAddress == nil)
        #expect(!elf.hasExecutableStack)
        #expect(elf.architecture == nil)
    }

    /// The valid file with little-endian bytes replaced.
    private func error(at offset: Int, _ value: UInt64, width: Int) -> String {
        var bytes = ELFFileTests.valid
        for index in 0..<width { bytes[offset + index] = UInt8(truncatingIfNeeded: value >> (8 * index)) }
        return message(bytes)
    }

    private func message(_ bytes: [UInt8]) -> String {
        do throws(ELFError) {
            _ = try ELFFile(bytes: bytes)
            return "accepted"
        } catch {
            return error.description
        }
    }

    @Test(
        "each malformed header field is reported with its offset and what was expected",
        arguments: [
            (0, 0x7f, 1, "accepted"),
            (0, 0x2321, 2, "offset 0x0: not an ELF file: it begins with 21 23 4c 46, expected 7f 45 4c 46"),
            (4, 1, 1, "offset 0x4: class is 32-bit (1), expected 64-bit (2)"),
            (4, 9, 1, "offset 0x4: class is 9, expected 64-bit (2)"),
            (5, 2, 1, "offset 0x5: byte order is big-endian (2), expected little-endian (1)"),
            (6, 0, 1, "offset 0x6: ELF version is 0, expected 1"),
            (7, 3, 1, "accepted"),
            (7, 9, 1, "offset 0x7: operating system ABI is 9, expected 0 (System V) or 3 (Linux)"),
            (16, 1, 2, "offset 0x10: type is a relocatable object (1), expected an executable (2): link it first"),
            (16, 4, 2, "offset 0x10: type is a core dump (4), expected an executable (2): link it first"),
            (18, 62, 2, "offset 0x12: machine is x86-64 (62), expected RISC-V (243)"),
            (18, 183, 2, "offset 0x12: machine is AArch64 (183), expected RISC-V (243)"),
            (18, 999, 2, "offset 0x12: machine is unknown (999), expected RISC-V (243)"),
            (20, 2, 4, "offset 0x14: ELF version is 2, expected 1"),
            (
                24, 0x1_0002, 8,
                "offset 0x18: entry 0x10002 is not a multiple of 4, as addresses of RV64I instructions are"
            ),
            (24, 0x1_0004, 8, "offset 0x18: entry 0x10004 is in no segment"),
            (
                24, 0x2_0010, 8,
                "offset 0x18: entry 0x20010 is in segment 0x20010..<0x22010, which is not executable"
            ),
            (
                32, 0xffff_ffff_ffff_fff0, 8,
                "offset 0x20: program headers at 0xfffffffffffffff0, 112 bytes, expected inside the file of 4568 bytes"
            ),
            (
                48, 1, 4,
                "offset 0x30: uses compressed instructions (RVC flag), expected RV64I: build it, its start files and "
                    + "libraries with -march=rv64i -mabi=lp64"
            ),
            (
                48, 4, 4,
                "offset 0x30: uses floating-point registers (double-float ABI flag), expected RV64I: build it, its "
                    + "start files and libraries with -march=rv64i -mabi=lp64"
            ),
            (
                48, 8, 4,
                "offset 0x30: uses the embedded ABI (RVE flag), expected lp64: build it, its start files and libraries "
                    + "with -march=rv64i -mabi=lp64"
            ),
            (48, 0x10, 4, "accepted"),
            (52, 52, 2, "offset 0x34: ELF header has 52 bytes, expected 64"),
            (54, 32, 2, "offset 0x36: program headers have 32 bytes each, expected 56"),
            (56, 0, 2, "offset 0x38: no program headers, expected at least one"),
            (56, 0xffff, 2, "offset 0x38: 65535 program headers, expected at most 256"),
        ] as [(Int, UInt64, Int, String)])
    func headerFields(_ offset: Int, _ value: UInt64, _ width: Int, _ expected: String) {
        #expect(error(at: offset, value, width: width) == expected)
    }

    /// Offsets of the fields of program header `index`.
    private static func field(_ index: Int, _ offset: Int) -> Int { 64 + index * 56 + offset }

    @Test(
        "each malformed segment is reported with its offset and what was expected",
        arguments: [
            (
                field(0, 0), 3, 4,
                "offset 0x40: dynamically linked (PT_INTERP), expected a static program: link with -static"
            ),
            (
                field(0, 8), 0x2200, 8,
                "offset 0x48: segment takes 0x4 bytes from offset 0x2200, expected inside the file of 0x11d8 bytes"
            ),
            (field(0, 16), 0, 8, "offset 0x50: segment of 0x4 bytes at 0x0, expected inside 0x10000..<0xf0000000"),
            (
                field(0, 16), 0xffff_ffff_ffff_fffe, 8,
                "offset 0x50: segment of 0x4 bytes at 0xfffffffffffffffe, expected inside 0x10000..<0xf0000000"
            ),
            (field(1, 16), 0x1_0003, 8, "offset 0x78: segment 0x10003..<0x12003 overlaps segment 0x10000..<0x10004"),
            (
                field(0, 32), 5, 8,
                "offset 0x60: segment has 0x5 bytes in the file, expected at most its 0x4 bytes of memory"
            ),
            (
                field(1, 40), 0xffff_ffff_0000_0000, 8,
                "offset 0x88: segment of 0xffffffff00000000 bytes at 0x20010, expected inside 0x10000..<0xf0000000"
            ),
        ] as [(Int, UInt64, Int, String)])
    func segmentFields(_ offset: Int, _ value: UInt64, _ width: Int, _ expected: String) {
        #expect(error(at: offset, value, width: width) == expected)
    }

    @Test("a file without loadable segments is refused")
    func noSegments() {
        var bytes = ELFFileTests.valid
        for index in 0..<2 { bytes[ELFFileTests.field(index, 0)] = 6 }
        #expect(message(bytes) == "offset 0x20: no loadable segment (PT_LOAD), expected at least one")
    }

    @Test("a file cut off at any length is an error that says where, or lacks only what is not loaded")
    func everyLength() {
        let bytes = ELFFileTests.valid
        #expect(message([]) == "offset 0x0: not an ELF file: an empty file, expected 7f 45 4c 46")
        #expect(message([0x7f]) == "offset 0x0: not an ELF file: it begins with 7f, expected 7f 45 4c 46")
        #expect(message(Array(bytes[..<4])) == "offset 0x4: the file ends here, expected an ELF header of 64 bytes")
        #expect(message(Array(bytes[..<63])) == "offset 0x3f: the file ends here, expected an ELF header of 64 bytes")
        let lastLoaded = 0x1013
        for length in 0..<bytes.count {
            #expect((message(Array(bytes[..<length])) == "accepted") == (length >= lastLoaded), "length \(length)")
        }
    }

    @Test("the ISA that a compiler noted is found")
    func architecture() throws {
        let elf = try ELFFile(ByteSource(path: repositoryRoot + "/Corpus/programs/hello.elf"))
        #expect(elf.architecture == "rv64i2p1")
        #expect(elf.programHeadersAddress == 0x1_0040)
    }

    @Test("a missing file, a folder and an unreadable path are errors of the file")
    func fileErrors() {
        #expect(throws: FileAccessError.self) { try ByteSource(path: "/nonexistent/file") }
        #expect(throws: FileAccessError.self) { try ByteSource(path: "/") }
        #expect(throws: FileAccessError.self) { try ByteSource(path: "/dev/null") }
    }
}
