import GuestLinux
import GuestMachine
import Testing

@Suite("Memory calls") struct MemoryCallTests {
    private func errno(_ error: LinuxErrno) -> UInt64 { error.result }

    private static let (brk, munmap, mmap, mprotect, madvise) = (214, 215, 222, 226, 233)

    @Test("the heap begins after the program, grows, shrinks and comes back zeroed")
    func heap() throws {
        let start: UInt64 = 0x3_0000
        let text = """
            \(call(MemoryCallTests.brk, "0"))
            \(call(MemoryCallTests.brk, "0x30001"))
            \(call(MemoryCallTests.brk, "0x32345"))
            li   t0, 0x32340
            li   t1, 77
            sw   t1, 0(t0)
            lw   t2, 0(t0)
            sd   t2, 0(s0)
            addi s0, s0, 8
            \(call(MemoryCallTests.brk, "0x31000"))
            \(call(MemoryCallTests.brk, "0x33000"))
            li   t0, 0x32340
            lw   t2, 0(t0)
            sd   t2, 0(s0)
            addi s0, s0, 8
            \(call(MemoryCallTests.brk, "0x2ffff"))
            \(call(MemoryCallTests.brk, "0xff800000"))
            \(call(MemoryCallTests.brk, "-1"))
            """
        let guest = try Guest(text + "li a0, 0")
        #expect(guest.end == .exited(status: 0))
        let top = start + 0x3000
        #expect(
            guest.words(9) == [start, start + 1, 0x3_2345, 77, start + 0x1000, top, 0, top, top])
        #expect(guest.word(at: Guest.dataBase + 72) == top)
        #expect(guest.process.addressSpace.heapEnd == top)
        #expect(guest.process.memory.permissions(at: top) == [])
    }

    @Test("the heap does not grow into other mappings")
    func heapMeetsMapping() throws {
        let text =
            call(MemoryCallTests.mmap, "0x40000", "4096", "3", "0x32", "-1", "0")
            + call(MemoryCallTests.brk, "0x40000") + call(MemoryCallTests.brk, "0x40001")
        #expect(try Guest(text).words(3) == [0x4_0000, 0x4_0000, 0x4_0000])
    }

    @Test("anonymous memory is zeroed, apart from other memory, and where it was asked for if that is free")
    func mappings() throws {
        let text = [
            call(MemoryCallTests.mmap, "0", "1", "3", "0x22", "-1", "0"),
            call(MemoryCallTests.mmap, "0", "8192", "1", "0x21", "-1", "0"),
            call(MemoryCallTests.mmap, "0x50123", "4096", "3", "0x22", "-1", "0"),
            call(MemoryCallTests.mmap, "0x50000", "4096", "3", "0x22", "-1", "0"),
            call(MemoryCallTests.mmap, "0x50000", "4096", "3", "0x32", "-1", "0"),
            call(MemoryCallTests.mmap, "0x50000", "4096", "3", "0x100022", "-1", "0"),
            call(MemoryCallTests.mmap, "0x60000", "4096", "5", "0x100022", "-1", "0"),
        ].joined()
        let guest = try Guest(text)
        let ceiling = AddressSpace.mappingCeiling
        #expect(
            guest.words(7) == [
                ceiling - 0x1000, ceiling - 0x3000, 0x5_0000, ceiling - 0x4000, 0x5_0000, errno(.fileExists), 0x6_0000,
            ])
        #expect(guest.process.memory.permissions(at: ceiling - 1) == [.read, .write])
        #expect(guest.process.memory.permissions(at: ceiling - 0x2000) == .read)
        #expect(guest.process.memory.permissions(at: 0x6_0000) == [.read, .execute])
    }

    @Test("wrong requests get Linux's errors")
    func wrongMappings() throws {
        let calls: [(String, LinuxErrno)] = [
            (call(MemoryCallTests.mmap, "0", "0", "3", "0x22", "-1", "0"), .invalidArgument),
            (call(MemoryCallTests.mmap, "0", "4096", "3", "0x20", "-1", "0"), .invalidArgument),
            (call(MemoryCallTests.mmap, "0", "4096", "8", "0x22", "-1", "0"), .invalidArgument),
            (call(MemoryCallTests.mmap, "0x50001", "4096", "3", "0x32", "-1", "0"), .invalidArgument),
            (call(MemoryCallTests.mmap, "0x1000", "4096", "3", "0x32", "-1", "0"), .operationNotPermitted),
            (call(MemoryCallTests.mmap, "0xfffff000", "4096", "3", "0x32", "-1", "0"), .outOfMemory),
            (call(MemoryCallTests.mmap, "0x100000000000", "4096", "3", "0x32", "-1", "0"), .outOfMemory),
            (call(MemoryCallTests.mmap, "0", "-1", "3", "0x22", "-1", "0"), .outOfMemory),
            (call(MemoryCallTests.mmap, "0", "0x100000000", "3", "0x22", "-1", "0"), .outOfMemory),
            (call(MemoryCallTests.mmap, "0", "4096", "3", "2", "7", "0"), .badFileDescriptor),
            (call(MemoryCallTests.mmap, "0", "4096", "3", "2", "1", "0"), .noSuchDevice),
            (call(MemoryCallTests.munmap, "0x50001", "4096"), .invalidArgument),
            (call(MemoryCallTests.munmap, "0x50000", "0"), .invalidArgument),
            (call(MemoryCallTests.munmap, "0xfffff000", "8192"), .invalidArgument),
            (call(MemoryCallTests.mprotect, "0x50000", "4096", "1"), .outOfMemory),
            (call(MemoryCallTests.mprotect, "0x20000", "0x11000", "1"), .outOfMemory),
            (call(MemoryCallTests.mprotect, "0x20001", "4096", "1"), .invalidArgument),
            (call(MemoryCallTests.mprotect, "0x20000", "4096", "9"), .invalidArgument),
            (call(MemoryCallTests.mprotect, "0x20000", "-4096", "1"), .outOfMemory),
            (call(MemoryCallTests.madvise, "0x50000", "4096", "4"), .outOfMemory),
        ]
        let guest = try Guest(calls.map(\.0).joined())
        #expect(guest.words(calls.count) == calls.map { errno($0.1) })
    }

    @Test("protection changes rights and keeps bytes, through no rights at all")
    func protection() throws {
        let text = """
            li   t1, 5
            li   t0, 0x21000
            sd   t1, 0(t0)
            \(call(MemoryCallTests.mprotect, "0x21000", "4096", "0"))
            \(call(MemoryCallTests.mprotect, "0x21000", "1", "3"))
            \(call(MemoryCallTests.mprotect, "0x21000", "0", "3"))
            ld   t1, 0(t0)
            sd   t1, 0(s0)
            \(call(MemoryCallTests.mprotect, "0x21000", "4096", "1"))
            """
        let guest = try Guest(text + "sd t1, 0(t0)")
        #expect(guest.words(3) == [0, 0, 0] && guest.word(at: 0x2_1000) == 5)
        #expect(guest.end.exitStatus == 139 && guest.process.hart.x[6] == 5)
    }

    @Test("unmapped and discarded memory loses its bytes")
    func unmapping() throws {
        let text = """
            li   t0, 0x50000
            \(call(MemoryCallTests.mmap, "0x50000", "8192", "3", "0x32", "-1", "0"))
            sd   s0, 0(t0)
            \(call(MemoryCallTests.madvise, "0x50000", "4096", "4"))
            ld   s1, 0(t0)
            sd   s0, 0(t0)
            \(call(MemoryCallTests.madvise, "0x50000", "4096", "3"))
            ld   s2, 0(t0)
            \(call(MemoryCallTests.munmap, "0x50000", "4096"))
            \(call(MemoryCallTests.mmap, "0x50000", "4096", "3", "0x32", "-1", "0"))
            ld   s3, 0(t0)
            \(call(MemoryCallTests.munmap, "0x50000", "4096"))
            """
        let guest = try Guest(text + "ld s4, 0(t0)")
        let hart = guest.process.hart
        #expect(hart.x[9] == 0 && hart.x[18] != 0 && hart.x[19] == 0)
        #expect(guest.end.exitStatus == 139)
    }

    @Test("code that a program wrote, made executable and called, runs; rewritten, the new code runs")
    func generatedCode() throws {
        let text = """
            \(call(MemoryCallTests.mmap, "0x50000", "4096", "7", "0x32", "-1", "0"))
            li   t0, 0x50000
            li   t1, 0x00100513     # addi a0, x0, 1
            sw   t1, 0(t0)
            li   t1, 0x00008067     # ret
            sw   t1, 4(t0)
            jalr t0
            mv   s1, a0
            li   t1, 0x00200513     # addi a0, x0, 2
            sw   t1, 0(t0)
            \(call(259, "0x50000", "0x51000", "0"))
            jalr t0
            slli a0, a0, 4
            or   a0, a0, s1
            """
        for kind in engineKinds { #expect(try Guest(text, on: kind).end == .exited(status: 0x21)) }
    }

    @Test(
        "a store that reaches from a page often written into one that may not be written faults there, with nothing done",
        arguments: EngineKind.allCases)
    func storeAcrossTheEnd(_ kind: EngineKind) throws {
        // The last page of the data is followed by none, by a readable one, and by a writable one.
        let store = """
            li   t0, 0x2fff8
            li   t1, -1
            li   t2, 1000
            loop:
            sd   t1, 0(t0)
            addi t2, t2, -1
            bnez t2, loop
            sd   x0, 4(t0)
            """
        let data: UInt64 = 0x2_fff8
        for neighbour in ["", call(MemoryCallTests.mmap, "0x30000", "4096", "1", "0x32", "-1", "0")] {
            let guest = try Guest(neighbour + store, on: kind)
            #expect(
                guest.end.description
                    == "killed by SIGSEGV: store access fault (cause 7) at pc \(hex(guest.process.hart.pc)), "
                    + "tval 0x30000: sd x0, 4(x5)")
            #expect(guest.word(at: data) == .max)
        }
        let writable = try Guest(
            call(MemoryCallTests.mmap, "0x30000", "4096", "3", "0x32", "-1", "0") + store, on: kind)
        #expect(writable.end.exitStatus != 139)
        #expect(writable.word(at: data) == 0xffff_ffff && writable.word(at: 0x3_0000) == 0)
    }

    private func hex(_ value: UInt64) -> String { "0x" + String(value, radix: 16) }
}
