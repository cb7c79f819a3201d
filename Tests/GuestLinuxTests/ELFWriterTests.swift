import GuestLinux
import GuestMachine
import Testing

@Suite("Writing ELF files") struct ELFWriterTests {
    private static let writer = ELFWriter(
        entry: 0x8000_0000,
        segments: [
            .init(address: 0x8001_0234, bytes: [1, 2, 3, 4, 5], memorySize: 0x1_0000, permissions: [.read, .write]),
            .init(address: 0x8000_0000, bytes: [0x73, 0, 0, 0], permissions: [.read, .execute]),
            .init(address: 0x9000_0000, bytes: [], memorySize: 8, permissions: [.read, .write]),
        ],
        symbols: [.init("_start", 0x8000_0000), .init("begin_signature", 0x8001_0234), .init("tohost", 0x1000)])

    private func load<T: FixedWidthInteger>(_ type: T.Type, _ bytes: [UInt8], _ offset: Int) -> T {
        (0..<MemoryLayout<T>.size).reversed().reduce(0) { $0 << 8 | T(truncatingIfNeeded: bytes[offset + $1]) }
    }

    @Test("segments are written in ascending order, at offsets that agree with their addresses modulo the page size")
    func order() throws {
        let bytes = ELFWriterTests.writer.bytes
        let elf = try ELFFile(bytes: bytes)
        #expect(elf.segments.map(\.address) == [0x8000_0000, 0x8001_0234, 0x9000_0000])
        #expect(elf.segments.map(\.memorySize) == [4, 0x1_0000, 8])
        for segment in elf.segments { #expect(segment.fileOffset % 4096 == segment.address % 4096) }
        let data = Int(elf.segments[1].fileOffset)
        #expect(Array(bytes[data..<data + 5]) == [1, 2, 3, 4, 5])
    }

    @Test("sections and symbols are where the header says, named, and inside the file")
    func sections() {
        let bytes = ELFWriterTests.writer.bytes
        let start = Int(load(UInt64.self, bytes, 40))
        let count = Int(load(UInt16.self, bytes, 60))
        #expect(count == 7 && start + count * 64 == bytes.count)
        func section(_ index: Int) -> (name: Int, offset: Int, size: Int) {
            let row = start + index * 64
            return (
                Int(load(UInt32.self, bytes, row)), Int(load(UInt64.self, bytes, row + 24)),
                Int(load(UInt64.self, bytes, row + 32))
            )
        }
        func string(_ offset: Int) -> String { String(decoding: bytes[offset...].prefix { $0 != 0 }, as: UTF8.self) }
        let names = section(Int(load(UInt16.self, bytes, 62)))
        #expect(
            (0..<count).map { string(names.offset + section($0).name) } == [
                "", ".text", ".data", ".bss", ".symtab", ".strtab", ".shstrtab",
            ])
        for index in [1, 2, 4, 5, 6] { #expect(section(index).offset + section(index).size <= bytes.count) }

        let (symbols, symbolNames) = (section(4), section(5))
        #expect(symbols.size == 4 * 24)
        var found: [String] = []
        for row in stride(from: symbols.offset + 24, to: symbols.offset + symbols.size, by: 24) {
            let name = string(symbolNames.offset + Int(load(UInt32.self, bytes, row)))
            found.append("\(name) \(load(UInt16.self, bytes, row + 6)) \(load(UInt64.self, bytes, row + 8))")
        }
        // Text and data are sections 1 and 2; what lies in no segment is absolute (0xfff1).
        #expect(found == ["_start 1 \(0x8000_0000)", "begin_signature 2 \(0x8001_0234)", "tohost 65521 4096"])
    }

    @Test("a file is written whole, executable, and replaces the one that was there")
    func file() throws {
        let file = try TemporaryFile()
        for writer in [ELFWriter(entry: 0), ELFWriterTests.writer] {
            try writer.write(to: file.path)
            let source = try ByteSource(path: file.path)
            var bytes = [UInt8](repeating: 0, count: Int(source.count))
            let isRead = bytes.withUnsafeMutableBytes { source.read(at: 0, into: $0) }
            #expect(isRead && bytes == writer.bytes)
            #expect(file.isExecutable)
        }
        #expect(
            message { try ELFWriterTests.writer.write(to: "/nonexistent/x.elf") }
                == "cannot write /nonexistent/x.elf: No such file or directory")
    }
}
