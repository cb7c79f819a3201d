import GuestISA
import GuestMachine
import Testing

@Suite("Blocks of guest code") struct GuestBlockTests {
    private static let base = ProgramMap.codeBase

    /// Scans `text` from its start; with the options for superblocks unless told otherwise.
    private func scan(
        _ text: String, limit: Int = 128, _ superblocks: SuperblockOptions = .standard, entries: [UInt64] = []
    ) throws -> GuestBlock {
        let memory = try GuestMemory.forPrograms()
        #expect(memory.load(Program(code: try GuestAssembler.assemble(text, at: GuestBlockTests.base).words)))
        let block = GuestBlock()
        var table = [UInt32](repeating: 0, count: Int(memory.size / 4))
        for entry in entries { table[Int((GuestBlockTests.base + entry - memory.base) / 4)] = 1 }
        block.scan(GuestBlockTests.base, limit: limit, in: memory, superblocks: superblocks, joining: table)
        return block
    }

    /// Offsets from the start of the code of all instructions and of what follows.
    private func offsets(_ block: GuestBlock) -> [UInt64] {
        (0...block.instructions.count).map { block.address(of: $0) - GuestBlockTests.base }
    }

    private func pieces(_ block: GuestBlock) -> [Range<UInt64>] {
        block.pieces.map { $0.lowerBound - GuestBlockTests.base..<$0.upperBound - GuestBlockTests.base }
    }

    @Test("a block goes on behind forward branches and at the targets of jumps")
    func superblock() throws {
        let block = try scan(
            "beqz x5, . + 16\n jal x1, . + 12\n nop\n ebreak\n nop\n jal x0, . + 0x2000\n .org 0x2014\n ret")
        #expect(offsets(block) == [0, 4, 0x10, 0x14, 0x2014, 0x2018] && block.ending == .control)
        #expect(block.instructions.map(\.opcode) == [.beq, .jal, .addi, .jal, .jalr])
        #expect(pieces(block) == [0..<8, 0x10..<0x18, 0x2014..<0x2018])
    }

    @Test("each option is switched off alone, and the block then ends with the transfer")
    func options() throws {
        let text = "beqz x5, . + 8\n j . + 8\n nop\n ecall"
        #expect(offsets(try scan(text)) == [0, 4, 12, 16])
        let noBranches = try scan(text, SuperblockOptions(followsJumps: true, continuesPastBranches: false))
        #expect(offsets(noBranches) == [0, 4] && noBranches.ending == .continues)
        let noJumps = try scan(text, SuperblockOptions(followsJumps: false, continuesPastBranches: true))
        #expect(offsets(noJumps) == [0, 4, 12] && noJumps.ending == .continues && pieces(noJumps) == [0..<8])
        #expect(offsets(try scan(text, .none)) == [0, 4])
    }

    @Test("a branch back into the block ends it, and so does a jump into it; one that goes further back does not")
    func loops() throws {
        #expect(offsets(try scan("nop\n nop\n bnez x5, . - 4\n nop")) == [0, 4, 8, 12])
        #expect(offsets(try scan("nop\n nop\n j . - 4\n nop")) == [0, 4, 8, 4])
        #expect(offsets(try scan("nop\n j . + 0x100\n .org 0x104\n nop\n j . - 0x108")) == [0, 4, 0x104, 0x108, 0])
        #expect(offsets(try scan("nop\n bnez x5, . - 8\n nop\n ecall")) == [0, 4, 8, 12, 16])
        // Around the start, then straight into it.
        let around = try scan("nop\n j . + 8\n nop\n j . + 0\n")
        #expect(offsets(around) == [0, 4, 12, 12])
    }

    @Test("what follows a jump ends the block as what follows any instruction does")
    func endings() throws {
        let illegal = try scan("j . + 8\n nop\n .word 0")
        #expect(illegal.ending == .illegal(0) && pieces(illegal) == [0..<4, 8..<12] && offsets(illegal) == [0, 8])
        let outside = try scan("j . - 16")
        #expect(outside.ending == .inaccessible && pieces(outside) == [0..<4])
        #expect(outside.address(of: 1) == GuestBlockTests.base - 16)
        let misaligned = try scan("nop\n j . + 6\n nop")
        #expect(misaligned.ending == .control && offsets(misaligned) == [0, 4, 8])
        for text in ["ecall", "ebreak", "ret"] { #expect(try scan("nop\n \(text)\n nop").ending == .control) }
    }

    @Test("a block ends in front of one that is known, once it has some instructions")
    func joining() throws {
        let nops = String(repeating: "nop\n", count: GuestBlock.joiningLimit - 1)
        let start = 4 * UInt64(GuestBlock.joiningLimit - 1)
        let straight = try scan(nops + "nop\n nop\n ecall", entries: [0, start, start + 4])
        #expect(straight.address(of: straight.instructions.count) == straight.pc + start + 4)
        let jump = try scan(nops + "j . + 8\n nop\n ecall", entries: [start + 8])
        #expect(jump.instructions.count == GuestBlock.joiningLimit && jump.ending == .continues)
        #expect(jump.address(of: GuestBlock.joiningLimit) == jump.pc + start + 8)
    }

    @Test("the number of instructions and of pieces is limited")
    func limits() throws {
        #expect(offsets(try scan("nop\n nop\n nop", limit: 2)) == [0, 4, 8])
        let jumped = try scan("nop\n j . + 12\n nop\n nop\n ecall", limit: 2)
        #expect(offsets(jumped) == [0, 4, 16] && jumped.ending == .continues && pieces(jumped) == [0..<8])
        let many = try scan(String(repeating: "j . + 8\n nop\n", count: 9) + "ecall")
        #expect(offsets(many) == [0, 8, 16, 24, 32] && pieces(many).count == GuestBlock.pieceLimit)
        let long = try scan(String(repeating: "nop\n", count: 2000), limit: .max)
        #expect(long.instructions.count == GuestBlock.instructionLimit && long.ending == .continues)
    }
}
