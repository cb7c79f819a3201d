import EngineCatalogue
import GuestLinux
import GuestMachine
import Testing

@Suite("Loading programs") struct LoadingTests {
    private func process(
        _ segments: [ELFWriter.Segment], entry: UInt64 = 0x1_0000, options: LinuxOptions = LinuxOptions()
    ) throws -> LinuxProcess {
        let code = ELFWriter.Segment(address: 0x1_0000, bytes: [0x73, 0, 0, 0], permissions: [.read, .execute])
        let writer = ELFWriter(entry: entry, segments: [code] + segments)
        return try LinuxProcess(ELFFile(bytes: writer.bytes), arguments: [], options: options, io: CapturedIO())
    }

    @Test("segments hold their bytes, then zeros, with the rights they ask for and those that follow from them")
    func segments() throws {
        let memory = try process([
            .init(address: 0x2_0ff8, bytes: [1, 2, 3, 4, 5, 6, 7, 8, 9], memorySize: 0x1100, permissions: [.write]),
            .init(address: 0x3_0000, bytes: [7], permissions: .read),
            .init(address: 0x4_0000, bytes: [8], permissions: .execute),
            .init(address: 0x5_0000, bytes: [9], permissions: []),
        ]).memory
        #expect(memory.word(at: 0x2_0ff8) == 0x0807_0605_0403_0201)
        #expect(memory.word(at: 0x2_1000) == 9)
        #expect(memory.word(at: 0x2_2ff8) == 0)
        #expect(memory.permissions(at: 0x2_0000) == [.read, .write])
        #expect(memory.permissions(at: 0x2_2fff) == [.read, .write])
        #expect(memory.permissions(at: 0x2_3000) == [])
        #expect(memory.permissions(at: 0x3_0000) == .read)
        #expect(memory.permissions(at: 0x4_0000) == [.read, .execute])
        #expect(memory.permissions(at: 0x5_0000) == [])
    }

    @Test("a page that segments share has the rights of all of them")
    func sharedPage() throws {
        let memory = try process([
            .init(address: 0x1_0010, bytes: [1], permissions: .read),
            .init(address: 0x1_0020, bytes: [2], memorySize: 0x1000, permissions: [.read, .write]),
        ]).memory
        #expect(memory.fetch(0x1_0000) == 0x73)
        #expect(memory.word(at: 0x1_0010) == 1 && memory.word(at: 0x1_0020) == 2)
        #expect(memory.permissions(at: 0x1_0000) == .all)
        #expect(memory.permissions(at: 0x1_1000) == [.read, .write])
    }

    @Test("nothing is mapped at address zero or above the stack")
    func edges() throws {
        let memory = try process([]).memory
        #expect(memory.permissions(at: 0) == [])
        #expect(memory.permissions(at: AddressSpace.stackRange.upperBound - 1) == [.read, .write])
        #expect(memory.permissions(at: AddressSpace.stackRange.upperBound) == [])
        #expect(memory.permissions(at: AddressSpace.stackRange.lowerBound - 1) == [])
    }

    @Test("a large file is mapped, page by page the same bytes as when copied, and the file stays as it was")
    func mappedFile() throws {
        let size = (1 << 20) + 12_345
        let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
        let writer = ELFWriter(
            entry: 0x1_0000,
            segments: [
                .init(address: 0x1_0000, bytes: [0x73, 0, 0, 0], permissions: [.read, .execute]),
                .init(
                    address: 0x20_0678, bytes: bytes, memorySize: UInt64(size + 10_000), permissions: [.read, .write]),
            ])
        let path = try TemporaryFile()
        try writer.write(to: path.path)
        let process = try LinuxProcess(ELFFile(ByteSource(path: path.path)), arguments: [], io: CapturedIO())
        let memory = process.memory
        var differences = 0
        for (offset, byte) in bytes.enumerated()
        where memory.loadSlowly(0x20_0678 + UInt64(offset), count: 1) != .value(UInt64(byte)) {
            differences += 1
        }
        #expect(differences == 0)
        for offset in stride(from: size, to: size + 10_000, by: 1)
        where memory.loadSlowly(0x20_0678 + UInt64(offset), count: 1) != .value(0) {
            differences += 1
        }
        #expect(differences == 0)

        // A mapped page that is written changes here only; one that is unmapped comes back zeroed.
        #expect(memory.storeSlowly(0x20_2000, .max, count: 8) == nil)
        var buffer = [UInt8](repeating: 0, count: writer.bytes.count)
        let isRead = try ByteSource(path: path.path).count == UInt64(buffer.count)
        try buffer.withUnsafeMutableBytes { _ = try ByteSource(path: path.path).read(at: 0, into: $0) }
        #expect(isRead && buffer == writer.bytes)
        try memory.map(0x20_2000..<0x20_4000, [])
        try memory.map(0x20_2000..<0x20_4000, .read)
        #expect(memory.word(at: 0x20_2000) == 0 && memory.word(at: 0x20_3000) == 0)
    }

    @Test("a program that needs more than the memory limit is refused in one line")
    func memoryLimit() throws {
        let large = ELFWriter.Segment(address: 0x10_0000, bytes: [], memorySize: 1 << 20, permissions: .read)
        let tight = message { try process([large], options: LinuxOptions(memoryLimit: 1 << 20)) }
        #expect(tight == "the program needs more memory than the limit allows")
        let withoutStack = message { try process([], options: LinuxOptions(memoryLimit: 8 << 20)) }
        #expect(withoutStack == "no room for the stack: the memory limit is 8388608 bytes")
    }

    @Test("a file that became shorter after its headers were read is refused")
    func truncatedFile() throws {
        let file = try TemporaryFile()
        let writer = try Guest.elf("nop", data: [UInt8](repeating: 1, count: 5000))
        try writer.write(to: file.path)
        let elf = try ELFFile(ByteSource(path: file.path))
        file.truncate(to: 4100)
        let text = message { try LinuxProcess(elf, arguments: []) }
        #expect(text == "the file became shorter while it was being read")
    }

    @Test("a position-independent program without interpreter is loaded at its bias")
    func staticPIE() throws {
        var bytes = try ELFWriter(
            entry: 0x20, segments: [.init(address: 0, bytes: Guest.exitCode(7, skip: 0x20), permissions: .execute)]
        ).bytes
        bytes[16] = 3  // ET_DYN
        let elf = try ELFFile(bytes: bytes)
        #expect(elf.entry == ELFFile.positionIndependentBias + 0x20)
        let process = try LinuxProcess(elf, arguments: [], io: CapturedIO())
        let end = process.run(on: try EngineCatalogue.make(.interpreter, memory: process.memory))
        #expect(end == .exited(status: 7))
    }

    @Test("a program above 2 GiB runs: where exported fuzz programs are")
    func highAddresses() throws {
        let code = ELFWriter.Segment(address: 0x8000_0000, bytes: try Guest.exitCode(9), permissions: .all)
        let elf = try ELFFile(bytes: ELFWriter(entry: 0x8000_0000, segments: [code]).bytes)
        let process = try LinuxProcess(elf, arguments: [], io: CapturedIO())
        let end = process.run(on: try EngineCatalogue.make(.interpreter, memory: process.memory))
        #expect(end == .exited(status: 9))
        #expect(process.hart.instret == 3)
    }
}
