import GuestISA
import GuestMachine
import HostX86
import PlantedFaults
import TranslationRuntime

/// Turns optimized ops into x86-64 code.
///
/// Guest registers are exact wherever the block can be left: in their host registers those that `GlobalMap` pins, the
/// others in the context. What is written to a pinned register is computed right there. Other values are in host
/// registers as `RegisterAllocator` sees fit.
package struct X86Backend<Faults: FaultSwitch> {
    let faults: Faults
    var allocator: RegisterAllocator
    /// What is known of guest memory while translating.
    let window: MemoryWindow
    /// Whether stores look at the marks of guest memory and set them.
    private(set) var marksStores = true
    /// Whether the window is checked once for each value that addresses are relative to, not at each access.
    let eliminatesChecks: Bool
    private let memory: GuestMemory
    /// Whether shifts may use BMI2.
    let usesBMI2: Bool

    /// Where the code of each instruction begins in the block emitted last, if `recordsParts`.
    private(set) var parts: [HostListing.Part] = []
    /// Whether to fill `parts`, which costs time.
    var recordsParts = false
    /// Whether the op being emitted does what the next one, a `set`, is there for.
    private var isNextDone = false
    /// Whether the context holds what registers held when the block began, until they are written.
    private var vacatesContext = false
    /// Index of the next op that is needed.
    private var next = 0

    /// A back end for what is in `block`. It is given up by `deallocate`.
    package init(
        for block: OpBlock, memory: GuestMemory, globals: GlobalMap = .standard,
        optimizations: BackendOptimizations = .all, faults: Faults
    ) {
        self.faults = faults
        self.memory = memory
        usesBMI2 = optimizations.contains(.bmi2)
        eliminatesChecks = optimizations.contains(.checkElimination)
        window = MemoryWindow(memory)
        allocator = RegisterAllocator(
            for: block, map: globals, sharesRegister: faults.isPlanted(.irX86RegisterShared),
            sharesSlot: faults.isPlanted(.irX86SpillSlotShared))
    }

    /// Frees the storage; the back end must not be used afterwards.
    package func deallocate() { allocator.deallocate() }

    /// Emits the code of `block`, which was made from `guest`; `block.uses` must be up to date.
    @specialized(where Faults == NoFault)
    package mutating func emit(_ block: OpBlock, from guest: GuestBlock, into builder: inout BlockBuilder) {
        allocator.begin(withRegisters: block.hasRegisters)
        vacatesContext = block.hasRegisters && !faults.isPlanted(.irX86LateRead)
        marksStores = memory.watch == .marks
        if recordsParts { parts.removeAll(keepingCapacity: true) }
        let ops = block.ops
        var position = block.firstLive
        while position < OpBlock.capacity {
            let index = Int(block.liveOps[position])
            position &+= 1
            next = Int(block.liveOps[position])
            allocator.define(index)
            if recordsParts { record(ops[index], builder.asm) }
            isNextDone = false
            emit(index, block, guest, &builder)
            allocator.release(ops[index], at: index)
            if isNextDone {
                position &+= 1
            } else if ops[next].kind == .set {
                // So most ops go on, which hosts foretell better than where a jump by kind goes.
                let index = next
                allocator.define(index)
                if recordsParts { record(ops[index], builder.asm) }
                emitSet(index, &builder.asm)
                allocator.release(ops[index], at: index)
                position &+= 1
            }
        }
    }

    @inline(never)
    private mutating func record(_ op: Op, _ asm: Assembler) {
        guard parts.last?.instruction != Int(op.instruction) else { return }
        parts.append(HostListing.Part(instruction: Int(op.instruction), offset: asm.offset - asm.startOffset))
    }

    @inline(__always)
    private mutating func emit(
        _ index: Int, _ block: OpBlock, _ guest: GuestBlock, _ builder: inout BlockBuilder
    ) {
        let op = block.ops[index]
        switch op.kind {
        case .nop, .const: break
        case .get: emitGet(index, &builder.asm)
        case .copy, .sext32, .zext32: emitUnary(index, &builder.asm)
        case .add, .sub, .and, .or, .xor, .addw, .subw: emitArithmetic(index, &builder.asm)
        case .shl, .shr, .sar, .shlw, .shrw, .sarw, .rorw: emitShift(index, &builder.asm)
        case .slt, .sltu: emitComparison(index, &builder.asm)
        case .load8s, .load16s, .load32s, .load64, .load8u, .load16u, .load32u:
            emitLoad(index, rd: guest.instructions[Int(op.instruction)].rd, block, &builder)
        case .store8, .store16, .store32, .store64: emitStore(index, block, &builder)
        case .select: emitSelection(index, &builder)
        case .check: emitCheck(index, block, &builder)
        case .set: emitSet(index, &builder.asm)
        case .branch: emitBranch(index, block, &builder)
        case .goto: builder.chain(to: op.imm, retired: Int(op.instruction) + 1)
        case .gotoValue:
            move(.w64, to: .rcx, allocator.operand(op.a, at: index, &builder.asm), &builder.asm)
            builder.leaveIndirect()
        case .trap:
            let exit = builder.trapExit(
                Trap(op.cause, value: op.imm), pc: block.pc(of: op.instruction), retired: Int(op.instruction))
            builder.asm.jmp(exit)
        }
    }

    // MARK: Guest registers

    /// Reads cost nothing where the register is pinned, and are put off to the first use where the context keeps the
    /// value that long.
    private mutating func emitGet(_ index: Int, _ asm: inout Assembler) {
        let op = allocator.ops[index]
        let temp = Temp(truncatingIfNeeded: index)
        if let register = allocator.pinned(op.detail) {
            guard !allocator.attach(temp, to: register, at: index) else { return }
            asm.mov(.w64, dst: allocator.allocate(for: temp, &asm), src: register)
        } else if allocator.uses[index].home != 0 || faults.isPlanted(.irX86LateRead) {
            allocator.settle(temp, in: op.detail)
        } else {
            asm.mov(.w64, dst: allocator.allocate(for: temp, &asm), src: ContextField.x(op.detail))
        }
    }

    private mutating func emitSet(_ index: Int, _ asm: inout Assembler) {
        let op = allocator.ops[index]
        let value = allocator.operand(op.a, at: index, &asm)
        if let register = allocator.pinned(op.detail) {
            if case .register(register) = value { return }
            allocator.vacate(register, at: index, &asm)
            move(.w64, to: register, value, &asm)
            return allocator.copied(op.a, to: register)
        }
        if vacatesContext { allocator.vacate(home: op.detail, at: index, &asm) }
        let home = ContextField.x(op.detail)
        switch value {
        case .register(let register): asm.mov(.w64, dst: home, src: register)
        case .memory(let memory):
            asm.mov(.w64, dst: .rax, src: memory)
            asm.mov(.w64, dst: home, src: .rax)
        case .constant(let value):
            if let short = Int32(exactly: Int64(bitPattern: value)) {
                asm.mov(.w64, dst: home, src: short)
            } else {
                asm.mov(dst: .rax, imm: Int64(bitPattern: value))
                asm.mov(.w64, dst: home, src: .rax)
            }
        }
        if allocator.uses[index].home != 0 { allocator.settle(op.a, in: op.detail) }
    }

    /// The pinned register that is to hold the value of the op at `index`, free to be written; or nil.
    ///
    /// It is the one that the next op writes, or one that a removed write would have written. What it held and is
    /// needed later has been copied; until the op writes it, it still holds that.
    @inline(__always)
    mutating func target(_ index: Int, _ asm: inout Assembler) -> HostRegister? {
        let write = allocator.ops[next]
        if write.kind == .set, Int(write.a) == index {
            guard let register = allocator.pinned(write.detail) else { return nil }
            if !faults.isPlanted(.irX86PinnedOverwritten) { allocator.vacate(register, at: index, &asm) }
            isNextDone = true
            return register
        }
        let home = allocator.uses[index].home
        guard home != 0, let register = allocator.pinned(home), !allocator.isNeeded(register, after: index) else {
            return nil
        }
        return register
    }

    // MARK: Moves

    /// Copies `width` bits, 32 or 64, of an operand; 32 are zero-extended. May change the flags.
    func move(_ width: HostWidth, to register: HostRegister, _ place: OperandPlace, _ asm: inout Assembler) {
        switch place {
        case .register(let source): if source != register { asm.mov(width, dst: register, src: source) }
        case .memory(let memory): asm.mov(width, dst: register, src: memory)
        case .constant(let value):
            let bits = width == .w32 ? value & 0xffff_ffff : value
            asm.mov(dst: register, imm: Int64(bitPattern: bits), mayClobberFlags: true)
        }
    }

    /// `<alu> register, operand`; may use rax.
    func apply(
        _ alu: HostALU, _ width: HostWidth, to register: HostRegister, _ place: OperandPlace, _ asm: inout Assembler
    ) {
        switch place {
        case .register(let source): asm.alu(alu, width, dst: register, src: source)
        case .memory(let memory): asm.alu(alu, width, dst: register, src: memory)
        case .constant(let value):
            if width == .w32 || faults.isPlanted(.irX86ImmediateUnsigned) && value >> 32 == 0 {
                asm.alu(alu, width, dst: register, src: Int32(truncatingIfNeeded: value))
            } else if let short = Int32(exactly: Int64(bitPattern: value)) {
                asm.alu(alu, width, dst: register, src: short)
            } else {
                asm.mov(dst: .rax, imm: Int64(bitPattern: value))
                asm.alu(alu, width, dst: register, src: .rax)
            }
        }
    }
}
