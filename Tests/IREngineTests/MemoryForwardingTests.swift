import IREngine
import Testing

@Suite("Memory forwarding") struct MemoryForwardingTests {
    @Test("a load of what was loaded goes")
    func loads() throws {
        try expect(
            MemoryForwarding(), rewrites: "t0 = x6; t1 = load32s [t0 + 4]; t2 = load32s [t0 + 4]; x5 = add t1, t2",
            to: "t0 = x6; t1 = load32s [t0 + 4]; t2 = t1; x5 = add t1, t2")
    }

    @Test("a load of what was stored is the value, extended as the load does")
    func stores() throws {
        try expect(
            MemoryForwarding(),
            rewrites: "t0 = x6; t1 = x7; store64 [t0 + 8], t1; x5 = load64 [t0 + 8]",
            to: "t0 = x6; t1 = x7; store64 [t0 + 8], t1; t3 = t1; x5 = t3")
        try expect(
            MemoryForwarding(),
            rewrites: "t0 = x6; t1 = x7; store32 [t0], t1; x5 = load32s [t0]; x8 = load32u [t0]",
            to: "t0 = x6; t1 = x7; store32 [t0], t1; x5 = sext32 t1; x8 = zext32 t1")
        try expect(
            MemoryForwarding(), rewrites: "t0 = x6; t1 = x7; store8 [t0], t1; x5 = load8u [t0]",
            to: "t0 = x6; t1 = x7; store8 [t0], t1; x5 = and t1, 255")
    }

    @Test("a store relative to another value may have written there")
    func aliases() throws {
        try expect(
            MemoryForwarding(),
            keeps: "t0 = x6; t1 = x7; t2 = load64 [t0]; store64 [t1], t2; t4 = load64 [t0]; x5 = add t2, t4")
        try expect(
            MemoryForwarding(),
            keeps: """
                t0 = x6; t1 = x7; t2 = load64 [t0]; store64 [t1], t2; store64 [t0 + 64], t1
                t5 = load64 [t0]; x5 = add t2, t5
                """)
    }

    @Test("a store relative to the same value matters where it overlaps")
    func overlaps() throws {
        try expect(
            MemoryForwarding(),
            rewrites: "t0 = x6; t1 = x7; t2 = load64 [t0]; store64 [t0 + 8], t1; t4 = load64 [t0]; x5 = add t2, t4",
            to: "t0 = x6; t1 = x7; t2 = load64 [t0]; store64 [t0 + 8], t1; t4 = t2; x5 = add t2, t4")
        for store in ["store8 [t0 + 7], t1", "store16 [t0 - 1], t1", "store64 [t0 - 7], t1", "store32 [t0 + 4], t1"] {
            try expect(
                MemoryForwarding(),
                keeps: "t0 = x6; t1 = x7; t2 = load64 [t0]; \(store); t4 = load64 [t0]; x5 = add t2, t4")
        }
    }

    @Test("other widths and other places stay")
    func others() throws {
        try expect(
            MemoryForwarding(),
            keeps: "t0 = x6; t1 = x7; store64 [t0], t1; x5 = load32s [t0]; x8 = load64 [t0 + 1]; x9 = load64 [t1]")
        // The sign of a byte would take two ops.
        try expect(MemoryForwarding(), keeps: "t0 = x6; t1 = x7; store8 [t0], t1; x5 = load8s [t0]")
    }
}
