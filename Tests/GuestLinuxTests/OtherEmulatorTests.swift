import EngineCatalogue
import GoldenRecorder
import GuestLinux
import GuestMachine
import Testing

/// Comparisons with qemu-riscv64, where it is installed.
@Suite(
    "Agreement with qemu-riscv64", .enabled("qemu-riscv64 is not installed") { (try? await UserEmulator()) != nil })
struct OtherEmulatorTests {
    @Test("system calls with right and wrong arguments have the results they have under QEMU")
    func systemCalls() async throws {
        // Calls whose results do not depend on the system around the process; the data holds two parts of a transfer.
        let calls = [
            call(64, "1", "0x20100", "3"), call(64, "1", "0x20100", "0"), call(64, "1", "8", "3"),
            call(64, "1000", "0x20100", "3"), call(64, "-1", "0x20100", "3"),
            call(66, "1", "0x20000", "2"), call(66, "1", "0x20000", "0"), call(66, "1", "0x20000", "1025"),
            call(62, "1", "0", "0"), call(62, "1000", "0", "0"), call(29, "1", "0x5401", "0x2a000"),
            call(29, "1000", "0x5401", "0x2a000"), call(63, "0", "0x2a000", "8"), call(63, "1000", "0x2a000", "8"),
            call(56, "-100", "0x20200", "0"), call(56, "-100", "8", "0"), call(79, "-100", "0x20200", "0x2a000", "0"),
            call(80, "1000", "0x2a000"), call(80, "1", "0x2a000"), call(57, "1000"),
            call(222, "0x5000000", "4096", "3", "0x32", "-1", "0"), call(222, "0x5000000", "0", "3", "0x32", "-1", "0"),
            call(222, "0x5000001", "4096", "3", "0x32", "-1", "0"), call(222, "0", "4096", "3", "0x20", "-1", "0"),
            call(222, "0x5000000", "4096", "3", "0x12", "77", "0"), call(226, "0x5000000", "4096", "1"),
            call(226, "0x5000001", "4096", "1"), call(226, "0x6000000", "4096", "1"),
            call(215, "0x5000000", "4096"), call(215, "0x5000001", "4096"), call(215, "0x5000000", "0"),
            call(113, "0", "0x2a000"), call(113, "1", "0x2a000"), call(113, "1", "8"), call(113, "77", "0x2a000"),
            call(169, "0x2a000", "0"), call(160, "0x2a000"), call(160, "8"), call(278, "0x2a000", "16", "0"),
            call(278, "0x2a000", "16", "64"), call(134, "15", "0", "0x2a000", "8"),
            call(134, "15", "0", "0x2a000", "4"),
            call(134, "65", "0", "0x2a000", "8"), call(134, "9", "0x2a000", "0", "8"),
            call(135, "0", "0", "0x2a000", "8"),
            call(135, "7", "0x2a000", "0", "8"), call(135, "0", "0", "0x2a000", "4"), call(132, "0", "0x2a000"),
            call(98, "0x20400", "0", "5", "0"), call(98, "0x20400", "1", "1", "0"), call(124), call(1000),
        ]
        var data: [UInt8] = []
        for word: UInt64 in [0x2_0100, 3, 0x2_0103, 4] {
            data += (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
        }
        data += [UInt8](repeating: 0, count: 0x100 - data.count) + Array("abcdefg".utf8)
        data += [UInt8](repeating: 0, count: 0x200 - data.count) + Array("/nonexistent/file".utf8)
        // The results gather at 0x28000 and are written at the end.
        let text = "li s0, 0x28000\n" + calls.joined()
        let end = "li a0, 1\nli a1, 0x28000\nli a2, \(calls.count * 8)\nli a7, 64\necall\nli a0, 0\nli a7, 93\necall\n"
        let program = try Guest.elf(text, data: data, end: end)

        let theirs = try await UserEmulator().run(program)
        let io = CapturedIO()
        let process = try LinuxProcess(ELFFile(bytes: program.bytes), arguments: ["guest"], io: io)
        let ours = process.run(on: try EngineCatalogue.make(.interpreter, memory: process.memory), fuel: 100_000)
        #expect(theirs.status == 0 && ours == .exited(status: 0))
        #expect(io.output.count == theirs.output.count)
        let prefix = theirs.output.count - calls.count * 8
        #expect(prefix == 10 && io.output.prefix(prefix) == theirs.output.prefix(prefix))
        for (index, text) in calls.enumerated() {
            func result(_ bytes: [UInt8]) -> Int64 {
                (0..<8).reversed().reduce(0) { $0 << 8 | Int64(bytes[prefix + index * 8 + $1]) }
            }
            #expect(result(io.output) == result(theirs.output), "\(text.split(separator: "\n"))")
        }
    }

    @Test(
        "traps end a process with the status they have under QEMU",
        arguments: [".word 0", "ebreak", "ld a0, 8(x0)", "sd a0, 8(x0)", "jalr x0, 8(x0)", "li a0, 300"])
    func traps(_ text: String) async throws {
        let theirs = try await UserEmulator().run(Guest.elf(text))
        let ours = try Guest(text).end.exitStatus
        // `timeout` and shells add 128 to a signal as we do; QEMU dies of the signal itself.
        #expect(Int32(theirs.status) == ours)
    }

    @Test("the benchmark ends with 0, and what it reports is what the calculation gives", arguments: [0, 5, 13, 4096])
    func benchmark(_ count: Int) async throws {
        let benchmark = try PaperBenchmark(count: count)
        let run = try await UserEmulator().run(benchmark.program())
        #expect(run.output == [] && run.status == 0)
        let golden = try await PaperGolden.record(count: count, with: UserEmulator())
        #expect(golden.registers == benchmark.expectedRegisters)
    }

    @Test("a program that does not exist is a status of the emulator's own")
    func failures() async throws {
        #expect(try await UserEmulator().run("/nonexistent").status != 0)
    }
}
