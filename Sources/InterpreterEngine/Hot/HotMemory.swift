import GuestMachine

/// Loads and stores of the hot tier: where they are aligned and need no care.
extension HotStep {
    /// Reads into rd; returns false, with nothing done, if the cold tier has to.
    @inline(__always)
    func load<T: FixedWidthInteger & UnsignedInteger>(_ extend: (T) -> UInt64) -> Bool {
        let address = rs1 &+ immediate
        guard mayAccess(address, T.self), (flagsTable + page(address)).pointee & PagePermissions.read.rawValue != 0
        else {
            return false
        }
        x[a] = extend(host(address).load(as: T.self))
        return true
    }

    /// Writes; returns false, with nothing done, if the cold tier has to.
    @inline(__always)
    func store<T: FixedWidthInteger & UnsignedInteger>(_ type: T.Type) -> Bool {
        let address = rs1 &+ immediate
        guard mayAccess(address, T.self) else { return false }
        let mark = machine.storeMark(address &- machine.fields.pointee.windowBase)
        guard mark.pointee & GuestMemory.fastBit != 0 else { return false }
        mark.pointee |= GuestMemory.writtenBit
        host(address).storeBytes(of: T(truncatingIfNeeded: x[a]), as: T.self)
        return true
    }

    /// Goes on after an access, or leaves it to the cold tier.
    @inline(__always)
    func finish(_ isDone: Bool) { if isDone { next() } else { leave() } }

    /// Whether `address` is inside the window and aligned, so that all bytes are in its page.
    @inline(__always)
    private func mayAccess<T>(_ address: UInt64, _ type: T.Type) -> Bool {
        address & UInt64(MemoryLayout<T>.size - 1) == 0
            && address &- machine.fields.pointee.windowBase < machine.fields.pointee.windowSize
    }

    @inline(__always)
    private var flagsTable: UnsafePointer<UInt8> {
        UnsafePointer(machine.cursor(flags).assumingMemoryBound(to: UInt8.self))
    }

    @inline(__always)
    private func page(_ address: UInt64) -> Int { Int(truncatingIfNeeded: address >> GuestMemory.pageShift) }

    @inline(__always)
    private func host(_ address: UInt64) -> Cursor { machine.cursor(bias &+ UInt(address)) }
}

@c func hotLb(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let step = HotStep(x, p, c, m, e, f)
    step.finish(step.load { (value: UInt8) in Meaning.signExtended(value) })
}

@c func hotLh(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let step = HotStep(x, p, c, m, e, f)
    step.finish(step.load { (value: UInt16) in Meaning.signExtended(value) })
}

@c func hotLw(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let step = HotStep(x, p, c, m, e, f)
    step.finish(step.load { (value: UInt32) in Meaning.signExtended(value) })
}

@c func hotLd(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let step = HotStep(x, p, c, m, e, f)
    step.finish(step.load { (value: UInt64) in Meaning.zeroExtended(value) })
}

@c func hotLbu(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let step = HotStep(x, p, c, m, e, f)
    step.finish(step.load { (value: UInt8) in Meaning.zeroExtended(value) })
}

@c func hotLhu(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let step = HotStep(x, p, c, m, e, f)
    step.finish(step.load { (value: UInt16) in Meaning.zeroExtended(value) })
}

@c func hotLwu(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let step = HotStep(x, p, c, m, e, f)
    step.finish(step.load { (value: UInt32) in Meaning.zeroExtended(value) })
}

@c func hotSb(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let step = HotStep(x, p, c, m, e, f)
    step.finish(step.store(UInt8.self))
}

@c func hotSh(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let step = HotStep(x, p, c, m, e, f)
    step.finish(step.store(UInt16.self))
}

@c func hotSw(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let step = HotStep(x, p, c, m, e, f)
    step.finish(step.store(UInt32.self))
}

@c func hotSd(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let step = HotStep(x, p, c, m, e, f)
    step.finish(step.store(UInt64.self))
}
