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
    private var summary = FunctionSummary()

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

    private mutating func write(
        _ register: UInt8, _ value: AbstractValue, _ registers: inout [AbstractValue], _ index: Int
    ) {
        guard register != 0 else { return }
        registers[Int(register)] = value
        nodes[index].written |= 1 << UInt32(register)
    }

    /// Adds an edge, unless the jump there traps: a misaligned target, or one outside memory.
    private mutating func goOn(to target: UInt64, from index: Int, _ registers: [AbstractValue]) {
        guard target & 3 == 0, ProgramMap.window.contains(target) else {
            if target & 3 == 0 { analysis.mayLeaveMemory = true }
            return
        }
        if !nodes[index].successors.contains(target) { nodes[index].successors.append(target) }
        arrive(at: target, from: nodes[index].pc, registers)
    }
}

// MARK: - Memory

extension FunctionAnalysis {
    /// What a load leaves in rd; nil if it faults for certain.
    private func loaded(_ instruction: Instruction, _ base: AbstractValue, _ count: UInt64) -> AbstractValue? {
        let offset = UInt64(bitPattern: Int64(instruction.imm))
        guard let starts = analysis.sets.elements(of: base)?.map({ $0 &+ offset }) else {
            return FunctionAnalysis.unknownLoad(instruction.opcode)
        }
        let inside = starts.filter { ProofWindow.contains($0, count) }
        guard !inside.isEmpty else { return nil }
        let values = inside.map { analysis.image.constant(at: $0, count) }
        guard !values.contains(nil) else { return FunctionAnalysis.unknownLoad(instruction.opcode) }
        return analysis.sets.value(of: values.map { FunctionAnalysis.extended($0!, instruction.opcode) })
    }

    private static func unknownLoad(_ opcode: Opcode) -> AbstractValue {
        switch opcode {
        case .lbu: .range(0, 0xff)
        case .lhu: .range(0, 0xffff)
        case .lwu: .range(0, 0xffff_ffff)
        default: .unknown
        }
    }

    private static func extended(_ value: UInt64, _ opcode: Opcode) -> UInt64 {
        switch opcode {
        case .lb: UInt64(bitPattern: Int64(Int8(truncatingIfNeeded: value)))
        case .lh: UInt64(bitPattern: Int64(Int16(truncatingIfNeeded: value)))
        case .lw: UInt64(bitPattern: Int64(Int32(truncatingIfNeeded: value)))
        default: value
        }
    }

    /// Records a store; false if it faults for certain.
    private func store(
        _ instruction: Instruction, at pc: UInt64, _ base: AbstractValue, _ data: AbstractValue, _ count: UInt64
    ) throws(TerminationError) -> Bool {
        let offset = UInt64(bitPattern: Int64(instruction.imm))
        let values = analysis.sets.elements(of: data)
        if let starts = analysis.sets.elements(of: base) {
            let inside = starts.map { $0 &+ offset }.filter { ProofWindow.contains($0, count) }
            guard !inside.isEmpty else { return false }
            analysis.facts.insert(StoreFact(.known(inside), count: count, values: values))
            return true
        }
        guard let (low, high) = analysis.sets.bounds(of: base), low &+ offset <= high &+ offset else {
            throw TerminationError(pc: pc, reason: "the address of the store is not known")
        }
        let (first, last) = (low &+ offset, high &+ offset)
        let window = ProgramMap.window
        guard first < window.upperBound && last >= window.lowerBound else { return false }
        let range = StoreFact.Addresses.range(max(first, window.lowerBound), min(last, window.upperBound - 1))
        analysis.facts.insert(StoreFact(range, count: count, values: values))
        return true
    }
}

// MARK: - Jumps

extension FunctionAnalysis {
    private mutating func jump(
        _ instruction: Instruction, at pc: UInt64, _ base: AbstractValue, _ index: Int, _ registers: [AbstractValue]
    ) throws(TerminationError) {
        let offset = UInt64(bitPattern: Int64(instruction.imm))
        var after = registers
        write(instruction.rd, .constant(pc &+ 4), &after, index)
        guard instruction.opcode == .jalr else {
            try go(to: pc &+ offset, linking: instruction.rd, at: pc, index, registers, after)
            return
        }
        if case .returnAddress(let distance) = base {
            // Bit 0 of the sum is cleared, and return addresses are multiples of four.
            guard (distance &+ Int64(instruction.imm)) & ~1 == 0 else {
                throw TerminationError(pc: pc, reason: "jumps near its return address, not to it")
            }
            summary.returns = true
            return
        }
        guard let targets = analysis.sets.elements(of: base) else {
            throw TerminationError(pc: pc, reason: "the target of the jump is not known")
        }
        for target in targets {
            try go(to: (target &+ offset) & ~1, linking: instruction.rd, at: pc, index, registers, after)
        }
    }

    /// Follows a jump to one target: as a call if the code there can come back through the link, else as a jump.
    private mutating func go(
        to target: UInt64, linking link: UInt8, at pc: UInt64, _ index: Int, _ before: [AbstractValue],
        _ after: [AbstractValue]
    ) throws(TerminationError) {
        guard link != 0, target & 3 == 0, ProgramMap.window.contains(target) else {
            goOn(to: target, from: index, after)
            return
        }
        var failure: TerminationError?
        do throws(TerminationError) {
            let callee = try analysis.summary(entry: target, link: link)
            if callee.returns {
                nodes[index].written |= callee.writtenRegisters
                nodes[index].calleeBound = max(nodes[index].calleeBound, callee.bound)
                var returned = before
                returned[Int(link)] = .unknown
                for register in 1..<32 where callee.writtenRegisters >> UInt32(register) & 1 != 0 {
                    returned[register] = .unknown
                }
                goOn(to: pc &+ 4, from: index, returned)
                return
            }
        } catch {
            failure = error
        }
        // A backward jump that is no call closes no loop either: those do not link.
        if let failure, target <= pc { throw failure }
        goOn(to: target, from: index, after)
    }
}
