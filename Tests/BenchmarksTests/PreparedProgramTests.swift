import GuestLinux
import GuestMachine
import HostFiles
import TestSupport
import Testing

@testable import Benchmarks

@Suite("Prepared programs") struct PreparedProgramTests {
    @Test("straight ones retire each of their instructions once and touch no memory")
    func straight() throws {
        let prepared = try PreparedPrograms(.straight, count: 20)
        #expect(prepared.programs.count == 20)
        for (program, end) in zip(prepared.programs, prepared.ends) {
            #expect(end.instret == 64 && end.pc == ProgramMap.codeBase + 256)
            #expect(program.code.count == 65)
            #expect(!program.code.contains { $0 & 0x7f == 0x23 || $0 & 0x7f == 0x03 })
        }
    }

    @Test("mixed ones have loads, stores and branches, and end with ECALL")
    func mixed() throws {
        let prepared = try PreparedPrograms(.mixed, count: 50)
        let words = prepared.programs.flatMap(\.code)
        for opcode in [0x03, 0x23, 0x63] as [UInt32] { #expect(words.contains { $0 & 0x7f == opcode }) }
        for (program, end) in zip(prepared.programs, prepared.ends) {
            let index = Int((end.pc - ProgramMap.codeBase) / 4)
            #expect(!program.code.indices.contains(index) || program.code[index] == 0x73)
        }
    }

    @Test("are written as the driver reads them")
    func file() throws {
        let prepared = try PreparedPrograms(.mixed, count: 3)
        let folder = try TemporaryFolder()
        try prepared.write(to: folder.file("programs"))
        let bytes = try FileAccess.read(folder.file("programs"), limit: 1 << 24)
        var position = 0
        func number() -> UInt64 {
            defer { position += 8 }
            return (0..<8).reduce(0) { $0 | UInt64(bytes[position + $1]) << (8 * UInt64($1)) }
        }
        #expect(number() == 3)
        for (program, end) in zip(prepared.programs, prepared.ends) {
            #expect(number() == program.pc)
            #expect((0..<32).map { _ in number() } == program.registers)
            #expect((0..<32).map { _ in number() } == (0..<32).map { end.x[$0] })
            for index in 0..<Int(number()) {
                let (address, size) = (number(), Int(number()))
                let expected = index == 0 ? ProgramMap.codeBase : program.data[index - 1].address
                #expect(address == expected)
                position += size
            }
            for _ in 0..<number() {
                let (address, size) = (number(), number())
                #expect(ProgramMap.window.contains(address) && address + size <= ProgramMap.window.upperBound)
            }
        }
        #expect(position == bytes.count)
    }

    @Test("every workload of the benchmark has a golden with its instructions, and builds for this host")
    func workloads() throws {
        let goldens = try GoldenStore(root: packageRoot).programs()
        let folder = try TemporaryFolder()
        for workload in GuestWorkload.loops + [GuestWorkload.queens] {
            #expect(try workload.counted(by: goldens).retired > 100_000_000)
            let path = try NativeBuild(root: packageRoot, folder: folder).build(workload.name).get()
            let small = try #require(goldens.first { $0.program == "\(workload.name).elf" && $0.retired < 1_000_000 })
            let cost = try ChildProcess.run([path] + small.arguments, outputPath: folder.file("out"))
            #expect(cost.status == Int32(small.status))
            #expect(cost.output == small.output)
        }
    }
}
