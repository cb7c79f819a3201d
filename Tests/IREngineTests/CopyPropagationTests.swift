import IREngine
import Testing

@Suite("Copy propagation") struct CopyPropagationTests {
    @Test("operands name the value, not its copy")
    func operands() throws {
        try expect(
            CopyPropagation(), rewrites: "t0 = x6; t1 = t0; x5 = add t1, t1; store8 [t1 + 4], t1",
            to: "t0 = x6; t1 = t0; x5 = add t0, t0; store8 [t0 + 4], t0")
    }

    @Test("chains of copies end at the value")
    func chains() throws {
        try expect(
            CopyPropagation(), rewrites: "t0 = x6; t1 = t0; t2 = t1; x5 = t2",
            to: "t0 = x6; t1 = t0; t2 = t0; x5 = t0")
    }

    @Test("a read of a guest register is not a copy: the register may have changed since")
    func reads() throws {
        try expect(CopyPropagation(), keeps: "t0 = x6; t1 = add t0, 1; x6 = t1; t2 = x6; x5 = add t2, t0")
    }
}
