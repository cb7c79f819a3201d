// The second instruction is a branch.

@c func hotAddiBeq(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.immediate(Meaning.add) }.branch(Meaning.isEqual)
}

@c func hotAddiBne(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.immediate(Meaning.add) }.branch(Meaning.isUnequal)
}

@c func hotAddiBltu(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.immediate(Meaning.add) }.branch(Meaning.isBelow)
}

@c func hotAddiBlt(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.immediate(Meaning.add) }.branch(Meaning.isLess)
}

@c func hotAddiBge(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.immediate(Meaning.add) }.branch(Meaning.isNotLess)
}

@c func hotAddiwBne(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.immediate(Meaning.addw) }.branch(Meaning.isUnequal)
}

@c func hotAddBltu(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.register(Meaning.add) }.branch(Meaning.isBelow)
}

@c func hotAddBne(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.register(Meaning.add) }.branch(Meaning.isUnequal)
}

@c func hotSrliBeq(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.immediate(Meaning.srl) }.branch(Meaning.isEqual)
}

@c func hotSlliBne(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.immediate(Meaning.sll) }.branch(Meaning.isUnequal)
}

@c func hotAndiBeq(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.immediate(Meaning.and) }.branch(Meaning.isEqual)
}

@c func hotAndiBne(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.immediate(Meaning.and) }.branch(Meaning.isUnequal)
}

@c func hotLbuBeq(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).access({ $0.load { (value: UInt8) in Meaning.zeroExtended(value) } }) {
        $0.branch(Meaning.isEqual)
    }
}

@c func hotLbuBne(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).access({ $0.load { (value: UInt8) in Meaning.zeroExtended(value) } }) {
        $0.branch(Meaning.isUnequal)
    }
}

@c func hotLdBne(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).access({ $0.load { (value: UInt64) in Meaning.zeroExtended(value) } }) {
        $0.branch(Meaning.isUnequal)
    }
}

@c func hotSbBne(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).access({ $0.store(UInt8.self) }) { $0.branch(Meaning.isUnequal) }
}

@c func hotSdBne(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).access({ $0.store(UInt64.self) }) { $0.branch(Meaning.isUnequal) }
}

@c func hotSlliBge(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).compute { $0.immediate(Meaning.sll) }.branch(Meaning.isNotLess)
}
