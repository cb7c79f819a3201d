/// Instructions of the hot tier that compute.
extension HotStep {
    /// Computes rd from rs1 and rs2.
    @inline(__always)
    func register(_ meaning: (UInt64, UInt64) -> UInt64) { x[a] = meaning(rs1, rs2) }

    /// Computes rd from rs1 and the immediate.
    @inline(__always)
    func immediate(_ meaning: (UInt64, UInt64) -> UInt64) { x[a] = meaning(rs1, immediate) }

    /// Does `work` and goes on.
    @inline(__always)
    func then(_ work: (HotStep) -> Void) {
        work(self)
        next()
    }
}

@c func hotAdd(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).then { $0.register(Meaning.add) }
}

@c func hotSub(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).then { $0.register(Meaning.sub) }
}

@c func hotSll(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).then { $0.register(Meaning.sll) }
}

@c func hotSlt(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).then { $0.register(Meaning.slt) }
}

@c func hotSltu(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).then { $0.register(Meaning.sltu) }
}

@c func hotXor(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).then { $0.register(Meaning.xor) }
}

@c func hotSrl(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).then { $0.register(Meaning.srl) }
}

@c func hotSra(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).then { $0.register(Meaning.sra) }
}

@c func hotOr(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).then { $0.register(Meaning.or) }
}

@c func hotAnd(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).then { $0.register(Meaning.and) }
}

@c func hotAddw(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).then { $0.register(Meaning.addw) }
}

@c func hotSubw(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).then { $0.register(Meaning.subw) }
}

@c func hotSllw(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).then { $0.register(Meaning.sllw) }
}

@c func hotSrlw(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).then { $0.register(Meaning.srlw) }
}

@c func hotSraw(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).then { $0.register(Meaning.sraw) }
}

@c func hotAddi(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).then { $0.immediate(Meaning.add) }
}

@c func hotSlti(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).then { $0.immediate(Meaning.slt) }
}

@c func hotSltiu(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).then { $0.immediate(Meaning.sltu) }
}

@c func hotXori(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).then { $0.immediate(Meaning.xor) }
}

@c func hotOri(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).then { $0.immediate(Meaning.or) }
}

@c func hotAndi(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).then { $0.immediate(Meaning.and) }
}

@c func hotSlli(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).then { $0.immediate(Meaning.sll) }
}

@c func hotSrli(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).then { $0.immediate(Meaning.srl) }
}

@c func hotSrai(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).then { $0.immediate(Meaning.sra) }
}

@c func hotAddiw(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).then { $0.immediate(Meaning.addw) }
}

@c func hotSlliw(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).then { $0.immediate(Meaning.sllw) }
}

@c func hotSrliw(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).then { $0.immediate(Meaning.srlw) }
}

@c func hotSraiw(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).then { $0.immediate(Meaning.sraw) }
}

@c func hotLui(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).then { $0.x[$0.a] = $0.immediate }
}

@c func hotAuipc(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).then { $0.x[$0.a] = $0.pc &+ $0.immediate }
}

/// FENCE and FENCE.I: one hart whose fetches see every store has nothing to order.
@c func hotFence(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).next()
}
