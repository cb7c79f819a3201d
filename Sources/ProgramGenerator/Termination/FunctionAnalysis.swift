import GuestISA
import GuestMachine

/// One instruction address of a function, with what is known when control arrives there.
struct ProofNode {
    let pc: UInt64
    /// What may be fetched there; nil entries are words the profile does not define.
    var instructions: [Instruction?] = []
    /// Registers on arrival by edges from lower addresses or from the function's entry; nil before the first.
    var fromBelow: [AbstractValue]?
    /// Registers on arrival by any edge.
    var registers: [AbstractValue] = []
    /// Addresses where control may go, inside the function.
    var successors: [UInt64] = []
    /// Registers it may write, one bit each, called functions included.
    var written: UInt32 = 0
    /// Most instructions of the functions it may call.
    var calleeBound: UInt64 = 0
}

/// Follows the paths of one function, from its entry to where it returns or the program ends.
struct FunctionAnalysis {
    let analysis: ProgramAnalysis
    let entry: UInt64
    /// In the order of their addresses once `run` has followed all paths.
    var nodes: [ProofNode] = []
    private var indices: [UInt64: Int] = [:]
    private var pending: [UInt64] = []
    var summary = FunctionSummary()

    /// Instructions of one function.
    private static let nodeLimit = 20_000

    init(_ analysis: ProgramAnalysis, entry: UInt64, _ registers: [AbstractValue]) {
        self.analysis = analysis
        self.entry = entry
        arrive(at: entry, from: nil, registers)
    }

    mutating func run() throws(TerminationError) -> FunctionSummary {
        while let pc = pending.popLast() { try follow(pc) }
        nodes.sort { $0.pc < $1.pc }
        for node in nodes { summary.writtenRegisters |= node.written }
        analysis.facts.writtenRegisters |= summary.writtenRegisters
        var loops = LoopProof(self)
        summary.bound = try loops.bound()
        return summary
    }

    /// Notes that control may come to `pc` with these registers.
    private mutating func arrive(at pc: UInt64, from source: UInt64?, _ registers: [AbstractValue]) {
        let isBackward = source.map { $0 >= pc } ?? false
        guard let index = indices[pc] else {
            var node = ProofNode(pc: pc)
            node.registers = registers
            if !isBackward { node.fromBelow = registers }
            indices[pc] = nodes.count
            nodes.append(node)
            insertPending(pc)
            return
        }
        if !isBackward {
            nodes[index].fromBelow = nodes[index].fromBelow.map { join($0, registers) } ?? registers
        }
        let old = nodes[index].registers
        var new = old
        for register in 1..<32 where old[register] != registers[register] {
            // A loop changes the register: what it becomes is not worth following.
            new[register] = isBackward ? .unknown : analysis.sets.join(old[register], registers[register])
        }
        guard new != old else { return }
        nodes[index].registers = new
        insertPending(pc)
    }

    private func join(_ a: [AbstractValue], _ b: [AbstractValue]) -> [AbstractValue] {
        zip(a, b).map { analysis.sets.join($0, $1) }
    }

    /// Lowest address last, so that a node is followed when all that lies before it has been.
    private mutating func insertPending(_ pc: UInt64) {
        var index = pending.count
        while index > 0 && pending[index - 1] < pc { index -= 1 }
        if index > 0 && pending[index - 1] == pc { return }
        pending.insert(pc, at: index)
    }

    private mutating func follow(_ pc: UInt64) throws(TerminationError) {
        guard let words = analysis.image.words(at: pc) else {
            throw TerminationError(pc: pc, reason: "a store may write unknown code here")
        }
        guard nodes.count <= FunctionAnalysis.nodeLimit else {
            throw TerminationError(pc: pc, reason: "more than \(FunctionAnalysis.nodeLimit) instructions")
        }
        let index = indices[pc]!
        let registers = nodes[index].registers
        nodes[index].instructions = words.map { Decoder.shared.decode($0) }
        nodes[index].successors = []
        for case let instruction? in nodes[index].instructions {
            try follow(instruction, at: pc, index, registers)
        }
    }

    private mutating func follow(
        _ instruction: Instruction, at pc: UInt64, _ index: Int, _ registers: [AbstractValue]
    ) throws(TerminationError) {
        let a = registers[Int(instruction.rs1)]
        let b = registers[Int(instruction.rs2)]
        var after = registers
        switch instruction.opcode.spec.effect {
        case .compute:
            write(instruction.rd, analysis.sets.result(of: instruction, a, b, pc: pc), &after, index)
            goOn(to: pc &+ 4, from: index, after)
        case .fence:
            goOn(to: pc &+ 4, from: index, after)
        case .trap:
            break
        case .load(let bytes):
            guard let value = loaded(instruction, a, UInt64(bytes)) else { return }
            write(instruction.rd, value, &after, index)
            goOn(to: pc &+ 4, from: index, after)
        case .store(let bytes):
            guard try store(instruction, at: pc, a, b, UInt64(bytes)) else { return }
            goOn(to: pc &+ 4, from: index, after)
        case .branch:
            let known = instruction.rs1 == instruction.rs2 ? (0, 0) : bothConstant(a, b)
            let isTaken = known.map { ConstantFolding.isTaken(instruction.opcode, $0.0, $0.1) }
            if isTaken != true { goOn(to: pc &+ 4, from: index, after) }
            if isTaken != false { goOn(to: pc &+ UInt64(bitPattern: Int64(instruction.imm)), from: index, after) }
        case .jump:
            try jump(instruction, at: pc, a, index, registers)
        }
    }

    private func bothConstant(_ a: AbstractValue, _ b: AbstractValue) -> (UInt64, UInt64)? {
        guard case .constant(let first) = a, case .constant(let second) = b else { return nil }
        return (first, second)
    }

    mutating func write(
        _ register: UInt8, _ value: AbstractValue, _ registers: inout [AbstractValue], _ index: Int
    ) {
        guard register != 0 else { return }
        registers[Int(register)] = value
        nodes[index].written |= 1 << UInt32(register)
    }

    /// Adds an edge, unless the jump there traps: a misaligned target, or one outside memory.
    mutating func goOn(to target: UInt64, from index: Int, _ registers: [AbstractValue]) {
        guard target & 3 == 0, ProgramMap.window.contains(target) else {
            if target & 3 == 0 { analysis.mayLeaveMemory = true }
            return
        }
        if !nodes[index].successors.contains(target) { nodes[index].successors.append(target) }
        arrive(at: target, from: nodes[index].pc, registers)
    }
}
