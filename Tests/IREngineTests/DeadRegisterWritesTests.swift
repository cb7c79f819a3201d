import IREngine
import Testing

@Suite("Dead register writes") struct DeadRegisterWritesTests {
    @Test("a write that is overwritten goes")
    func overwritten() throws {
        try expect(
            DeadRegisterWrites(), rewrites: "t0 = const 1; x5 = t0; t1 = const 2; x5 = t1; x5 = t0; goto 4",
            to: "t0 = const 1; t1 = const 2; x5 = t0; goto 4")
    }

    @Test(
        "whatever may leave the block sees registers",
        arguments: ["t2 = load8u [t0]", "store8 [t0], t0", "check t0"])
    func exits(_ op: String) throws {
        try expect(DeadRegisterWrites(), keeps: "t0 = x6; t1 = x7; x5 = t0; \(op); x5 = t1; goto 4")
    }

    @Test(
        "the end of the block sees registers",
        arguments: ["goto 4", "trap breakpoint, 0", "goto t0", "branch eq t0, t0, 64"])
    func end(_ end: String) throws {
        try expect(DeadRegisterWrites(), keeps: "t0 = x6; x5 = t0; x6 = t0; \(end)")
    }

    @Test("a read sees the register")
    func reads() throws {
        try expect(DeadRegisterWrites(), keeps: "t0 = const 1; x5 = t0; t1 = x5; x5 = add t1, 1; goto 4")
    }

    @Test("a read that nothing uses does not")
    func unusedReads() throws {
        try expect(
            DeadRegisterWrites(), rewrites: "t0 = const 1; x5 = t0; t1 = x5; x5 = add t0, 1; goto 4",
            to: "t0 = const 1; t1 = x5; x5 = add t0, 1; goto 4")
    }
}
