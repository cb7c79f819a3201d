import GuestISA
import GuestMachine
import PlantedFaults

/// Translates guest instructions to ops, one at a time and without regard to their neighbours.
///
/// Simplifying is the optimizer's work, through which ops are appended: each instruction reads its registers, computes
/// and writes its result with `set`. Within an instruction everything that can trap comes before the write. Reading x0
/// gives a constant, writing it gives no op.
///
///     addiw x5, x6, 1        t0 = x6
///                            x5 = addw t0, 1
struct Lifter<Faults: FaultSwitch> {
    let block: OpBlock
    let faults: Faults
    var optimizer: Optimizer<Faults>
    /// Number of the instruction being lifted.
    private var instruction: UInt16 = 0

    init(into block: OpBlock, options: OptimizerOptions, faults: Faults) {
        self.block = block
        self.faults = faults
        optimizer = Optimizer(for: block, options: options, faults: faults)
    }

    /// Replaces the block's contents by the translation of `guest`.
    mutating func lift(_ guest: GuestBlock) {
        let count = guest.instructions.count
        precondition(count < OpBlock.instructionLimit, "\(count) instructions, expected fewer than the block's limit")
        block.removeAll()
        optimizer.begin()
        for index in 0...count { block.addresses[index] = guest.address(of: index) }
        for index in 0..<count {
            instruction = UInt16(truncatingIfNeeded: index)
            let pc = guest.address(of: index)
            lift(faults.misread(guest.instructions[index], at: Misreading.Site(pc: pc, index: index)), at: pc)
            if optimizer.hasEnded {
                block.instructionCount = index + 1
                return optimizer.finish()
            }
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

    private mutating func lift(_ guest: Instruction, at pc: UInt64) {
        if let wrong = faults.miscomputation(of: guest.opcode),
            guest.rd != 0 || !guest.opcode.spec.operands.contains(.rd)
        {
            return lift(guest, wrong, at: pc)
        }
        liftSoundly(guest, at: pc)
    }

    // No `default`: a new opcode stops the build here until it has a meaning.
    @inline(__always)
    mutating func liftSoundly(_ guest: Instruction, at pc: UInt64) {
        let imm = UInt64(bitPattern: Int64(guest.imm))
        switch guest.opcode {
        case .lui: liftUpper(guest)
        case .auipc: setConstant(guest.rd, pc &+ imm &+ (faults.isPlanted(.irLiftAuipcNextPc) ? 4 : 0))
        case .jal: liftJump(guest, at: pc)
        case .jalr: liftIndirectJump(guest, at: pc)
        case .beq: branch(.eq, guest, at: pc)
        case .bne: branch(.ne, guest, at: pc)
        case .blt: branch(.lt, guest, at: pc)
        case .bge: branch(.ge, guest, at: pc)
        case .bltu: branch(.ltu, guest, at: pc)
        case .bgeu: branch(.geu, guest, at: pc)
        case .lb: load(.load8s, guest)
        case .lh: load(.load16s, guest)
        case .lw: load(.load32s, guest)
        case .ld: load(.load64, guest)
        case .lbu: load(.load8u, guest)
        case .lhu: load(.load16u, guest)
        case .lwu: load(.load32u, guest)
        case .sb: store(.store8, guest)
        case .sh: store(.store16, guest)
        case .sw: store(.store32, guest)
        case .sd: store(.store64, guest)
        case .addi: computeImmediate(.add, guest)
        case .slti: computeImmediate(.slt, guest)
        case .sltiu: computeImmediate(.sltu, guest)
        case .xori: computeImmediate(.xor, guest)
        case .ori: computeImmediate(.or, guest)
        case .andi: computeImmediate(.and, guest)
        case .slli: computeImmediate(.shl, guest)
        case .srli: computeImmediate(.shr, guest)
        case .srai: computeImmediate(.sar, guest)
        case .add: compute(.add, guest)
        case .sub: compute(.sub, guest)
        case .sll: compute(.shl, guest)
        case .slt: compute(.slt, guest)
        case .sltu: compute(.sltu, guest)
        case .xor: compute(.xor, guest)
        case .srl: compute(.shr, guest)
        case .sra: compute(.sar, guest)
        case .or: compute(.or, guest)
        case .and: compute(.and, guest)
        case .addiw: computeImmediate(.addw, guest)
        case .slliw: computeImmediate(.shlw, guest)
        case .srliw: liftShiftRightWord(guest)
        case .sraiw: computeImmediate(.sarw, guest)
        case .addw: compute(.addw, guest)
        case .subw: compute(.subw, guest)
        case .sllw: liftShiftLeftWord(guest)
        case .srlw: compute(.shrw, guest)
        case .sraw: compute(.sarw, guest)
        // One hart whose fetches always see its stores: nothing to order.
        case .fence, .fenceI: break
        case .ecall: emit(.trap, detail: TrapCause.environmentCall.rawValue)
        case .ebreak: emit(.trap, detail: TrapCause.breakpoint.rawValue)
        }
    }

    // MARK: Computation

    private mutating func liftUpper(_ guest: Instruction) {
        let extended = UInt64(bitPattern: Int64(guest.imm))
        setConstant(guest.rd, faults.isPlanted(.irLiftLuiZeroExtends) ? extended & 0xffff_ffff : extended)
    }

    private mutating func compute(_ kind: OpKind, _ guest: Instruction) {
        // HINTs (RISC-V Unprivileged ISA 20240411, section 2.9).
        guard guest.rd != 0 else { return }
        let a = get(guest.rs1)
        let b = get(guest.rs2)
        var kinds = OpKind.const.bit | OpKind.copy.bit
        if kind.isWord { kinds |= OpKind.sext32.bit | OpKind.zext32.bit }
        if kind == .or { kinds |= OpKind.shlw.bit }
        let op = Op(kind, instruction: instruction, a: a, b: b)
        set(guest.rd, optimizer.append(op, simplerAfter: kinds, isSpecial: a == b))
    }

    private mutating func computeImmediate(_ kind: OpKind, _ guest: Instruction) {
        guard guest.rd != 0 else { return }
        let a = get(guest.rs1)
        var kinds = OpKind.const.bit | OpKind.copy.bit | kind.bit
        if kind.isWord { kinds |= OpKind.sext32.bit | OpKind.zext32.bit | OpKind.add.bit }
        if kind == .shr || kind == .sar { kinds |= OpKind.shl.bit }
        let op = Op(kind, instruction: instruction, a: a, imm: UInt64(bitPattern: Int64(guest.imm)))
        // 0, -1 and, of shifts, 32.
        let isSpecial = UInt32(bitPattern: guest.imm &+ 1) < 2 || guest.imm == 32
        set(guest.rd, optimizer.append(op, simplerAfter: kinds, isSpecial: isSpecial))
    }

    private mutating func liftShiftLeftWord(_ guest: Instruction) {
        guard faults.isPlanted(.irLiftSllwSixBits) else { return compute(.shlw, guest) }
        let a = get(guest.rs1)
        let b = get(guest.rs2)
        set(guest.rd, emit(.sext32, a: emit(.shl, a: a, b: b)))
    }

    private mutating func liftShiftRightWord(_ guest: Instruction) {
        guard faults.isPlanted(.irLiftSrliwDirty) else { return computeImmediate(.shrw, guest) }
        let a = get(guest.rs1)
        set(guest.rd, emit(.sext32, a: emit(.shr, a: a, imm: UInt64(bitPattern: Int64(guest.imm)))))
    }

    // MARK: Memory

    private mutating func load(_ kind: OpKind, _ guest: Instruction) {
        let imm = UInt64(bitPattern: Int64(guest.imm))
        let base = get(guest.rs1)
        if faults.isPlanted(.irLiftFaultOrder) { set(guest.rd, emit(.add, a: base, imm: imm)) }
        // A load to x0 is kept: it can fault.
        let op = Op(kind, instruction: instruction, a: base, imm: imm)
        set(guest.rd, optimizer.append(op, simplerAfter: accessKinds, isSpecial: false))
    }

    /// Kinds that an address or a value to store may have for a pass to simplify the access.
    @inline(__always) private var accessKinds: UInt64 { OpKind.const.bit | OpKind.copy.bit | OpKind.add.bit }

    private mutating func store(_ kind: OpKind, _ guest: Instruction) {
        let base = get(guest.rs1)
        let value = get(guest.rs2)
        let op = Op(kind, instruction: instruction, a: base, b: value, imm: UInt64(bitPattern: Int64(guest.imm)))
        _ = optimizer.append(op, simplerAfter: accessKinds, isSpecial: false)
    }

    // MARK: Control

    private mutating func branch(_ condition: BranchCondition, _ guest: Instruction, at pc: UInt64) {
        let a = get(guest.rs1)
        let b = get(guest.rs2)
        emit(.branch, detail: condition.rawValue, a: a, b: b, imm: pc &+ UInt64(bitPattern: Int64(guest.imm)))
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

    mutating func get(_ register: UInt8) -> Temp {
        register == 0 ? constant(0) : optimizer.read(register, for: instruction)
    }

    mutating func set(_ register: UInt8, _ value: Temp) {
        if register != 0 { optimizer.write(register, value, for: instruction) }
    }
}
