import EngineCatalogue
import GuestISA
import GuestMachine
import TestSupport
import Testing

@testable import Coverage

@Suite("Coverage") struct CoverageTests {
    /// What a program of assembler text reaches.
    private func map(_ text: String, registers: [Int: UInt64] = [:], fuel: UInt64 = 1000) throws -> CoverageMap {
        var program = Program(code: try GuestAssembler.assemble(text, at: ProgramMap.codeBase).words, fuel: fuel)
        for (register, value) in registers { program.registers[register] = value }
        let probe = CoverageProbe(try EngineCatalogue.make(.interpreter, memory: try .forPrograms()))
        probe.run(program)
        #expect(probe.map.impossible == [])
        return probe.map
    }

    /// Names of the cells of a family that were reached.
    private func reached(_ family: CoverageMap.Family, _ map: CoverageMap) -> [String] {
        map.cells(of: family.rawValue).filter { $0.count > 0 }.map(\.name)
    }

    @Test("registers that are x0 or the same are told apart")
    func aliases() throws {
        let map = try map("add x1, x1, x1\n sub x0, x2, x0\n sll x3, x4, x3\n addi x5, x6, 1\n ecall")
        #expect(
            reached(.aliases, map) == [
                "addi rd rs1", "add rd rs1=rd rs2=rs1", "sub rd=x0 rs1 rs2=x0", "sll rd rs1 rs2=rd", "ecall",
            ])
    }

    @Test("values are told apart where instructions are sensitive to them")
    func values() throws {
        let map = try map(
            "sraw x3, x1, x2\n bltu x1, x2, 8\n addi x4, x2, -2048\n ecall", registers: [1: 0x8000_0000, 2: 32])
        #expect(reached(.values, map) == ["bltu 2^31, 32", "sraw 2^31, 32"])
        #expect(reached(.immediates, map) == ["addi 32, least"])
    }

    @Test("every value has a class, and the classes lie in order")
    func classes() {
        let values: [Int64] = [
            .min, .min + 1, -1 << 31 - 1, -1 << 31, -1 << 31 + 1, -2, -1, 0, 1, 2, 30, 31, 32, 33, 34, 62, 63, 64,
            0x7fff_fffe, 0x7fff_ffff, 0x8000_0000, 0x8000_0001, 0xffff_fffe, 0xffff_ffff, 0x1_0000_0000, .max - 1, .max,
        ]
        let texts = values.map { ValueClass(UInt64(bitPattern: $0)).text }
        #expect(
            texts == [
                "-2^63", "-2^63+1..-2^31-1", "-2^63+1..-2^31-1", "-2^31", "-2^31+1..-2", "-2^31+1..-2", "-1", "0", "1",
                "2..30", "2..30", "31", "32", "33", "34..62", "34..62", "63", "64..2^31-2", "64..2^31-2", "2^31-1",
                "2^31",
                "2^31+1..2^32-2", "2^31+1..2^32-2", "2^32-1", "2^32..2^63-2", "2^32..2^63-2", "2^63-1",
            ])
        #expect(Set(ValueClass.allCases.map(\.text)).count == ValueClass.allCases.count)
    }

    @Test("what ran before an instruction is noted with what it made for it")
    func pairs() throws {
        let map = try map("lui x1, 16\n add x2, x1, x3\n xor x4, x2, x2\n sd x5, 0(x0)")
        #expect(reached(.pairs, map) == ["add after lui by rs1", "xor after add by both", "sd after xor"])
    }

    @Test("a loop is noted by its length and by how often it is closed")
    func loops() throws {
        let map = try map("addi x1, x0, 5\n loop: addi x1, x1, -1\n bne x1, x0, loop\n ecall")
        #expect(reached(.loops, map) == ["1 to 4 instructions, 4 to 7 times"])
        #expect(
            reached(.branches, map) == ["bne not taken back, near", "bne taken back, near"])
        #expect(
            reached(.blocks, map) == [
                "1 instructions, then a trap", "2 instructions, then a branch taken",
                "2 instructions, then a branch not taken", "3 to 4 instructions, then a branch taken",
            ])
    }

    @Test("a branch to the next instruction is taken or not")
    func branchToNext() throws {
        let taken = try map("beq x0, x0, 4\n ecall")
        #expect(reached(.branches, taken) == ["beq taken ahead, near"])
        let passed = try map("bne x0, x0, 4\n ecall")
        #expect(reached(.branches, passed) == ["bne not taken ahead, near"])
    }

    @Test("accesses are noted by their place and by the store before them")
    func accesses() throws {
        let map = try map(
            "sw x1, 2(x2)\n lh x3, 2(x2)\n ld x4, 0(x2)\n lw x5, 4(x2)\n ld x6, -3(x2)\n ld x7, 4(x8)",
            registers: [2: ProgramMap.dataBase + 64, 8: ProgramMap.window.upperBound - 8])
        #expect(
            reached(.accesses, map) == [
                "lh aligned", "lw aligned", "ld aligned", "ld across two lines of 64 bytes", "ld partly above memory",
                "sw misaligned",
            ])
        #expect(
            reached(.overlaps, map) == [
                "lh inside the last store's bytes, sw", "lw of some of the last store's bytes, sw",
                "ld around the last store's bytes, sw", "ld of some of the last store's bytes, sw",
            ])
        #expect(reached(.traps, map) == ["ld outside of memory, as a block's second to 16th"])
    }

    @Test("a store to code is noted when what it wrote runs")
    func patches() throws {
        // The word of `addi x1, x0, 1`, which is there already.
        let map = try map(
            "auipc x2, 0\n lw x3, 16(x2)\n sw x3, 16(x2)\n nop\n addi x1, x0, 1\n fence.i\n ecall")
        #expect(reached(.patches, map) == ["sw to a word of the store's block, not run before"])
    }

    @Test("traps are noted by their cause and by how deep in a block they are")
    func traps() throws {
        #expect(reached(.traps, try map(".word 0")) == ["a word of zeros, as a block's first"])
        #expect(reached(.traps, try map("nop\n .word 1")) == ["a compressed word, as a block's second to 16th"])
        #expect(
            reached(.traps, try map("jal x0, 6")) == ["misaligned target of jal, as a block's first"])
        #expect(
            reached(.traps, try map("jalr x0, 0(x0)")) == ["fetch after a jump, as a block's first"])
        #expect(reached(.indirectJumps, try map("jalr x0, 0(x0)")) == ["jalr linking x0 from x0 out of memory"])
    }

    @Test("no cell has the name of another of its family")
    func names() {
        for family in CoverageMap.families {
            let names = family.names.compactMap { $0 }
            #expect(Set(names).count == names.count, "\(family.name)")
            #expect(names.count == family.cellCount && !names.isEmpty)
        }
    }

    @Test("what generated programs reach depends on the seed alone, and nothing impossible is among it")
    func generated() async throws {
        var run = CoverageRun(seed: 3)
        run.programCount = 300
        let one = try await run.run()
        run.jobs = 3
        let three = try await run.run()
        #expect(one == three)
        let result = try #require(one)
        #expect(result.map.impossible == [])
        #expect(result.map.programCount == 300)
        let report = CoverageReport(result)
        // Far from all in so few programs, and far from none.
        for family in report.families {
            #expect(family.reachedCount > 0, "\(family.name)")
            if family.name == "values" { #expect(family.reachedCount < family.cells.count) }
        }
        #expect(report.text.hasPrefix("coverage of 300 programs, "))
        #expect(try report.json().count > 10_000)
    }

    @Test("what is saved reads back, and two halves add up to the whole")
    func merging() async throws {
        func result(_ seed: UInt64) async throws -> CoverageResult {
            var run = CoverageRun(seed: seed)
            run.programCount = 30
            return try #require(try await run.run())
        }
        let (one, two) = (try await result(1), try await result(2))
        let read = try CoverageResult(json: try CoverageReport(one).json())
        #expect(read == one)
        var (sum, readSum) = (one, read)
        sum.add(two)
        readSum.add(try CoverageResult(json: try CoverageReport(two).json()))
        #expect(readSum == sum && sum.map.programCount == 60)
    }

    @Test("what is no saved coverage, or another version's, is refused")
    func refused() throws {
        #expect(throws: CoverageFileError.self) { try CoverageResult(json: Array("{}".utf8)) }
        let other =
            #"{"programs":1,"instructions":1,"families":[{"name":"values","meaning":"","cells":1,"#
            + #""reached":{"mul 1, 2":1},"never":[]}]}"#
        #expect(throws: CoverageFileError(description: "no cell 'mul 1, 2' in values")) {
            try CoverageResult(json: Array(other.utf8))
        }
    }
}
