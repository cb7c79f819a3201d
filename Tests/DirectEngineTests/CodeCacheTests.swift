import DirectEngine
import GuestISA
import GuestMachine
import HostDisassembly
import HostX86
import Testing

@Suite("The direct translator's code cache") struct CodeCacheTests {
    private static func bench(_ text: String, _ options: DirectTranslatorOptions = .init()) throws -> Bench {
        let bench = try Bench(options)
        #expect(bench.memory.load(Program(code: try GuestAssembler.assemble(text, at: ProgramMap.codeBase).words)))
        return bench
    }

    @Test("loops, calls and returns stay in translated code once they have run")
    func chaining() throws {
        let bench = try CodeCacheTests.bench(
            """
            li x8, 10000
            loop: jal x1, f
            addi x8, x8, -1
            bnez x8, loop
            ecall
            f: addi x10, x10, 1
            beqz x10, odd
            ret
            odd: ebreak
            """)
        var hart = HartState(pc: ProgramMap.codeBase)
        #expect(bench.run(&hart, 100_000) == .trap(Trap(.environmentCall)))
        #expect(hart.x[10] == 10_000)
        #expect(bench.engine.statistics.exits < 15 && bench.engine.statistics.chains > 0)
    }

    @Test("accesses to memory that is ready for them stay in translated code")
    func fastAccesses() throws {
        let bench = try CodeCacheTests.bench(
            """
            li x8, 1000
            loop: sd x8, 0(x5)
            ld x10, 0(x5)
            sd x10, 0xff(x5)
            sb x10, 0x7ff(x5)
            addi x8, x8, -1
            bnez x8, loop
            ecall
            """)
        var hart = HartState(pc: ProgramMap.codeBase)
        hart.x[5] = ProgramMap.dataBase + 0xf80
        #expect(bench.run(&hart, 100_000) == .trap(Trap(.environmentCall)))
        // The first store to each of the two pages is slow, no more.
        #expect(bench.engine.statistics.slowAccesses <= 2 && bench.engine.statistics.exits < 10)
    }

    @Test("a buffer that overflows again and again changes nothing")
    func tinyBuffer() throws {
        var options = DirectTranslatorOptions()
        options.codeMiB = 1
        options.blockLimit = 1
        // 140 bytes of host code for each pair.
        let store = "sd x9, 0(x5)\n addi x9, x9, 1\n"
        let bench = try CodeCacheTests.bench(
            String(repeating: store, count: 8100) + "addi x8, x8, -1\n beqz x8, done\n jalr x0, 0(x7)\n done: ecall",
            options)
        var hart = HartState(pc: ProgramMap.codeBase)
        hart.x[5] = ProgramMap.dataBase
        hart.x[7] = ProgramMap.codeBase
        hart.x[8] = 3
        #expect(bench.run(&hart, 1_000_000) == .trap(Trap(.environmentCall)))
        #expect(hart.x[9] == 24_300 && hart.instret == 48_600 + 8)
        #expect(bench.bytes(ProgramMap.dataBase, 8) == [0xeb, 0x5e, 0, 0, 0, 0, 0, 0])
        #expect(bench.engine.statistics.resets >= 2)
    }

    @Test(
        "a patch inside a hot loop counts from the next instruction on, through chains and superblocks",
        arguments: [SuperblockOptions.none, .standard])
    func patchedLoop(_ superblocks: SuperblockOptions) throws {
        // The first block patches the second one to add 2, then 3, and so on; both are chained from the second time on.
        // As a superblock, they are one block that patches its own rest.
        var options = DirectTranslatorOptions()
        options.superblocks = superblocks
        let bench = try CodeCacheTests.bench(
            """
            lw x9, 0(x5)
            loop: add x9, x9, x11
            beqz x0, store
            ebreak
            store: sw x9, 0(x5)
            j slot
            .org 0x40
            slot: addi x10, x10, 1
            addi x8, x8, -1
            bnez x8, loop
            ecall
            """, options)
        var hart = HartState(pc: ProgramMap.codeBase)
        hart.x[5] = ProgramMap.codeBase + 0x40
        hart.x[8] = 1000
        hart.x[11] = 1 << 20
        #expect(bench.run(&hart, 100_000) == .trap(Trap(.environmentCall)))
        // The immediate has 12 bits and a sign.
        let expected = (2...1001).reduce(Int64(0)) { $0 + Int64((Int32($1) << 20) >> 20) }
        #expect(hart.x[10] == UInt64(bitPattern: expected))
        #expect(bench.engine.statistics.invalidatedBlocks == (superblocks == .none ? 999 : 1999))
    }

    @Test("a return that leads elsewhere than it did goes there", arguments: [SuperblockOptions.none, .standard])
    func alternatingReturns(_ superblocks: SuperblockOptions) throws {
        // Without superblocks one return serves both calls, and is predicted for the first; with them a computed call
        // leads to both functions.
        var options = DirectTranslatorOptions()
        options.superblocks = superblocks
        let bench = try CodeCacheTests.bench(
            """
            li x8, 1000
            loop: jal x1, f
            addi x10, x10, 1
            jal x1, f
            addi x11, x11, 1
            jalr x1, 0(x5)
            xor x5, x5, x6
            addi x8, x8, -1
            bnez x8, loop
            ecall
            .org 0x40
            f: addi x12, x12, 1
            ret
            .org 0x50
            addi x13, x13, 1
            ret
            """, options)
        var hart = HartState(pc: ProgramMap.codeBase)
        hart.x[5] = ProgramMap.codeBase + 0x40
        hart.x[6] = 0x10
        #expect(bench.run(&hart, 100_000) == .trap(Trap(.environmentCall)))
        #expect(hart.x[10] == 1000 && hart.x[11] == 1000 && hart.x[12] == 2500 && hart.x[13] == 500)
        #expect(bench.engine.statistics.exits < 30)
    }

    @Test("a predicted return finds what was stored where it leads")
    func patchedReturn() throws {
        let bench = try CodeCacheTests.bench(
            """
            lw x9, 0(x5)
            loop: add x9, x9, x11
            sw x9, 0(x5)
            jal x1, f
            addi x10, x10, 1
            addi x8, x8, -1
            bnez x8, loop
            ecall
            f: ret
            """)
        var hart = HartState(pc: ProgramMap.codeBase)
        hart.x[5] = ProgramMap.codeBase + 0x10
        hart.x[8] = 1000
        hart.x[11] = 1 << 20
        #expect(bench.run(&hart, 100_000) == .trap(Trap(.environmentCall)))
        let expected = (2...1001).reduce(Int64(0)) { $0 + Int64((Int32($1) << 20) >> 20) }
        #expect(hart.x[10] == UInt64(bitPattern: expected))
    }

    @Test("a predicted return to a misaligned address traps", arguments: [0, 1, 2, 3] as [UInt64])
    func misalignedReturn(_ low: UInt64) throws {
        // Five rounds end in f's return to `back`, the sixth in one to an address just behind.
        let bench = try CodeCacheTests.bench(
            """
            loop: jalr x0, 0(x1)
            nop
            back: addi x8, x8, -1
            bnez x8, loop
            add x1, x1, x7
            j loop
            """)
        var hart = HartState(pc: ProgramMap.codeBase)
        hart.x[1] = ProgramMap.codeBase + 8
        hart.x[7] = low
        hart.x[8] = 5
        let exit = bench.run(&hart, 100)
        if low & 2 == 0 {
            #expect(exit == .fuelExhausted && hart.instret == 100)
        } else {
            let target = ProgramMap.codeBase + 8 + (low & 2)
            #expect(exit == .trap(Trap(.instructionAddressMisaligned, value: target)))
            #expect(hart.pc == ProgramMap.codeBase && hart.instret == 17)
        }
    }

    @Test("an instruction's host code is found by its range")
    func hostCode() throws {
        let bench = try CodeCacheTests.bench("add a0, a1, a2\n ld t1, 8(sp)\n beq a0, a1, . + 8\n ecall")
        let block = try #require(bench.engine.hostCode(at: ProgramMap.codeBase))
        #expect(block.pc == ProgramMap.codeBase && block.instructionRanges.count == 4)
        let texts = try block.instructionRanges.map { range in
            try block.bytes[range].withUnsafeBytes { bytes in
                try HostDisassembler().disassemble(bytes: bytes, address: block.address + UInt64(range.lowerBound))
                    .map(\.text)
            }
        }
        #expect(texts[0] == ["lea rbx, [rsi + r10]"], "\(texts[0])")
        #expect(texts[1].contains("mov rax, qword ptr [r15 + rdx + 8]"), "\(texts[1])")
        #expect(texts[2].first == "cmp rbx, rsi", "\(texts[2])")
        // Looking does not change what runs.
        var hart = HartState(pc: ProgramMap.codeBase)
        #expect(bench.engine.statistics.blocks == 0)
        #expect(bench.run(&hart, 1) == .fuelExhausted)
        #expect(bench.engine.hostCode(at: ProgramMap.codeBase)?.instructionRanges == block.instructionRanges)
    }
}

@Suite("Register maps") struct RegisterMapTests {
    @Test("the numbered maps are reproducible, and meet every guest register in every host register")
    func numbered() {
        #expect(RegisterMap(number: 0) == .standard)
        var met = Set<[UInt8]>()
        var sizes = Set<Int>()
        for number in 0..<3000 as Range<UInt64> {
            let map = RegisterMap(number: number)
            #expect(map == RegisterMap(number: number))
            sizes.insert(map.pinned.count)
            for pin in map.pinned { met.insert([pin.guest, pin.host.rawValue]) }
        }
        #expect(met.count == 31 * RegisterMap.hostRegisters.count && sizes == Set(0...11))
        // These numbers are in use for good: a change of the algorithm must not go unseen.
        #expect(RegisterMap(number: 1).pinned.map(\.guest) == [24, 9, 23, 19, 28, 18, 25])
        #expect(RegisterMap(number: 1).pinned.map(\.host) == [.rsi, .r13, .r14, .rdx, .rbx, .r12, .r8])
    }

    @Test("no host register that translated code needs is given away")
    func reserved() {
        let reserved: [HostRegister] = [.rax, .rcx, .rsp, .rbp, .r15]
        #expect(Set(RegisterMap.hostRegisters).union(reserved) == Set(HostRegister.allCases))
        #expect(RegisterMap.hostRegisters.count == 11)
    }
}
