import GuestMachine

/// An instruction in the hot tier, which executes entries that were decoded beforehand.
///
/// Fuel is charged for a whole stretch of code when it is entered. What is out of the ordinary (too little fuel, a trap,
/// an access that needs care, code not decoded) is left to the cold tier, which resumes at the same instruction.
struct HotStep {
    let x: Registers
    /// The entry.
    let p: Cursor
    /// Host address of guest address 0.
    let bias: UInt
    let machine: Machine
    /// Fuel left after the stretch.
    let fuel: UInt
    /// Page permissions, as if the table began with guest page 0.
    let flags: UInt

    @inline(__always)
    init(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
        self.x = x
        self.p = p
        bias = c
        machine = Machine(m)
        fuel = e
        flags = f
    }
}

// MARK: - Fields of the entry

extension HotStep {
    // The layout of `HotEntry`: field by field, as a load of the whole would be taken apart in registers.
    @inline(__always) var a: Int { Int(p.load(fromByteOffset: 8, as: UInt8.self)) }
    @inline(__always) var b: Int { Int(p.load(fromByteOffset: 9, as: UInt8.self)) }
    @inline(__always) var length: UInt { HotStep.length(p) }
    @inline(__always) var rs1: UInt64 { x[b] }
    @inline(__always) var immediate: UInt64 {
        UInt64(bitPattern: Int64(p.load(fromByteOffset: 12, as: Int32.self)))
    }
    /// The second operand where there is no immediate.
    @inline(__always) var rs2: UInt64 { x[Int(p.load(fromByteOffset: 12, as: UInt32.self))] }

    @inline(__always) static func length(_ p: Cursor) -> UInt { UInt(p.load(fromByteOffset: 10, as: UInt16.self)) }

    /// Guest address of the word whose entry `p` is.
    @inline(__always) var pc: UInt64 {
        let offset = UInt64(UInt(bitPattern: p - machine.fields.pointee.entries)) >> 2
        return offset &+ machine.fields.pointee.windowBase
    }
}

// MARK: - Going on

extension HotStep {
    /// Goes on with the next entry of the stretch.
    @inline(__always)
    func next() { dispatch(p + HotEntry.stride, fuel) }

    /// This step at the next entry of the stretch, where two share a handler.
    @inline(__always) var following: HotStep {
        HotStep(x, p + HotEntry.stride, bias, machine.block, fuel, flags)
    }

    @inline(__always)
    private func dispatch(_ p: Cursor, _ fuel: UInt) {
        machine.proceed(to: p.load(as: Handler.self), x, p, bias, fuel, flags)
    }

    /// Enters the stretch at `target`, if there is fuel for all of it.
    @inline(__always)
    func enter(_ target: Cursor) {
        let left = fuel &- HotStep.length(target)
        guard Int(bitPattern: left) >= 0 else {
            return machine.proceed(to: hotLeave, x, target, bias, left, flags)
        }
        dispatch(target, left)
    }

    /// Leaves this instruction, and what comes after it, to the cold tier.
    @inline(__always)
    func leave() { machine.proceed(to: hotLeave, x, p, bias, fuel, flags) }
}

/// Resumes in the cold tier at the entry `p`, whose stretch has been charged for.
@inline(never) @c func hotLeave(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let machine = Machine(m)
    var fuel = e &+ HotStep.length(p)
    if machine.fields.pointee.fault == .interpHotRefund, e < fuel { fuel = max(e, 1) }
    let word = machine.fields.pointee.host + (p - machine.fields.pointee.entries) >> 2
    machine.proceed(to: coldResume, x, word, 0, UInt(bitPattern: word) &+ fuel << 2, 0)
}

/// Comes to a word that is not decoded: does so if this has happened often, else resumes in the cold tier.
@inline(never) @c func hotUndecoded(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let machine = Machine(m)
    let fuel = e &+ HotStep.length(p)
    let word = machine.fields.pointee.host + (p - machine.fields.pointee.entries) >> 2
    let heat = machine.heat(UInt(bitPattern: word))
    let count = heat.pointee &+ 1
    if count < machine.fields.pointee.threshold {
        heat.pointee = count
        machine.proceed(to: coldResume, x, word, 0, UInt(bitPattern: word) &+ fuel << 2, 0)
    } else {
        machine.proceed(to: coldHot, x, word, 0, UInt(bitPattern: word) &+ fuel << 2, 0)
    }
}

/// Enters the hot tier at host address `p`, which is where the cold tier stands, with fuel until `e`.
@inline(never) @c func coldHot(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let machine = Machine(m)
    guard let entry = machine.hotEntry(p) else { return machine.proceed(to: coldResume, x, p, 0, e, 0) }
    let fields = machine.fields.pointee
    let fuel = (e &- UInt(bitPattern: p)) >> 2
    let flags = UInt(bitPattern: fields.flags) &- UInt(fields.windowBase >> GuestMemory.pageShift)
    HotStep(x, entry, fields.bias, m, fuel, flags).enter(entry)
}

extension Machine {
    /// The decoded entry of the word at host address `p`, or nil if it cannot be had.
    @inline(never)
    func hotEntry(_ p: Cursor) -> Cursor? {
        fields.pointee.hotCode?.takeUnretainedValue().entry(p - fields.pointee.host)
    }
}
