import GuestISA
import GuestMachine
import IREngine
import PlantedFaults
import Testing

@Suite("Optimizer") struct OptimizerTests {
    private func optimized(_ text: String, _ options: OptimizerOptions = OptimizerOptions()) throws -> String {
        let block = try OpBlock(parsing: text)
        var optimizer = Optimizer(for: block, options: options, faults: NoFault())
        optimizer.run()
        block.compact()
        return block.line
    }

    private func expect(
        _ before: String, becomes after: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let expected = try OpBlock(parsing: after).line
        #expect(try optimized(before) == expected, sourceLocation: sourceLocation)
    }

    @Test("what one pass uncovers another uses, in one walk")
    func cooperation() throws {
        // lui, addi and addiw of a register become one constant; the parts were never seen.
        try expect(
            """
            @0 x5 = const 0x12345000
            @1 t2 = x5; x5 = add t2, 0x678
            @2 t5 = x5; x5 = addw t5, 0
            @3 goto 16
            """, becomes: "@3 x5 = const 0x12345678; goto 16")
        // A copy of an xor with itself makes an address known.
        try expect(
            "@0 t0 = x6; t1 = x6; x5 = xor t0, t1; @1 t4 = x5; x7 = load8u [t4 + 64]; @2 goto 12",
            becomes: "t2 = const 0; x5 = t2; x7 = load8u [0x40]; goto 12")
    }

    @Test("auipc and jalr become a goto")
    func auipcJalr() throws {
        try expect(
            """
            @0 x1 = const 0x1000
            @1 t2 = x1; t3 = add t2, 17; t4 = and t3, -2; check t4; x1 = const 8; goto t4
            """, becomes: "@1 x1 = const 8; goto 0x1010")
    }

    @Test("registers are exact where a load can trap")
    func precise() throws {
        // x5 is written twice as the load between may trap; x8, which nothing can see between, once.
        try expect(
            """
            @0 t0 = x6; x5 = add t0, 1; x8 = add t0, 5
            @1 t4 = x5; x8 = add t4, 1
            @2 x7 = load8u [t0]
            @3 t8 = x5; x5 = add t8, 1
            @4 goto 20
            """,
            becomes: "t0 = x6; x5 = add t0, 1; t3 = add t0, 2; x8 = t3; x7 = load8u [t0]; x5 = t3; goto 20")
    }

    // If-conversion is the front end's, which has tests of its own.
    @Test("a pass that is switched off does nothing", arguments: PassName.allCases.filter { $0 != .ifConversion })
    func switches(_ pass: PassName) throws {
        let text = """
            @0 t0 = const 5; t1 = t0; x5 = t1
            @1 t3 = x5; t4 = add t3, t1; x5 = t4
            @2 t6 = x6; t7 = xor t6, t6; x7 = t7; x8 = t7; x7 = t6; t8 = add t6, t6
            t9 = addw t6, t4; x9 = addw t9, t6
            @3 t15 = slt t6, 77; x12 = t15; t17 = slt t6, 77; x13 = t17
            @4 x10 = load64 [t6]
            @5 x11 = load64 [t6]
            @6 goto 28
            """
        let unchanged = try optimized(text, OptimizerOptions().only([]))
        #expect(try optimized(text, OptimizerOptions().only([pass])) != unchanged)
        #expect(try optimized(text) != optimized(text, OptimizerOptions().without(pass)))
    }

    @Test("rewrites stop at the limit, and the last one is on record")
    func limit() throws {
        let text = "block 0x100\n@0 t0 = x6; t1 = add t0, 0; x5 = t1\n@1 t3 = x5; x7 = sub t3, 1\n@2 goto 0x10c"
        let block = try OpBlock(parsing: text)
        var free = Optimizer(for: block, options: OptimizerOptions(), faults: NoFault())
        free.run()
        let total = free.rewriteCount
        #expect(total > 4)
        #expect(free.lastRewrite == nil)
        var passes: [PassName] = []
        for limit in 0...total + 1 {
            let block = try OpBlock(parsing: text)
            var options = OptimizerOptions()
            options.rewriteLimit = limit
            var optimizer = Optimizer(for: block, options: options, faults: NoFault())
            optimizer.run()
            #expect(optimizer.rewriteCount == min(limit, total))
            if let last = optimizer.lastRewrite {
                #expect(last.number == limit)
                #expect(last.before != last.after)
                passes.append(last.pass)
                if limit == 1 {
                    #expect(last.pass == .algebraicSimplification)
                    #expect(last.pc == 0x100)
                    #expect(
                        last.description
                            == "rewrite 1, algebraic-simplification at 0x100: t1 = add t0, 0 becomes t1 = t0")
                }
            }
        }
        #expect(passes.count == Int(total))
        #expect(
            Set(passes).isSuperset(of: [.algebraicSimplification, .copyPropagation, .registerForwarding, .deadOps]))
    }

    @Test("the limit counts over blocks until the engine is reset", arguments: EngineUnderTest.allCases)
    func engineLimit(_ engine: EngineUnderTest) throws {
        let code = [Instruction(.addi, rd: 5, imm: 1), Instruction(.addi, rd: 5, rs1: 5, imm: 1), ecall]
        var counts: [UInt64] = []
        let machine = try Machine(engine)
        try machine.write(code)
        for _ in 0..<2 {
            _ = machine.run()
            counts.append(machine.rewriteCount)
            machine.engine.reset()
            #expect(machine.rewriteCount == 0)
        }
        #expect(counts[0] > 0)
        #expect(counts[0] == counts[1])
    }

    @Test("what a register held is there after it was written, pinned or not", arguments: EngineUnderTest.allCases)
    func oldValues(_ engine: EngineUnderTest) throws {
        let machine = try Machine(engine)
        // x5, x6 and x7 are in the context, x10 and x11 are pinned.
        for (a, b, spare) in [(5, 6, 7), (10, 11, 5), (5, 10, 11), (10, 5, 6)] as [(UInt8, UInt8, UInt8)] {
            try machine.write([
                Instruction(.addi, rd: spare, rs1: a), Instruction(.addi, rd: a, rs1: b),
                Instruction(.addi, rd: b, rs1: spare), Instruction(.addi, rd: spare, imm: 0), ecall,
            ])
            let outcome = machine.run([(Int(a), 123), (Int(b), 456)])
            #expect(outcome[x: Int(a)] == 456)
            #expect(outcome[x: Int(b)] == 123)
            #expect(outcome.exit == ecallExit)
        }
    }

    @Test("listings show the ops before and after each pass")
    func listing() throws {
        let machine = try Machine(.portable)
        try machine.write([
            Instruction(.addi, rd: 5, rs1: 6), Instruction(.add, rd: 7, rs1: 5, rs2: 5), Instruction(.jal, imm: 8),
        ])
        let guest = GuestBlock()
        guest.scan(Machine.codeBase, limit: 100, in: machine.memory)
        let listing = OpListing(of: guest)
        #expect(listing.stages.map(\.pass) == [nil] + PassName.allCases.map(Optional.some))
        #expect(
            listing.stages.first?.text == """
                block 0x80000000
                @0  t32 = x6
                    x5 = add t32, 0
                @1  t35 = x5
                    t36 = x5
                    x7 = add t35, t36
                @2  goto 0x80000010
                """)
        #expect(
            listing.stages.last?.text == """
                block 0x80000000
                @0  t6 = x6
                    x5 = t6
                @1  x7 = add t6, t6
                @2  goto 0x80000010
                """)
        #expect(listing.stages.first?.rewriteCount == 0)
        for stage in listing.stages { #expect(try OpBlock(parsing: stage.text).description.count > 0) }
        let faulty = OpListing(of: guest, fault: .irSimplifyXorSelf)
        #expect(faulty == listing)
    }
}

extension Machine {
    /// How many rewrites the engine has made.
    var rewriteCount: UInt64 {
        if let engine = engine as? IRPortableEngine<NoFault> { return engine.rewriteCount }
        if let engine = engine as? IRHostEngine<NoFault> { return engine.rewriteCount }
        return 0
    }
}
