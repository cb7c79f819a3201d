/// Jumps and branches of the hot tier. Targets that were known when they were decoded are sound.
extension HotStep {
    @inline(__always)
    func branch(_ isTaken: (UInt64, UInt64) -> Bool) {
        if isTaken(rs1, x[a]) {
            enter(p + Int(truncatingIfNeeded: immediate))
        } else {
            enter(p + HotEntry.stride)
        }
    }

    /// Goes on at guest address `target`, if it has an entry, once rd holds the address of the next instruction.
    @inline(__always)
    func jump(to target: UInt64) {
        let offset = target &- machine.fields.pointee.windowBase
        guard target & 2 == 0, offset < machine.fields.pointee.windowSize,
            machine.fields.pointee.prepared[Int(truncatingIfNeeded: offset >> 12)] != 0
        else { return leave() }
        x[a] = pc &+ 4
        enter(machine.fields.pointee.entries + Int(truncatingIfNeeded: offset << 2))
    }
}

@c func hotBeq(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).branch(Meaning.isEqual)
}

@c func hotBne(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).branch(Meaning.isUnequal)
}

@c func hotBlt(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).branch(Meaning.isLess)
}

@c func hotBge(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).branch(Meaning.isNotLess)
}

@c func hotBltu(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).branch(Meaning.isBelow)
}

@c func hotBgeu(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).branch(Meaning.isNotBelow)
}

@c func hotJal(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let step = HotStep(x, p, c, m, e, f)
    x[step.a] = step.pc &+ 4
    step.enter(p + Int(truncatingIfNeeded: step.immediate))
}

/// JAL without a link.
@c func hotJump(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let step = HotStep(x, p, c, m, e, f)
    step.enter(p + Int(truncatingIfNeeded: step.immediate))
}

@c func hotJalr(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let step = HotStep(x, p, c, m, e, f)
    step.jump(to: (step.rs1 &+ step.immediate) & ~1)
}
