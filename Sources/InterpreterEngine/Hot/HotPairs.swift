import GuestISA

/// Pairs of instructions that one handler of the hot tier executes: half the jumps between handlers.
///
/// A pair's entry is the first one's; the second keeps its own, for whoever jumps there and for what the pair's handler
/// reads from it.
extension HotStep {
    /// Does what the first instruction computes; the result is the step of the second.
    @inline(__always)
    func compute(_ work: (HotStep) -> Void) -> HotStep {
        work(self)
        return following
    }

    /// Goes on after an access, or leaves it to the cold tier.
    @inline(__always)
    func access(_ work: (HotStep) -> Bool) { finish(work(self)) }

    /// The same with the second instruction of a pair.
    @inline(__always)
    func access(_ work: (HotStep) -> Bool, then second: (HotStep) -> Void) {
        if work(self) { second(following) } else { leave() }
    }
}

/// Which pairs there are: those that the loops of `Corpus/programs` execute most.
enum HotPairs {
    /// The handler of two opcodes in a row, or nil.
    static func handler(_ first: Opcode, _ second: Opcode) -> Handler? {
        let bits = table[Int(first.rawValue) * Opcode.allCases.count + Int(second.rawValue)]
        return bits == 0 ? nil : unsafeBitCast(bits, to: Handler.self)
    }

    /// Every handler's address at the place of its opcodes, or 0.
    private static let table: [UInt] = {
        var table = [UInt](repeating: 0, count: Opcode.allCases.count * Opcode.allCases.count)
        for (first, second, handler) in list {
            table[Int(first.rawValue) * Opcode.allCases.count + Int(second.rawValue)] =
                unsafeBitCast(handler, to: UInt.self)
        }
        return table
    }()

    private static var list: [(Opcode, Opcode, Handler)] {
        [
            (.addi, .addi, hotAddiAddi),
            (.addi, .add, hotAddiAdd),
            (.addi, .xor, hotAddiXor),
            (.addi, .addiw, hotAddiAddiw),
            (.add, .add, hotAddAdd),
            (.add, .addi, hotAddAddi),
            (.add, .slli, hotAddSlli),
            (.slli, .add, hotSlliAdd),
            (.slli, .srli, hotSlliSrli),
            (.andi, .srli, hotAndiSrli),
            (.andi, .slli, hotAndiSlli),
            (.srli, .srli, hotSrliSrli),
            (.slliw, .srliw, hotSlliwSrliw),
            (.srliw, .slliw, hotSrliwSlliw),
            (.srliw, .or, hotSrliwOr),
            (.xor, .andi, hotXorAndi),
            (.xor, .addiw, hotXorAddiw),
            (.xor, .addw, hotXorAddw),
            (.or, .or, hotOrOr),
            (.or, .slliw, hotOrSlliw),
            (.addiw, .addiw, hotAddiwAddiw),
            (.addiw, .addi, hotAddiwAddi),
            (.addiw, .add, hotAddiwAdd),
            (.addw, .addw, hotAddwAddw),
            (.addw, .xor, hotAddwXor),
            (.lbu, .addi, hotLbuAddi),
            (.lbu, .addiw, hotLbuAddiw),
            (.ld, .addi, hotLdAddi),
            (.lw, .xor, hotLwXor),
            (.ld, .ld, hotLdLd),
            (.addi, .lbu, hotAddiLbu),
            (.addi, .ld, hotAddiLd),
            (.addi, .lw, hotAddiLw),
            (.add, .lw, hotAddLw),
            (.add, .lbu, hotAddLbu),
            (.add, .ld, hotAddLd),
            (.sd, .sd, hotSdSd),
            (.sb, .sb, hotSbSb),
            (.sd, .addi, hotSdAddi),
            (.sb, .add, hotSbAdd),
            (.sb, .addi, hotSbAddi),
            (.addi, .sb, hotAddiSb),
            (.addi, .sd, hotAddiSd),
            (.addi, .sw, hotAddiSw),
            (.addi, .beq, hotAddiBeq),
            (.addi, .bne, hotAddiBne),
            (.addi, .bltu, hotAddiBltu),
            (.addi, .blt, hotAddiBlt),
            (.addi, .bge, hotAddiBge),
            (.addiw, .bne, hotAddiwBne),
            (.add, .bltu, hotAddBltu),
            (.add, .bne, hotAddBne),
            (.srli, .beq, hotSrliBeq),
            (.slli, .bne, hotSlliBne),
            (.andi, .beq, hotAndiBeq),
            (.andi, .bne, hotAndiBne),
            (.lbu, .beq, hotLbuBeq),
            (.lbu, .bne, hotLbuBne),
            (.ld, .bne, hotLdBne),
            (.sb, .bne, hotSbBne),
            (.sd, .bne, hotSdBne),
            (.slli, .bge, hotSlliBge),
        ]
    }
}
