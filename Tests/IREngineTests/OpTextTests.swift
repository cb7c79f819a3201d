import IREngine
import Testing

@Suite("Ops as text") struct OpTextTests {
    static let everyKind = """
        block 0x80000000
        @0  t0 = x6
            t1 = const -5
            t2 = t0
            x7 = sext32 t2
        @1  t5 = zext32 t1
            t6 = add t5, t0
            t7 = sub t6, 4096
            t8 = and t7, 0x80000000
            t9 = or t8, t0
            t10 = xor t9, -1
            t11 = shl t10, 63
            t12 = shr t11, t0
            t13 = sar t12, t0
            t14 = slt t13, t0
            t15 = sltu t14, 0xffffffffffffefff
            t16 = addw t15, t0
            t17 = subw t16, t0
            t18 = shlw t17, t0
            t19 = shrw t18, t0
            t20 = rorw t19, 7
            x8 = sarw t20, t0
        @2  x9 = load8s [t0]
        @3  t25 = load16s [t0 + 8]
            t26 = load32s [t0 - 2048]
            t27 = load64 [0x80010000]
            t28 = load8u [t0]
            t29 = load16u [t0 - 0x100000]
            t30 = load32u [t0 + 0x7ffff000]
            store8 [t0], t25
            store16 [0x80010008], t26
            store32 [t0 - 4], t27
            store64 [t0 + 4096], t28
            check t29
            x1 = t29
            x3 = select ltu t29, t30, t27, t28
        @4  branch geu t29, t30, 0x80000040
        """

    @Test("a block with every kind of value and effect reads back as it was written")
    func roundTrip() throws {
        let block = try OpBlock(parsing: Self.everyKind)
        #expect(block.description == Self.everyKind)
        let again = try OpBlock(parsing: block.description)
        #expect(again.allOps == block.allOps)
        #expect(again.startPC == block.startPC)
        #expect(again.instructionCount == 5)
    }

    @Test(
        "terminators read back as they were written",
        arguments: [
            "goto 0x80000010", "trap environmentCall, 0", "trap illegalInstruction, 0xffffffff",
            "t0 = x1; goto t0", "t0 = x1; t1 = x2; branch lt t0, t1, 0x10",
        ])
    func terminators(_ text: String) throws {
        #expect(try OpBlock(parsing: text).line == text)
    }

    @Test("every kind is in the texts of these tests")
    func coversEveryKind() throws {
        var kinds = Set(try OpBlock(parsing: Self.everyKind).allOps.map(\.kind))
        for text in ["goto 4", "trap breakpoint, 0", "t0 = x1; goto t0"] {
            kinds.formUnion(try OpBlock(parsing: text).allOps.map(\.kind))
        }
        #expect(Set(OpKind.allCases).subtracting(kinds) == [.nop])
    }

    @Test("x5 = add t0, 1 stands for two ops")
    func fused() throws {
        let block = try OpBlock(parsing: "t0 = x6; x5 = add t0, 1")
        #expect(block.allOps.map(\.kind) == [.get, .add, .set])
        #expect(block.line == "t0 = x6; x5 = add t0, 1")
    }

    @Test("a value with a second use keeps its name")
    func notFused() throws {
        let text = "t0 = x6; t1 = add t0, 1; x5 = t1; x7 = t1"
        #expect(try OpBlock(parsing: text).line == text)
    }

    @Test("comments, blank lines and any temp numbers are read")
    func layout() throws {
        let block = try OpBlock(parsing: "# a block\n\n  t100 = x6  # six\n\tx5=t100;;x7 = t100\n")
        #expect(block.line == "t0 = x6; x5 = t0; x7 = t0")
    }

    @Test(
        "what is wrong is told with its line",
        arguments: [
            ("t0 = x6\nx5 = t1", "line 2: error: t1 is not defined"),
            ("t0 = x6; t0 = x7", "line 1: error: t0 is defined twice"),
            ("t0 = mul x6", "line 1: error: mul defines no value"),
            ("t0 = add 1, 2", "line 1: error: expected a temp, not 1"),
            ("t0 = x32", "line 1: error: no register x32"),
            ("x40 = const 1", "line 1: error: no register x40"),
            ("t0 = const", "line 1: error: expected a number, not nothing"),
            ("t0 = const 1 2", "line 1: error: unexpected 2"),
            ("t0 = load8u t0", "line 1: error: expected [, not t0"),
            ("t0 = load8u [4", "line 1: error: expected ], not nothing"),
            ("y = const 1", "line 1: error: expected a temp or register before =, not y"),
            ("branch gt t0, t0, 4", "line 1: error: no condition gt"),
            ("trap sleepy, 0", "line 1: error: no trap cause sleepy"),
            ("jump 4", "line 1: error: no op jump"),
            ("@9999 goto 4", "line 1: error: no instruction @9999"),
        ])
    func errors(_ text: String, _ message: String) {
        #expect {
            _ = try OpBlock(parsing: text)
        } throws: {
            String(describing: $0) == message
        }
    }
}
