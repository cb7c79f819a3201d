// Both instructions compute.

@c func hotAddiAddi(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.immediate(Meaning.add) }.then { $0.immediate(Meaning.add) }
}

@c func hotAddiAdd(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.immediate(Meaning.add) }.then { $0.register(Meaning.add) }
}

@c func hotAddiXor(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.immediate(Meaning.add) }.then { $0.register(Meaning.xor) }
}

@c func hotAddiAddiw(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.immediate(Meaning.add) }.then { $0.immediate(Meaning.addw) }
}

@c func hotAddAdd(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.register(Meaning.add) }.then { $0.register(Meaning.add) }
}

@c func hotAddAddi(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.register(Meaning.add) }.then { $0.immediate(Meaning.add) }
}

@c func hotAddSlli(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.register(Meaning.add) }.then { $0.immediate(Meaning.sll) }
}

@c func hotSlliAdd(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.immediate(Meaning.sll) }.then { $0.register(Meaning.add) }
}

@c func hotSlliSrli(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.immediate(Meaning.sll) }.then { $0.immediate(Meaning.srl) }
}

@c func hotAndiSrli(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.immediate(Meaning.and) }.then { $0.immediate(Meaning.srl) }
}

@c func hotAndiSlli(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.immediate(Meaning.and) }.then { $0.immediate(Meaning.sll) }
}

@c func hotSrliSrli(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.immediate(Meaning.srl) }.then { $0.immediate(Meaning.srl) }
}

@c func hotSlliwSrliw(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.immediate(Meaning.sllw) }.then { $0.immediate(Meaning.srlw) }
}

@c func hotSrliwSlliw(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.immediate(Meaning.srlw) }.then { $0.immediate(Meaning.sllw) }
}

@c func hotSrliwOr(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.immediate(Meaning.srlw) }.then { $0.register(Meaning.or) }
}

@c func hotXorAndi(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.register(Meaning.xor) }.then { $0.immediate(Meaning.and) }
}

@c func hotXorAddiw(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.register(Meaning.xor) }.then { $0.immediate(Meaning.addw) }
}

@c func hotXorAddw(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.register(Meaning.xor) }.then { $0.register(Meaning.addw) }
}

@c func hotOrOr(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.register(Meaning.or) }.then { $0.register(Meaning.or) }
}

@c func hotOrSlliw(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.register(Meaning.or) }.then { $0.immediate(Meaning.sllw) }
}

@c func hotAddiwAddiw(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.immediate(Meaning.addw) }.then { $0.immediate(Meaning.addw) }
}

@c func hotAddiwAddi(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.immediate(Meaning.addw) }.then { $0.immediate(Meaning.add) }
}

@c func hotAddiwAdd(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.immediate(Meaning.addw) }.then { $0.register(Meaning.add) }
}

@c func hotAddwAddw(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.register(Meaning.addw) }.then { $0.register(Meaning.addw) }
}

@c func hotAddwXor(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.register(Meaning.addw) }.then { $0.register(Meaning.xor) }
}
