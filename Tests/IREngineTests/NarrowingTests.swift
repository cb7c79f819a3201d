import IREngine
import Testing

@Suite("Narrowing") struct NarrowingTests {
    @Test("a word that only words are made from is not extended")
    func words() throws {
        try expect(
            Narrowing(), rewrites: "t0 = x6; t1 = addw t0, 1; t2 = subw t1, t0; x5 = addw t2, t0; goto 4",
            to: "t0 = x6; t1 = add t0, 1; t2 = sub t1, t0; x5 = addw t2, t0; goto 4")
        try expect(
            Narrowing(), rewrites: "t0 = x6; t1 = shlw t0, 33; t2 = xor t1, t0; x5 = sext32 t2; goto 4",
            to: "t0 = x6; t1 = shl t0, 1; t2 = xor t1, t0; x5 = sext32 t2; goto 4")
    }

    @Test("extensions go where a narrow store takes the value")
    func stores() throws {
        for store in ["store8", "store16", "store32"] {
            try expect(
                Narrowing(), rewrites: "t0 = x6; t1 = sext32 t0; t2 = zext32 t1; \(store) [t0], t2; goto 4",
                to: "t0 = x6; t1 = t0; t2 = t1; \(store) [t0], t2; goto 4")
        }
        try expect(Narrowing(), keeps: "t0 = x6; t1 = addw t0, 1; store64 [t0], t1; goto 4")
    }

    @Test(
        "what reads upper halves gets them",
        arguments: [
            "x5 = t1", "x5 = slt t1, t0", "x5 = shr t1, 1", "x5 = sar t0, t1", "x5 = load8u [t1]", "store8 [t1], t0",
            "t2 = add t1, t0; x5 = t2", "branch eq t1, t0, 64",
        ])
    func upperHalves(_ reader: String) throws {
        try expect(Narrowing(), keeps: "t0 = x6; t1 = addw t0, 1; \(reader); goto 4")
    }

    @Test("a value is extended if one of its readers needs that")
    func severalReaders() throws {
        try expect(Narrowing(), keeps: "t0 = x6; t1 = addw t0, 1; x5 = sltu t1, t0; x7 = addw t1, t0; goto 4")
    }

    @Test("a word shifted by a value keeps its own shift, which takes five bits of the amount")
    func shifts() throws {
        try expect(Narrowing(), keeps: "t0 = x6; t1 = shlw t0, t0; x5 = addw t1, t0; goto 4")
    }
}
