import IREngine
import Testing

@Suite("Algebraic simplification") struct AlgebraicSimplificationTests {
    @Test(
        "identities with an immediate",
        arguments: [
            ("add t0, 0", "t0"), ("sub t0, 0", "add t0, 0"), ("sub t0, 5", "add t0, -5"), ("or t0, 0", "t0"),
            ("or t0, -1", "const -1"), ("xor t0, 0", "t0"), ("and t0, 0", "const 0"), ("and t0, -1", "t0"),
            ("and t0, 0xffffffff", "zext32 t0"), ("shl t0, 0", "t0"), ("shr t0, 64", "t0"), ("sar t0, 128", "t0"),
            ("addw t0, 0", "sext32 t0"), ("addw t0, 0x100000000", "sext32 t0"), ("subw t0, 7", "addw t0, -7"),
            ("shlw t0, 0", "sext32 t0"), ("shrw t0, 32", "sext32 t0"), ("sarw t0, 0", "sext32 t0"),
            ("slt t0, 0x8000000000000000", "const 0"), ("sltu t0, 0", "const 0"),
        ])
    func immediates(_ before: String, _ after: String) throws {
        try expect(
            AlgebraicSimplification(), rewrites: "t0 = x6; t1 = \(before); x5 = t1; x7 = t1",
            to: "t0 = x6; t1 = \(after); x5 = t1; x7 = t1")
    }

    @Test(
        "identities of a value with itself",
        arguments: [
            ("and", "t0"), ("or", "t0"), ("xor", "const 0"), ("sub", "const 0"), ("subw", "const 0"),
            ("slt", "const 0"), ("sltu", "const 0"),
        ])
    func itself(_ name: String, _ after: String) throws {
        try expect(
            AlgebraicSimplification(), rewrites: "t0 = x6; t1 = \(name) t0, t0; x5 = t1; x7 = t1",
            to: "t0 = x6; t1 = \(after); x5 = t1; x7 = t1")
    }

    @Test(
        "two immediates join",
        arguments: [
            ("add t0, 12", "add t1, 4", "add t0, 16"), ("and t0, 0xff0", "and t1, 0xff", "and t0, 240"),
            ("or t0, 3", "or t1, 4", "or t0, 7"), ("xor t0, 3", "xor t1, 1", "xor t0, 2"),
            ("addw t0, 12", "addw t1, 4", "addw t0, 16"), ("add t0, 12", "addw t1, 4", "addw t0, 16"),
        ])
    func joins(_ first: String, _ second: String, _ joined: String) throws {
        try expect(
            AlgebraicSimplification(), rewrites: "t0 = x6; t1 = \(first); x5 = \(second)",
            to: "t0 = x6; t1 = \(first); x5 = \(joined)")
    }

    @Test("a 64-bit add does not join a 32-bit one")
    func doesNotJoin() throws {
        try expect(AlgebraicSimplification(), keeps: "t0 = x6; t1 = addw t0, 12; x5 = add t1, 4")
    }

    @Test("shift pairs that extend a word become one op")
    func shiftPairs() throws {
        try expect(
            AlgebraicSimplification(), rewrites: "t0 = x6; t1 = shl t0, 32; x5 = shr t1, 32",
            to: "t0 = x6; t1 = shl t0, 32; x5 = zext32 t0")
        try expect(
            AlgebraicSimplification(), rewrites: "t0 = x6; t1 = shl t0, 32; x5 = sar t1, 32",
            to: "t0 = x6; t1 = shl t0, 32; x5 = sext32 t0")
        try expect(AlgebraicSimplification(), keeps: "t0 = x6; t1 = shl t0, 32; x5 = shr t1, 31")
        try expect(AlgebraicSimplification(), keeps: "t0 = x6; t1 = shr t0, 32; x5 = shl t1, 32")
    }

    @Test(
        "what is sign-extended already is not extended again",
        arguments: [
            "addw t0, 1", "subw t0, t9", "shlw t0, 3", "shrw t0, 1", "sarw t0, 1", "slt t0, 3", "sltu t0, 3",
            "load8s [t0]", "load16s [t0]", "load32s [t0]", "load8u [t0]", "load16u [t0]", "and t0, 0x7fffffff",
            "shr t0, 33", "sar t0, 32", "const 0xffffffff80000000",
        ])
    func signExtended(_ value: String) throws {
        try expect(
            AlgebraicSimplification(), rewrites: "t9 = x7; t0 = x6; t1 = \(value); t2 = sext32 t1; x5 = t2; x7 = t2",
            to: "t9 = x7; t0 = x6; t1 = \(value); t2 = t1; x5 = t2; x7 = t2")
    }

    @Test(
        "what may not be sign-extended is",
        arguments: [
            "load32u [t0]", "load64 [t0]", "and t0, 0x80000000", "shr t0, 32", "sar t0, 31", "add t0, 1",
            "const 0x80000000",
        ])
    func notSignExtended(_ value: String) throws {
        try expect(AlgebraicSimplification(), keeps: "t0 = x6; t1 = \(value); x5 = sext32 t1; x7 = t1")
    }

    @Test(
        "what is zero-extended already is not extended again",
        arguments: [
            "load8u [t0]", "load16u [t0]", "load32u [t0]", "slt t0, 3", "and t0, 0x80000000", "shr t0, 32",
            "const 0xffffffff",
        ])
    func zeroExtended(_ value: String) throws {
        try expect(
            AlgebraicSimplification(), rewrites: "t0 = x6; t1 = \(value); t2 = zext32 t1; x5 = t2; x7 = t2",
            to: "t0 = x6; t1 = \(value); t2 = t1; x5 = t2; x7 = t2")
    }

    @Test(
        "what may not be zero-extended is",
        arguments: ["load8s [t0]", "load32s [t0]", "addw t0, 1", "and t0, -2", "shr t0, 31", "const 0x100000000"])
    func notZeroExtended(_ value: String) throws {
        try expect(AlgebraicSimplification(), keeps: "t0 = x6; t1 = \(value); x5 = zext32 t1; x7 = t1")
    }

    @Test("word ops and extensions read through extensions of their operands")
    func narrowed() throws {
        try expect(
            AlgebraicSimplification(),
            rewrites: "t0 = x6; t9 = x7; t1 = zext32 t0; t2 = sext32 t9; x5 = subw t1, t2; x7 = t1; x8 = t2",
            to: "t0 = x6; t9 = x7; t1 = zext32 t0; t2 = sext32 t9; x5 = subw t0, t9; x7 = t1; x8 = t2")
        try expect(
            AlgebraicSimplification(), rewrites: "t0 = x6; t1 = sext32 t0; x5 = sarw t1, 3; x8 = zext32 t1; x7 = t1",
            to: "t0 = x6; t1 = sext32 t0; x5 = sarw t0, 3; x8 = zext32 t0; x7 = t1")
    }

    @Test("accesses take constants of their base into the displacement")
    func addresses() throws {
        try expect(
            AlgebraicSimplification(), rewrites: "t0 = x6; t1 = add t0, 16; t2 = load64 [t1 + 8]; store8 [t1 - 16], t2",
            to: "t0 = x6; t1 = add t0, 16; t2 = load64 [t0 + 24]; store8 [t0], t2")
    }

    @Test("two shifts that give all bits of a word are a rotation")
    func rotations() throws {
        try expect(
            AlgebraicSimplification(), rewrites: "t0 = x6; t1 = shrw t0, 7; t2 = shlw t0, 25; x5 = or t1, t2",
            to: "t0 = x6; t1 = shrw t0, 7; t2 = shlw t0, 25; x5 = rorw t0, 7")
        try expect(
            AlgebraicSimplification(), rewrites: "t0 = x6; t1 = shlw t0, 31; t2 = shrw t0, 1; x5 = or t1, t2",
            to: "t0 = x6; t1 = shlw t0, 31; t2 = shrw t0, 1; x5 = rorw t0, 1")
        for shifts in [
            "t1 = shrw t0, 7; t2 = shlw t0, 24", "t1 = shrw t0, 7; t2 = shlw t1, 25",
            "t1 = sarw t0, 7; t2 = shlw t0, 25", "t1 = shrw t0, 7; t2 = shl t0, 25",
        ] {
            try expect(AlgebraicSimplification(), keeps: "t0 = x6; \(shifts); x5 = or t1, t2")
        }
    }

    @Test("bits combined of words with their signs are such words")
    func combinedWords() throws {
        try expect(
            AlgebraicSimplification(),
            rewrites: "t0 = x6; t1 = load32s [t0]; t2 = shrw t0, 8; t3 = xor t1, t2; t4 = and t3, -16; x5 = sext32 t4",
            to: "t0 = x6; t1 = load32s [t0]; t2 = shrw t0, 8; t3 = xor t1, t2; t4 = and t3, -16; t5 = t4; x5 = t5")
        try expect(
            AlgebraicSimplification(),
            keeps: "t0 = x6; t1 = load32u [t0]; t2 = shrw t0, 8; t3 = xor t1, t2; x5 = sext32 t3")
        try expect(
            AlgebraicSimplification(), keeps: "t0 = x6; t1 = load32s [t0]; t2 = or t1, 0x80000000; x5 = sext32 t2")
    }

    @Test("a branch on the result of a comparison compares")
    func comparisons() throws {
        let zero = "t0 = x6; t1 = x7; t2 = const 0"
        for (condition, op, result) in [
            ("ne", "slt", "lt"), ("eq", "slt", "ge"), ("ne", "sltu", "ltu"), ("eq", "sltu", "geu"), ("eq", "sub", "eq"),
            ("ne", "xor", "ne"),
        ] {
            try expect(
                AlgebraicSimplification(),
                rewrites: "\(zero); t3 = \(op) t0, t1; branch \(condition) t3, t2, 64; goto 4",
                to: "\(zero); t3 = \(op) t0, t1; branch \(result) t0, t1, 64; goto 4")
        }
        try expect(AlgebraicSimplification(), keeps: "\(zero); t3 = slt t0, t1; branch lt t3, t2, 64; goto 4")
        try expect(AlgebraicSimplification(), keeps: "\(zero); t3 = slt t0, t1; branch ne t3, t1, 64; goto 4")
        try expect(AlgebraicSimplification(), keeps: "\(zero); t3 = addw t0, t1; branch ne t3, t2, 64; goto 4")
    }

    @Test("a branch that compares a value with itself is decided")
    func branches() throws {
        try expect(
            AlgebraicSimplification(), rewrites: "t0 = x6; branch geu t0, t0, 64; goto 4", to: "t0 = x6; goto 64")
        try expect(AlgebraicSimplification(), rewrites: "t0 = x6; branch lt t0, t0, 64; goto 4", to: "t0 = x6; goto 4")
    }

    @Test("other ops stay")
    func others() throws {
        try expect(
            AlgebraicSimplification(),
            keeps: """
                t0 = x6; t1 = x7; t2 = add t0, t0; t3 = add t2, t1; t4 = xor t3, t0; t5 = shl t4, t4
                t6 = slt t0, 1; t7 = sltu t0, 1; t8 = shlw t0, 31; t9 = addw t0, t1; t10 = or t0, 1
                """)
    }
}
