import EngineCatalogue
import GuestLinux
import GuestMachine
import Testing

@Suite("Ends of processes") struct TrapTests {
    @Test(
        "a trap ends the process with Linux's signal and a line that says where and why",
        arguments: [
            (
                ".word 0x02b50533", 132,
                "killed by SIGILL: illegal instruction (cause 2) at pc 0x10004, tval 0x2b50533: .word 0x02b50533"
            ),
            ("ebreak", 133, "killed by SIGTRAP: breakpoint (cause 3) at pc 0x10004, tval 0x0: ebreak"),
            (
                "ld a0, 8(x0)", 139,
                "killed by SIGSEGV: load access fault (cause 5) at pc 0x10004, tval 0x8: ld x10, 8(x0)"
            ),
            (
                "sb a0, -1(x0)", 139,
                "killed by SIGSEGV: store access fault (cause 7) at pc 0x10004, tval 0xffffffffffffffff: sb x10, -1(x0)"
            ),
            ("jalr x0, 4(x0)", 139, "killed by SIGSEGV: instruction access fault (cause 1) at pc 0x4, tval 0x4"),
            (
                "jalr x0, 2(x0)", 135,
                "killed by SIGBUS: misaligned jump target (cause 0) at pc 0x10004, tval 0x2: jalr x0, 2(x0)"
            ),
        ] as [(String, Int32, String)])
    func traps(_ text: String, _ status: Int32, _ description: String) throws {
        for kind in engineKinds {
            let guest = try Guest(text, on: kind)
            #expect(guest.end.exitStatus == status)
            #expect(guest.end.description == description)
        }
    }

    @Test("a store to code faults, since the code segment is not writable")
    func storeToCode() throws {
        let guest = try Guest("li t0, 0x10000\nsw t0, 0(t0)")
        #expect(guest.end.exitStatus == 139)
    }

    @Test("an illegal instruction of a program built for more names what it was built for")
    func architectureHint() throws {
        let elf = try ELFFile(ByteSource(path: repositoryRoot + "/Corpus/programs/hello.elf"))
        let process = try LinuxProcess(elf, arguments: [], io: CapturedIO())
        let word: [UInt8] = [0x33, 0x05, 0xb5, 0x02]
        #expect(word.withUnsafeBytes { process.memory.write($0, at: elf.entry) })
        let end = process.run(on: try EngineCatalogue.make(.interpreter, memory: process.memory))
        #expect(end.description.hasSuffix("(the program was built for rv64i2p1; this machine is RV64I with Zifencei)"))
    }

    @Test("the exit status is the low byte of a0", arguments: [(0, 0), (1, 1), (255, 255), (256, 0), (-1, 255)])
    func exitStatus(_ value: Int, _ expected: Int32) throws {
        #expect(try Guest("li a0, \(value)").end.exitStatus == expected)
        #expect(try Guest("li a0, \(value)\nli a7, 94\necall\nebreak").end.exitStatus == expected)
    }

    @Test("served ECALLs count as retired, and the pc goes on behind them")
    func retired() throws {
        // li (1 or 2 instructions each), 3 system calls and an exit.
        let guest = try Guest("li a7, 172\necall\necall\necall\nli a0, 0")
        #expect(guest.end == .exited(status: 0))
        #expect(guest.process.hart.instret == 8)
        #expect(guest.process.hart.pc == Guest.codeBase + 8 * 4)
        #expect(guest.process.systemCallCount == 4)
    }

    @Test("an instruction that traps does not count")
    func notRetired() throws {
        #expect(try Guest("nop\nebreak").process.hart.instret == 2)
    }

    @Test("a process stops exactly where its fuel ends, and goes on from there")
    func fuel() throws {
        let elf = try ELFFile(ByteSource(path: repositoryRoot + "/Corpus/programs/nqueens-count.elf"))
        let golden = try #require(
            try GoldenStore(root: repositoryRoot).programs().first { $0.name == "nqueens-count-4" })
        for kind in engineKinds {
            let io = CapturedIO()
            let process = try LinuxProcess(elf, arguments: ["nqueens-count", "4"], io: io)
            let engine = try EngineCatalogue.make(kind, memory: process.memory)
            var retired: UInt64 = 0
            // Steps of every small size, so that some end before an ECALL, at it and after it.
            for step in 1... {
                let end = process.run(on: engine, fuel: UInt64(step))
                if end == .exited(status: 0) { break }
                retired += UInt64(step)
                #expect(end == .fuelExhausted && process.hart.instret == retired)
                #expect(end.exitStatus == 152)
                if end != .fuelExhausted || step > 1000 { break }
            }
            #expect(process.hart.instret == golden.retired)
            #expect(io.output == golden.output)
            #expect(process.run(on: engine) == .exited(status: 0))
        }
    }
}
