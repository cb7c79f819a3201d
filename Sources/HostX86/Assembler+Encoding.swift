/// Up to 8 bytes of an instruction, collected in a register; an absent byte costs no branch.
@frozen @usableFromInline struct PackedBytes {
    @usableFromInline var word: UInt64 = 0
    @usableFromInline var bitCount: UInt64 = 0

    @inlinable @inline(__always) init() {}

    @inlinable @inline(__always) var byteCount: Int { Int(bitCount >> 3) }

    @inlinable @inline(__always)
    mutating func append(_ byte: UInt8) {
        word |= UInt64(byte) &<< bitCount
        bitCount &+= 8
    }

    @inlinable @inline(__always)
    mutating func append(_ byte: UInt8, if isPresent: Bool) {
        // Arithmetic on purpose: whether a register needs REX is data, which a branch would have to guess.
        let presence: UInt64 = isPresent ? 1 : 0
        word |= (UInt64(byte) & (0 &- presence)) &<< bitCount
        bitCount &+= presence &<< 3
    }

    /// Prefixes and opcode of `encoding`, in the order of Intel SDM vol. 2, 2.1.1.
    ///
    /// - Parameter rex: The R, X and B bits, in their places in the REX byte.
    @inlinable @inline(__always)
    mutating func append(_ encoding: HostEncoding, _ width: HostWidth, rex: UInt8, forceREX: Bool) {
        let rexBits = rex | (width == .w64 ? 8 : 0)
        let isByte = width == .w8 && encoding.hasByteForm
        append(0x66, if: width == .w16)
        append(encoding.prefix, if: encoding.prefix != 0)
        append(0x40 | rexBits, if: rexBits != 0 || forceREX)
        append(0x0F, if: encoding.isTwoByte)
        append(isByte ? encoding.opcode & ~1 : encoding.opcode)
    }
}

extension Assembler {
    /// Emits all of an instruction on registers but its immediate, which the caller puts behind it.
    ///
    /// - Parameters:
    ///   - reg: What goes into the ModRM `reg` field: a register's number or a digit.
    ///   - rm: The register in the ModRM `r/m` field.
    ///   - forceREX: Whether an operand is a byte register that exists only under REX.
    @inlinable @inline(__always)
    mutating func emit(
        _ encoding: HostEncoding, _ width: HostWidth, reg: UInt8, rm: HostRegister, forceREX: Bool = false
    ) {
        var bytes = PackedBytes()
        bytes.append(encoding, width, rex: (reg >> 3) << 2 | rm.rawValue >> 3, forceREX: forceREX)
        bytes.append(0xC0 | reg << 3 & 0x38 | rm.lowBits)
        put(bytes.word, byteCount: bytes.byteCount)
    }

    /// Emits all of an instruction on memory but its immediate, which the caller puts behind it.
    @inlinable @inline(__always)
    mutating func emit(
        _ encoding: HostEncoding, _ width: HostWidth, reg: UInt8, rm: HostMemory, forceREX: Bool = false
    ) {
        emitAddressPrefixes(rm)
        var bytes = PackedBytes()
        bytes.append(encoding, width, rex: (reg >> 3) << 2 | rm.rexBits, forceREX: forceREX)
        put(bytes.word, byteCount: bytes.byteCount)
        emitAddress(reg: reg, rm)
    }

    /// Emits the prefixes that an operand asks for; few do, or all, so here a branch is cheap.
    @inlinable @inline(__always)
    mutating func emitAddressPrefixes(_ memory: HostMemory) {
        if memory.prefixes.isEmpty { return }
        var bytes = PackedBytes()
        bytes.append(0x65, if: memory.usesGS)
        bytes.append(0x67, if: memory.wrapsAt32Bits)
        put(bytes.word, byteCount: bytes.byteCount)
    }

    /// Emits ModRM, SIB and displacement (Intel SDM vol. 2, tables 2-2 and 2-3).
    @inlinable @inline(__always)
    mutating func emitAddress(reg: UInt8, _ memory: HostMemory) {
        let displacement = memory.displacement
        let regBits = reg << 3 & 0x38
        let baseBits = memory.base & 7
        let sib = memory.scale.rawValue << 6 | (memory.index & 7) << 3 | baseBits
        if memory.base == HostMemory.noBase {
            put(UInt16(regBits | 4) | UInt16(sib) << 8, byteCount: 2)
            put(displacement, byteCount: 4)
            return
        }
        // Mod 00 with base 101 would mean "no base", so rbp and r13 always have a displacement. Mod 00, 01 and 10 mean
        // one of 0, 1 and 4 bytes. (A wide one is never zero, so the sum is right.)
        let isPresent: UInt8 = displacement != 0 || baseBits == 5 ? 1 : 0
        let isWide: UInt8 = displacement == Int32(Int8(truncatingIfNeeded: displacement)) ? 0 : 1
        let mod = isPresent + isWide
        // R/m 100 means that a SIB byte follows, so rsp and r12 need one even without an index.
        let needsSIB = memory.index != HostMemory.noIndex || baseBits == 4

        var bytes = PackedBytes()
        bytes.append(mod << 6 | regBits | (needsSIB ? 4 : baseBits))
        bytes.append(sib, if: needsSIB)
        bytes.word |= UInt64(UInt32(bitPattern: displacement)) &<< bytes.bitCount
        put(bytes.word, byteCount: bytes.byteCount + Int(mod + (mod & 2)))
    }

    /// Emits an instruction that holds its register in the opcode byte and has no immediate.
    @inlinable @inline(__always)
    mutating func emitShort(_ opcode: UInt8, _ register: HostRegister) {
        var bytes = PackedBytes()
        bytes.append(0x41, if: register.rawValue >= 8)
        bytes.append(opcode | register.lowBits)
        put(bytes.word, byteCount: bytes.byteCount)
    }

    /// Emits `immediate` at an instruction's own width, which for 64 bits is 32, sign-extended by the host.
    @inlinable @inline(__always)
    mutating func putImmediate(_ immediate: Int32, _ width: HostWidth) {
        switch width {
        case .w8: precondition(-0x80...0xFF ~= immediate, "the immediate does not fit 8 bits")
        case .w16: precondition(-0x8000...0xFFFF ~= immediate, "the immediate does not fit 16 bits")
        case .w32, .w64: break
        }
        put(immediate, byteCount: min(width.byteCount, 4))
    }
}

extension HostMemory {
    /// The X and B bits of REX or (inverted) VEX.
    @inlinable @inline(__always) var rexBits: UInt8 { (index >> 3) << 1 | base >> 3 & 1 }
}
