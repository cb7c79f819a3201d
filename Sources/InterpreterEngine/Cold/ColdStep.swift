import GuestMachine

/// An instruction in the cold tier, which executes words straight from guest memory: nothing to prepare, nothing that
/// a store could make stale.
///
/// Code that runs once, as most code does, never pays for more than its execution. Fuel and the end of executable
/// memory are one comparison an instruction.
struct ColdStep {
    let x: Registers
    /// Host address of the word.
    let p: Cursor
    let word: UInt32
    let machine: Machine
    /// Host address at which fuel would be used up if code went on in a straight line.
    let end: UInt
    /// `end`, or the end of the executable region if that comes first.
    let limit: UInt

    @inline(__always)
    init(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
        self.x = x
        self.p = p
        word = UInt32(truncatingIfNeeded: c)
        machine = Machine(m)
        end = e
        limit = f
    }
}

// MARK: - Fields

extension ColdStep {
    @inline(__always) var rd: Int { Int(word >> 7 & 31) }
    @inline(__always) var rs1: UInt64 { x[Int(word >> 15 & 31)] }
    @inline(__always) var rs2: UInt64 { x[Int(word >> 20 & 31)] }
    /// Bits 31:25.
    @inline(__always) var funct7: UInt32 { word >> 25 }
    @inline(__always) private var signed: Int32 { Int32(bitPattern: word) }
    @inline(__always) var immediateI: UInt64 { extended(signed >> 20) }
    @inline(__always) var immediateS: UInt64 { extended(signed >> 20 & ~31 | Int32(bitPattern: word >> 7 & 31)) }
    @inline(__always) var immediateU: UInt64 { extended(signed & ~0xfff) }
    @inline(__always) var immediateB: UInt64 {
        let high = signed >> 19 & ~0xfff
        let low = word << 4 & 0x800 | word >> 20 & 0x7e0 | word >> 7 & 0x1e
        return extended(high | Int32(bitPattern: low))
    }
    @inline(__always) var immediateJ: UInt64 {
        let high = signed >> 11 & ~0xfffff
        let low = word & 0xff000 | word >> 9 & 0x800 | word >> 20 & 0x7fe
        return extended(high | Int32(bitPattern: low))
    }

    @inline(__always) private func extended(_ value: Int32) -> UInt64 { UInt64(bitPattern: Int64(value)) }

    /// Writes rd; x0 stays zero without asking whether it is the one.
    @inline(__always)
    func write(_ value: UInt64) {
        x[rd] = value
        x[0] = 0
    }
}

// MARK: - Going on

extension ColdStep {
    /// Goes on with the next word.
    @inline(__always)
    func next() {
        let next = p + 4
        if UInt(bitPattern: next) == limit {
            machine.proceed(to: coldBoundary, x, next, 0, end, limit)
        } else {
            machine.dispatchCold(x, next, end, limit)
        }
    }

    /// Goes on at guest address `pc &+ offset`, once `link` has written rd.
    @inline(__always)
    func jump(by offset: UInt64, link: () -> Void = {}) {
        guard offset & 2 == 0 else { return stopMisaligned(machine.guest(p) &+ offset) }
        link()
        jump(toHost: UInt(bitPattern: p) &+ UInt(offset))
    }

    /// Goes on at guest address `target`, once `link` has written rd.
    @inline(__always)
    func jump(to target: UInt64, link: () -> Void) {
        guard target & 3 == 0 else { return stopMisaligned(target) }
        link()
        jump(toHost: UInt(target) &+ machine.fields.pointee.bias)
    }

    /// Goes on at host address `target`.
    @inline(__always)
    private func jump(toHost target: UInt) {
        let end = end &+ target &- UInt(bitPattern: p + 4)
        let begin = machine.fields.pointee.regionBegin
        let size = machine.fields.pointee.regionSize
        let p = machine.cursor(target)
        guard target &- begin < size else { return machine.proceed(to: coldFar, x, p, 0, end, 0) }
        let limit = min(end, begin &+ size)
        let heat = machine.heat(target)
        let count = heat.pointee &+ 1
        if count >= machine.fields.pointee.threshold {
            return machine.proceed(to: machine.fields.pointee.whenHot, x, p, 0, end, limit)
        }
        heat.pointee = count
        if target == limit {
            machine.proceed(to: coldBoundary, x, p, 0, end, limit)
        } else {
            machine.dispatchCold(x, p, end, limit)
        }
    }

    @inline(__always)
    private func stopMisaligned(_ target: UInt64) { stop(Trap(.instructionAddressMisaligned, value: target)) }

    /// Ends the run with a trap of this instruction.
    @inline(__always)
    func stop(_ trap: Trap) { machine.stop(.trap(trap), x, p, end) }

    /// Ends the run: the word is not defined.
    @inline(__always)
    func stopIllegal() { machine.proceed(to: coldIllegal, x, p, UInt(word), end, limit) }
}

extension Machine {
    /// Executes the word at `p`, which can be fetched and for which there is fuel.
    @inline(__always)
    func dispatchCold(_ x: Registers, _ p: Cursor, _ end: UInt, _ limit: UInt) {
        let word = p.load(as: UInt32.self)
        let key = word & 0x7f | word >> 5 & 0x380
        proceed(to: coldHandlers[Int(key)], x, p, UInt(word), end, limit)
    }
}

/// Goes on at `p`, which is at the limit: fuel is used up, or the region ends.
@inline(never) @c func coldBoundary(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    if UInt(bitPattern: p) == e {
        Machine(m).stop(.fuelExhausted, x, p, e)
    } else {
        Machine(m).proceed(to: coldFar, x, p, 0, e, f)
    }
}

/// Goes on at `p`, which may be outside the region.
@inline(never) @c func coldFar(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let machine = Machine(m)
    guard UInt(bitPattern: p) != e else { return machine.stop(.fuelExhausted, x, p, e) }
    guard machine.enterRegion(p) else {
        return machine.stop(.trap(Trap(.instructionAccessFault, value: machine.guest(p))), x, p, e)
    }
    machine.dispatchCold(x, p, e, min(e, machine.fields.pointee.regionBegin &+ machine.fields.pointee.regionSize))
}

/// Goes on at `p` with the fuel that `e` says, which may be none.
@inline(never) @c func coldResume(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let machine = Machine(m)
    let begin = machine.fields.pointee.regionBegin
    let size = machine.fields.pointee.regionSize
    guard UInt(bitPattern: p) &- begin < size, UInt(bitPattern: p) != e else {
        return machine.proceed(to: coldFar, x, p, 0, e, 0)
    }
    machine.dispatchCold(x, p, e, min(e, begin &+ size))
}

/// Ends the run with an illegal instruction.
@inline(never) @c func coldIllegal(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).stop(Trap(.illegalInstruction, value: UInt64(c)))
}

/// Begins a run at `p`, which counts as having been jumped to.
@inline(never) @c func coldStart(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let machine = Machine(m)
    let begin = machine.fields.pointee.regionBegin
    let size = machine.fields.pointee.regionSize
    guard UInt(bitPattern: p) &- begin < size else { return machine.proceed(to: coldFar, x, p, 0, e, 0) }
    let heat = machine.heat(UInt(bitPattern: p))
    let count = heat.pointee &+ 1
    if count >= machine.fields.pointee.threshold {
        return machine.proceed(to: machine.fields.pointee.whenHot, x, p, 0, e, min(e, begin &+ size))
    }
    heat.pointee = count
    machine.dispatchCold(x, p, e, min(e, begin &+ size))
}
