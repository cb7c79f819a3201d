// One of the two, or both, access memory.

@c func hotLbuAddi(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).access({ $0.load { (value: UInt8) in Meaning.zeroExtended(value) } }) {
        $0.then { $0.immediate(Meaning.add) }
    }
}

@c func hotLbuAddiw(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).access({ $0.load { (value: UInt8) in Meaning.zeroExtended(value) } }) {
        $0.then { $0.immediate(Meaning.addw) }
    }
}

@c func hotLdAddi(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).access({ $0.load { (value: UInt64) in Meaning.zeroExtended(value) } }) {
        $0.then { $0.immediate(Meaning.add) }
    }
}

@c func hotLwXor(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).access({ $0.load { (value: UInt32) in Meaning.signExtended(value) } }) {
        $0.then { $0.register(Meaning.xor) }
    }
}

@c func hotLdLd(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).access({ $0.load { (value: UInt64) in Meaning.zeroExtended(value) } }) {
        $0.access { $0.load { (value: UInt64) in Meaning.zeroExtended(value) } }
    }
}

@c func hotAddiLbu(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.immediate(Meaning.add) }.access {
        $0.load { (value: UInt8) in Meaning.zeroExtended(value) }
    }
}

@c func hotAddiLd(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.immediate(Meaning.add) }.access {
        $0.load { (value: UInt64) in Meaning.zeroExtended(value) }
    }
}

@c func hotAddiLw(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.immediate(Meaning.add) }.access {
        $0.load { (value: UInt32) in Meaning.signExtended(value) }
    }
}

@c func hotAddLw(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.register(Meaning.add) }.access {
        $0.load { (value: UInt32) in Meaning.signExtended(value) }
    }
}

@c func hotAddLbu(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.register(Meaning.add) }.access {
        $0.load { (value: UInt8) in Meaning.zeroExtended(value) }
    }
}

@c func hotAddLd(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.register(Meaning.add) }.access {
        $0.load { (value: UInt64) in Meaning.zeroExtended(value) }
    }
}

@c func hotSdSd(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).access({ $0.store(UInt64.self) }) { $0.access { $0.store(UInt64.self) } }
}

@c func hotSbSb(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).access({ $0.store(UInt8.self) }) { $0.access { $0.store(UInt8.self) } }
}

@c func hotSdAddi(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).access({ $0.store(UInt64.self) }) { $0.then { $0.immediate(Meaning.add) } }
}

@c func hotSbAdd(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).access({ $0.store(UInt8.self) }) { $0.then { $0.register(Meaning.add) } }
}

@c func hotSbAddi(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).access({ $0.store(UInt8.self) }) { $0.then { $0.immediate(Meaning.add) } }
}

@c func hotAddiSb(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.immediate(Meaning.add) }.access { $0.store(UInt8.self) }
}

@c func hotAddiSd(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.immediate(Meaning.add) }.access { $0.store(UInt64.self) }
}

@c func hotAddiSw(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.immediate(Meaning.add) }.access { $0.store(UInt32.self) }
}
