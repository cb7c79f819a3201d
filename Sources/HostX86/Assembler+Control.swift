/// Labels, jumps and calls.
///
/// A label's word in the scratch is its offset once bound. Before that it is the complement of where the last jump to
/// it keeps its rel32, or `Int32.min` if there is none; that rel32 holds, meanwhile, the word from before, and so on.
/// Binding walks this chain through the code, so references need no storage of their own.
extension Assembler {
    @inlinable @inline(__always) static var unreferenced: Int32 { .min }

    /// A new label, to be bound before the code is committed if anything jumps to it.
    @inlinable @inline(__always)
    public mutating func makeLabel() -> HostLabel {
        guard labelCount < labelCapacity else {
            overflow()
            return HostLabel(index: 0)
        }
        labels[labelCount] = Self.unreferenced
        labelCount += 1
        return HostLabel(index: labelCount - 1)
    }

    /// Places `label` here, at the next instruction, and completes the jumps already emitted to it.
    @inlinable @inline(__always)
    public mutating func bind(_ label: HostLabel) {
        guard !overflowed else { return }
        var word = labels[label.index]
        precondition(word < 0, "a label is bound once")
        let target = Int32(truncatingIfNeeded: offset)
        while word != Self.unreferenced {
            let field = base + Int(~word)
            word = field.loadUnaligned(as: Int32.self)
            field.storeBytes(of: target &- Int32(truncatingIfNeeded: field - base) &- 4, as: Int32.self)
            unresolvedCount &-= 1
        }
        labels[label.index] = target
    }

    /// Where `label` was bound, or nil if it is not yet.
    @inlinable
    public func offset(of label: HostLabel) -> Int? {
        let word = labels[label.index]
        return word < 0 ? nil : Int(word)
    }

    /// Where the label with this number, which has been bound, is; see `HostLabel.number`.
    @inlinable @inline(__always)
    public func offset(ofBound number: Int) -> UInt32 {
        precondition(number < labelCount && labels[number] >= 0, "a label that was not bound")
        return UInt32(bitPattern: labels[number])
    }

    /// Places the label with the number `label` here, and then does what `leave(pushing:toOffset:)` does.
    ///
    /// - Returns: The offset of the label.
    @inlinable @inline(__always)
    public mutating func leave(from label: Int32, pushing value: UInt32, toOffset target: Int) -> Int32 {
        guard reserve() else { return 0 }
        let here = Int32(truncatingIfNeeded: offset)
        var word = labels[Int(label)]
        precondition(word < 0, "a label is bound once")
        while word != Self.unreferenced {
            let field = base + Int(~word)
            let distance = here &- 4 &- ~word
            word = field.loadUnaligned(as: Int32.self)
            field.storeBytes(of: distance, as: Int32.self)
            unresolvedCount &-= 1
        }
        labels[Int(label)] = here
        put(0xE9_0000_0000_68 | UInt64(value) &<< 8, byteCount: 6)
        _ = putRel32(toOffset: target)
        return here
    }

    /// `add qword [rbp + displacement], value`, with all four bytes of the displacement.
    @inlinable @inline(__always)
    public mutating func addToFrame(_ displacement: Int32, _ value: Int8) {
        guard reserve() else { return }
        let place = UInt64(UInt32(bitPattern: displacement)) &<< 24
        put(0x85_8348 | place | UInt64(UInt8(bitPattern: value)) &<< 56, byteCount: 8)
    }

    /// `push value; jmp target`: how code leaves with a number, below 2^31, and all registers as they are.
    @inlinable @inline(__always)
    public mutating func leave(pushing value: UInt32, toOffset target: Int) {
        guard reserve() else { return }
        put(0xE9_0000_0000_68 | UInt64(value) << 8, byteCount: 6)
        _ = putRel32(toOffset: target)
    }

    /// `jmp label`. Returns the offset of its rel32, for `patchRel32`.
    @inlinable @inline(__always) @discardableResult
    public mutating func jmp(_ label: HostLabel) -> Int {
        guard reserve() else { return offset }
        put(0xE9 as UInt8, byteCount: 1)
        return putRel32(label)
    }

    /// `jmp` to an offset of the same memory. Returns the offset of its rel32, for `patchRel32`.
    @inlinable @discardableResult
    public mutating func jmp(toOffset target: Int) -> Int {
        guard reserve() else { return offset }
        put(0xE9 as UInt8, byteCount: 1)
        return putRel32(toOffset: target)
    }

    /// `j<condition> label`. Returns the offset of its rel32, for `patchRel32`.
    @inlinable @inline(__always) @discardableResult
    public mutating func jcc(_ condition: HostCondition, _ label: HostLabel) -> Int {
        guard reserve() else { return offset }
        put(0x800F | UInt16(condition.rawValue) << 8, byteCount: 2)
        return putRel32(label)
    }

    /// `j<condition>` to an offset of the same memory. Returns the offset of its rel32, for `patchRel32`.
    @inlinable @discardableResult
    public mutating func jcc(_ condition: HostCondition, toOffset target: Int) -> Int {
        guard reserve() else { return offset }
        put(0x800F | UInt16(condition.rawValue) << 8, byteCount: 2)
        return putRel32(toOffset: target)
    }

    /// `call label`. Returns the offset of its rel32, for `patchRel32`.
    @inlinable @discardableResult
    public mutating func call(_ label: HostLabel) -> Int {
        guard reserve() else { return offset }
        put(0xE8 as UInt8, byteCount: 1)
        return putRel32(label)
    }

    /// `call` to an offset of the same memory. Returns the offset of its rel32, for `patchRel32`.
    @inlinable @discardableResult
    public mutating func call(toOffset target: Int) -> Int {
        guard reserve() else { return offset }
        put(0xE8 as UInt8, byteCount: 1)
        return putRel32(toOffset: target)
    }

    /// `jmp target`, to the address in a register.
    @inlinable
    public mutating func jmp(_ target: HostRegister) {
        guard reserve() else { return }
        emit(.jmpIndirect, .w32, reg: HostEncoding.jmpIndirect.digit, rm: target)
    }

    /// `jmp [target]`, to the address in memory.
    @inlinable
    public mutating func jmp(_ target: HostMemory) {
        guard reserve() else { return }
        emit(.jmpIndirect, .w32, reg: HostEncoding.jmpIndirect.digit, rm: target)
    }

    /// `call target`, to the address in a register.
    @inlinable
    public mutating func call(_ target: HostRegister) {
        guard reserve() else { return }
        emit(.callIndirect, .w32, reg: HostEncoding.callIndirect.digit, rm: target)
    }

    /// `call [target]`, to the address in memory.
    @inlinable
    public mutating func call(_ target: HostMemory) {
        guard reserve() else { return }
        emit(.callIndirect, .w32, reg: HostEncoding.callIndirect.digit, rm: target)
    }

    /// `ret`
    @inlinable
    public mutating func ret() { byte(0xC3) }

    /// `int3`
    @inlinable
    public mutating func int3() { byte(0xCC) }

    /// `ud2`, which faults.
    @inlinable
    public mutating func ud2() {
        guard reserve() else { return }
        put(0x0B0F as UInt16, byteCount: 2)
    }

    /// Emits as few instructions as fill `byteCount` bytes and do nothing (Intel SDM vol. 2, "NOP").
    @inlinable
    public mutating func nop(bytes byteCount: Int) {
        var remaining = byteCount
        while remaining > 0 {
            guard reserve() else { return }
            let length = min(remaining, 9)
            put(Self.nop(length), byteCount: min(length, 8))
            if length == 9 { put(0 as UInt8, byteCount: 1) }
            remaining -= length
        }
    }

    /// Emits `nop`s up to the next offset that is a multiple of `alignment`, a power of two.
    @inlinable
    public mutating func align(to alignment: Int) {
        nop(bytes: -offset & (alignment - 1))
    }

    /// The recommended `nop` of 1 to 9 bytes; the ninth is 0.
    @usableFromInline
    static func nop(_ byteCount: Int) -> UInt64 {
        switch byteCount {
        case 1: 0x90
        case 2: 0x9066
        case 3: 0x00_1F0F
        case 4: 0x0040_1F0F
        case 5: 0x00_0044_1F0F
        case 6: 0x0000_441F_0F66
        case 7: 0x0000_0000_801F_0F
        case 8: 0x0000_0000_0084_1F0F
        default: 0x0000_0000_841F_0F66
        }
    }

    /// Emits the rel32 of a jump to `label`, or links it into the label's chain; returns its offset.
    @inlinable @inline(__always)
    mutating func putRel32(_ label: HostLabel) -> Int {
        let field = offset
        let word = labels[label.index]
        if word >= 0 { return putRel32(toOffset: Int(word)) }
        labels[label.index] = ~Int32(truncatingIfNeeded: field)
        unresolvedCount &+= 1
        put(word, byteCount: 4)
        return field
    }

    @inlinable @inline(__always)
    mutating func putRel32(toOffset target: Int) -> Int {
        let field = offset
        put(Int32(truncatingIfNeeded: target &- field &- 4), byteCount: 4)
        return field
    }
}
