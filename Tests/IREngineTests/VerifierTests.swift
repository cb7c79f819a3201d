import IREngine
import Testing

@Suite("Verifier") struct VerifierTests {
    private func error(in text: String, instructionCount: Int? = nil) throws -> String? {
        let block = try OpBlock(parsing: text)
        if let instructionCount { block.instructionCount = instructionCount }
        return Verifier().firstError(in: block)?.description
    }

    /// The error in a block of two constants, `op`, and a `goto`.
    private func error(of op: Op) -> String? {
        let block = OpBlock()
        block.begin(at: 0)
        block.append(Op(.const))
        block.append(Op(.const))
        block.append(op)
        if !op.kind.isTerminator { block.append(Op(.goto, imm: 4)) }
        block.instructionCount = 1
        return Verifier().firstError(in: block)?.description
    }

    @Test("a well-formed block is accepted")
    func accepts() throws {
        #expect(try error(in: "@0 t0 = x6; t1 = load8u [t0]; x5 = t1; @1 x6 = add t1, t0; @2 goto 0x10") == nil)
        #expect(error(of: .nop) == nil)
        #expect(error(of: Op(.branch, a: 0, b: 1, imm: 8)) == nil)
    }

    @Test("an operand must be defined before it is read")
    func order() {
        #expect(error(of: Op(.copy, a: 2)) == "op 2: operand t2 is not defined before it")
        #expect(error(of: Op(.add, a: 0, b: 3)) == "op 2: operand t3 is not defined before it")
    }

    @Test("an operand must be a value, and one that has not been removed")
    func removed() {
        let block = OpBlock()
        block.begin(at: 0)
        block.append(.nop)
        block.append(Op(.set, detail: 5, a: 0))
        #expect(Verifier().firstError(in: block)?.description == "op 1: operand t0 is not defined before it")
        block.begin(at: 0)
        block.append(Op(.const))
        block.append(Op(.set, detail: 5, a: 0))
        block.append(Op(.set, detail: 6, a: 1))
        #expect(Verifier().firstError(in: block)?.description == "op 2: operand t1 is not defined before it")
    }

    @Test("each kind takes exactly its operands", arguments: OpKind.allCases.filter { $0 != .nop })
    func operands(_ kind: OpKind) {
        let isSource = [.const, .get, .goto, .trap].contains(kind)
        let isAccess = kind.isLoad || kind.isStore
        let takesSecond = kind.isBinary || kind.isStore || kind == .branch || kind == .select
        let detail: UInt8 = kind == .get || kind == .set ? 5 : 0

        let withBoth = error(of: Op(kind, detail: detail, a: 0, b: 0))
        let withFirst = error(of: Op(kind, detail: detail, a: 0))
        let withNone = error(of: Op(kind, detail: detail))
        let withSecond = error(of: Op(kind, detail: detail, b: 0))
        if isSource {
            #expect(withFirst == "op 2: \(kind) takes no first operand")
            #expect(withSecond == "op 2: \(kind) takes no second operand")
            #expect(withNone == nil)
        } else {
            #expect(withNone == (isAccess ? nil : "op 2: \(kind) lacks its first operand") || kind.isStore)
            #expect(withBoth == (takesSecond ? nil : "op 2: \(kind) takes no second operand"))
        }
        if kind.isStore || kind == .branch { #expect(withFirst == "op 2: \(kind) lacks its second operand") }
        if kind.isStore { #expect(withSecond == nil) }
    }

    @Test("x0 and registers beyond x31 are neither read nor written")
    func registers() {
        #expect(error(of: Op(.get, detail: 0)) == "op 2: get of x0")
        #expect(error(of: Op(.set, detail: 0, a: 1)) == "op 2: set of x0")
        #expect(error(of: Op(.get, detail: 32)) == "op 2: get of x32")
    }

    @Test("conditions, causes and targets are checked")
    func details() {
        #expect(error(of: Op(.branch, detail: 6, a: 0, b: 0)) == "op 2: no condition 6")
        #expect(error(of: Op(.branch, a: 0, b: 0, imm: 5)) == "op 2: branch to an odd address")
        #expect(error(of: Op(.trap, detail: 4)) == "op 2: no trap cause 4")
        #expect(error(of: Op(.goto, imm: 2)) == "op 2: goto an address that is not a multiple of four")
    }

    @Test("there is one terminator, at the end")
    func terminator() throws {
        #expect(try error(in: "t0 = x6; x5 = t0") == "op 2: no terminator")
        #expect(try error(in: "goto 4; t0 = x6") == "op 1: follows the terminator, op 0")
        #expect(try error(in: "goto 4; goto 8") == "op 1: follows the terminator, op 0")
    }

    @Test("instructions stay below their count and do not go back")
    func instructions() throws {
        #expect(try error(in: "@0 goto 4", instructionCount: 2) == nil)
        #expect(try error(in: "@2 goto 4", instructionCount: 2) == "op 1: ends with instruction 2 of 2")
        #expect(try error(in: "@1 t0 = x6; @0 goto 4") == "op 1: instruction 0 comes after 1")
    }

    @Test(
        "no instruction writes a register and can trap after that",
        arguments: [
            "t1 = load8u [t0]; goto 4", "store8 [t0], t0; goto 4", "check t0; goto 4", "branch eq t0, t0, 6; goto 4",
            "trap breakpoint, 0",
        ])
    func preciseState(_ rest: String) throws {
        let expected = "op 2: can trap after its instruction wrote a register"
        #expect(try error(in: "@0 t0 = x6; x5 = t0; \(rest)") == expected)
        #expect(try error(in: "@0 t0 = x6; x5 = t0; @1 \(rest)") == nil)
    }
}
