import GuestMachine

/// Jumps, branches and traps of the cold tier.
extension ColdStep {
    @inline(__always)
    func branch(_ isTaken: (UInt64, UInt64) -> Bool) {
        if isTaken(rs1, rs2) {
            jump(by: immediateB)
        } else {
            next()
        }
    }

    /// Writes the address of the next instruction to rd.
    @inline(__always)
    func link() { write(machine.guest(p) &+ 4) }
}

@c func coldBeq(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).branch(Meaning.isEqual)
}

@c func coldBne(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).branch(Meaning.isUnequal)
}

@c func coldBlt(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).branch(Meaning.isLess)
}

@c func coldBge(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).branch(Meaning.isNotLess)
}

@c func coldBltu(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).branch(Meaning.isBelow)
}

@c func coldBgeu(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).branch(Meaning.isNotBelow)
}

@c func coldJal(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let step = ColdStep(x, p, c, m, e, f)
    step.jump(by: step.immediateJ) { step.link() }
}

@c func coldJalr(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let step = ColdStep(x, p, c, m, e, f)
    let target = (step.rs1 &+ step.immediateI) & ~1
    step.jump(to: target) { step.link() }
}

/// ECALL and EBREAK: all of the word is fixed.
@c func coldSystem(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let step = ColdStep(x, p, c, m, e, f)
    switch step.word {
    case 0x0000_0073: step.stop(Trap(.environmentCall))
    case 0x0010_0073: step.stop(Trap(.breakpoint))
    default: step.stopIllegal()
    }
}
