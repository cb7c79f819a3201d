import EngineCatalogue
import GuestLinux
import GuestMachine
import Testing

@Suite("The paper's benchmark") struct PaperBenchmarkTests {
    @Test("calculation, for every golden N, gives what the paper prints or qemu-riscv64 found")
    func calculation() throws {
        let goldens = try GoldenStore(root: repositoryRoot).paper()
        #expect(goldens.map(\.count) == [1, 2, 3, 4, 12, 1000, 99_999, 2_000_000])
        for golden in goldens {
            #expect(try PaperBenchmark(count: golden.count).expectedRegisters == golden.registers, "\(golden.count)")
        }
        #expect(goldens.last?.source.hasPrefix("arXiv:2501.03427v1") == true)
        #expect(
            goldens.last?.registers == [
                8_697_740_129_876_948_287, 0, 9_749_003_943_832_603_329, 18_220_595_702_735_330_224,
            ])
    }

    @Test("before the first instruction the registers are the paper's")
    func noInstructions() throws {
        #expect(try PaperBenchmark(count: 0).expectedRegisters == [8_745_425, 2_413_112, 51_124_341, 991_232_131])
    }

    @Test("the instructions are the twelve of the paper's rule, as binutils 2.40 encodes them")
    func encodings() throws {
        let listing: [UInt32] = [
            0x0073_02b3,  // add x5, x6, x7
            0x405e_03b3,  // sub x7, x28, x5
            0x005e_13b3,  // sll x7, x28, x5
            0x0062_8e33,  // add x28, x5, x6
            0x41c3_8333,  // sub x6, x7, x28
            0x01c3_9333,  // sll x6, x7, x28
            0x005e_03b3,  // add x7, x28, x5
            0x4073_02b3,  // sub x5, x6, x7
            0x0073_12b3,  // sll x5, x6, x7
            0x01c3_8333,  // add x6, x7, x28
            0x4062_8e33,  // sub x28, x5, x6
            0x0062_9e33,  // sll x28, x5, x6
        ]
        let code = try PaperBenchmark(count: 30).code
        #expect(Array(code[..<12]) == listing)
        #expect(code.count == 30)
        #expect(Array(code[12..<24]) == listing && Array(code[24...]) == Array(listing[..<6]))
    }

    @Test("the program runs on each engine, ends with 0 and leaves the golden registers", arguments: engineKinds)
    func engines(_ kind: EngineKind) throws {
        for golden in try GoldenStore(root: repositoryRoot).paper() where golden.count <= 100_000 {
            let problem = try golden.check { try EngineCatalogue.make(kind, memory: $0) }
            #expect(problem == nil, "N = \(golden.count)")
        }
    }

    @Test("a wrong register is found: the status is its number", arguments: 1...4)
    func wrongRegister(_ number: Int) throws {
        // One bit of the instruction that loads the initial value of the register is changed, with N = 0.
        var bytes = try PaperBenchmark(count: 0).program().bytes
        let elf = try ELFFile(bytes: bytes)
        let start = Int(elf.segments[0].fileOffset)
        let register = [5, 6, 7, 28][number - 1]
        let index = try #require(
            (0..<8).first { bytes[start + $0 * 4] & 0x7f == 0x37 && destination(bytes, start + $0 * 4) == register })
        bytes[start + index * 4 + 2] ^= 1
        let process = try LinuxProcess(ELFFile(bytes: bytes), arguments: [], io: CapturedIO())
        let end = process.run(on: try EngineCatalogue.make(.interpreter, memory: process.memory))
        #expect(end == .exited(status: UInt8(number)))
    }

    private func destination(_ bytes: [UInt8], _ offset: Int) -> Int {
        (Int(bytes[offset]) | Int(bytes[offset + 1]) << 8) >> 7 & 0x1f
    }

    @Test("the reporting form writes the registers without knowing what they should be")
    func report() throws {
        let io = CapturedIO()
        let benchmark = try PaperBenchmark(count: 1000)
        let elf = try ELFFile(bytes: benchmark.program(ending: .report).bytes)
        let process = try LinuxProcess(elf, arguments: [], io: io)
        let end = process.run(on: try EngineCatalogue.make(.interpreter, memory: process.memory))
        #expect(end == .exited(status: 0))
        let words = (0..<4).map { word in
            (0..<8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64(io.output[word * 8 + $1]) }
        }
        #expect(words == benchmark.expectedRegisters)
    }

    @Test("counts beyond the limit are refused in one line", arguments: [-1, PaperBenchmark.countLimit + 1])
    func limits(_ count: Int) {
        #expect(message { try PaperBenchmark(count: count) } == "\(count) instructions, expected 0 to 100000000")
    }
}
