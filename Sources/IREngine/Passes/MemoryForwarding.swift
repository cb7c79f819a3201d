import PlantedFaults

/// Removes loads of what the block has just stored or loaded.
///
///     store64 [t0 + 8], t1           store64 [t0 + 8], t1
///     t2 = load64 [t0 + 8]           t2 = t1
///     t3 = load32s [t0]              t3 = load32s [t0]
///     t4 = load32s [t0]              t4 = t3
///
/// Addresses are compared as a value and a displacement. Two of the same value overlap or not, as their displacements
/// say; two of different values may be the same, so a store forgets what is relative to others. An access that is left
/// out could not fault: the one before it did not, and what may be written may be read. A store into code leaves the
/// block behind it, so what comes after it was not made from bytes that it changed.
package struct MemoryForwarding<Faults: FaultSwitch>: ForwardPass {
    package static var name: PassName { .memoryForwarding }

    private let faults: Faults
    /// For some places in memory, each eight bytes from a multiple of eight from a value on, the last access there.
    private var accesses = InlineArray<32, Temp>(repeating: Op.none)
    /// The value that the last store is relative to; that store; and the last one that is relative to another.
    private var base = Op.none
    private var lastStore = -1
    private var lastOtherStore = -1

    /// The pass, before any block.
    package init(faults: Faults) { self.faults = faults }

    @inline(__always)
    package mutating func begin() {
        accesses = InlineArray(repeating: Op.none)
        (base, lastStore, lastOtherStore) = (Op.none, -1, -1)
    }

    @inline(__always)
    package mutating func visit(_ op: inout Op, at index: Int, _ rewriter: inout Rewriter) {
        if op.kind.isLoad {
            visitLoad(&op, at: index, &rewriter)
        } else if op.kind.isStore {
            noteStore(op, at: index)
        }
    }

    /// Looks at a load.
    @inline(__always)
    mutating func visitLoad(_ op: inout Op, at index: Int, _ rewriter: inout Rewriter) {
        let slot = slot(op.a, op.imm)
        let earlier = accesses[slot]
        if Int(earlier) < index, let value = value(of: op, after: Int(earlier), rewriter.ops),
            rewriter.replace(&op, at: index, with: value, by: .memoryForwarding)
        {
            return
        }
        // What reaches into the next eight bytes has no place.
        if !MemoryForwarding.straddles(op) { accesses[slot] = Temp(truncatingIfNeeded: index) }
    }

    /// Takes note of a store.
    @inline(__always)
    mutating func noteStore(_ op: Op, at index: Int) {
        if op.a != base { (base, lastOtherStore) = (op.a, lastStore) }
        lastStore = index
        let isWhole = !MemoryForwarding.straddles(op)
        accesses[slot(op.a, op.imm)] = isWhole ? Temp(truncatingIfNeeded: index) : Op.none
        if !isWhole, !faults.isPlanted(.irForwardStraddle) { accesses[slot(op.a, op.imm &+ 7)] = Op.none }
    }

    /// What the load `op` gives if the access at `earlier` tells, or nil.
    @inline(__always)
    private func value(of op: Op, after earlier: Int, _ ops: UnsafeMutablePointer<Op>) -> Op? {
        let access = ops[earlier]
        guard access.a == op.a, access.imm == op.imm || faults.isPlanted(.irForwardAnyOffset) else { return nil }
        let isCurrent = earlier >= lastStore || op.a == base && earlier > lastOtherStore
        guard isCurrent || faults.isPlanted(.irForwardPastStore) else { return nil }
        var result = Op(.copy, instruction: op.instruction, a: Temp(truncatingIfNeeded: earlier))
        if access.kind == op.kind { return result }
        result.a = access.b
        switch (access.kind, op.kind) {
        case (.store64, .load64): break
        case (.store32, .load32s): result.kind = .sext32
        case (.store32, .load32u): result.kind = .zext32
        case (.store16, .load16u): (result.kind, result.imm) = (.and, 0xffff)
        case (.store8, .load8u): (result.kind, result.imm) = (.and, 0xff)
        case (.store8, .load8s) where faults.isPlanted(.irForwardBytePositive):
            (result.kind, result.imm) = (.and, 0xff)
        case (_, _): return nil
        }
        return result
    }

    @inline(__always)
    private func slot(_ base: Temp, _ displacement: UInt64) -> Int {
        let displacement = faults.isPlanted(.irForwardAnyOffset) ? 0 : displacement
        return Int(truncatingIfNeeded: (UInt64(base) &* 5) ^ (displacement >> 3)) & 31
    }

    /// Whether an access ends in other eight bytes than it begins in.
    @inline(__always)
    private static func straddles(_ op: Op) -> Bool {
        let lastByte = op.kind.bit & OpKind.accessing8 != 0 ? 7 : op.kind.bit & OpKind.accessing4 != 0 ? 3 : 1
        return op.kind.bit & OpKind.accessing1 == 0 && Int(op.imm & 7) + lastByte > 7
    }
}

extension MemoryForwarding where Faults == NoFault {
    /// The pass, sound.
    package init() { self.init(faults: NoFault()) }
}
