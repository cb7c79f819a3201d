import GuestISA
import GuestMachine

/// Runs programs instruction by instruction and notes the cells they reach.
///
/// One engine is enough: cells are of what the guest sees, and engines that differ in that are a finding anyway.
public final class CoverageProbe {
    /// What has been reached so far.
    public private(set) var map = CoverageMap()
    /// Cells that the last program was the first to reach.
    public private(set) var newCellCount = 0

    private let engine: any Engine
    private let memory: GuestMemory
    private let decoder = Decoder.shared
    // Of the program that runs. Sound: it lives as long as this object and has room for every number of every family; the
    // cells' functions make numbers of enumerations and counts that the families' sizes are made of.
    private let counts: UnsafeMutableBufferPointer<UInt32>

    // What is known while a program runs.
    private var previous: Instruction?
    private var lastStore: MemoryCells.Store?
    private var blockStart: UInt64 = 0
    private var depth = 0
    private var afterJump = false
    /// By word of the window: whether it has run.
    private var hasRun: [Bool]
    /// By word of the window: the store that wrote it and has not been seen to run yet.
    private var patches: [UInt64: Patch] = [:]
    /// By address of a backward jump: its target, and how often it was taken.
    private var loops: [UInt64: (target: UInt64, count: Int)] = [:]
    private var fenceCount = 0

    private struct Patch {
        var pc: UInt64
        var instret: UInt64
        var block: UInt64
        var width: Int
        var hadRun: Bool
        var fenceCount: Int
    }

    /// A probe that runs programs on `engine`, whose memory has the map of generated programs.
    public init(_ engine: any Engine) {
        self.engine = engine
        memory = engine.memory
        counts = .allocate(capacity: map.counts.count)
        counts.initialize(repeating: 0)
        hasRun = [Bool](repeating: false, count: Int(memory.size / 4))
    }

    deinit { counts.deallocate() }

    /// Runs a program to its end.
    ///
    /// - Precondition: The program lies inside the engine's memory.
    public func run(_ program: Program) {
        engine.reset()
        let isInside = memory.load(program)
        precondition(isInside, "the program does not lie inside the engine's memory")
        forget()
        var hart = program.initialHart
        blockStart = hart.pc
        newCellCount = 0
        map.programCount += 1
        while hart.instret < program.fuel {
            let before = hart
            let instruction = fetch(before.pc)
            let exit = engine.run(&hart, fuel: 1)
            if case .trap(let trap) = exit {
                note(.traps, TrapCells.traps(trap, instruction?.opcode, depth: depth, afterJump: afterJump))
                note(.blocks, FlowCells.blocks(length: depth + 1, .trap))
                if let instruction { noteOperands(instruction, before) }
                break
            }
            guard case .fuelExhausted = exit, let instruction else { break }
            noteRun(of: instruction, before, after: hart)
        }
        map.instructionCount += hart.instret
        for (pc, loop) in loops {
            note(.loops, FlowCells.loops(body: Int((pc &- loop.target) / 4) + 1, trips: loop.count))
        }
        takeCounts()
    }

    private func forget() {
        previous = nil
        lastStore = nil
        depth = 0
        afterJump = false
        fenceCount = 0
        for index in hasRun.indices { hasRun[index] = false }
        patches.removeAll(keepingCapacity: true)
        loops.removeAll(keepingCapacity: true)
    }

    /// Moves the counts to the map.
    private func takeCounts() {
        map.counts.withUnsafeMutableBufferPointer { total in
            for index in total.indices where counts[index] > 0 {
                if total[index] == 0 { newCellCount += 1 }
                let (sum, overflow) = total[index].addingReportingOverflow(counts[index])
                total[index] = overflow ? .max : sum
                counts[index] = 0
            }
        }
    }

    private func fetch(_ pc: UInt64) -> Instruction? {
        guard memory.pageIndex(of: pc) != nil, memory.permissions(at: pc).contains(.execute) else { return nil }
        return decoder.decode(memory.hostAddress(pc).load(as: UInt32.self))
    }

    private func note(_ family: CoverageMap.Family, _ number: Int?) {
        guard let number else { return }
        counts[CoverageMap.starts[family.rawValue] + number] &+= 1
    }

    // MARK: - One instruction

    /// Notes an instruction that retired.
    private func noteRun(of i: Instruction, _ before: HartState, after: HartState) {
        noteOperands(i, before)
        notePatch(before)
        noteStore(i, before)
        let isJump: Bool
        switch i.opcode.spec.effect {
        case .branch:
            isJump = after.pc != before.pc &+ 4 || i.imm == 4 && isTaken(i, before)
            note(.branches, FlowCells.branches(i, before.pc, isTaken: isJump))
            note(.blocks, FlowCells.blocks(length: depth + 1, isJump ? .taken : .notTaken))
        case .jump:
            isJump = true
            note(.blocks, FlowCells.blocks(length: depth + 1, i.opcode == .jal ? .jal : .jalr))
        case .compute, .load, .store, .fence, .trap: isJump = false
        }
        if i.opcode == .fenceI { fenceCount += 1 }
        if isJump, i.opcode != .jalr, after.pc <= before.pc { loops[before.pc, default: (after.pc, 0)].count += 1 }
        previous = i
        afterJump = isJump
        if i.endsBasicBlock {
            depth = 0
            blockStart = after.pc
        } else {
            depth += 1
        }
    }

    /// Whether a branch to the next instruction, of which pc tells nothing, is taken.
    private func isTaken(_ i: Instruction, _ hart: HartState) -> Bool {
        let (a, b) = (hart.x[Int(i.rs1)], hart.x[Int(i.rs2)])
        let (signedA, signedB) = (Int64(bitPattern: a), Int64(bitPattern: b))
        if i.opcode == .beq { return a == b }
        if i.opcode == .bne { return a != b }
        if i.opcode == .blt { return signedA < signedB }
        if i.opcode == .bge { return signedA >= signedB }
        return i.opcode == .bltu ? a < b : a >= b
    }

    /// Notes what an instruction finds, whether it retires or traps.
    private func noteOperands(_ i: Instruction, _ hart: HartState) {
        let (a, b) = (hart.x[Int(i.rs1)], hart.x[Int(i.rs2)])
        note(.aliases, OperandCells.alias(i))
        if let previous { note(.pairs, OperandCells.pairs(previous, i)) }
        switch i.opcode.spec.effect {
        case .compute:
            let fields = i.opcode.spec.operands
            note(
                fields.contains(.rs2) ? .values : .immediates,
                fields.contains(.rs2)
                    ? OperandCells.values(i.opcode, a, b)
                    : OperandCells.immediates(i.opcode, fields.contains(.rs1) ? a : 0, i.imm))
        case .branch: note(.values, OperandCells.values(i.opcode, a, b))
        case .load(let width), .store(let width):
            let address = a &+ UInt64(bitPattern: Int64(i.imm))
            let placement = MemoryCells.Placement(address, width, memory)
            note(.accesses, MemoryCells.places(i.opcode, placement))
            if let lastStore, !placement.traps {
                let relation = MemoryCells.Relation(address, width, to: lastStore)
                note(.overlaps, MemoryCells.overlaps(i.opcode, relation, storeWidth: lastStore.width))
            }
        case .jump:
            if i.opcode == .jal {
                note(.directJumps, FlowCells.direct(i, hart.pc))
            } else {
                note(.indirectJumps, FlowCells.indirect(i, hart.pc, a, memory))
            }
        case .fence, .trap: break
        }
    }

    // MARK: - Stores to code

    private func noteStore(_ i: Instruction, _ hart: HartState) {
        guard case .store(let width) = i.opcode.spec.effect else { return }
        let address = hart.x[Int(i.rs1)] &+ UInt64(bitPattern: Int64(i.imm))
        lastStore = MemoryCells.Store(address: address, width: width)
        var word = address & ~3
        while word < address &+ UInt64(width) {
            let index = Int((word - memory.base) / 4)
            patches[word] = Patch(
                pc: hart.pc, instret: hart.instret, block: blockStart, width: width, hadRun: hasRun[index],
                fenceCount: fenceCount)
            hasRun[index] = false
            word += 4
        }
    }

    /// Notes that a word that was written runs, the first time.
    private func notePatch(_ hart: HartState) {
        hasRun[Int((hart.pc - memory.base) / 4)] = true
        guard !patches.isEmpty, let patch = patches.removeValue(forKey: hart.pc) else { return }
        let distance: MemoryCells.Distance =
            if hart.instret == patch.instret + 1 {
                .next
            } else if patch.block == blockStart, hart.instret - patch.instret <= UInt64(depth) {
                .sameBlock
            } else {
                (patch.pc ^ hart.pc) >> GuestMemory.pageShift == 0 ? .samePage : .otherPage
            }
        note(
            .patches,
            MemoryCells.patches(
                width: patch.width, distance, hadRun: patch.hadRun, fenced: fenceCount > patch.fenceCount))
    }
}
