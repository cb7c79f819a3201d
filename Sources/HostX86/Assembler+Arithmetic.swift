/// Arithmetic, logic, comparisons and shifts.
extension Assembler {
    /// `<op> dst, src`
    @inlinable @inline(__always)
    public mutating func alu(_ op: HostALU, _ width: HostWidth, dst: HostRegister, src: HostRegister) {
        guard reserve() else { return }
        emit(
            op.store, width, reg: src.rawValue, rm: dst,
            forceREX: width == .w8 && (src.byteFormNeedsREX || dst.byteFormNeedsREX))
    }

    /// `<op> dst, [src]`
    @inlinable @inline(__always)
    public mutating func alu(_ op: HostALU, _ width: HostWidth, dst: HostRegister, src: HostMemory) {
        guard reserve() else { return }
        emit(op.load, width, reg: dst.rawValue, rm: src, forceREX: width == .w8 && dst.byteFormNeedsREX)
    }

    /// `<op> [dst], src`
    @inlinable @inline(__always)
    public mutating func alu(_ op: HostALU, _ width: HostWidth, dst: HostMemory, src: HostRegister) {
        guard reserve() else { return }
        emit(op.store, width, reg: src.rawValue, rm: dst, forceREX: width == .w8 && src.byteFormNeedsREX)
    }

    /// `<op> dst, src`, an immediate that for 64 bits is sign-extended.
    @inlinable @inline(__always)
    public mutating func alu(_ op: HostALU, _ width: HostWidth, dst: HostRegister, src: Int32) {
        guard reserve() else { return }
        let isShort = Self.takesByte(src, width)
        emit(
            isShort ? .aluImm8 : .aluImm, width, reg: op.rawValue, rm: dst,
            forceREX: width == .w8 && dst.byteFormNeedsREX)
        putImmediate(src, isShort ? .w8 : width)
    }

    /// `<op> [dst], src`, an immediate that for 64 bits is sign-extended.
    @inlinable @inline(__always)
    public mutating func alu(_ op: HostALU, _ width: HostWidth, dst: HostMemory, src: Int32) {
        guard reserve() else { return }
        let isShort = Self.takesByte(src, width)
        emit(isShort ? .aluImm8 : .aluImm, width, reg: op.rawValue, rm: dst)
        putImmediate(src, isShort ? .w8 : width)
    }

    /// Whether the form with a sign-extended byte will do. (8-bit instructions have only a byte anyway.)
    @inlinable @inline(__always)
    static func takesByte(_ immediate: Int32, _ width: HostWidth) -> Bool {
        width != .w8 && immediate == Int32(Int8(truncatingIfNeeded: immediate))
    }

    /// `test dst, src`: flags of the bitwise and.
    @inlinable @inline(__always)
    public mutating func test(_ width: HostWidth, dst: HostRegister, src: HostRegister) {
        guard reserve() else { return }
        emit(
            .test, width, reg: src.rawValue, rm: dst,
            forceREX: width == .w8 && (src.byteFormNeedsREX || dst.byteFormNeedsREX))
    }

    /// `test dst, src`, an immediate that for 64 bits is sign-extended.
    @inlinable @inline(__always)
    public mutating func test(_ width: HostWidth, dst: HostRegister, src: Int32) {
        guard reserve() else { return }
        emit(
            .testImm, width, reg: HostEncoding.testImm.digit, rm: dst,
            forceREX: width == .w8 && dst.byteFormNeedsREX)
        putImmediate(src, width)
    }

    /// `test [dst], src`, an immediate that for 64 bits is sign-extended.
    @inlinable
    public mutating func test(_ width: HostWidth, dst: HostMemory, src: Int32) {
        guard reserve() else { return }
        emit(.testImm, width, reg: HostEncoding.testImm.digit, rm: dst)
        putImmediate(src, width)
    }

    /// `inc`, `dec`, `not` or `neg` of a register.
    @inlinable
    public mutating func unary(_ op: HostUnary, _ width: HostWidth, dst: HostRegister) {
        guard reserve() else { return }
        let encoding = op.encoding
        emit(encoding, width, reg: encoding.digit, rm: dst, forceREX: width == .w8 && dst.byteFormNeedsREX)
    }

    /// `inc`, `dec`, `not` or `neg` of memory.
    @inlinable
    public mutating func unary(_ op: HostUnary, _ width: HostWidth, dst: HostMemory) {
        guard reserve() else { return }
        let encoding = op.encoding
        emit(encoding, width, reg: encoding.digit, rm: dst)
    }

    /// `imul dst, src`: the low 16, 32 or 64 bits of the product.
    @inlinable
    public mutating func imul(_ width: HostWidth, dst: HostRegister, src: HostRegister) {
        precondition(width != .w8, "imul with two operands has no 8-bit form")
        guard reserve() else { return }
        emit(.imul, width, reg: dst.rawValue, rm: src)
    }

    /// `imul dst, [src]`
    @inlinable
    public mutating func imul(_ width: HostWidth, dst: HostRegister, src: HostMemory) {
        precondition(width != .w8, "imul with two operands has no 8-bit form")
        guard reserve() else { return }
        emit(.imul, width, reg: dst.rawValue, rm: src)
    }
}

/// Shifts. The host takes counts modulo 64 for 64 bits and modulo 32 otherwise.
extension Assembler {
    /// `<op> dst, count`; a count of 0 changes neither `dst` nor the flags.
    @inlinable @inline(__always)
    public mutating func shift(_ op: HostShift, _ width: HostWidth, dst: HostRegister, count: UInt8) {
        guard reserve() else { return }
        emit(
            .shiftImm8, width, reg: op.rawValue, rm: dst,
            forceREX: width == .w8 && dst.byteFormNeedsREX)
        put(count, byteCount: 1)
    }

    /// `<op> [dst], count`
    @inlinable
    public mutating func shift(_ op: HostShift, _ width: HostWidth, dst: HostMemory, count: UInt8) {
        guard reserve() else { return }
        emit(.shiftImm8, width, reg: op.rawValue, rm: dst)
        put(count, byteCount: 1)
    }

    /// `<op> dst, cl`
    @inlinable
    public mutating func shiftByCL(_ op: HostShift, _ width: HostWidth, dst: HostRegister) {
        guard reserve() else { return }
        emit(
            .shiftByCL, width, reg: op.rawValue, rm: dst,
            forceREX: width == .w8 && dst.byteFormNeedsREX)
    }

    /// `<op> [dst], cl`
    @inlinable
    public mutating func shiftByCL(_ op: HostShift, _ width: HostWidth, dst: HostMemory) {
        guard reserve() else { return }
        emit(.shiftByCL, width, reg: op.rawValue, rm: dst)
    }

    /// `<op> dst, src, count`, 32 or 64 bits; needs `HostFeatures.hasBMI2`.
    @inlinable @inline(__always)
    public mutating func shift(
        _ op: HostBMI2Shift, _ width: HostWidth, dst: HostRegister, src: HostRegister, count: HostRegister
    ) {
        guard reserve() else { return }
        emitVEX(op, width, dst: dst, rexBits: src.rawValue >> 3, count: count)
        put(0xC0 | dst.lowBits << 3 | src.lowBits, byteCount: 1)
    }

    /// `<op> dst, [src], count`, 32 or 64 bits; needs `HostFeatures.hasBMI2`.
    @inlinable
    public mutating func shift(
        _ op: HostBMI2Shift, _ width: HostWidth, dst: HostRegister, src: HostMemory, count: HostRegister
    ) {
        guard reserve() else { return }
        emitAddressPrefixes(src)
        emitVEX(op, width, dst: dst, rexBits: src.rexBits, count: count)
        emitAddress(reg: dst.rawValue, src)
    }

    /// Emits a three-byte VEX prefix and the opcode (Intel SDM vol. 2, 2.3.5): R, X, B and the register are inverted.
    @inlinable @inline(__always)
    mutating func emitVEX(
        _ op: HostBMI2Shift, _ width: HostWidth, dst: HostRegister, rexBits: UInt8, count: HostRegister
    ) {
        precondition(width == .w32 || width == .w64, "BMI2 shifts take 32 or 64 bits")
        let map0F38: UInt8 = 2
        let wideBit: UInt8 = width == .w64 ? 0x80 : 0
        var bytes = PackedBytes()
        bytes.append(0xC4)
        bytes.append(~((dst.rawValue >> 3) << 2 | rexBits) << 5 | map0F38)
        bytes.append(wideBit | (~count.rawValue & 0xF) << 3 | op.rawValue)
        bytes.append(HostBMI2Shift.opcode)
        put(bytes.word, byteCount: bytes.byteCount)
    }
}
