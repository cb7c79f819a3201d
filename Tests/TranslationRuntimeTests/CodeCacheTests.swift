import GuestMachine
import HostX86
import Testing

@testable import TranslationRuntime

@Suite("Code cache") struct CodeCacheTests {
    private static let ecall = Exit.trap(Trap(.environmentCall))

    @Test("blocks that jump to each other stay in translated code")
    func chaining() throws {
        var rig = try Rig()
        try rig.put("a: nop\n beq x0, x0, b\n ecall\n b: nop\n j a")
        #expect(rig.run(.counting(), fuel: 100_000) == .fuelExhausted)
        #expect(rig.hart.instret == 100_000 && rig.hart.x[1] == 100_000)
        let statistics = rig.runtime.statistics
        #expect(statistics.blocks == 2 && statistics.chains == 2 && statistics.exits < 6)
        #expect(statistics.instructions == 4)
    }

    @Test("loops begin at multiples of 32 bytes where that is asked for, other blocks wherever the last one ended")
    func alignment() throws {
        var rig = try Rig()
        rig.runtime.alignsLoops = true
        try rig.put("nop\n j . + 4\n loop: nop\n nop\n j loop")
        #expect(rig.run(.counting(), fuel: 1000) == .fuelExhausted)
        let blocks = rig.runtime.cache.blocks
        #expect(blocks.count == 2 && rig.hart.x[1] == 1000)
        #expect(blocks[1].code.lowerBound % TranslationRuntime.loopAlignment == 0)
        #expect(blocks[0].code.lowerBound == rig.runtime.codeStart)
    }

    @Test("a chain out of mid-block gives back what the rest of the block was charged, patched or not")
    func sideExit() throws {
        // As if the first of three instructions jumped back to itself, all but every fourth time.
        let superblock = ScriptedTranslator { block, builder in
            builder.asm.alu(.add, .w64, dst: ContextField.x(1), src: 1)
            if block.instructions.count > 1 {
                builder.asm.mov(.w64, dst: .rax, src: ContextField.x(1))
                builder.asm.test(.w64, dst: .rax, src: 3)
                builder.chain(to: block.pc, if: .ne, retired: 1)
                builder.asm.alu(.add, .w64, dst: ContextField.x(2), src: Int32(block.instructions.count - 1))
            }
            builder.chain(to: ProgramMap.codeBase, retired: block.instructions.count)
        }
        var rig = try Rig()
        try rig.put("nop\n nop\n j . - 8")
        #expect(rig.run(superblock, fuel: 6000) == .fuelExhausted)
        #expect(rig.hart.x[1] + rig.hart.x[2] == 6000 && rig.hart.x[1] == 4000 && rig.hart.instret == 6000)
        #expect(rig.runtime.statistics.exits < 6)
    }

    @Test("a changed byte drops the blocks that hold it and no others")
    func ranges() throws {
        // Two blocks of three words each, the second with an illegal word at its end.
        for (offset, expected) in [(0, 1), (3, 1), (8, 1), (11, 1), (12, 1), (20, 1), (23, 1), (24, 0), (27, 0)] {
            var rig = try Rig()
            try rig.put("nop\n nop\n j . + 4\n nop\n nop\n .word 0\n nop")
            #expect(rig.run(.counting()) == .trap(Trap(.illegalInstruction)))
            #expect(rig.runtime.statistics.blocks == 2)
            #expect(rig.memory.storeSlowly(ProgramMap.codeBase + UInt64(offset), 0x13, count: 1) == nil)
            #expect(rig.runtime.statistics.invalidatedBlocks == expected, "byte \(offset)")
        }
        var rig = try Rig()
        try rig.put("nop\n nop\n j . + 4\n nop\n nop\n ecall")
        #expect(rig.run(.counting()) == CodeCacheTests.ecall)
        #expect(rig.memory.storeSlowly(ProgramMap.codeBase + 9, 0, count: 8) == nil)
        #expect(rig.runtime.statistics.invalidatedBlocks == 2)
    }

    @Test("the end of the longest block counts, though it lies in the page after its start")
    func longBlock() throws {
        for (count, end) in [(1024, "ecall"), (1023, ".word 0")] {
            var rig = try Rig(blockLimit: 1024)
            try rig.put(".org 0xffc\n" + String(repeating: "nop\n", count: count) + end)
            rig.hart.pc += 0xffc
            _ = rig.run(.counting(), fuel: 2000)
            #expect(rig.hart.instret == UInt64(count))
            #expect(rig.memory.storeSlowly(ProgramMap.codeBase + 0xffc + 4095, 0, count: 1) == nil)
            #expect(rig.runtime.statistics.invalidatedBlocks == 1, "\(count)")
        }
    }

    @Test("a superblock is dropped with any of its pieces, and leaves nothing in the lists of the others")
    func pieces() throws {
        let text = "nop\n j . + 0x2000\n .org 0x2004\n nop\n j . + 0x2000\n .org 0x4008\n nop\n ecall"
        for (offset, expected) in [
            (0, 1), (7, 1), (8, 0), (0x2003, 0), (0x2004, 1), (0x200b, 1), (0x200c, 0), (0x4007, 0), (0x4008, 1),
            (0x400f, 1), (0x4010, 0),
        ] {
            var rig = try Rig(superblocks: .standard)
            try rig.put(text)
            #expect(rig.run(.walking()) == CodeCacheTests.ecall)
            #expect(rig.hart.x[1] == 5 && rig.hart.instret == 5 && rig.runtime.statistics.blocks == 1)
            #expect(rig.memory.storeSlowly(ProgramMap.codeBase + UInt64(offset), 0x13, count: 1) == nil)
            #expect(rig.runtime.statistics.invalidatedBlocks == expected, "byte \(offset)")
            for page in [0, 0x2000, 0x4000] as [UInt64] {
                #expect(rig.runtime.cache.dependencyCount(inPageOf: ProgramMap.codeBase + page) == 1 - expected)
            }
        }
    }

    @Test("chains into a dropped block are parted, and made anew")
    func unlinking() throws {
        var rig = try Rig()
        try rig.put("a: nop\n beq x0, x0, b\n ecall\n b: nop\n j a")
        #expect(rig.run(.counting(), fuel: 100) == .fuelExhausted)
        for round in 1...5 {
            try rig.put("ecall", offset: 12)
            #expect(rig.run(.counting(), fuel: 100) == CodeCacheTests.ecall)
            try rig.put("nop", offset: 12)
            #expect(rig.run(.counting(), fuel: 100) == .fuelExhausted)
            #expect(rig.runtime.statistics.invalidatedBlocks == 2 * round)
        }
        #expect(rig.hart.instret == rig.hart.x[1])
    }

    @Test("a program that patches itself for long leaves nothing behind that is looked through")
    func patchedForLong() throws {
        var rig = try Rig()
        try rig.put("a: nop\n j a")
        for round in 0..<2000 {
            #expect(rig.memory.storeSlowly(ProgramMap.codeBase, 0x13, count: 4) == nil)
            guard rig.run(.counting(), fuel: 2) == .fuelExhausted else {
                Issue.record("round \(round)")
                return
            }
        }
        #expect(rig.hart.instret == 4000 && rig.hart.x[1] == 4000)
        #expect(rig.runtime.cache.dependencyCount(inPageOf: ProgramMap.codeBase) <= 1)
    }

    @Test("when the buffer is full, all code is dropped and execution goes on")
    func full() throws {
        var rig = try Rig(blockLimit: 1)
        try rig.put(String(repeating: "nop\n", count: 10_000) + "j . - 40000")
        #expect(rig.run(.counting(), fuel: 200_000) == .fuelExhausted)
        #expect(rig.hart.instret == 200_000 && rig.hart.x[1] == 200_000)
        var expected = rig.hart
        expected.pc = ProgramMap.codeBase + 4 * (200_000 % 10_001)
        #expect(rig.hart == expected)
        // 10,000 blocks fit, but not when all of them are dropped, which gives no room back, and translated again.
        for _ in 0..<2 {
            rig.memory.protectAndRestore()
            rig.hart.pc = ProgramMap.codeBase
            #expect(rig.run(.counting(), fuel: 10_001) == .fuelExhausted)
            #expect(rig.hart.pc == ProgramMap.codeBase)
        }
        #expect(rig.runtime.statistics.resets > 0)
    }

    @Test("code that is run once goes where other such code was; code that comes again gets more room")
    func room() throws {
        // Some 30 bytes of host code for each of 16,000 instructions are more than the first part of the buffer.
        let straight = String(repeating: "nop\n", count: 16_000)
        var rig = try Rig(codeMiB: 4, blockLimit: 1)
        let first = rig.runtime.buffer.usableByteCount
        try rig.put(straight + "ecall")
        #expect(first < rig.runtime.buffer.capacity)
        #expect(rig.run(.counting(), fuel: 100_000) == CodeCacheTests.ecall)
        #expect(rig.runtime.statistics.resets > 0 && rig.runtime.buffer.usableByteCount == first)

        rig = try Rig(codeMiB: 4, blockLimit: 1)
        try rig.put(straight + "j . - 64000")
        #expect(rig.run(.counting(), fuel: 200_000) == .fuelExhausted)
        #expect(rig.hart.instret == 200_000 && rig.hart.x[1] == 200_000)
        let resets = rig.runtime.statistics.resets
        #expect(rig.runtime.buffer.usableByteCount > first)
        // It all fits by now.
        #expect(rig.run(.counting(), fuel: 200_000) == .fuelExhausted)
        #expect(rig.runtime.statistics.resets == resets)
    }

    @Test("host code can be looked at without changing anything")
    func hostCode() throws {
        var rig = try Rig()
        try rig.put("a: nop\n beq x0, x0, b\n ecall\n b: nop\n j a")
        #expect(rig.run(.counting(), fuel: 101) == .fuelExhausted)
        let before = rig.runtime.statistics
        let used = rig.runtime.buffer.usedByteCount
        for offset in [0, 4, 8, 12, 16, 20] as [UInt64] {
            let code = rig.runtime.hostCode(at: ProgramMap.codeBase + offset, ScriptedTranslator.counting())
            #expect((code?.bytes.count ?? 0) > 0)
        }
        #expect(rig.runtime.hostCode(at: 0, ScriptedTranslator.counting()) == nil)
        #expect(rig.runtime.statistics == before && rig.runtime.buffer.usedByteCount == used)
        #expect(rig.run(.counting(), fuel: 101) == .fuelExhausted)
        #expect(rig.hart.instret == 202 && rig.hart.x[1] == 202)
    }

    @Test("a run that ends in mid-block keeps no code for it")
    func shortened() throws {
        var rig = try Rig()
        try rig.put("nop\n nop\n nop\n nop\n ecall")
        #expect(rig.run(.counting()) == CodeCacheTests.ecall)
        let used = rig.runtime.buffer.usedByteCount
        for fuel in 1...4 as ClosedRange<UInt64> {
            rig.hart = HartState(pc: ProgramMap.codeBase)
            #expect(rig.run(.counting(), fuel: fuel) == .fuelExhausted)
            #expect(rig.hart.x[1] == fuel && rig.hart.pc == ProgramMap.codeBase + 4 * fuel)
        }
        #expect(rig.runtime.statistics.shortenedBlocks == 4)
        #expect(rig.runtime.statistics.blocks == 1 && rig.runtime.buffer.usedByteCount == used)
    }

    @Test("a block that is new is no longer than fuel reaches, and is kept")
    func cutToFuel() throws {
        var rig = try Rig()
        try rig.put("nop\n nop\n nop\n nop\n ecall")
        for _ in 0..<2 {
            rig.hart = HartState(pc: ProgramMap.codeBase)
            #expect(rig.run(.counting(), fuel: 3) == .fuelExhausted)
            #expect(rig.hart.pc == ProgramMap.codeBase + 12 && rig.hart.instret == 3)
        }
        #expect(rig.runtime.statistics.blocks == 1 && rig.runtime.statistics.instructions == 3)
        rig.hart = HartState(pc: ProgramMap.codeBase)
        #expect(rig.run(.counting()) == CodeCacheTests.ecall)
        #expect(rig.hart.x[1] == 4 && rig.runtime.statistics.shortenedBlocks == 0)
    }
}

extension GuestMemory {
    /// Takes the rights of the program's code away and gives them back, which drops all its blocks.
    fileprivate func protectAndRestore() {
        let code = ProgramMap.codeBase..<ProgramMap.dataBase
        do {
            try protect(code, [])
            try protect(code, .all)
        } catch {
            Issue.record(error)
        }
    }
}

@Suite("Planted mistakes of the runtime") struct CacheFaultTests {
    /// Runs a program that shows `fault`; returns its final hart.
    private func run(_ faults: CacheFaults, _ text: String, fuel: UInt64 = 100, x: [Int: UInt64] = [:]) throws -> (
        HartState, Exit
    ) {
        var rig = try Rig(faults: faults)
        try rig.put(text)
        for (register, value) in x { rig.hart.x[register] = value }
        let exit = rig.run(.counting(), fuel: fuel)
        return (rig.hart, exit)
    }

    @Test("each shows, in its own way")
    func show() throws {
        // x2 is stored over the two words at x3: ECALL twice.
        let stores = [2: 0x73_0000_0073, 3: ProgramMap.codeBase + 8] as [Int: UInt64]
        let next = "nop\n sd x2, 0(x3)\n nop\n nop\n ecall"
        #expect(try run([], next, x: stores).0.pc == ProgramMap.codeBase + 8)
        #expect(try run(.sameBlock, next, x: stores).0.pc == ProgramMap.codeBase + 16)

        let loop = "j c\n sd x2, 0(x3)\n c: nop\n nop\n j c - 4"
        #expect(try run([], loop, x: stores).0.pc == ProgramMap.codeBase + 8)
        #expect(try run(.noInvalidation, loop, x: stores).1 == .fuelExhausted)

        #expect(try run([], "nop\n nop\n ecall", fuel: 1).0.pc == ProgramMap.codeBase + 4)
        #expect(try run(.fuelOffByOne, "nop\n nop\n ecall", fuel: 1).0.pc == ProgramMap.codeBase + 8)

        let far = "j far\n .org 0x804\n far: nop\n ecall"
        #expect(try run([], far).0.pc == ProgramMap.codeBase + 0x808)
        #expect(try run(.lowPC, "nop\n nop\n j far\n .org 0x800\n far: nop\n ecall").1 == .fuelExhausted)

        let fault = "nop\n nop\n sd x2, 0(x0)"
        let (sound, exit) = try run([], fault)
        #expect(exit == .trap(Trap(.storeAccessFault)) && sound.pc == ProgramMap.codeBase + 8 && sound.instret == 2)
        #expect(try run(.faultAtBlockStart, fault).0.pc == ProgramMap.codeBase)
        #expect(try run(.shortRefund, fault).0.instret == 3)
    }
}
