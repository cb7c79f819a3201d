import DirectEngine
import GuestISA
import GuestMachine
import Testing

@Suite("The direct translator set up for processes") struct ProcessSetupTests {
    private static func bench(_ text: String, _ change: (inout DirectTranslatorOptions) -> Void) throws -> Bench {
        var options = DirectTranslatorOptions()
        change(&options)
        let bench = try Bench(options)
        #expect(bench.memory.load(Program(code: try GuestAssembler.assemble(text, at: ProgramMap.codeBase).words)))
        return bench
    }

    /// Counts in x10 how often a word was patched to add 1, then 2, alternating.
    private static let patching = """
        lw x9, 0(x5)
        loop: add x9, x9, x11
        sub x11, x0, x11
        sw x9, 0(x5)
        j slot
        .org 0x1000
        slot: addi x10, x10, 1
        addi x8, x8, -1
        beqz x8, done
        j loop
        done: ecall
        """

    @Test("a program that patches itself is right before and after protection gives way to marks")
    func patches() throws {
        for count in [10, 400, 2000] as [UInt64] {
            let bench = try ProcessSetupTests.bench(ProcessSetupTests.patching) {
                $0.usesStoreProtection = true
                $0.marksStores = false
            }
            #expect(bench.memory.watch == .protection)
            var hart = HartState(pc: ProgramMap.codeBase)
            hart.x[5] = ProgramMap.codeBase + 0x1000
            hart.x[8] = count
            hart.x[11] = 1 << 20
            #expect(bench.run(&hart, 1_000_000) == .trap(Trap(.environmentCall)))
            #expect(hart.x[10] == count + (count + 1) / 2)
            #expect((bench.memory.watch == .marks) == (count >= 2000), "after \(count) patches")
        }
    }

    @Test("without counting, a run ends with a trap however little fuel there is, and instret stays")
    func uncounted() throws {
        let bench = try ProcessSetupTests.bench("loop: addi x8, x8, -1\n bnez x8, loop\n ecall") {
            $0.countsInstructions = false
        }
        var hart = HartState(pc: ProgramMap.codeBase)
        hart.x[8] = 1000
        #expect(bench.run(&hart, 10) == .trap(Trap(.environmentCall)))
        #expect(hart.x[8] == 0 && hart.instret == 0 && hart.pc == ProgramMap.codeBase + 8)
    }

    @Test("what a program uses most gets host registers, and nothing else changes")
    func adapts() throws {
        let text = "loop: add x28, x28, x29\n xor x30, x30, x28\n addi x31, x31, -1\n bnez x31, loop\n ecall"
        var harts: [HartState] = []
        for adapts in [false, true] {
            let bench = try ProcessSetupTests.bench(text) { $0.adaptsRegisterMap = adapts }
            var hart = HartState(pc: ProgramMap.codeBase)
            hart.x[29] = 0x1234_5678_9abc_def1
            hart.x[31] = 1_000_000
            #expect(bench.run(&hart, 3_000_000) == .fuelExhausted)
            #expect(bench.run(&hart, 3_000_000) == .trap(Trap(.environmentCall)))
            let isPinned = Set(28...31).isSubset(of: bench.engine.map.pinned.map(\.guest))
            #expect(isPinned == adapts)
            harts.append(hart)
        }
        #expect(harts[0] == harts[1] && harts[0].instret == 4_000_000)
    }
}

@Suite("Optimizations of the direct translator") struct PassTests {
    /// The state in which `text` ends, with some numbers in registers.
    private static func end(of text: String, _ options: DirectTranslatorOptions) throws -> HartState {
        let bench = try Bench(options)
        #expect(bench.memory.load(Program(code: try GuestAssembler.assemble(text, at: ProgramMap.codeBase).words)))
        var hart = Bench.hart(pc: ProgramMap.codeBase)
        hart.x[5] = ProgramMap.dataBase
        hart.x[12] = 0xffff_ffff_8000_0000
        #expect(bench.run(&hart, 1000) == .trap(Trap(.environmentCall)))
        return hart
    }

    @Test(
        "code that a pass rewrites ends as without any pass",
        arguments: [
            // Late extension: passed on, needed, overwritten, across a fence with an rd and a store.
            "addw x10, x12, x12\n slliw x11, x12, 1\n xor x13, x10, x11\n .word 0x0000068f\n sd x13, 0(x5)\n ecall",
            "subw x10, x12, x11\n mv x14, x10\n sraiw x15, x14, 3\n srli x8, x10, 4\n ecall",
            "addiw x10, x12, -1\n or x10, x10, x12\n beqz x10, . + 8\n addw x10, x10, x10\n ecall",
            "addiw x10, x11, 1\n andi x11, x10, 255\n and x13, x10, x12\n slt x14, x10, x0\n ecall",
            // Conditional moves, taken and not, with the count of what retired.
            "bltz x12, . + 8\n mv x10, x11\n bgez x12, . + 8\n addw x13, x12, x11\n ecall",
            "bltu x11, x12, . + 8\n sub x31, x0, x12\n bgeu x11, x12, . + 8\n srai x31, x12, 7\n ecall",
            // Pairs.
            "lui x10, 0x80000\n addiw x10, x10, -1\n auipc x11, 1\n addi x11, x11, -4\n ecall",
            "slli x10, x12, 32\n srli x10, x10, 30\n slli x11, x12, 3\n add x11, x11, x5\n slli x8, x12, 48\n srai x8, x8, 48\n ecall",
            "slti x10, x12, 5\n bnez x10, . + 12\n ebreak\n ebreak\n addi x11, x10, -1\n beqz x11, . + 8\n ebreak\n ecall",
            // Bases that move.
            "sd x12, 8(x5)\n addi x5, x5, 2000\n sd x11, -8(x5)\n addi x5, x5, -2000\n ld x10, 8(x5)\n lw x9, 2000(x5)\n ecall",
        ])
    func agree(text: String) throws {
        var none = DirectTranslatorOptions()
        none.passes = []
        let expected = try PassTests.end(of: text, none)
        #expect(try PassTests.end(of: text, .init()) == expected)
        for pass in DirectPasses.each {
            var options = DirectTranslatorOptions()
            options.passes.remove(pass)
            #expect(try PassTests.end(of: text, options) == expected, "without \(pass.name)")
            options.passes = [pass]
            #expect(try PassTests.end(of: text, options) == expected, "with \(pass.name) alone")
        }
    }
}
