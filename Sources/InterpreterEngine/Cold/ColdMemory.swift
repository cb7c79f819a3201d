import GuestMachine

/// Loads and stores of the cold tier: in place where all bytes are in one page that may be accessed.
extension ColdStep {
    @inline(__always)
    func load<T: FixedWidthInteger & UnsignedInteger>(_ extend: (T) -> UInt64) {
        let offset = rs1 &+ immediateI &- machine.fields.pointee.windowBase
        guard isInPage(offset, T.self),
            machine.fields.pointee.flags[page(offset)] & PagePermissions.read.rawValue != 0
        else { return machine.proceed(to: coldAccess, x, p, UInt(word), end, limit) }
        write(extend((machine.fields.pointee.host + Int(truncatingIfNeeded: offset)).loadUnaligned(as: T.self)))
        next()
    }

    @inline(__always)
    func store<T: FixedWidthInteger & UnsignedInteger>(_ type: T.Type) {
        let offset = rs1 &+ immediateS &- machine.fields.pointee.windowBase
        guard isInPage(offset, T.self) else {
            return machine.proceed(to: coldAccess, x, p, UInt(word), end, limit)
        }
        let mark = machine.storeMark(offset)
        guard mark.pointee & GuestMemory.fastBit != 0 else {
            return machine.proceed(to: coldAccess, x, p, UInt(word), end, limit)
        }
        mark.pointee |= GuestMemory.writtenBit
        let place = machine.fields.pointee.host + Int(truncatingIfNeeded: offset)
        place.storeBytes(of: T(truncatingIfNeeded: rs2), as: T.self)
        next()
    }

    /// Whether an access at `offset` from the window's start is inside the window and inside one page.
    @inline(__always)
    private func isInPage<T>(_ offset: UInt64, _ type: T.Type) -> Bool {
        offset < machine.fields.pointee.windowSize
            && offset & (GuestMemory.pageSize - 1) <= GuestMemory.pageSize - UInt64(MemoryLayout<T>.size)
    }

    @inline(__always)
    private func page(_ offset: UInt64) -> Int { Int(truncatingIfNeeded: offset >> GuestMemory.pageShift) }
}

/// Any load or store, whatever stands in its way.
@inline(never) @c func coldAccess(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let step = ColdStep(x, p, c, m, e, f)
    if step.machine.accessSlowly(step.word, x) {
        step.next()
    } else {
        step.machine.proceed(to: coldFault, x, p, c, e, f)
    }
}

/// Ends the run with the trap in `outcome`.
@inline(never) @c func coldFault(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let machine = Machine(m)
    machine.stop(machine.fields.pointee.outcome, x, p, e)
}

@c func coldLb(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).load { (value: UInt8) in Meaning.signExtended(value) }
}

@c func coldLh(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).load { (value: UInt16) in Meaning.signExtended(value) }
}

@c func coldLw(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).load { (value: UInt32) in Meaning.signExtended(value) }
}

@c func coldLd(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).load { (value: UInt64) in Meaning.zeroExtended(value) }
}

@c func coldLbu(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).load { (value: UInt8) in Meaning.zeroExtended(value) }
}

@c func coldLhu(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).load { (value: UInt16) in Meaning.zeroExtended(value) }
}

@c func coldLwu(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).load { (value: UInt32) in Meaning.zeroExtended(value) }
}

@c func coldSb(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).store(UInt8.self)
}

@c func coldSh(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).store(UInt16.self)
}

@c func coldSw(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).store(UInt32.self)
}

@c func coldSd(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).store(UInt64.self)
}
