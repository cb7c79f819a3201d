import IREngine
import Testing

@Suite("Register forwarding") struct RegisterForwardingTests {
    @Test("a register is read once")
    func reads() throws {
        try expect(
            RegisterForwarding(), rewrites: "t0 = x6; t1 = x6; x5 = add t0, t1",
            to: "t0 = x6; t1 = t0; x5 = add t0, t1")
    }

    @Test("a register that was written is not read")
    func writes() throws {
        try expect(
            RegisterForwarding(), rewrites: "t0 = x6; t1 = add t0, 1; x6 = t1; t3 = x6; x5 = add t3, t0",
            to: "t0 = x6; t1 = add t0, 1; x6 = t1; t3 = t1; x5 = add t3, t0")
    }

    @Test("the last of several writes counts")
    func lastWrite() throws {
        try expect(
            RegisterForwarding(), rewrites: "t0 = const 1; t1 = const 2; x6 = t0; x6 = t1; t4 = x6; x5 = t4",
            to: "t0 = const 1; t1 = const 2; x6 = t0; x6 = t1; t4 = t1; x5 = t4")
    }

    @Test("a write of the value that the register holds goes")
    func redundantWrites() throws {
        try expect(RegisterForwarding(), rewrites: "t0 = x6; x6 = t0; x5 = t0; x5 = t0", to: "t0 = x6; x5 = t0")
    }

    @Test("a write of an older value stays")
    func olderValue() throws {
        try expect(RegisterForwarding(), keeps: "t0 = x6; t1 = add t0, 1; x6 = t1; x6 = t0; x7 = t1")
    }

    @Test("stores to memory do not change registers")
    func memory() throws {
        try expect(
            RegisterForwarding(), rewrites: "t0 = x6; store64 [t0], t0; t1 = x6; x5 = t1",
            to: "t0 = x6; store64 [t0], t0; t1 = t0; x5 = t1")
    }
}
