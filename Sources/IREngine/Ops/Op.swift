import GuestMachine

/// Names a value by the index, in its block, of the op that defines it.
package typealias Temp = UInt16

/// One operation of the intermediate representation: 16 bytes, trivially copied.
///
/// Each op defines at most one value, once, and operands name earlier ops, so a block is in static single assignment
/// form by construction and an op's index is its value's name.
package struct Op: Equatable, Sendable {
    /// What it does.
    package var kind: OpKind
    /// The guest register of `get` and `set`, the condition of `branch` and `select`, the cause of `trap`; else 0.
    package var detail: UInt8
    /// Which guest instruction of the block it belongs to, from 0.
    package var instruction: UInt16
    /// First operand, or `Op.none`.
    package var a: Temp
    /// Second operand, or `Op.none`: then `imm` is the second operand of binary ops.
    package var b: Temp
    /// Constant, displacement, target or tval.
    package var imm: UInt64

    /// Stands for an operand that is absent.
    @inline(__always) package static var none: Temp { 0xffff }

    /// An op from its parts.
    @inline(__always)
    package init(
        _ kind: OpKind, detail: UInt8 = 0, instruction: UInt16 = 0, a: Temp = Op.none, b: Temp = Op.none,
        imm: UInt64 = 0
    ) {
        self.kind = kind
        self.detail = detail
        self.instruction = instruction
        self.a = a
        self.b = b
        self.imm = imm
    }

    /// What takes the place of a removed op.
    package static var nop: Op { Op(.nop) }

    /// What a `select` gives if its comparison holds, and if not: values of earlier ops, both in `imm`.
    @inline(__always) package var c: Temp {
        get { Temp(truncatingIfNeeded: imm) }
        set { imm = imm & ~0xffff | UInt64(newValue) }
    }

    @inline(__always) package var d: Temp {
        get { Temp(truncatingIfNeeded: imm >> 16) }
        set { imm = imm & ~0xffff_0000 | UInt64(newValue) << 16 }
    }

    /// The condition of a branch or `select`.
    @inline(__always) package var condition: BranchCondition {
        guard let condition = BranchCondition(rawValue: detail) else {
            preconditionFailure("\(kind) has no condition \(detail)")
        }
        return condition
    }

    /// The cause of a trap.
    package var cause: TrapCause {
        guard let cause = TrapCause(rawValue: detail) else { preconditionFailure("\(kind) has no cause \(detail)") }
        return cause
    }

    /// Whether the second operand is the immediate.
    @inline(__always) package var hasImmediate: Bool { kind.isBinary && b == Op.none }
}
