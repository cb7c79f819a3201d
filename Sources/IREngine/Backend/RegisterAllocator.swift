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
/// A pinned guest register is always in its host register, so that it is exact wherever the block can be left; the
/// value that it holds is read there. A value that outlives the guest register's content moves out of the way when that
/// is written. The other registers are for values: one has its own from its definition, or for a `get` from its first
/// use, to its last use. When they run out, the value whose last use is farthest away gives up its own. It is stored
/// to a spill slot only if it cannot be had again: constants are remade, and values with a home are read from that
/// guest register.
struct RegisterAllocator {
    struct Place {
        /// Number of the host register, or `nowhere`.
        var register: UInt8
        /// Spill slot, or `nowhere`.
        var slot: UInt8
        /// Guest register whose place in the context holds the value from now on until its last use, or 0.
        var home: UInt8
        /// Whether it is known to be an address inside the memory window.
        var isInWindow = false

        @inline(__always) static var nowhere: UInt8 { 0xff }
        @inline(__always) static var none: Place { Place(register: nowhere, slot: nowhere, home: 0) }

        @inline(__always)
        init(register: UInt8, slot: UInt8, home: UInt8) {
            self.register = register
            self.slot = slot
            self.home = home
        }
    }

    /// Where guest registers are; set between blocks.
    var map: GlobalMap
    /// Unsafe, and why it is sound: there is room for all names, and ops are defined before they are used.
    let places: UnsafeMutablePointer<Place>
    let ops: UnsafeMutablePointer<Op>
    let uses: UnsafeMutablePointer<ValueUse>
    /// The value last put into each host register.
    private var holders = InlineArray<16, Temp>(repeating: Op.none)
    /// Registers for values that hold nothing, one bit each.
    private(set) var free: UInt32
    /// Registers that the op being emitted reads or writes: they are not given away meanwhile.
    private var locked: UInt32 = 0
    /// Spill slots in use, one bit each.
    private var usedSlots: UInt128 = 0
    /// A register that counts as free though it is not: a planted fault.
    private var wronglyFree: UInt32 = 0
    private let sharesRegister: Bool
    /// Whether all values are spilled to one slot: a planted fault.
    private let sharesSlot: Bool

    /// An allocator for the ops of `block`.
    init(for block: OpBlock, map: GlobalMap, sharesRegister: Bool, sharesSlot: Bool) {
        precondition(ContextField.spillSlotCount >= UInt128.bitWidth, "expected at least 128 spill slots")
        self.map = map
        // Most of it is never touched, so that it costs addresses but no memory.
        places = .allocate(capacity: OpBlock.nameCount)
        (places + Int(Op.none)).initialize(to: .none)
        ops = block.ops
        uses = block.uses
        free = map.free
        self.sharesRegister = sharesRegister
        self.sharesSlot = sharesSlot
    }

    /// Frees the storage; the allocator must not be used afterwards.
    func deallocate() { places.deallocate() }

    /// Turns to new ops of the block, which have been analysed.
    mutating func begin(withRegisters hasRegisters: Bool) {
        free = map.free
        // The first that is given away.
        wronglyFree = sharesRegister ? free & (0 &- free) : 0
        locked = 0
        usedSlots = 0
        if hasRegisters {
            UnsafeMutableRawPointer(places).storeBytes(of: map.places, as: InlineArray<32, Place>.self)
            holders = map.holders
        } else {
            holders = InlineArray(repeating: Op.none)
        }
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
    @inline(__always)
    mutating func operand(_ temp: Temp, at index: Int, _ asm: inout Assembler) -> OperandPlace {
        let place = places[Int(temp)]
        if place.register != Place.nowhere { return .register(lock(place.register)) }
        return operandInMemory(temp, at: index, &asm)
    }

    /// The same where the result will be in `target`: a value that is still there is read there, even if it has been
    /// saved elsewhere for later uses.
    @inline(__always)
    mutating func operand(
        _ temp: Temp, at index: Int, for target: HostRegister?, _ asm: inout Assembler
    ) -> OperandPlace {
        if let target, holders[Int(target.rawValue)] == temp { return .register(target) }
        return operand(temp, at: index, &asm)
    }

    private mutating func operandInMemory(_ temp: Temp, at index: Int, _ asm: inout Assembler) -> OperandPlace {
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

    /// The value of `temp` if it is known.
    @inline(__always)
    func constant(_ temp: Temp) -> UInt64? {
        let op = ops[Int(temp)]
        return op.kind == .const ? op.imm : nil
    }

    /// Whether nothing reads `temp` after the op at `index`.
    @inline(__always)
    func dies(_ temp: Temp, at index: Int) -> Bool { uses[Int(temp)].last <= index }

    /// Notes that the context's place of guest register `home` holds the value of `temp` until its last use.
    @inline(__always)
    mutating func settle(_ temp: Temp, in home: UInt8) { places[Int(temp)].home = home }

    // MARK: Guest registers

    /// The host register of a guest register, or nil if that is in the context.
    @inline(__always)
    func pinned(_ guest: UInt8) -> HostRegister? {
        let number = map.hosts[Int(guest)]
        return number == GlobalMap.inContext ? nil : RegisterAllocator.register(number)
    }

    /// Notes that `temp` is what a pinned guest register holds.
    ///
    /// - Returns: False if another value that is still needed is known to be there; then `temp` needs a copy of its own.
    @inline(__always)
    mutating func attach(_ temp: Temp, to register: HostRegister, at index: Int) -> Bool {
        let old = holders[Int(register.rawValue)]
        if old != Op.none, !dies(old, at: index), places[Int(old)].register == register.rawValue { return false }
        holders[Int(register.rawValue)] = temp
        places[Int(temp)].register = register.rawValue
        return true
    }

    /// Notes that a pinned guest register now holds a copy of `temp`, wherever else that is.
    @inline(__always)
    mutating func copied(_ temp: Temp, to register: HostRegister) {
        holders[Int(register.rawValue)] = temp
        if places[Int(temp)].register == Place.nowhere { places[Int(temp)].register = register.rawValue }
    }

    /// Whether the value in a register is needed after the op at `index`, and nowhere else.
    @inline(__always)
    func isNeeded(_ register: HostRegister, after index: Int) -> Bool {
        let old = holders[Int(register.rawValue)]
        return old != Op.none && !dies(old, at: index) && places[Int(old)].register == register.rawValue
    }

    /// Moves the value in a pinned register, which the op at `index` will write, out of the way if it is needed later.
    @inline(__always)
    mutating func vacate(_ register: HostRegister, at index: Int, _ asm: inout Assembler) {
        if isNeeded(register, after: index) { save(holders[Int(register.rawValue)], from: register, &asm) }
    }

    private mutating func save(_ temp: Temp, from register: HostRegister, _ asm: inout Assembler) {
        let place = places[Int(temp)]
        if ops[Int(temp)].kind == .const || place.home != 0 || place.slot != Place.nowhere {
            places[Int(temp)].register = Place.nowhere
        } else if let other = copy(of: temp, besides: register) {
            places[Int(temp)].register = other
        } else if free & ~locked != 0 {
            asm.mov(.w64, dst: allocate(for: temp, &asm), src: register)
        } else {
            spill(temp, from: register, &asm)
        }
    }

    /// Another register, of a pinned guest register, that holds the same value.
    private func copy(of temp: Temp, besides register: HostRegister) -> UInt8? {
        for number in 0..<16 as Range<UInt8> where number != register.rawValue && holders[Int(number)] == temp {
            if map.free >> UInt32(number) & 1 == 0 { return number }
        }
        return nil
    }

    /// Moves out of the way what guest register `home`, in the context, held when the block began, if it is needed after
    /// the op at `index`, which will write that, and is nowhere else.
    @inline(__always)
    mutating func vacate(home: UInt8, at index: Int, _ asm: inout Assembler) {
        guard !dies(Temp(home), at: index), places[Int(home)].home == home else { return }
        if places[Int(home)].register == Place.nowhere, places[Int(home)].slot == Place.nowhere {
            _ = load(Temp(home), &asm)
        }
        places[Int(home)].home = 0
    }

    /// Makes a register that was vacated that of `temp`. Locks it.
    @inline(__always)
    mutating func place(_ temp: Temp, in register: HostRegister) {
        holders[Int(register.rawValue)] = temp
        places[Int(temp)].register = register.rawValue
    }

    // MARK: Results

    /// Whether `temp` is in a register for values that it gives up at `index`.
    @inline(__always)
    func givesUpRegister(_ temp: Temp, at index: Int) -> Bool {
        let number = places[Int(temp)].register
        return dies(temp, at: index) && number != Place.nowhere && map.free &>> UInt32(number) & 1 != 0
    }

    /// A register for the value of `temp`, by eviction if none is free. Locks it.
    @inline(__always)
    mutating func allocate(for temp: Temp, _ asm: inout Assembler) -> HostRegister {
        let candidates = (free | wronglyFree) & ~locked
        let number = candidates != 0 ? UInt8(truncatingIfNeeded: candidates.trailingZeroBitCount) : evict(&asm)
        assign(temp, number)
        return lock(number)
    }

    /// Hands the register of `operand`, which dies, on to `temp`.
    @inline(__always)
    mutating func take(_ operand: Temp, for temp: Temp) -> HostRegister {
        let number = places[Int(operand)].register
        places[Int(operand)].register = Place.nowhere
        assign(temp, number)
        return lock(number)
    }

    /// Frees what the dying operands of the op at `index` held.
    @inline(__always)
    mutating func release(_ op: Op, at index: Int) {
        release(op.a, at: index)
        release(op.b, at: index)
        if op.kind == .select {
            release(op.c, at: index)
            release(op.d, at: index)
        }
    }

    @inline(__always)
    private mutating func release(_ temp: Temp, at index: Int) {
        let place = places[Int(temp)]
        // Which values die here no host foretells, so there is no branch.
        let isDead: UInt32 = dies(temp, at: index) ? 1 : 0
        let isHolder: UInt32 = holders[Int(place.register & 15)] == temp ? 1 : 0
        // What a pinned register holds is of no interest any more, but the register is never free. That of no place is
        // none: it is bit 31.
        free |= map.free & (isDead & isHolder) &<< UInt32(place.register)
        if place.slot != Place.nowhere, dies(temp, at: index) { usedSlots &= ~(1 &<< UInt128(place.slot)) }
    }

    @inline(__always)
    private mutating func assign(_ temp: Temp, _ number: UInt8) {
        free &= ~(1 &<< UInt32(number))
        holders[Int(number & 15)] = temp
        places[Int(temp)].register = number
    }

    /// Takes a register from the value that is needed last: from an operand of the op being emitted only if there is no
    /// other, which still finds its value there.
    private mutating func evict(_ asm: inout Assembler) -> UInt8 {
        var victim: UInt8 = 0
        var farthest = -1
        let taken = map.free & ~free
        var candidates = taken & ~locked != 0 ? taken & ~locked : taken
        while candidates != 0 {
            let number = candidates.trailingZeroBitCount
            candidates &= candidates - 1
            let last = Int(uses[Int(holders[number])].last)
            if last > farthest { (victim, farthest) = (UInt8(number), last) }
        }
        precondition(farthest >= 0, "there is no register for values")
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
        if !sharesSlot { usedSlots |= 1 &<< UInt128(truncatingIfNeeded: slot) }
        places[Int(temp)].slot = UInt8(slot)
        asm.mov(.w64, dst: ContextField.spill(slot), src: register)
    }

    // MARK: Registers

    @inline(__always)
    private mutating func lock(_ number: UInt8) -> HostRegister {
        locked |= 1 &<< UInt32(number)
        return RegisterAllocator.register(number)
    }

    @inline(__always)
    private static func register(_ number: UInt8) -> HostRegister {
        // An enum without payloads is laid out as the number of its case, which here is the raw value as well.
        unsafeBitCast(number & 15, to: HostRegister.self)
    }
}
