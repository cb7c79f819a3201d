import IREngine
import Testing

@Suite("Dead ops") struct DeadOpsTests {
    @Test("values that nothing reads go, and then what only they read")
    func unread() throws {
        try expect(
            DeadOps(), rewrites: "t0 = x6; t1 = const 3; t2 = add t0, t1; t3 = shl t2, 1; x5 = t0; goto 4",
            to: "t0 = x6; x5 = t0; goto 4")
    }

    @Test("what can trap, writes or ends the block stays")
    func effects() throws {
        try expect(
            DeadOps(), keeps: "t0 = x6; t1 = load8u [t0]; t2 = add t0, 1; store8 [t0], t2; check t0; x5 = t2; goto 4")
    }

    @Test("what the end of the block reads stays")
    func terminators() throws {
        try expect(DeadOps(), keeps: "t0 = x6; t1 = x7; branch eq t0, t1, 64")
        try expect(DeadOps(), keeps: "t0 = x6; t1 = and t0, -2; goto t1")
    }
}
