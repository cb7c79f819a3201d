/// How an operand that is filled in later is encoded in a `HostTemplate`.
///
/// An operand's bits, which `OperandBits` keeps for each register, are combined with the template by exclusive or. They
/// say where an instruction's register numbers are (Intel SDM vol. 2, 2.1 and 2.3): the upper bit in a prefix, the lower
/// three in the ModRM, SIB or VEX byte; of memory, `[rbp + disp8]`, they are the ModRM byte and the displacement.
@frozen public enum TemplateHole: UInt8, CaseIterable, Sendable {
    /// The template does not have the operand.
    case none
    /// In the ModRM `r/m` field, behind REX and a one-byte opcode: a register or memory.
    case place
    /// In the ModRM `reg` field: a register.
    case register
    /// A register in both fields.
    case both
    /// `place`, behind an instruction of 2, 3 or 4 bytes.
    case placeAfter2, placeAfter3, placeAfter4
    /// `both`, behind an instruction of 3 bytes.
    case bothAfter3
    /// `place` and `bothAfter3`, a register.
    case placeThenBoth
    /// A register in the `r/m` field behind REX and a two-byte opcode.
    case bytePlace
    /// `bytePlace`, and 4 bytes behind the same register in both fields behind a two-byte opcode.
    case bytePlaceThenBoth
    /// A register in `reg`, a register or memory in `r/m`, and a register in `vvvv`, of a three-byte VEX prefix, 0F38.
    case vexRegister, vexPlace, vexCount
    /// A register in the SIB byte: as base, and as index.
    case base, index

    /// The bits of an operand.
    func bits(of operand: OperandLocation) -> UInt64 {
        let (low, high, mode, displacement) = operand.fields
        let place = high | (mode | low) << 16 | displacement << 24
        let register = high << 2 | low << 19
        return switch self {
        case .none: 0
        case .place: place
        case .register: register
        case .both: place | register
        case .placeAfter2: place << 16
        case .placeAfter3: place << 24
        case .placeAfter4: place << 32
        case .bothAfter3: (place | register) << 24
        case .placeThenBoth: place | (place | register) << 24
        case .bytePlace: high | low << 24
        case .bytePlaceThenBoth: high | low << 24 | (high << 2 | high) << 32 | (low << 3 | low) << 56
        // R, X, B and vvvv are inverted in VEX; the template has ones there.
        case .vexRegister: high << 15 | low << 35
        case .vexPlace: high << 13 | (mode | low) << 32 | displacement << 40
        case .vexCount: (high << 3 | low) << 19
        case .base: high | low << 24
        case .index: high << 1 | low << 27
        }
    }
}

/// Where an operand of a template is.
@frozen public enum OperandLocation: Equatable, Sendable {
    /// In a register; not rsp, nor r13 as a base without displacement.
    case register(HostRegister)
    /// In memory at rbp and this displacement.
    case memory(Int8)

    /// The lower three bits of the register and the upper one, ModRM's `mod`, and the displacement.
    fileprivate var fields: (low: UInt64, high: UInt64, mode: UInt64, displacement: UInt64) {
        switch self {
        case .register(let register): (UInt64(register.lowBits), UInt64(register.rawValue >> 3), 0xC0, 0)
        case .memory(let displacement): (5, 0, 0x40, UInt64(UInt8(bitPattern: displacement)))
        }
    }
}

/// The bits of up to 32 operands in every hole of a template.
///
/// Unsafe, and why it is sound: the rows live as long as the object and are only read once it is made.
public final class OperandBits {
    /// A row of `TemplateHole.allCases.count` words for each operand.
    @usableFromInline let rows: UnsafeMutablePointer<UInt64>
    @usableFromInline let count: Int

    /// A table of operands, numbered from 0.
    public init(_ operands: [OperandLocation]) {
        precondition(operands.count <= 32, "\(operands.count) operands")
        count = operands.count
        rows = .allocate(capacity: count * TemplateHole.allCases.count)
        rows.initialize(repeating: 0, count: count * TemplateHole.allCases.count)
        fill(operands)
    }

    deinit { rows.deallocate() }

    /// Replaces the operands by as many others.
    public func fill(_ operands: [OperandLocation]) {
        precondition(operands.count == count, "\(operands.count) operands, expected \(count)")
        var index = 0
        for operand in operands {
            for hole in TemplateHole.allCases {
                rows[index] = hole.bits(of: operand)
                index += 1
            }
        }
    }

    /// The row of an operand, as raw memory: the word of a hole is at `hole.rawValue * 8`.
    @inlinable @inline(__always)
    public func row(_ operand: UInt8) -> UnsafeRawPointer {
        assert(operand < count, "operand \(operand)")
        return UnsafeRawPointer(rows + Int(operand) &* 16)
    }
}
