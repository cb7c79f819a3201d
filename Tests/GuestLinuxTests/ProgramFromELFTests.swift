import GuestLinux
import GuestMachine
import Testing

@Suite("Programs from ELF files") struct ProgramFromELFTests {
    func file(_ segments: [ELFWriter.Segment], entry: UInt64) throws -> ELFFile {
        var writer = ELFWriter(entry: entry)
        writer.segments = segments
        return try ELFFile(bytes: writer.bytes)
    }

    @Test("what lies in the code area is code, what lies in the data area is data")
    func codeAndData() throws {
        let code: [UInt8] = [0x13, 0x05, 0x10, 0x00, 0x73, 0x00, 0x00, 0x00]
        let elf = try file(
            [
                .init(address: ProgramMap.codeBase, bytes: code, permissions: [.read, .execute]),
                .init(address: ProgramMap.dataBase + 16, bytes: [1, 2, 3], permissions: [.read, .write]),
            ], entry: ProgramMap.codeBase + 4)
        let program = try Program(elf: elf, name: "x.elf")
        #expect(program.code == [0x0010_0513, 0x0000_0073])
        #expect(program.pc == ProgramMap.codeBase + 4)
        #expect(program.data == [MemorySegment(address: ProgramMap.dataBase + 16, bytes: [1, 2, 3])])
    }

    @Test("a segment across both areas is divided")
    func divided() throws {
        let start = ProgramMap.dataBase - 4
        let elf = try file(
            [.init(address: start, bytes: [0x73, 0, 0, 0, 9], permissions: .all)], entry: start)
        let program = try Program(elf: elf, name: "x.elf")
        #expect(program.code.count == Int(ProgramMap.codeSize) / 4)
        #expect(program.code.last == 0x73)
        #expect(program.data == [MemorySegment(address: ProgramMap.dataBase, bytes: [9])])
    }

    @Test("a segment outside the memory of generated programs is an error that names the file")
    func outside() throws {
        let elf = try file([.init(address: 0x1_0000, bytes: [0x73, 0, 0, 0], permissions: .all)], entry: 0x1_0000)
        #expect { try Program(elf: elf, name: "x.elf") } throws: { "\($0)".contains("x.elf: a segment at 0x10000") }
    }
}
