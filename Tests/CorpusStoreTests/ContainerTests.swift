import GuestMachine
import TestSupport
import Testing

@testable import CorpusStore

@Suite("Program container") struct ContainerTests {
    @Test("every part survives writing and reading")
    func roundTrip() throws {
        var random = TestRandom(seed: 1)
        let files =
            [SampleFiles.complete, ProgramFile(Program(code: []))] + (0..<500).map { _ in SampleFiles.random(&random) }
        for file in files {
            let bytes = try file.containerBytes()
            #expect(try ProgramFile(container: bytes, name: "test") == file)
        }
    }

    @Test("the largest program there can be survives")
    func largest() throws {
        var program = Program(code: Array(repeating: 0xffff_ffff, count: ProgramFile.maximumWords))
        program.fuel = ProgramFile.maximumFuel
        program.data = (0..<ProgramFile.maximumDataSegments).map { index in
            MemorySegment(address: ProgramMap.dataBase + UInt64(64 * index), bytes: Array(repeating: 7, count: 64))
        }
        let name = String(repeating: "n", count: 32)
        let names = Array(repeating: name, count: ProgramFile.maximumNames)
        let file = ProgramFile(
            program, origin: Origin(generatorVersion: .max, seed: .max, index: .max),
            finding: FindingInfo(engines: names, modes: names, signature: String(repeating: "s", count: 255)))
        let bytes = try file.containerBytes()
        #expect(bytes.count <= ProgramFile.maximumContainerBytes)
        #expect(try ProgramFile(container: bytes, name: "test") == file)
        #expect(try ProgramFile(assembly: file.assemblyText(), name: "test") == file)
        let json = Array(try file.jsonText().utf8)
        #expect(json.count <= ProgramFile.maximumTextBytes)
        #expect(try ProgramFile(json: json, name: "test") == file)
    }

    @Test("the layout is the documented one, byte for byte")
    func layout() throws {
        var expected: [UInt8] = [0x89, 0x52, 0x56, 0x46, 0x5a, 0x0d, 0x0a, 0x1a]
        expected += [1, 0, 0, 0] + [0x9a, 1, 0, 0] + [3, 0]
        expected += [14] + Array("rv64i_zifencei".utf8)
        expected += [4, 0, 0, 0x80, 0, 0, 0, 0] + [0xe8, 3, 0, 0, 0, 0, 0, 0]
        for register in 1...31 as ClosedRange<UInt8> { expected += Array(repeating: register, count: 8) }
        expected += [3, 0, 0, 0] + [42, 0, 0, 0, 0, 0, 0, 0] + [0x9c, 1, 0, 0, 0, 0, 0, 0]
        expected += [2, 6] + Array("interp".utf8) + [2] + Array("ir".utf8)
        expected += [2, 5] + Array("block".utf8) + [7] + Array("free/17".utf8)
        expected += [11] + Array("ir-sraiw-rd".utf8)
        expected += [3, 0]
        expected += [0, 0, 0, 0x80, 0, 0, 0, 0] + [8, 0, 0, 0] + [0x93, 0, 0x10, 0] + [0x73, 0, 0, 0]
        expected += [0, 0, 1, 0x80, 0, 0, 0, 0] + [3, 0, 0, 0] + [1, 2, 3]
        expected += [0xfe, 0xff, 1, 0x80, 0, 0, 0, 0] + [2, 0, 0, 0] + [4, 5]
        let bytes = try SampleFiles.complete.containerBytes()
        #expect(Array(bytes.dropLast(4)) == expected)
        #expect(bytes.count == 0x19a)
        // The checksum is zip's: its well-known check value, and ours over this file as Python's zlib computes it.
        #expect(CRC32.checksum(Array("123456789".utf8)[...]) == 0xcbf4_3926)
        #expect(Array(bytes.suffix(4)) == [0x2a, 0xce, 0xf5, 0xed])
    }

    @Test("bytes without the magic are code with zero registers")
    func rawCode() throws {
        #expect(
            try ProgramFile(container: [0x13, 0, 0, 0, 0x73], name: "crash")
                == ProgramFile(Program(code: [0x13, 0x73])))
        let most = Array(repeating: UInt8(0xff), count: 65536)
        #expect(try ProgramFile(container: most, name: "crash").program.code.count == 16384)
        // Seven bytes of the magic are not the magic.
        #expect(try ProgramFile(container: Array(ContainerFormat.magic.dropLast()), name: "c").program.code.count == 2)
    }

    @Test("an empty or oversized raw file is refused", arguments: [0, 65537])
    func rawLimits(byteCount: Int) {
        #expect(
            throws: ProgramFileError(
                file: "crash", offset: 0,
                message: "raw code has \(byteCount) bytes, expected 1 to 65536 (no magic of a container)")
        ) { try ProgramFile(container: Array(repeating: 0, count: byteCount), name: "crash") }
    }

    @Test("what breaks a limit is not written, in any form")
    func writerLimits() {
        var broken: [ProgramFile] = []
        func add(_ change: (inout ProgramFile) -> Void) {
            var file = SampleFiles.complete
            change(&file)
            broken.append(file)
        }
        add { $0.program.code = Array(repeating: 0, count: 16385) }
        add { $0.program.pc = 0x8000_0002 }
        add { $0.program.fuel = 1_000_000_001 }
        add { $0.program.registers[0] = 1 }
        add { $0.program.registers.removeLast() }
        add { $0.program.data = [MemorySegment(address: 0x8001_0000, bytes: [])] }
        add { $0.program.data = [MemorySegment(address: 0x8001_fffe, bytes: [1, 2, 3])] }
        add { $0.program.data = [MemorySegment(address: 0x8000_ffff, bytes: [1])] }
        add { $0.program.data = [MemorySegment(address: .max, bytes: [1])] }
        add { $0.program.data.append(MemorySegment(address: 0x8001_0002, bytes: [1])) }
        add { $0.program.data = (0..<1025).map { MemorySegment(address: 0x8001_0000 + 2 * $0, bytes: [1]) } }
        add { $0.finding?.engines = Array(repeating: "ir", count: 9) }
        add { $0.finding?.modes = ["two words"] }
        add { $0.finding?.modes = [""] }
        add { $0.finding?.engines = [String(repeating: "n", count: 33)] }
        add { $0.finding?.signature = String(repeating: "é", count: 128) }
        add { $0.finding?.signature = "two\nlines" }
        add { $0.finding?.signature = " x" }
        for file in broken {
            #expect(throws: ProgramFileError.self) { try file.containerBytes() }
            #expect(throws: ProgramFileError.self) { try file.assemblyText() }
            #expect(throws: ProgramFileError.self) { try file.jsonText() }
        }
    }
}
