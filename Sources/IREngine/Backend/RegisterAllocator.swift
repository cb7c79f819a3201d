import HostX86
import TranslationRuntime

/// Where an operand is when host code needs it.
enum OperandPlace {
    /// In a host register.
    case register(HostRegister)
    /// In the context: a guest register or a spill slot.
    case memory(HostMemory)
    /// Known.
    case constant(UInt64)
}

/// Gives values host registers while code is emitted, op by op: linear scan over one block.
///
/// A value is in a register from its definition, or for a `get` from its first use, to its last use. When registers run
/// out, the value whose last use is farthest away gives up its own. It is stored to a spill slot only if it cannot be
/// had again: constants are remade, and values with a home are read from that guest register.
struct RegisterAllocator {
    /// The registers that values may take, those with short encodings first. rax and rcx are scratch, rbp and r15
    /// belong to the runtime.
    private static var allocatable: UInt32 {
        [.rdx, .rbx, .rsi, .rdi, .r8, .r9, .r10, .r11, .r12, .r13, .r14].reduce(0) { $0 | bit($1) }
    }

    private struct Place {
        /// Number of the host register, or `nowhere`.
        var register: UInt8
        /// Spill slot, or `nowhere`.
        var slot: UInt8
        /// Guest register that holds the value from now on until its last use, or 0.
        var home: UInt8

        static var nowhere: UInt8 { 0xff }
        static var none: Place { Place(register: nowhere, slot: nowhere, home: 0) }
    }

    /// Unsafe, and why it is sound: room for `OpBlock.capacity` places, and temps are below that.
    private let places: UnsafeMutablePointer<Place>
    private var ops: UnsafeMutablePointer<Op>
    private var uses: UnsafeMutablePointer<ValueUse>
    /// The value in each host register, meaningful where `free` is not set.
    private var holders = InlineArray<16, Temp>(repeating: Op.none)
    /// Registers that hold nothing, one bit each.
    private var free = allocatable
    /// Registers that the op being emitted reads or writes: they are not given away meanwhile.
    private var locked: UInt32 = 0
    /// Spill slots in use, one bit each.
    private var usedSlots: UInt128 = 0
    /// A register that counts as free though it is not: a planted fault.
    private let wronglyFree: UInt32

    /// An allocator; `block` is the first that it will be used for.
    init(for block: OpBlock, sharesRegister: Bool) {
        precondition(ContextField.spillSlotCount >= UInt128.bitWidth, "expected at least 128 spill slots")
        places = .allocate(capacity: OpBlock.capacity)
        places.initialize(repeating: .none, count: OpBlock.capacity)
        ops = block.ops
        uses = block.uses
        wronglyFree = sharesRegister ? RegisterAllocator.bit(.rsi) : 0
    }

    /// Frees the storage; the allocator must not be used afterwards.
    func deallocate() { places.deallocate() }

    /// Turns to the ops of `block`, which have been analysed.
    mutating func begin(_ block: OpBlock) {
        ops = block.ops
        uses = block.uses
        free = RegisterAllocator.allocatable
        locked = 0
        usedSlots = 0
    }

    /// Begins the op at `index`, whose value is nowhere yet.
    @inline(__always)
    mutating func define(_ index: Int) {
        locked = 0
        places[index] = .none
    }

    // MARK: Operands

    /// Where `temp` is, for a use at `index`. Locks its register.
    ///
    /// A value in memory that has more uses after this one is loaded if a register is free.
    mutating func operand(_ temp: Temp, at index: Int, _ asm: inout Assembler) -> OperandPlace {
        let place = places[Int(temp)]
        if place.register != Place.nowhere { return .register(lock(place.register)) }
        let op = ops[Int(temp)]
        if op.kind == .const { return .constant(op.imm) }
        if uses[Int(temp)].last > index, free != 0 { return .register(load(temp, &asm)) }
        return .memory(memory(of: temp))
    }

    /// The register of `temp`, which is loaded if need be. Locks it.
    mutating func register(of temp: Temp, _ asm: inout Assembler) -> HostRegister {
        let place = places[Int(temp)]
        return place.register != Place.nowhere ? lock(place.register) : load(temp, &asm)
    }

    private mutating func load(_ temp: Temp, _ asm: inout Assembler) -> HostRegister {
        let register = allocate(for: temp, &asm)
        let op = ops[Int(temp)]
        if op.kind == .const {
            asm.mov(dst: register, imm: Int64(bitPattern: op.imm), mayClobberFlags: true)
        } else {
            asm.mov(.w64, dst: register, src: memory(of: temp))
        }
        return register
    }

    /// Where in the context a value is that has no register.
    private func memory(of temp: Temp) -> HostMemory {
        let place = places[Int(temp)]
        if place.slot != Place.nowhere { return ContextField.spill(Int(place.slot)) }
        precondition(place.home != 0, "t\(temp) is nowhere")
        return ContextField.x(place.home)
    }

    /// Whether nothing reads `temp` after the op at `index`.
    @inline(__always)
    func dies(_ temp: Temp, at index: Int) -> Bool { uses[Int(temp)].last <= index }

    /// Notes that guest register `home` holds the value of `temp` from now on until its last use.
    @inline(__always)
    mutating func settle(_ temp: Temp, in home: UInt8) { places[Int(temp)].home = home }

    // MARK: Results

    /// Whether `temp` is in a register that it gives up at `index`.
    @inline(__always)
    func givesUpRegister(_ temp: Temp, at index: Int) -> Bool {
        dies(temp, at: index) && places[Int(temp)].register != Place.nowhere
    }

    /// A register for the value of `temp`, by eviction if none is free. Locks it.
    mutating func allocate(for temp: Temp, _ asm: inout Assembler) -> HostRegister {
        let candidates = (free | wronglyFree) & ~locked
        let number = candidates != 0 ? UInt8(candidates.trailingZeroBitCount) : evict(&asm)
        assign(temp, number)
        return lock(number)
    }

    /// Hands the register of `operand`, which dies, on to `temp`.
    mutating func take(_ operand: Temp, for temp: Temp) -> HostRegister {
        let number = places[Int(operand)].register
        places[Int(operand)].register = Place.nowhere
        assign(temp, number)
        return lock(number)
    }

    /// Frees what the dying operands of the op at `index` held.
    @inline(__always)
    mutating func release(_ op: Op, at index: Int) {
        if op.a != Op.none { release(op.a, at: index) }
        if op.b != Op.none { release(op.b, at: index) }
    }

    @inline(__always)
    private mutating func release(_ temp: Temp, at index: Int) {
        guard dies(temp, at: index) else { return }
        let place = places[Int(temp)]
        if place.register != Place.nowhere, holders[Int(place.register)] == temp { free |= 1 << UInt32(place.register) }
        if place.slot != Place.nowhere { usedSlots &= ~(1 << UInt128(place.slot)) }
        places[Int(temp)] = .none
    }

    @inline(__always)
    private mutating func assign(_ temp: Temp, _ number: UInt8) {
        free &= ~(1 << UInt32(number))
        holders[Int(number)] = temp
        places[Int(temp)].register = number
    }

    /// Takes a register from the value that is needed last.
    private mutating func evict(_ asm: inout Assembler) -> UInt8 {
        var victim: UInt8 = 0
        var farthest = -1
        var candidates = RegisterAllocator.allocatable & ~free & ~locked
        while candidates != 0 {
            let number = candidates.trailingZeroBitCount
            candidates &= candidates - 1
            let last = Int(uses[Int(holders[number])].last)
            if last > farthest { (victim, farthest) = (UInt8(number), last) }
        }
        precondition(farthest >= 0, "an op locks every register")
        spill(holders[Int(victim)], from: RegisterAllocator.register(victim), &asm)
        return victim
    }

    private mutating func spill(_ temp: Temp, from register: HostRegister, _ asm: inout Assembler) {
        places[Int(temp)].register = Place.nowhere
        let place = places[Int(temp)]
        if ops[Int(temp)].kind == .const || place.home != 0 || place.slot != Place.nowhere { return }
        // Each guest register stands for at most two values that are needed again: its own, and one that was folded
        // into the operands of later ops. So 128 slots are enough.
        let slot = (~usedSlots).trailingZeroBitCount
        precondition(slot < UInt128.bitWidth, "more values are live than there are spill slots")
        usedSlots |= 1 << UInt128(slot)
        places[Int(temp)].slot = UInt8(slot)
        asm.mov(.w64, dst: ContextField.spill(slot), src: register)
    }

    // MARK: Registers

    @inline(__always)
    private mutating func lock(_ number: UInt8) -> HostRegister {
        locked |= 1 << UInt32(number)
        return RegisterAllocator.register(number)
    }

    @inline(__always)
    private static func bit(_ register: HostRegister) -> UInt32 { 1 << UInt32(register.rawValue) }

    @inline(__always)
    private static func register(_ number: UInt8) -> HostRegister {
        // Numbers come from `allocatable`, whose bits are raw values of registers.
        HostRegister(rawValue: number).unsafelyUnwrapped
    }
}
