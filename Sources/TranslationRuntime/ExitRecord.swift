import GuestMachine

/// One way out of translated code. Its index in the table of records is what the code leaves in eax.
struct ExitRecord {
    enum Kind {
        /// To the block at `pc`, by a jump that can be patched to go there directly.
        case chain
        /// To the guest address in the context's pc.
        case indirect
        /// To the guest address in the context's pc, from a place that is to be patched: it then goes there directly
        /// whenever that is the target again.
        case predicted
        /// The instruction at `pc` traps.
        case trap(Trap)
        /// The jump at `pc` goes to the misaligned address in the context's access address.
        case misalignedTarget
        /// The load at `pc` needs the complete form of the access.
        case load(rd: UInt8, byteCount: UInt8, signed: Bool)
        /// The store at `pc` needs the complete form of the access.
        case store(byteCount: UInt8)
        /// Fuel does not suffice for the block at `pc`.
        case fuel
        /// The code crashed.
        case crash

        /// Whether it is a prediction.
        var isPrediction: Bool { if case .predicted = self { true } else { false } }
    }

    var kind: Kind
    /// Guest address; see `kind`.
    var pc: UInt64
    /// Instructions that the block was charged for and that have not retired at this exit.
    var refund: Int32
    /// The block this is a way out of, or -1 if that is not in the cache.
    var block: Int32 = -1
    /// Of a chain or prediction: where the jump keeps its rel32, and the stub it goes to while it is not patched.
    var site: Int32 = 0
    var stub: Int32 = 0
    /// Of one that is patched: the next one into the same block, or -1.
    var nextIncoming: Int32 = -1

    /// Records that every runtime has, at these indices.
    static let indirectIndex: UInt32 = 0
    static let crashIndex: UInt32 = 1
    static let common = [
        ExitRecord(kind: .indirect, pc: 0, refund: 0),
        ExitRecord(kind: .crash, pc: 0, refund: 0),
    ]
}
