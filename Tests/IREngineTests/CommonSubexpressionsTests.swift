import IREngine
import Testing

@Suite("Common subexpressions") struct CommonSubexpressionsTests {
    @Test("what is computed again is computed once")
    func again() throws {
        try expect(
            CommonSubexpressions(),
            rewrites:
                "t0 = x6; t1 = x7; t2 = sub t0, t1; t3 = sub t0, t1; t4 = shl t0, 3; t5 = shl t0, 3; x5 = t3; x8 = t5",
            to: "t0 = x6; t1 = x7; t2 = sub t0, t1; t3 = t2; t4 = shl t0, 3; t5 = t4; x5 = t3; x8 = t5")
    }

    @Test("operands may be exchanged where that makes no difference")
    func exchanged() throws {
        try expect(
            CommonSubexpressions(), rewrites: "t0 = x6; t1 = x7; t2 = add t0, t1; t3 = add t1, t0; x5 = t2; x8 = t3",
            to: "t0 = x6; t1 = x7; t2 = add t0, t1; t3 = t2; x5 = t2; x8 = t3")
        try expect(
            CommonSubexpressions(), keeps: "t0 = x6; t1 = x7; t2 = sub t0, t1; t3 = sub t1, t0; x5 = t2; x8 = t3")
    }

    @Test("another immediate, kind or operand is another value")
    func different() throws {
        try expect(
            CommonSubexpressions(),
            keeps:
                "t0 = x6; t1 = add t0, 1; t2 = add t0, 65; t3 = addw t0, 1; t4 = add t1, 1; x5 = t2; x7 = t3; x8 = t4")
    }
}
