import CHostSupport
import GuestMachine
import HostX86

/// A value that translated code holds where a store is about to happen.
public enum StoreOperand {
    /// In a host register that still holds it when the store's slow exit is taken; not rax or rcx.
    case register(HostRegister)
    /// In the context: an unpinned guest register or a spill slot.
    case memory(HostMemory)
    /// A constant; it is sign-extended.
    case constant(Int32)
}

/// Where the guest address of an access is when its slow exit is taken: `base + displacement`.
public struct AccessAddress {
    /// A host register that the access has not changed, be it the register it loads into.
    public let base: HostRegister
    /// Added to it, modulo 2^64.
    public let displacement: Int32

    /// The sum of the two.
    public init(_ base: HostRegister, _ displacement: Int32 = 0) {
        self.base = base
        self.displacement = displacement
    }
}

/// Takes the host code of one block: the assembler and the ways out.
///
/// Exits are cold: what they need is emitted behind the block by `finish`. The fuel of all instructions is charged on
/// entry, so each exit says how many instructions of the block have retired when it is taken, and the rest is given
/// back. When an exit is taken, the guest's registers must be exactly those after that many instructions.
public struct BlockBuilder {
    /// Where the block's own code goes.
    public var asm: Assembler

    /// Instructions the block is charged for on entry, or nil if fuel is not counted at all.
    @usableFromInline private(set) var chargedCount: Int?
    @usableFromInline private(set) var blockIndex: Int32 = -1
    /// Where the runtime's common code is.
    var common: CommonCode
    /// First guest address of the memory window.
    let windowBase: UInt64
    /// Whether `leavePredicted` does anything.
    let predictsTargets: Bool
    /// Where exits and accesses are noted.
    @usableFromInline let tables: UnsafeMutablePointer<BlockTables>
    /// How long the tables were before the block.
    private var firstRecord = 0
    private var firstAccess = 0

    /// A builder that no block has been begun with.
    init(
        asm: Assembler, common: CommonCode, windowBase: UInt64, predictsTargets: Bool,
        tables: UnsafeMutablePointer<BlockTables>
    ) {
        self.asm = asm
        self.common = common
        self.windowBase = windowBase
        self.predictsTargets = predictsTargets
        self.tables = tables
    }

    /// Begins a block where `asm` stands.
    ///
    /// - Parameters:
    ///   - chargedCount: Instructions it is charged for, or nil if fuel is not counted.
    ///   - index: Its index in the cache, or -1.
    @inline(__always)
    mutating func begin(_ asm: Assembler, pc: UInt64, chargedCount: Int?, index: Int32) {
        self.asm = asm
        self.chargedCount = chargedCount
        blockIndex = index
        firstRecord = tables.pointee.records.count
        firstAccess = tables.pointee.faultTable.count
        charge(pc: pc)
    }

    /// Charges for the block's instructions on entry; the block is entered here.
    private mutating func charge(pc: UInt64) {
        guard let chargedCount, chargedCount > 0 else { return }
        let label = exit(.fuel, pc: pc, retired: 0)
        asm.alu(.sub, .w64, dst: ContextField.fuel, src: Int32(chargedCount))
        asm.jcc(.s, label)
    }

    /// Notes a cold exit that the runtime needs no registers for.
    @inlinable @inline(__always)
    mutating func exit(_ kind: ExitRecord.Kind, pc: UInt64, retired: Int) -> HostLabel {
        let label = asm.makeLabel()
        tables.pointee.records.append(
            ExitRecord(
                kind: kind, pc: pc, refund: refund(retired), block: blockIndex,
                stub: Int32(truncatingIfNeeded: label.number)))
        return label
    }

    /// Notes a cold exit that concerns the guest address `address`, and perhaps `value`.
    @inlinable @inline(__always)
    mutating func exit(
        _ kind: ExitRecord.Kind, _ address: AccessAddress, _ value: ExitRecord.StoredValue = .constant(0), pc: UInt64,
        retired: Int
    ) -> HostLabel {
        let label = asm.makeLabel()
        tables.pointee.records.append(
            ExitRecord(
                kind: kind, pc: pc, refund: refund(retired), block: blockIndex,
                stub: Int32(truncatingIfNeeded: label.number), base: address.base.rawValue,
                displacement: address.displacement, form: .leavesSeen, value: value))
        return label
    }

    /// What an exit gives back after `retired` instructions.
    @inlinable @inline(__always)
    func refund(_ retired: Int) -> Int32 {
        chargedCount.map { Int32(truncatingIfNeeded: $0 &- retired) } ?? 0
    }

    /// Leaves for the block at guest address `target`, through a jump that is patched once that block exists.
    ///
    /// - Parameters:
    ///   - target: Guest address, a multiple of four.
    ///   - condition: Leaves only if it holds; always if nil.
    ///   - retired: Instructions of this block that have retired, with the jump itself.
    public mutating func chain(to target: UInt64, if condition: HostCondition? = nil, retired: Int) {
        let label = exit(.chain, pc: target, retired: retired)
        let site = condition.map { asm.jcc($0, label) } ?? asm.jmp(label)
        let record = tables.pointee.records.base + (tables.pointee.records.count &- 1)
        record.pointee.site = Int32(truncatingIfNeeded: site)
        if record.pointee.refund != 0 { record.pointee.form = .refunds }
    }

    /// Says that an instruction the block was charged for did not retire if `condition` holds. Uses rax; changes flags.
    public mutating func skipOne(if condition: HostCondition) {
        guard chargedCount != nil else { return }
        asm.setcc(condition, dst: .rax)
        asm.movzx(dst: .rax, src: .rax, from: .w8)
        asm.alu(.add, .w64, dst: ContextField.fuel, src: .rax)
    }

    /// Leaves for the guest address in rcx, which must be a multiple of four. Every instruction has retired.
    ///
    /// - Parameter inline: Whether the block looks up the entry itself: the host then predicts each jump by itself.
    public mutating func leaveIndirect(inline: Bool = false) {
        guard inline, let leave = common.indirectLeave else {
            asm.jmp(toOffset: common.indirect)
            return
        }
        CommonCode.jumpToEntry(&asm, windowBase: windowBase) { asm, condition in asm.jcc(condition, toOffset: leave) }
    }

    /// Leaves for the guest address in `source`, bit 0 cleared, if that is where this place led when it was left for the
    /// first time; otherwise goes on behind. Every instruction has retired. Uses rax.
    ///
    /// - Parameters:
    ///   - source: Any register but rax.
    ///   - misaligned: The exit to take instead if that turns out not to be a multiple of four.
    ///   - isCompared: Whether to look where it leads now: only a fault does without.
    public mutating func leavePredicted(_ source: HostRegister, misaligned: HostLabel, isCompared: Bool = true) {
        guard predictsTargets else { return }
        let label = exit(
            .predicted(misaligned: record(of: misaligned)), AccessAddress(source), pc: 0, retired: chargedCount ?? 0)
        // `mov eax, prediction` takes the place of this jump, which has the same length; see `predictionDistance`.
        let start = asm.offset
        asm.jmp(label)
        asm.alu(.cmp, .w64, dst: .rax, src: isCompared ? source : .rax)
        let site = asm.jcc(.e, label)
        assert(asm.overflowed || site - start == BlockBuilder.predictionDistance, "the prediction is elsewhere")
        tables.pointee.records[tables.pointee.records.count &- 1].site = Int32(truncatingIfNeeded: site)
    }

    /// The index of an exit of this block.
    private func record(of label: HostLabel) -> UInt32 {
        let records = tables.pointee.records
        var index = records.count - 1
        while index >= firstRecord, records[index].stub != Int32(truncatingIfNeeded: label.number) { index -= 1 }
        precondition(index >= firstRecord, "the label is of no exit")
        return UInt32(index)
    }

    /// How far before the rel32 of a predicted jump is the instruction that says what is predicted.
    static var predictionDistance: Int { 10 }

    /// A cold exit for the trap of the instruction at `pc`, after `retired` instructions of the block.
    public mutating func trapExit(_ trap: Trap, pc: UInt64, retired: Int) -> HostLabel {
        exit(.trap(trap), pc: pc, retired: retired)
    }

    /// A cold exit for a jump at `pc` to the misaligned guest address in `target`.
    public mutating func misalignedTargetExit(_ target: HostRegister, pc: UInt64, retired: Int) -> HostLabel {
        exit(.misalignedTarget, AccessAddress(target), pc: pc, retired: retired)
    }

    /// A cold exit for a load at `pc` that cannot be done in line.
    ///
    /// The runtime does the load, writes `rd` in the context if it succeeds, and continues at the next instruction.
    @inlinable @inline(__always)
    public mutating func slowLoad(
        rd: UInt8, byteCount: Int, signed: Bool, at address: AccessAddress = .init(.rax), pc: UInt64, retired: Int
    ) -> HostLabel {
        exit(
            .load(rd: rd, byteCount: UInt8(truncatingIfNeeded: byteCount), signed: signed), address, pc: pc,
            retired: retired)
    }

    /// A cold exit for a store at `pc` that cannot be done in line.
    ///
    /// The runtime does the store and continues at the next instruction, with what the store changed in view.
    @inlinable @inline(__always)
    public mutating func slowStore(
        _ value: StoreOperand, byteCount: Int, at address: AccessAddress = .init(.rax), pc: UInt64, retired: Int
    ) -> HostLabel {
        let stored: ExitRecord.StoredValue =
            switch value {
            case .register(let register): .register(register.rawValue)
            case .memory(let memory): .context(memory.displacement)
            case .constant(let constant): .constant(constant)
            }
        return exit(
            .store(byteCount: UInt8(truncatingIfNeeded: byteCount)), address, stored, pc: pc, retired: retired)
    }

    /// Says that the next instruction emitted may fault on the host, and then continues at `label`, a slow exit.
    @inlinable @inline(__always)
    public mutating func mayFault(continuingAt label: HostLabel) {
        // Until the label is bound, its number stands for its place.
        tables.pointee.faultTable.append(
            .init(
                access: UInt32(truncatingIfNeeded: asm.offset), continuation: UInt32(truncatingIfNeeded: label.number)))
    }

    /// Emits the cold exits and notes where faulting accesses continue.
    ///
    /// All exits are alike, `push index; jmp`, whatever the runtime needs to know: most are never taken.
    mutating func finish() {
        var asm = asm
        let records = tables.pointee.records.base
        let count = tables.pointee.records.count
        var index = firstRecord
        while index < count {
            let record = records + index
            let number = UInt32(truncatingIfNeeded: index)
            if record.pointee.form == .refunds {
                giveBackFuel(record, &asm)
                record.pointee.stub = Int32(truncatingIfNeeded: asm.offset)
                asm.leave(pushing: number, toOffset: common.exit)
            } else {
                let target = record.pointee.form == .leaves ? common.exit : common.seenExit
                record.pointee.stub = asm.leave(from: record.pointee.stub, pushing: number, toOffset: target)
            }
            index &+= 1
        }
        if !asm.overflowed {
            let accesses = tables.pointee.faultTable
            for index in firstAccess..<accesses.count {
                accesses[index].continuation = asm.offset(ofBound: Int(accesses[index].continuation))
            }
        }
        self.asm = asm
    }

    /// Has a chain out of mid-block give back the fuel that was not used in code, as the runtime does not see it pass
    /// once it is patched. What is patched is then the jump behind.
    @inline(__always)
    private func giveBackFuel(_ record: UnsafeMutablePointer<ExitRecord>, _ asm: inout Assembler) {
        asm.bind(HostLabel(number: Int(record.pointee.stub)))
        if let refund = Int8(exactly: record.pointee.refund) {
            asm.addToFrame(ContextField.fuel.displacement, refund)
        } else {
            asm.alu(.add, .w64, dst: ContextField.fuel, src: record.pointee.refund)
        }
        // To the next instruction, for the time being.
        record.pointee.site = Int32(truncatingIfNeeded: asm.jmp(toOffset: asm.offset &+ 5))
        record.pointee.refund = 0
    }
}

/// What is noted of translated code besides the code itself; kept from block to block, so that building allocates
/// nothing.
@usableFromInline struct BlockTables {
    /// Every exit of every block in the cache.
    @usableFromInline var records = FlatTable<ExitRecord>()
    /// Every access of every block that may fault, in ascending order.
    @usableFromInline var faultTable = FlatTable<fault_guard_access>()

    func deallocate() {
        records.deallocate()
        faultTable.deallocate()
    }
}
