import Glibc
import GuestISA
import GuestMachine
import PlantedFaults

/// Why handlers returned.
enum Outcome {
    case fuelExhausted
    case trap(Trap)
    /// Code that was jumped to often is next; only where `whenHot` says so.
    case hot
}

/// What handlers need beyond their arguments.
struct MachineFields {
    /// Its owner keeps it.
    let memory: Unmanaged<GuestMemory>
    /// First guest address of the memory window, and its size.
    let windowBase: UInt64
    let windowSize: UInt64
    /// Host address of the window's first byte.
    let host: Cursor
    /// Host address of guest address 0: `host &- windowBase`.
    let bias: UInt
    /// Page permissions, one byte a page of the window.
    let flags: UnsafePointer<UInt8>
    /// What stores must heed and note, one byte a line of the window, and log2 of the bytes in a line; see
    /// `GuestMemory`.
    let storeMarks: UnsafeMutablePointer<UInt8>
    let lineShift: UInt64

    /// Host addresses of a stretch of executable pages, and what `GuestMemory.mappingGeneration` was then.
    var regionBegin: UInt = 0
    var regionSize: UInt = 0
    var regionGeneration = 0

    /// How often code must be jumped to before `whenHot` is called, 1 to 255.
    var threshold: UInt8 = 16
    /// Called with the arguments of the cold tier.
    var whenHot: Handler = coldHot
    /// The decoded code; its owner keeps it. Its entries, and whether pages have them, once there are any.
    var hotCode: Unmanaged<HotCode>?
    var entries: Cursor
    var prepared: UnsafePointer<UInt8>

    /// The planted fault, if it is one of slow accesses or of the hot tier's book-keeping, or has a description.
    var fault: Fault?
    /// What executes instructions as they should be where a described fault corrupts their results.
    var sound: Unmanaged<ColdInterpreter>?

    /// Why handlers returned, and how many instructions had not retired.
    var outcome = Outcome.fuelExhausted
    var fuelLeft: UInt = 0

    #if DEBUG
        var pending: PendingCall?
    #endif

    init(_ memory: GuestMemory) {
        self.memory = .passUnretained(memory)
        windowBase = memory.base
        windowSize = memory.size
        host = memory.host
        bias = UInt(bitPattern: memory.host) &- UInt(memory.base)
        flags = memory.pageFlags
        storeMarks = memory.storeMarks
        lineShift = memory.lineShift
        // Never read before there are entries.
        entries = memory.host
        prepared = memory.pageFlags
    }
}

/// A block of memory with all that handlers need beyond their arguments, so that one pointer addresses it.
///
/// The cold tier's table of handlers comes first, then the fields, then the counts of `heat`.
struct Machine {
    /// Start of the block.
    let block: Cursor

    /// The mark of the line at an offset from the window's start; see `GuestMemory.storeMarks`.
    @inline(__always)
    func storeMark(_ offset: UInt64) -> UnsafeMutablePointer<UInt8> {
        fields.pointee.storeMarks + Int(truncatingIfNeeded: offset &>> fields.pointee.lineShift)
    }

    /// Handlers in the cold tier's table: one for each value of bits 14:12 and 6:0 of a word.
    static var coldKeyCount: Int { 1024 }
    /// Counts of `heat`: one for each word of a page, shared by all pages.
    @inline(__always) private static var heatCount: Int { 1024 }
    @inline(__always) private static var fieldsOffset: Int { 8192 }
    @inline(__always) private static var heatOffset: Int { fieldsOffset + 512 }

    @inline(__always) init(_ block: Cursor) { self.block = block }

    /// A block for `memory`, without handlers in its table.
    static func allocate(_ memory: GuestMemory) -> Machine {
        precondition(MemoryLayout<MachineFields>.size <= heatOffset - fieldsOffset, "the fields need more room")
        precondition(MemoryLayout<Handler>.stride * coldKeyCount == fieldsOffset, "the table is of another size")
        let machine = Machine(.allocate(byteCount: heatOffset + heatCount, alignment: 64))
        machine.fields.initialize(to: MachineFields(memory))
        machine.reset()
        return machine
    }

    /// Everything but tables.
    @inline(__always)
    var fields: UnsafeMutablePointer<MachineFields> {
        (block + Machine.fieldsOffset).assumingMemoryBound(to: MachineFields.self)
    }

    /// The cold tier's handlers.
    @inline(__always) var coldHandlers: UnsafeMutablePointer<Handler> { block.assumingMemoryBound(to: Handler.self) }

    /// A cursor at any address, which may not be one of memory.
    @inline(__always)
    func cursor(_ address: UInt) -> Cursor { block + Int(bitPattern: address &- UInt(bitPattern: block)) }

    /// How often code was jumped to whose address has the low bits of `address`; stops short of the threshold.
    @inline(__always)
    func heat(_ address: UInt) -> UnsafeMutablePointer<UInt8> {
        let index = Int(bitPattern: address >> 2 & UInt(bitPattern: Machine.heatCount - 1))
        return (block + Machine.heatOffset + index).assumingMemoryBound(to: UInt8.self)
    }

    /// Forgets how often code was jumped to, and the region: entering one does not count, so the next run would get hot
    /// earlier than a new machine's.
    func reset() {
        memset(block + Machine.heatOffset, 0, Machine.heatCount)
        fields.pointee.regionSize = 0
    }

    /// Guest address of a word of the window, given its host address.
    @inline(__always)
    func guest(_ p: Cursor) -> UInt64 { UInt64(UInt(bitPattern: p) &- fields.pointee.bias) }

    /// Ends the run before the instruction at host address `p`; fuel lasts until `end`.
    @inline(__always)
    func stop(_ outcome: Outcome, _ x: Registers, _ p: Cursor, _ end: UInt) {
        x[32] = guest(p)
        fields.pointee.fuelLeft = (end &- UInt(bitPattern: p)) >> 2
        fields.pointee.outcome = outcome
    }
}

extension Machine {
    /// Runs a hart from its pc on; `memory` is the one that the block was made for.
    @inline(__always)
    func run(
        _ hart: inout HartState, fuel: UInt64, _ memory: GuestMemory, from handler: Handler = coldStart
    ) -> Outcome {
        guard fuel > 0 else { return .fuelExhausted }
        // Fuel is kept as an address four times as far away; nobody waits for the end of 2^48 instructions.
        let budget = UInt(min(fuel, 1 << 48))
        if fields.pointee.regionGeneration != memory.mappingGeneration {
            fields.pointee.regionGeneration = memory.mappingGeneration
            fields.pointee.regionSize = 0
        }
        let start = UInt(hart.pc) &+ fields.pointee.bias
        withUnsafeMutableBytes(of: &hart) { state in
            let x = state.baseAddress!.assumingMemoryBound(to: UInt64.self)
            run(from: handler, x, cursor(start), start &+ budget << 2)
        }
        hart.instret &+= UInt64(budget - fields.pointee.fuelLeft)
        return fields.pointee.outcome
    }

    /// Makes the executable pages around host address `p` the region that the cold tier runs in.
    ///
    /// - Returns: Whether the guest may fetch there.
    @inline(never)
    func enterRegion(_ p: Cursor) -> Bool {
        let shift = Int(GuestMemory.pageShift)
        let offset = UInt64(UInt(bitPattern: p) &- UInt(bitPattern: fields.pointee.host))
        guard offset < fields.pointee.windowSize else { return false }
        let flags = fields.pointee.flags
        let execute = PagePermissions.execute.rawValue
        var first = Int(offset) >> shift
        guard flags[first] & execute != 0 else { return false }
        var end = first + 1
        let pageCount = Int(fields.pointee.windowSize) >> shift
        let highest = min(pageCount, end + Machine.regionReach)
        let lowest = max(0, first - Machine.regionReach)
        while end < highest, flags[end] & execute != 0 { end += 1 }
        while first > lowest, flags[first - 1] & execute != 0 { first -= 1 }
        fields.pointee.regionBegin = UInt(bitPattern: fields.pointee.host + first << shift)
        fields.pointee.regionSize = UInt(bitPattern: (end - first) << shift)
        return true
    }

    /// Most pages of a region before and after the one that is entered.
    private static var regionReach: Int { 4096 }

    /// Does the load or store `word` in full generality.
    ///
    /// - Returns: Whether it succeeded; otherwise `outcome` is its trap.
    @inline(never)
    func accessSlowly(_ word: UInt32, _ x: Registers) -> Bool {
        guard let instruction = Decoder.shared.decode(word) else { preconditionFailure("\(word) is not an access") }
        let memory = fields.pointee.memory.takeUnretainedValue()
        let address = x[Int(instruction.rs1)] &+ UInt64(bitPattern: Int64(instruction.imm))
        let value = x[Int(instruction.rs2)]
        let result: UInt64?
        switch instruction.opcode {
        case .lb: result = load(memory, address, 1) { Meaning.signExtended(UInt8(truncatingIfNeeded: $0)) }
        case .lh: result = load(memory, address, 2) { Meaning.signExtended(UInt16(truncatingIfNeeded: $0)) }
        case .lw: result = load(memory, address, 4) { Meaning.signExtended(UInt32(truncatingIfNeeded: $0)) }
        case .lwu where fields.pointee.fault == .interpLwuSignExtends:
            result = load(memory, address, 4) { Meaning.signExtended(UInt32(truncatingIfNeeded: $0)) }
        case .ld: result = load(memory, address, 8) { $0 }
        case .lbu: result = load(memory, address, 1) { $0 }
        case .lhu: result = load(memory, address, 2) { $0 }
        case .lwu: result = load(memory, address, 4) { $0 }
        case .sb: return store(memory, address, value, 1)
        case .sh: return store(memory, address, value, 2)
        case .sw: return store(memory, address, value, 4)
        case .sd: return store(memory, address, value, 8)
        case .lui, .auipc, .jal, .jalr, .beq, .bne, .blt, .bge, .bltu, .bgeu, .addi, .slti, .sltiu, .xori, .ori, .andi,
            .slli, .srli, .srai, .add, .sub, .sll, .slt, .sltu, .xor, .srl, .sra, .or, .and, .addiw, .slliw, .srliw,
            .sraiw, .addw, .subw, .sllw, .srlw, .sraw, .fence, .fenceI, .ecall, .ebreak:
            preconditionFailure("\(instruction.opcode) is not an access")
        }
        if result == nil, fields.pointee.fault == .interpLoadX0Dropped, instruction.rd == 0 { return true }
        guard let result else { return false }
        if instruction.rd != 0 { x[Int(instruction.rd)] = result }
        return true
    }

    private func load(
        _ memory: GuestMemory, _ address: UInt64, _ count: Int, _ extend: (UInt64) -> UInt64
    ) -> UInt64? {
        switch memory.loadSlowly(address, count: count) {
        case .value(let value): return extend(value)
        case .fault(let first):
            let isWrong = fields.pointee.fault == .interpLoadTvalStart
            fields.pointee.outcome = .trap(Trap(.loadAccessFault, value: isWrong ? address : first))
            return nil
        }
    }

    private func store(_ memory: GuestMemory, _ address: UInt64, _ value: UInt64, _ count: Int) -> Bool {
        let fault = fields.pointee.fault
        if fault == .interpStraddleWraps, memory.firstInaccessible(address, count: count, .write) == nil {
            let page = address & ~(GuestMemory.pageSize - 1)
            for index in 0..<UInt64(count) {
                let place = page | (address &+ index) & (GuestMemory.pageSize - 1)
                _ = memory.storeSlowly(place, value >> (8 * index), count: 1)
            }
            return true
        }
        guard let first = memory.storeSlowly(address, value, count: count) else { return true }
        if fields.pointee.fault == .interpStorePartial {
            for index in 0..<(first &- address) {
                _ = memory.storeSlowly(address &+ index, value >> (8 * index), count: 1)
            }
        }
        let cause: TrapCause = fault == .interpStoreIsLoad ? .loadAccessFault : .storeAccessFault
        fields.pointee.outcome = .trap(Trap(cause, value: fault == .interpStoreTvalStart ? address : first))
        return false
    }
}
