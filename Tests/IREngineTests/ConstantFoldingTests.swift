import IREngine
import Testing

@Suite("Constant folding") struct ConstantFoldingTests {
    @Test("addw wraps at 32 bits, then sign-extends")
    func addwWraps() throws {
        try expect(
            ConstantFolding(), rewrites: "t0 = const 0x7fffffff; x5 = addw t0, 1",
            to: "t0 = const 0x7fffffff; x5 = const 0xffffffff80000000")
    }

    @Test("a constant second operand becomes an immediate")
    func propagates() throws {
        try expect(
            ConstantFolding(), rewrites: "t0 = x6; t1 = const 9; x5 = sub t0, t1",
            to: "t0 = x6; t1 = const 9; x5 = sub t0, 9")
    }

    @Test(
        "a constant first operand changes places where that means the same",
        arguments: ["add", "and", "or", "xor", "addw"])
    func commutes(_ name: String) throws {
        try expect(
            ConstantFolding(), rewrites: "t0 = const 9; t1 = x6; x5 = \(name) t0, t1",
            to: "t0 = const 9; t1 = x6; x5 = \(name) t1, 9")
    }

    @Test(
        "a constant first operand stays where places matter",
        arguments: ["sub", "shl", "shr", "sar", "slt", "sltu", "subw", "shlw", "shrw", "sarw"])
    func doesNotCommute(_ name: String) throws {
        try expect(ConstantFolding(), keeps: "t0 = const 9; t1 = x6; x5 = \(name) t0, t1")
    }

    @Test("a chain of constants folds in one walk")
    func chain() throws {
        try expect(
            ConstantFolding(), rewrites: "t0 = const 0x12345000; t1 = add t0, 0x678; t2 = shl t1, 4; x5 = sext32 t2",
            to: "t0 = const 0x12345000; t1 = const 0x12345678; t2 = const 0x123456780; x5 = const 0x23456780")
    }

    @Test("a constant base becomes the address")
    func addresses() throws {
        try expect(
            ConstantFolding(), rewrites: "t0 = const 0x80010000; t1 = load32s [t0 - 4]; store8 [t0 + 8], t1",
            to: "t0 = const 0x80010000; t1 = load32s [0x8000fffc]; store8 [0x80010008], t1")
    }

    @Test("a jump to a constant needs no check and no value")
    func jumps() throws {
        try expect(
            ConstantFolding(), rewrites: "t0 = const 0x80000010; check t0; t1 = const 4; x1 = t1; goto t0",
            to: "t0 = const 0x80000010; t1 = const 4; x1 = t1; goto 0x80000010")
    }

    @Test("a jump to a misaligned constant traps, and what follows is unreachable")
    func misalignedJump() throws {
        try expect(
            ConstantFolding(), rewrites: "t0 = const 0x80000012; check t0; t1 = const 4; x1 = t1; goto t0",
            to: "t0 = const 0x80000012; trap instructionAddressMisaligned, 0x80000012")
    }

    @Test(
        "a decided branch goes or becomes a goto, behind which nothing is reached",
        arguments: [("eq", false), ("ne", true), ("lt", false), ("ge", true), ("ltu", true), ("geu", false)])
    func branches(_ condition: String, _ isTaken: Bool) throws {
        // 1 and -1: greater if signed, less if unsigned.
        let operands = "t0 = const 1; t1 = const -1"
        try expect(
            ConstantFolding(), rewrites: "\(operands); branch \(condition) t0, t1, 0x40; t2 = x6; goto 0x44",
            to: isTaken ? "\(operands); goto 0x40" : "\(operands); t2 = x6; goto 0x44")
    }

    @Test("a branch to a misaligned address traps if it is taken, and only then")
    func misalignedBranch() throws {
        try expect(
            ConstantFolding(), rewrites: "t0 = const 1; branch eq t0, t0, 0x42",
            to: "t0 = const 1; trap instructionAddressMisaligned, 0x42")
        try expect(
            ConstantFolding(), rewrites: "t0 = const 1; branch ne t0, t0, 0x42; goto 4", to: "t0 = const 1; goto 4")
    }

    @Test("what is not known stays")
    func unknown() throws {
        try expect(
            ConstantFolding(),
            keeps: "t0 = x6; t1 = add t0, 1; t2 = load8u [t1]; check t1; x5 = t2; branch eq t0, t1, 0x40")
    }
}
