import GuestISA
import TestSupport
import Testing

@Suite("Legal and illegal words") struct LegalityTests {
    /// Calls `body` for each word of the sample; the head of isa-legality.txt says which those are.
    private func forEachWord(_ body: (UInt32) -> Void) {
        var random = TestRandom(seed: 1)
        for key in 0..<UInt32(1 << 17) {
            let word = key & 0x7f | (key >> 7 & 7) << 12 | (key >> 10) << 25
            let draw = UInt32(truncatingIfNeeded: random.next())
            body(word)
            body(word | (draw & 0x3ff) << 15 | (draw >> 10 & 0x1f) << 7)
        }
        for immediate in 0..<UInt32(1 << 12) { body(immediate << 20 | 0x73) }
        for _ in 0..<1 << 16 { body(UInt32(truncatingIfNeeded: random.next()) | 3) }
        for (index, row) in OracleData.words.enumerated() {
            for step in 0..<3 { body(row.word ^ 1 << UInt32((index * 3 + step) % 32)) }
        }
    }

    /// Whether this is FENCE or FENCE.I with a field set that the manual reserves: implementations shall ignore them
    /// (sections 2.7 and 6.1), so they are legal in the profile, and unknown to binutils.
    private func isReservedFence(_ word: UInt32) -> Bool {
        switch word & 0x707f {
        case 0x000f: word & 0x000f_8f80 != 0 || word >> 28 != 0 && word != 0x8330_000f
        case 0x100f: word != 0x100f
        default: false
        }
    }

    @Test("the decoder accepts what objdump accepts, besides fences with reserved fields, and nothing else")
    func sample() throws {
        let digits = try OracleData.rows(of: "isa-legality.txt").joined().joined()
        var octets: [UInt8] = []
        var rest = digits.utf8[...]
        while rest.count >= 2 {
            octets.append(try #require(UInt8(Substring(rest.prefix(2)), radix: 16)))
            rest = rest.dropFirst(2)
        }

        let decoder = Decoder.shared
        var index = 0
        var legalCount = 0
        var reservedCount = 0
        forEachWord { word in
            defer { index += 1 }
            let isLegal = octets[index >> 3] >> UInt8(index & 7) & 1 != 0
            let isReserved = isReservedFence(word)
            if isLegal { legalCount += 1 }
            if isReserved { reservedCount += 1 }
            if isLegal && isReserved { Issue.record("objdump knows \(Instruction.wordDirective(word))") }
            if (decoder.decode(word) != nil) != (isLegal || isReserved) {
                Issue.record("\(Instruction.disassembly(of: word)) is \(isLegal ? "legal" : "illegal")")
            }
        }
        #expect(index > 300_000 && octets.count == (index + 7) / 8, "sample and verdicts differ in length")
        #expect(legalCount > 15_000 && legalCount < index / 4)
        #expect(reservedCount > 500 && reservedCount < 2000)
    }

    @Test(
        "words of other extensions and reserved encodings are illegal",
        arguments: [
            (0x0273_02b3, "mul"), (0x0263_52bb, "divuw"), (0x0063_a2af, "amoadd.w"),
            (0x0003_32af | 0x1000_0000, "lr.d"),
            (0x0031_0053, "fadd.s"), (0x0002_b087, "fld"), (0xc003_12f3, "csrrw cycle"), (0xc000_2573, "rdcycle"),
            (0x3020_0073, "mret"), (0x1050_0073, "wfi"), (0x1200_0073, "sfence.vma"), (0x0020_0073, "uret"),
            (0x0000_0001, "c.nop"), (0x0000_4505, "c.li"), (0x0000_0000, "all zeros"), (0xffff_ffff, "all ones"),
            (0x0210_109b, "slliw with shamt[5]"), (0x0210_509b, "srliw with shamt[5]"),
            (0x4210_509b, "sraiw with shamt[5]"), (0x0400_1013, "slli with bit 26"), (0x8000_5013, "srli with bit 31"),
            (0x0000_7003, "load of width 7"), (0x0000_4023, "store of width 4"), (0x0000_2063, "branch 2"),
            (0x0000_1067, "jalr with funct3 1"), (0x0000_200f, "MISC-MEM 2"), (0x0000_00f3, "ecall with rd"),
            (0x0000_8073, "ecall with rs1"), (0x0000_4073, "SYSTEM 4"), (0x0000_201b, "OP-IMM-32 2"),
        ] as [(UInt32, String)])
    func foreign(word: UInt32, name: String) {
        #expect(Instruction(decoding: word) == nil, "\(name)")
    }
}
