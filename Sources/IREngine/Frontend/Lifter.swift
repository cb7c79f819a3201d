import GuestISA
import GuestMachine
import PlantedFaults

/// Translates guest instructions to ops, one at a time and without regard to their neighbours.
///
/// Simplifying is the optimizer's work, through which ops are appended: each instruction reads its registers, computes
/// and writes its result with `set`. The block begins with a value for each register, zero for x0; writing that gives no
/// op. Within an instruction everything that can trap comes before the write.
///
///     addiw x5, x6, 1        t6 = x6
///                            x5 = addw t6, 1
struct Lifter<Faults: FaultSwitch> {
    let block: OpBlock
    let faults: Faults
    var optimizer: Optimizer<Faults>
    let recipes = LiftingRecipe.table
    /// Number of the instruction being lifted.
    private var instruction: UInt16 = 0

    init(into block: OpBlock, options: OptimizerOptions, faults: Faults) {
        self.block = block
        self.faults = faults
        optimizer = Optimizer(for: block, options: options, faults: faults)
    }

    /// Starts counting rewrites anew.
    mutating func reset() { optimizer.reset() }

    /// Replaces the block's contents by the translation of `guest`.
    mutating func lift(_ guest: GuestBlock) {
        let count = guest.instructions.count
        precondition(count < OpBlock.instructionLimit, "\(count) instructions, expected fewer than the block's limit")
        optimizer.beginWithRegisters()
        let (addresses, instructions) = (block.addresses, guest.instructions)
        for index in 0...count { addresses[index] = guest.address(of: index) }
        var index = 0
        while index < count {
            instruction = UInt16(truncatingIfNeeded: index)
            let pc = addresses[index]
            let one = faults.misread(instructions[index], at: Misreading.Site(pc: pc, index: index))
            if one.imm == 8, recipes[Int(one.opcode.rawValue & 63)].form == .branch, index &+ 1 < count,
                optimizer.convertsBranches
            {
                let site = Misreading.Site(pc: addresses[index &+ 1], index: index &+ 1)
                if convert(one, at: pc, around: faults.misread(instructions[index &+ 1], at: site)) {
                    index &+= 2
                    continue
                }
            }
            lift(one, at: pc)
            if optimizer.hasEnded {
                block.instructionCount = index + 1
                return optimizer.finish()
            }
            index &+= 1
        }
        block.instructionCount = count
        liftEnding(guest, at: count)
        optimizer.finish()
    }

    private mutating func liftEnding(_ guest: GuestBlock, at count: Int) {
        switch guest.ending {
        case .control: break
        case .continues: emit(.goto, imm: guest.address(of: count))
        case .illegal(let word): liftTrap(Trap(.illegalInstruction, value: UInt64(word)), at: count)
        case .inaccessible where count == 0: liftTrap(Trap(.instructionAccessFault, value: guest.pc), at: 0)
        // The instructions that can be fetched retire before the fetch that faults is attempted.
        case .inaccessible: emit(.goto, imm: guest.address(of: count))
        }
    }

    private mutating func liftTrap(_ trap: Trap, at index: Int) {
        instruction = UInt16(truncatingIfNeeded: index)
        block.instructionCount = index + 1
        emit(.trap, detail: trap.cause.rawValue, imm: trap.value)
    }

    @inline(__always)
    private mutating func lift(_ guest: Instruction, at pc: UInt64) {
        if let wrong = faults.miscomputation(of: guest.opcode),
            guest.rd != 0 || !guest.opcode.spec.operands.contains(.rd)
        {
            return lift(guest, wrong, at: pc)
        }
        liftSoundly(guest, at: pc)
    }

    @inline(__always)
    mutating func liftSoundly(_ guest: Instruction, at pc: UInt64) {
        let recipe = recipes[Int(guest.opcode.rawValue & 63)]
        switch recipe.form {
        case .registers: compute(recipe, guest)
        case .immediate: computeImmediate(recipe, guest)
        case .load: load(recipe, guest)
        case .store: store(recipe, guest)
        case .branch: branch(recipe, guest, at: pc)
        case .other: liftOther(guest, at: pc)
        }
    }

    private mutating func liftOther(_ guest: Instruction, at pc: UInt64) {
        switch guest.opcode {
        case .lui: liftUpper(guest)
        case .auipc:
            let sum = pc &+ UInt64(bitPattern: Int64(guest.imm))
            setConstant(guest.rd, sum &+ (faults.isPlanted(.irLiftAuipcNextPc) ? 4 : 0))
        case .jal: liftJump(guest, at: pc)
        case .jalr: liftIndirectJump(guest, at: pc)
        // One hart whose fetches always see its stores: nothing to order.
        case .fence, .fenceI: break
        case .ecall: emit(.trap, detail: TrapCause.environmentCall.rawValue)
        case .ebreak: emit(.trap, detail: TrapCause.breakpoint.rawValue)
        case .beq, .bne, .blt, .bge, .bltu, .bgeu, .lb, .lh, .lw, .ld, .lbu, .lhu, .lwu, .sb, .sh, .sw, .sd, .addi,
            .slti, .sltiu, .xori, .ori, .andi, .slli, .srli, .srai, .add, .sub, .sll, .slt, .sltu, .xor, .srl, .sra,
            .or, .and, .addiw, .slliw, .srliw, .sraiw, .addw, .subw, .sllw, .srlw, .sraw:
            preconditionFailure("\(guest.opcode) has a recipe")
        }
    }

    // MARK: Computation

    private mutating func liftUpper(_ guest: Instruction) {
        let extended = UInt64(bitPattern: Int64(guest.imm))
        setConstant(guest.rd, faults.isPlanted(.irLiftLuiZeroExtends) ? extended & 0xffff_ffff : extended)
    }

    @inline(__always)
    private mutating func compute(_ recipe: LiftingRecipe, _ guest: Instruction) {
        // HINTs (RISC-V Unprivileged ISA 20240411, section 2.9).
        if guest.rd != 0 { set(guest.rd, value(recipe, guest)) }
    }

    /// What an instruction computes from two registers.
    @inline(__always)
    private mutating func value(_ recipe: LiftingRecipe, _ guest: Instruction) -> Temp {
        let a = get(guest.rs1)
        let b = get(guest.rs2)
        if faults.isPlanted(.irLiftSllwSixBits), recipe.kind == .shlw {
            return emit(.sext32, a: emit(.shl, a: a, b: b))
        }
        let op = Op(recipe.kind, instruction: instruction, a: a, b: b)
        return optimizer.appendComputation(op, simplerAfter: recipe.simplifyingKinds, isSpecial: a == b)
    }

    @inline(__always)
    private mutating func computeImmediate(_ recipe: LiftingRecipe, _ guest: Instruction) {
        if guest.rd != 0 { set(guest.rd, valueWithImmediate(recipe, guest)) }
    }

    /// What an instruction computes from a register and its immediate.
    @inline(__always)
    private mutating func valueWithImmediate(_ recipe: LiftingRecipe, _ guest: Instruction) -> Temp {
        let a = get(guest.rs1)
        let imm = UInt64(bitPattern: Int64(guest.imm))
        if faults.isPlanted(.irLiftSrliwDirty), recipe.kind == .shrw {
            return emit(.sext32, a: emit(.shr, a: a, imm: imm))
        }
        let op = Op(recipe.kind, instruction: instruction, a: a, imm: imm)
        // 0, -1 and, of shifts, 32.
        let isSpecial = UInt32(bitPattern: guest.imm &+ 1) < 2 || guest.imm == 32
        return optimizer.appendComputation(op, simplerAfter: recipe.simplifyingKinds, isSpecial: isSpecial)
    }

    /// Lifts a branch to the instruction behind `next`, and `next`: RV64I has no conditional move, so compilers branch
    /// around moves and additions however hard the condition is to foretell.
    ///
    /// - Returns: Whether it did: `next` may do more than compute, or the outcome be known.
    @inline(never)
    private mutating func convert(_ branch: Instruction, at pc: UInt64, around next: Instruction) -> Bool {
        let recipe = recipes[Int(next.opcode.rawValue & 63)]
        guard recipe.form == .registers || recipe.form == .immediate, next.rd != 0,
            faults.miscomputation(of: branch.opcode) == nil, faults.miscomputation(of: next.opcode) == nil
        else { return false }
        let condition = recipes[Int(branch.opcode.rawValue & 63)].condition
        let a = get(branch.rs1)
        let b = get(branch.rs2)
        guard a != b, block.ops[Int(a)].kind != .const || block.ops[Int(b)].kind != .const else { return false }
        var selection = Op(.select, detail: condition, instruction: instruction &+ 1, a: a, b: b)
        let op = Op(.branch, detail: condition, instruction: instruction, a: a, b: b, imm: pc &+ 8)
        guard optimizer.permits(op, becoming: selection) else { return false }
        instruction &+= 1
        selection.d = recipe.form == .registers ? value(recipe, next) : valueWithImmediate(recipe, next)
        selection.c = get(next.rd)
        set(next.rd, block.append(selection))
        return true
    }

    // MARK: Memory

    @inline(__always)
    private mutating func load(_ recipe: LiftingRecipe, _ guest: Instruction) {
        let imm = UInt64(bitPattern: Int64(guest.imm))
        let base = get(guest.rs1)
        if faults.isPlanted(.irLiftFaultOrder) { set(guest.rd, emit(.add, a: base, imm: imm)) }
        // A load to x0 is kept: it can fault.
        let op = Op(recipe.kind, instruction: instruction, a: base, imm: imm)
        set(guest.rd, optimizer.appendLoad(op, simplerAfter: recipe.simplifyingKinds))
    }

    @inline(__always)
    private mutating func store(_ recipe: LiftingRecipe, _ guest: Instruction) {
        let base = get(guest.rs1)
        let value = get(guest.rs2)
        let imm = UInt64(bitPattern: Int64(guest.imm))
        let op = Op(recipe.kind, instruction: instruction, a: base, b: value, imm: imm)
        optimizer.appendStore(op, simplerAfter: recipe.simplifyingKinds)
    }

    // MARK: Control

    @inline(__always)
    private mutating func branch(_ recipe: LiftingRecipe, _ guest: Instruction, at pc: UInt64) {
        let a = get(guest.rs1)
        let b = get(guest.rs2)
        let target = pc &+ UInt64(bitPattern: Int64(guest.imm))
        let op = Op(.branch, detail: recipe.condition, instruction: instruction, a: a, b: b, imm: target)
        optimizer.appendBranch(op, simplerAfter: recipe.simplifyingKinds)
    }

    private mutating func liftJump(_ guest: Instruction, at pc: UInt64) {
        let target = pc &+ UInt64(bitPattern: Int64(guest.imm))
        // A target that is not a multiple of four traps on the jump itself, which then writes nothing.
        guard target % 4 == 0 else {
            emit(.trap, detail: TrapCause.instructionAddressMisaligned.rawValue, imm: target)
            return
        }
        // The block goes on at the target, or ends there.
        setConstant(guest.rd, faults.isPlanted(.irLiftJalLinkShort) ? pc : pc &+ 4)
    }

    private mutating func liftIndirectJump(_ guest: Instruction, at pc: UInt64) {
        let base = get(guest.rs1)
        let sum = emit(.add, a: base, imm: UInt64(bitPattern: Int64(guest.imm)))
        let target = emit(.and, a: sum, imm: ~1)
        emit(.check, a: target)
        // The target may be known, and misaligned.
        if optimizer.hasEnded { return }
        setConstant(guest.rd, pc &+ 4)
        emit(.gotoValue, a: target)
    }

    // MARK: Ops

    @discardableResult
    mutating func emit(
        _ kind: OpKind, detail: UInt8 = 0, a: Temp = Op.none, b: Temp = Op.none, imm: UInt64 = 0
    ) -> Temp {
        optimizer.append(Op(kind, detail: detail, instruction: instruction, a: a, b: b, imm: imm))
    }

    mutating func constant(_ value: UInt64) -> Temp {
        block.append(Op(.const, instruction: instruction, imm: value))
    }

    private mutating func setConstant(_ register: UInt8, _ value: UInt64) {
        if register != 0 { set(register, constant(value)) }
    }

    @inline(__always)
    mutating func get(_ register: UInt8) -> Temp {
        optimizer.read(register, for: instruction)
    }

    @inline(__always)
    mutating func set(_ register: UInt8, _ value: Temp) {
        if register != 0 { optimizer.write(register, value, for: instruction) }
    }
}
