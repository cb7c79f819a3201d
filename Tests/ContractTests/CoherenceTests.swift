import EngineCatalogue
import GuestISA
import GuestMachine
import Testing

/// What stands between a store to code and the code.
enum Barrier: String, CaseIterable, Sendable {
    case nothing = ""
    case fence = "fence.i"
}

@Suite("Contract: stores to code") struct CoherenceTests {
    /// `addi x10, x10, 100`, which the programs below put over other instructions.
    private static let patch = Instruction(.addi, rd: 10, rs1: 10, imm: 100).encoded ?? 0

    /// Runs `text`, in which x5 is the address of the label `slot`, x6 is `patch` and x7 is 0, up to an ECALL.
    private func run(
        _ kind: EngineKind, _ barrier: Barrier, _ text: String, x10: UInt64, retired: UInt64? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let text = text.replacing("BARRIER", with: barrier.rawValue)
        let code = try GuestAssembler.assemble(text, at: codeBase)
        let machine = try ContractMachine(kind, text)
        // Twice: the second time on an engine that is warm, after the code was put back.
        for _ in 0..<2 {
            try machine.replace(text)
            machine.hart.x[5] = try #require(code.labels.first { $0.name == "slot" }).address
            machine.hart.x[6] = UInt64(CoherenceTests.patch)
            #expect(machine.run() == .fault(.environmentCall), sourceLocation: sourceLocation)
            #expect(machine.hart.x[10] == x10, sourceLocation: sourceLocation)
            if let retired { #expect(machine.hart.instret == retired, sourceLocation: sourceLocation) }
        }
    }

    @Test("code in a page that was unmapped since it ran hot cannot be fetched", arguments: engineKinds)
    func unmapped(kind: EngineKind) throws {
        let memory = try GuestMemory.forPrograms()
        let engine = try EngineCatalogue.make(kind, memory: memory)
        let text = """
            loop:
                jal   x1, loop + 4096
                addi  x6, x6, -1
                bne   x6, x0, loop
                ecall
            """
        var program = try Program(assembly: text)
        // `jalr x0, 0(x1)` in the next page.
        program.code += Array(repeating: 0x13, count: 1024 - program.code.count) + [0x8067]
        program.registers[6] = 100
        try #require(memory.load(program))
        var hart = program.initialHart
        // To behind a call.
        #expect(engine.run(&hart, fuel: 4 * 40 + 2) == .fuelExhausted)

        let page = ProgramMap.codeBase + GuestMemory.pageSize
        try memory.map(page..<page + GuestMemory.pageSize, [])
        #expect(engine.run(&hart, fuel: 10_000) == .trap(Trap(.instructionAccessFault, value: page)))
        #expect(hart.instret == 4 * 40 + 5 && hart.pc == page)
    }

    @Test("the very next instruction", arguments: engineKinds)
    func next(kind: EngineKind) throws {
        try run(kind, .nothing, "sw x6, 0(x5)\n slot: addi x10, x10, 1\n ecall", x10: 100, retired: 2)
    }

    @Test("later in the same block", arguments: engineKinds, Barrier.allCases)
    func later(kind: EngineKind, barrier: Barrier) throws {
        try run(
            kind, barrier, "addi x10, x10, 2\n sw x6, 0(x5)\n BARRIER\n addi x10, x10, 4\n slot: nop\n ecall", x10: 106)
    }

    @Test("the store itself, met again", arguments: engineKinds, Barrier.allCases)
    func itself(kind: EngineKind, barrier: Barrier) throws {
        try run(
            kind, barrier, "slot: sw x6, 0(x5)\n BARRIER\n bnez x7, done\n addi x7, x7, 1\n j slot\n done: ecall",
            x10: 100)
    }

    @Test("earlier in the same block, met again by a loop", arguments: engineKinds, Barrier.allCases)
    func earlier(kind: EngineKind, barrier: Barrier) throws {
        try run(
            kind, barrier,
            "li x8, 4\n slot: addi x10, x10, 1\n sw x6, 0(x5)\n BARRIER\n addi x8, x8, -1\n bnez x8, slot\n ecall",
            x10: 301)
    }

    @Test("the next block", arguments: engineKinds, Barrier.allCases)
    func nextBlock(kind: EngineKind, barrier: Barrier) throws {
        try run(
            kind, barrier, "sw x6, 0(x5)\n BARRIER\n beqz x0, over\n ebreak\n over: nop\n slot: ebreak\n ecall",
            x10: 100)
    }

    @Test("a block that has run, and is jumped to directly", arguments: engineKinds, Barrier.allCases)
    func chained(kind: EngineKind, barrier: Barrier) throws {
        try run(
            kind, barrier,
            """
            li x8, 5
            loop: j body
            back: addi x8, x8, -1
            li x9, 2
            bne x8, x9, go
            sw x6, 0(x5)
            BARRIER
            go: bnez x8, loop
            ecall
            body: nop
            slot: addi x10, x10, 1
            j back
            """, x10: 203)
    }

    @Test("a function, between calls of it through a register", arguments: engineKinds, Barrier.allCases)
    func function(kind: EngineKind, barrier: Barrier) throws {
        try run(
            kind, barrier,
            """
            la x9, f
            jalr x1, 0(x9)
            jalr x1, 0(x9)
            sw x6, 0(x5)
            BARRIER
            jalr x1, 0(x9)
            jal x1, f
            ecall
            f: nop
            slot: addi x10, x10, 1
            ret
            """, x10: 202)
    }

    @Test("one halfword of an instruction", arguments: engineKinds, Barrier.allCases)
    func halfword(kind: EngineKind, barrier: Barrier) throws {
        // The upper half of addi holds its immediate and rs1[4:1].
        try run(
            kind, barrier, "srli x6, x6, 16\n sh x6, 2(x5)\n BARRIER\n nop\n slot: addi x10, x10, 1\n ecall", x10: 100)
    }

    @Test("one byte of an instruction", arguments: engineKinds, Barrier.allCases)
    func byte(kind: EngineKind, barrier: Barrier) throws {
        // The last byte of addi is imm[11:4].
        try run(kind, barrier, "li x6, 7\n sb x6, 3(x5)\n BARRIER\n slot: addi x10, x10, 1\n ecall", x10: 0x71)
    }

    @Test("two instructions at once, and halves of two", arguments: engineKinds, Barrier.allCases)
    func double(kind: EngineKind, barrier: Barrier) throws {
        try run(
            kind, barrier, "slli x8, x6, 32\n or x6, x6, x8\n sd x6, 0(x5)\n BARRIER\n slot: ebreak\n ebreak\n ecall",
            x10: 200)
        try run(
            kind, barrier,
            """
            ld x6, words - slot(x5)
            sd x6, 2(x5)
            BARRIER
            slot: addi x10, x10, 1
            addi x10, x10, 2
            addi x10, x10, 4
            ecall
            .balign 8
            words: .half 0x0505, 0x0513, 0x0605, 0x0513
            """, x10: 0x50 + 0x60 + 4)
    }

    @Test(
        "instructions on both sides of a page's end, by one store across it", arguments: engineKinds, Barrier.allCases)
    func acrossPages(kind: EngineKind, barrier: Barrier) throws {
        try run(
            kind, barrier,
            """
            la x9, slot
            jalr x1, 0(x9)
            slli x8, x6, 32
            or x6, x6, x8
            sd x6, 0(x5)
            BARRIER
            jalr x1, 0(x9)
            ecall
            .org 0xffc
            slot: addi x10, x10, 1
            addi x10, x10, 1
            ret
            """, x10: 202)
    }

    @Test("code in the page after that of the block's start", arguments: engineKinds, Barrier.allCases)
    func nextPage(kind: EngineKind, barrier: Barrier) throws {
        try run(
            kind, barrier,
            """
            li x8, 2
            j block
            back: sw x6, 0(x5)
            BARRIER
            addi x8, x8, -1
            bnez x8, block
            ecall
            .org 0xff0
            block: nop
            nop
            nop
            nop
            nop
            slot: addi x10, x10, 1
            j back
            """, x10: 101)
    }

    @Test("an instruction becomes illegal, and an illegal one becomes legal", arguments: engineKinds, Barrier.allCases)
    func illegal(kind: EngineKind, barrier: Barrier) throws {
        try run(kind, barrier, "sw x6, 0(x5)\n BARRIER\n nop\n slot: .word 0\n ecall", x10: 100)
        let machine = try ContractMachine(kind, "sw x0, 12(x5)\n \(barrier.rawValue)\n nop\n nop\n nop\n nop\n ecall")
        machine.hart.x[5] = codeBase
        machine.expect(.fault(.illegalInstruction), pc: codeBase + 12, retired: 3)
    }

    @Test("a loop that counts in its own immediate", arguments: engineKinds, Barrier.allCases)
    func everyTime(kind: EngineKind, barrier: Barrier) throws {
        try run(
            kind, barrier,
            """
            lw x9, 0(x5)
            li x8, 50
            lui x11, 0x100
            loop: add x9, x9, x11
            sw x9, 0(x5)
            BARRIER
            slot: addi x10, x10, 0
            addi x8, x8, -1
            bnez x8, loop
            ecall
            """, x10: 50 * 51 / 2)
    }

    @Test("code that was written as data", arguments: engineKinds, Barrier.allCases)
    func data(kind: EngineKind, barrier: Barrier) throws {
        let ecall = 0x73 as UInt64
        let machine = try ContractMachine(
            kind,
            """
            sw x6, 0(x5)
            sw x7, 4(x5)
            \(barrier.rawValue)
            jalr x1, 0(x5)
            """)
        for value in [1, 2, 3] as [Int32] {
            machine.hart = HartState(pc: codeBase)
            machine.hart.x[5] = dataBase + 0x2ffc
            machine.hart.x[6] = UInt64(Instruction(.addi, rd: 10, imm: value).encoded ?? 0)
            machine.hart.x[7] = ecall
            #expect(machine.run() == .fault(.environmentCall))
            #expect(machine.hart.x[10] == UInt64(value) && machine.hart.pc == dataBase + 0x3000)
        }
    }

    @Test("a store to code that traps changes nothing", arguments: engineKinds, Barrier.allCases)
    func trapping(kind: EngineKind, barrier: Barrier) throws {
        let machine = try ContractMachine(kind, "sd x6, -4(x5)\n ebreak")
        try machine.put("addi x10, x10, 1", at: memoryEnd - 4)
        machine.hart.x[5] = memoryEnd
        machine.expect(.fault(.storeAccessFault, memoryEnd), pc: codeBase, retired: 0)
        machine.hart.pc = memoryEnd - 4
        machine.expect(.fault(.instructionAccessFault, memoryEnd), pc: memoryEnd, retired: 1)
        #expect(machine.hart.x[10] == 1)
    }

    @Test("what the harness writes between runs", arguments: engineKinds)
    func harness(kind: EngineKind) throws {
        let machine = try ContractMachine(kind, "addi x10, x10, 1\n nop\n ecall")
        for value in 1...20 as ClosedRange<UInt64> {
            try machine.put("addi x10, x10, \(value)", at: codeBase)
            machine.hart = HartState(pc: codeBase)
            machine.expect(.fault(.environmentCall), pc: codeBase + 8, retired: 2)
            #expect(machine.hart.x[10] == value)
        }
    }

    @Test("a store beside code on its page arrives, and the code stays", arguments: engineKinds)
    func beside(kind: EngineKind) throws {
        let machine = try ContractMachine(
            kind,
            """
            li x8, 100
            la x5, slot
            loop: ld x6, 0(x5)
            addi x6, x6, 3
            sd x6, 0(x5)
            addi x8, x8, -1
            bnez x8, loop
            ecall
            .balign 8
            slot: .dword 0
            """)
        #expect(machine.run() == .fault(.environmentCall))
        #expect(machine.hart.x[6] == 300)
    }
}
