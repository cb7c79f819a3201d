import GuestMachine

/// One way out of translated code. Its index in the table of records is what the code leaves in eax.
@usableFromInline struct ExitRecord: Sendable {
    @usableFromInline enum Kind: Sendable {
        /// To the block at `pc`, by a jump that can be patched to go there directly.
        case chain
        /// To the guest address in the context's pc.
        case indirect
        /// To the guest address in `base`, bit 0 cleared, from a place that is to be patched: it then goes there directly
        /// whenever that is the target again. If the address is not a multiple of four, it is another exit, whose index
        /// is given.
        case predicted(misaligned: UInt32)
        /// The instruction at `pc` traps.
        case trap(Trap)
        /// The jump at `pc` goes to the misaligned address in `base`.
        case misalignedTarget
        /// The load at `pc` from `base + displacement` needs the complete form of the access.
        case load(rd: UInt8, byteCount: UInt8, signed: Bool)
        /// The store at `pc` to `base + displacement` needs the complete form of the access; it stores `value`.
        case store(byteCount: UInt8)
        /// Fuel does not suffice for the block at `pc`.
        case fuel
        /// The code crashed.
        case crash

        /// Whether it is a prediction.
        var isPrediction: Bool { if case .predicted = self { true } else { false } }
    }

    @usableFromInline var kind: Kind
    /// Guest address; see `kind`.
    @usableFromInline var pc: UInt64
    /// Instructions that the block was charged for and that have not retired at this exit.
    @usableFromInline var refund: Int32
    /// The block this is a way out of, or -1 if that is not in the cache.
    @usableFromInline var block: Int32 = -1
    /// Of a chain or prediction: where the jump keeps its rel32.
    @usableFromInline var site: Int32 = 0
    /// Where the code of the exit is; while its block is being built, the number of the label that leads there.
    @usableFromInline var stub: Int32 = 0
    /// Of one that is patched: the next one into the same block, or -1.
    @usableFromInline var nextIncoming: Int32 = -1

    /// The host register that `kind` speaks of, by number, and what is added to it.
    @usableFromInline var base: UInt8 = 0
    @usableFromInline var displacement: Int32 = 0
    /// What its code does.
    @usableFromInline var form = Form.leaves
    @usableFromInline var value = StoredValue.constant(0)

    @inlinable @inline(__always)
    init(
        kind: Kind, pc: UInt64, refund: Int32, block: Int32 = -1, stub: Int32 = 0, base: UInt8 = 0,
        displacement: Int32 = 0, form: Form = .leaves, value: StoredValue = .constant(0)
    ) {
        self.kind = kind
        self.pc = pc
        self.refund = refund
        self.block = block
        self.stub = stub
        self.base = base
        self.displacement = displacement
        self.form = form
        self.value = value
    }

    /// What the code of an exit does.
    @usableFromInline enum Form: Sendable {
        /// It leaves.
        case leaves
        /// It leaves, and the runtime needs to see the host's registers.
        case leavesSeen
        /// It gives back fuel and leaves by a jump that is patched.
        case refunds
    }

    /// What a store stores.
    @usableFromInline enum StoredValue: Sendable {
        /// The host register with this number.
        case register(UInt8)
        /// What is in the context, at this distance from rbp.
        case context(Int32)
        /// This constant, sign-extended.
        case constant(Int32)
    }

    /// Records that every runtime has, at these indices.
    static let indirectIndex: UInt32 = 0
    static let crashIndex: UInt32 = 1
    static let common = [
        ExitRecord(kind: .indirect, pc: 0, refund: 0),
        ExitRecord(kind: .crash, pc: 0, refund: 0),
    ]
}
