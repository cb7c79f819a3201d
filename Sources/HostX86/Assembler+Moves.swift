/// Moves between registers, memory and immediates.
extension Assembler {
    /// `mov dst, src`
    @inlinable @inline(__always)
    public mutating func mov(_ width: HostWidth, dst: HostRegister, src: HostRegister) {
        guard reserve() else { return }
        emit(
            .movStore, width, reg: src.rawValue, rm: dst,
            forceREX: width == .w8 && (src.byteFormNeedsREX || dst.byteFormNeedsREX))
    }

    /// `mov dst, [src]`: a load. One of 8 or 16 bits keeps the rest of `dst`; see `movzx` and `movsx`.
    @inlinable @inline(__always)
    public mutating func mov(_ width: HostWidth, dst: HostRegister, src: HostMemory) {
        guard reserve() else { return }
        emit(.movLoad, width, reg: dst.rawValue, rm: src, forceREX: width == .w8 && dst.byteFormNeedsREX)
    }

    /// `mov [dst], src`: a store of the low `width` bits.
    @inlinable @inline(__always)
    public mutating func mov(_ width: HostWidth, dst: HostMemory, src: HostRegister) {
        guard reserve() else { return }
        emit(.movStore, width, reg: src.rawValue, rm: dst, forceREX: width == .w8 && src.byteFormNeedsREX)
    }

    /// `mov [dst], src`: a store of an immediate, which for 64 bits is sign-extended.
    @inlinable
    public mutating func mov(_ width: HostWidth, dst: HostMemory, src: Int32) {
        guard reserve() else { return }
        emit(.movImm, width, reg: HostEncoding.movImm.digit, rm: dst)
        putImmediate(src, width)
    }

    /// Sets all 64 bits of `dst`, by the shortest of `xor`, `mov r32, imm32`, `mov r64, simm32` and `movabs`.
    ///
    /// - Parameter mayClobberFlags: Whether zero may be made by `xor`, which changes the flags.
    @inlinable
    public mutating func mov(dst: HostRegister, imm: Int64, mayClobberFlags: Bool = false) {
        guard reserve() else { return }
        let rexB = dst.rawValue >> 3
        if imm == 0 && mayClobberFlags {
            emit(HostALU.xor.store, .w32, reg: dst.rawValue, rm: dst)
        } else if imm == Int64(UInt32(truncatingIfNeeded: imm)) {
            emitShort(0xB8, dst)
            put(UInt32(truncatingIfNeeded: imm), byteCount: 4)
        } else if imm == Int64(Int32(truncatingIfNeeded: imm)) {
            emit(.movImm, .w64, reg: HostEncoding.movImm.digit, rm: dst)
            put(Int32(truncatingIfNeeded: imm), byteCount: 4)
        } else {
            put(0x48 | rexB, byteCount: 1)
            put(0xB8 | dst.lowBits, byteCount: 1)
            put(imm, byteCount: 8)
        }
    }

    /// Copies the low `from` bits of `src` to `dst`, zero-extended to 64 bits.
    @inlinable @inline(__always)
    public mutating func movzx(dst: HostRegister, src: HostRegister, from width: HostWidth) {
        switch width {
        case .w8, .w16:
            guard reserve() else { return }
            emit(
                width == .w8 ? .movzx.byteForm : .movzx, .w32, reg: dst.rawValue, rm: src,
                forceREX: width == .w8 && src.byteFormNeedsREX)
        case .w32, .w64:
            mov(width, dst: dst, src: src)
        }
    }

    /// Loads `from` bits, zero-extended to 64.
    @inlinable @inline(__always)
    public mutating func movzx(dst: HostRegister, src: HostMemory, from width: HostWidth) {
        switch width {
        case .w8, .w16:
            guard reserve() else { return }
            emit(width == .w8 ? .movzx.byteForm : .movzx, .w32, reg: dst.rawValue, rm: src)
        case .w32, .w64:
            mov(width, dst: dst, src: src)
        }
    }

    /// Copies the low `from` bits of `src` to `dst`, sign-extended to 64 bits.
    @inlinable @inline(__always)
    public mutating func movsx(dst: HostRegister, src: HostRegister, from width: HostWidth) {
        guard reserve() else { return }
        emit(.signExtendingMove(from: width), .w64, reg: dst.rawValue, rm: src)
    }

    /// Loads `from` bits, sign-extended to 64.
    @inlinable @inline(__always)
    public mutating func movsx(dst: HostRegister, src: HostMemory, from width: HostWidth) {
        guard reserve() else { return }
        emit(.signExtendingMove(from: width), .w64, reg: dst.rawValue, rm: src)
    }

    /// `lea dst, [src]`: the address itself, without the GS base; 16, 32 or 64 bits of it.
    @inlinable @inline(__always)
    public mutating func lea(_ width: HostWidth, dst: HostRegister, src: HostMemory) {
        precondition(width != .w8, "lea has no 8-bit form")
        guard reserve() else { return }
        emit(.lea, width, reg: dst.rawValue, rm: src)
    }

    /// `cmov<condition> dst, src`. For 32 bits the upper half of `dst` is cleared even if the condition is false.
    @inlinable
    public mutating func cmovcc(_ condition: HostCondition, _ width: HostWidth, dst: HostRegister, src: HostRegister) {
        precondition(width != .w8, "cmovcc has no 8-bit form")
        guard reserve() else { return }
        emit(.cmovcc.with(condition), width, reg: dst.rawValue, rm: src)
    }

    /// `cmov<condition> dst, [src]`, which reads memory even if the condition is false.
    @inlinable
    public mutating func cmovcc(_ condition: HostCondition, _ width: HostWidth, dst: HostRegister, src: HostMemory) {
        precondition(width != .w8, "cmovcc has no 8-bit form")
        guard reserve() else { return }
        emit(.cmovcc.with(condition), width, reg: dst.rawValue, rm: src)
    }

    /// `set<condition> dst`: 1 or 0 in the low 8 bits; the rest of `dst` stays.
    @inlinable @inline(__always)
    public mutating func setcc(_ condition: HostCondition, dst: HostRegister) {
        guard reserve() else { return }
        emit(.setcc.with(condition), .w8, reg: 0, rm: dst, forceREX: dst.byteFormNeedsREX)
    }

    /// `set<condition> [dst]`
    @inlinable
    public mutating func setcc(_ condition: HostCondition, dst: HostMemory) {
        guard reserve() else { return }
        emit(.setcc.with(condition), .w8, reg: 0, rm: dst)
    }

    /// `push src`, all 64 bits.
    @inlinable
    public mutating func push(_ src: HostRegister) {
        guard reserve() else { return }
        emitShort(0x50, src)
    }

    /// `pop dst`, all 64 bits.
    @inlinable
    public mutating func pop(_ dst: HostRegister) {
        guard reserve() else { return }
        emitShort(0x58, dst)
    }

    /// `rdgsbase dst`; needs `HostFeatures.hasFSGSBASE`.
    @inlinable
    public mutating func rdgsbase(_ dst: HostRegister) {
        guard reserve() else { return }
        emit(.rdgsbase, .w64, reg: HostEncoding.rdgsbase.digit, rm: dst)
    }

    /// `wrgsbase src`, a canonical address; needs `HostFeatures.hasFSGSBASE`.
    @inlinable
    public mutating func wrgsbase(_ src: HostRegister) {
        guard reserve() else { return }
        emit(.wrgsbase, .w64, reg: HostEncoding.wrgsbase.digit, rm: src)
    }
}
