import Lockstep
import Testing

@Suite("Signatures") struct DivergenceSignatureTests {
    private func signature(_ instruction: String, _ field: String, _ guilty: String = "ir") -> DivergenceSignature {
        DivergenceSignature(guilty: guilty, instruction: instruction, field: field)
    }

    @Test(
        "of one field resemble each other where the field does not depend on the instruction",
        arguments: [
            ("add", "sraw", "instret"), ("lw", "beq", "x"), ("lb", "ld", "tval"), ("sb", "sd", "cause"),
            ("add", "lui", "pc"), ("addi", "fence", "exit"), ("jal", "bne", "exit"), ("illegal", "ecall", "instret"),
        ])
    func alike(_ first: String, _ second: String, _ field: String) {
        #expect(signature(first, field).resembles(signature(second, field)))
        #expect(signature(second, field).resembles(signature(first, field)))
    }

    @Test("of one engine are akin, but for crashes and stale code")
    func akin() {
        let lost = signature("add", "rd")
        #expect(lost.isAkin(to: signature("bne", "pc")))
        #expect(!lost.isAkin(to: signature("add", "rd", "direct")))
        #expect(!lost.isAkin(to: signature("add", "crash")))
        #expect(!lost.isAkin(to: signature("patched", "code")))
    }

    @Test(
        "of different operations, fields or engines do not",
        arguments: [
            ("add", "sub", "rd"), ("sb", "sh", "memory"), ("beq", "bne", "pc"), ("lw", "sw", "tval"),
            ("add", "ebreak", "exit"), ("patched", "add", "code"), ("illegal", "fetch", "exit"),
        ])
    func different(_ first: String, _ second: String, _ field: String) {
        #expect(!signature(first, field).resembles(signature(second, field)))
        #expect(!signature(first, field).resembles(signature(first, "none")))
        #expect(!signature(first, field).resembles(signature(first, field, "direct")))
    }
}
