/// Register-register and register-immediate instructions of the cold tier.
///
/// Where funct7 tells two instructions apart, their handler does so; everything else of a word was looked up.
extension ColdStep {
    /// Computes rd from rs1 and rs2, if funct7 is zero.
    @inline(__always)
    func register(_ meaning: (UInt64, UInt64) -> UInt64) {
        guard funct7 == 0 else { return stopIllegal() }
        write(meaning(rs1, rs2))
        next()
    }

    /// The same with another meaning where funct7 is 0100000.
    @inline(__always)
    func register(_ meaning: (UInt64, UInt64) -> UInt64, alternative: (UInt64, UInt64) -> UInt64) {
        if funct7 == 0 {
            write(meaning(rs1, rs2))
            next()
        } else if funct7 == 0x20 {
            write(alternative(rs1, rs2))
            next()
        } else {
            stopIllegal()
        }
    }

    /// Computes rd from rs1 and the immediate.
    @inline(__always)
    func immediate(_ meaning: (UInt64, UInt64) -> UInt64) {
        write(meaning(rs1, immediateI))
        next()
    }

    /// Computes rd from rs1 and a shift amount, if the bits above the amount are zero.
    ///
    /// - Parameter bitCount: Bits of the amount: 6, or 5 in the W forms.
    @inline(__always)
    func shift(_ bitCount: UInt32, _ meaning: (UInt64, UInt64) -> UInt64) {
        guard word >> (20 + bitCount) == 0 else { return stopIllegal() }
        write(meaning(rs1, UInt64(word >> 20)))
        next()
    }

    /// The same with another meaning where bit 30 is set.
    @inline(__always)
    func shift(
        _ bitCount: UInt32, _ meaning: (UInt64, UInt64) -> UInt64, alternative: (UInt64, UInt64) -> UInt64
    ) {
        let above = word >> (20 + bitCount)
        let amount = UInt64(word >> 20 & (1 << bitCount - 1))
        if above == 0 {
            write(meaning(rs1, amount))
            next()
        } else if above == 0x400 >> bitCount {
            write(alternative(rs1, amount))
            next()
        } else {
            stopIllegal()
        }
    }
}

@c func coldAddSub(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).register(Meaning.add, alternative: Meaning.sub)
}

@c func coldSll(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).register(Meaning.sll)
}

@c func coldSlt(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).register(Meaning.slt)
}

@c func coldSltu(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).register(Meaning.sltu)
}

@c func coldXor(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).register(Meaning.xor)
}

@c func coldSrlSra(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).register(Meaning.srl, alternative: Meaning.sra)
}

@c func coldOr(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).register(Meaning.or)
}

@c func coldAnd(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).register(Meaning.and)
}

@c func coldAddwSubw(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).register(Meaning.addw, alternative: Meaning.subw)
}

@c func coldSllw(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).register(Meaning.sllw)
}

@c func coldSrlwSraw(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).register(Meaning.srlw, alternative: Meaning.sraw)
}

@c func coldAddi(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).immediate(Meaning.add)
}

@c func coldSlti(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).immediate(Meaning.slt)
}

@c func coldSltiu(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).immediate(Meaning.sltu)
}

@c func coldXori(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).immediate(Meaning.xor)
}

@c func coldOri(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).immediate(Meaning.or)
}

@c func coldAndi(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).immediate(Meaning.and)
}

@c func coldAddiw(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).immediate(Meaning.addw)
}

@c func coldSlli(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).shift(6, Meaning.sll)
}

@c func coldSrliSrai(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).shift(6, Meaning.srl, alternative: Meaning.sra)
}

@c func coldSlliw(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).shift(5, Meaning.sllw)
}

@c func coldSrliwSraiw(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).shift(5, Meaning.srlw, alternative: Meaning.sraw)
}

@c func coldLui(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let step = ColdStep(x, p, c, m, e, f)
    step.write(step.immediateU)
    step.next()
}

@c func coldAuipc(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let step = ColdStep(x, p, c, m, e, f)
    step.write(step.machine.guest(p) &+ step.immediateU)
    step.next()
}

/// FENCE and FENCE.I: one hart whose fetches see every store has nothing to order.
@c func coldFence(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).next()
}
