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
        word |= isPresent ? UInt64(byte) &<< bitCount : 0
        bitCount &+= isPresent ? 8 : 0
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
        var bytes = PackedBytes()
        bytes.append(0x65, if: rm.usesGS)
        bytes.append(0x67, if: rm.wrapsAt32Bits)
        bytes.append(encoding, width, rex: (reg >> 3) << 2 | rm.rexBits, forceREX: forceREX)
        put(bytes.word, byteCount: bytes.byteCount)
        emitAddress(reg: reg, rm)
    }

    /// Emits ModRM, SIB and displacement (Intel SDM vol. 2, tables 2-2 and 2-3).
    @inlinable @inline(__always)
    mutating func emitAddress(reg: UInt8, _ memory: HostMemory) {
        let hasBase = memory.base != HostMemory.noBase
        // Base 101 with mod 00 means "no base, disp32", so rbp and r13 always take a displacement; r/m 100 means
        // "SIB follows", so rsp and r12 always take a SIB byte.
        let baseBits: UInt8 = hasBase ? memory.base & 7 : 5
        let needsSIB = memory.index != HostMemory.noIndex || baseBits == 4 || !hasBase

        let displacement = memory.displacement
        let fitsByte = displacement == Int32(Int8(truncatingIfNeeded: displacement))
        let isAbsent = displacement == 0 && baseBits != 5
        let mod: UInt8 = !hasBase || isAbsent ? 0 : fitsByte ? 1 : 2
        let displacementByteCount = !hasBase ? 4 : isAbsent ? 0 : fitsByte ? 1 : 4

        var bytes = PackedBytes()
        bytes.append(mod << 6 | reg << 3 & 0x38 | (needsSIB ? 4 : baseBits))
        bytes.append(memory.scale.rawValue << 6 | (memory.index & 7) << 3 | baseBits, if: needsSIB)
        bytes.word |= UInt64(UInt32(bitPattern: displacement)) &<< bytes.bitCount
        put(bytes.word, byteCount: bytes.byteCount + displacementByteCount)
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
        put(immediate, byteCount: Swift.min(width.byteCount, 4))
    }
}

extension HostMemory {
    /// The X and B bits of REX or (inverted) VEX.
    @inlinable @inline(__always) var rexBits: UInt8 { (index >> 3) << 1 | base >> 3 & 1 }
}
