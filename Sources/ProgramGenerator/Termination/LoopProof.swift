import GuestISA

/// Proves that the loops of one function end, and adds up what its paths can cost.
///
/// Nodes are in the order of their addresses, so that every edge to a lower or equal index is a back edge.
struct LoopProof {
    /// A loop: the nodes from its head to the jump back, and most rounds of it.
    struct Loop {
        let head: Int
        let tail: Int
        var rounds: UInt64 = 0
        /// Most instructions from one arrival at the head until the loop is left.
        var cost: UInt64 = 0
    }

    private let analysis: ProgramAnalysis
    private let entry: UInt64
    let nodes: [ProofNode]
    /// For each node, the indices of its successors.
    let successors: [[Int]]
    /// Innermost first.
    private(set) var loops: [Loop] = []

    /// Most rounds that are counted through.
    private static let roundLimit: UInt64 = 100_000

    init(_ function: FunctionAnalysis) {
        analysis = function.analysis
        entry = function.entry
        nodes = function.nodes
        var indices: [UInt64: Int] = [:]
        for (index, node) in nodes.enumerated() { indices[node.pc] = index }
        successors = nodes.map { node in node.successors.map { indices[$0]! } }
    }

    /// The most instructions that a call of the function attempts.
    mutating func bound() throws(TerminationError) -> UInt64 {
        try findLoops()
        for index in loops.indices {
            loops[index].rounds = try rounds(of: loops[index])
            let round = pathCosts(in: loops[index].head...loops[index].tail, excluding: index)[0]
            loops[index].cost = min(loops[index].rounds * round, ProgramAnalysis.boundLimit)
        }
        let start = nodes.firstIndex { $0.pc == entry }!
        return pathCosts(in: 0...nodes.count - 1, excluding: nil)[start]
    }

    /// Finds the loops and checks that they nest and are entered at their heads only.
    private mutating func findLoops() throws(TerminationError) {
        for (index, targets) in successors.enumerated() {
            for target in targets where target <= index { loops.append(Loop(head: target, tail: index)) }
        }
        loops.sort { ($0.tail - $0.head, $0.head) < ($1.tail - $1.head, $1.head) }
        for (index, loop) in loops.enumerated() {
            for outer in loops[(index + 1)...] {
                let isApart = loop.tail < outer.head || outer.tail < loop.head
                guard isApart || outer.head < loop.head && loop.tail < outer.tail else {
                    throw failure(loop, "loops overlap")
                }
            }
            let region = loop.head...loop.tail
            guard nodes[loop.head].pc == entry || !region.dropFirst().contains(where: { nodes[$0].pc == entry }) else {
                throw failure(loop, "the loop is entered in its middle")
            }
            for (index, targets) in successors.enumerated() where !region.contains(index) {
                guard !targets.contains(where: { region.contains($0) && $0 != loop.head }) else {
                    throw failure(loop, "the loop is entered in its middle")
                }
            }
        }
    }

    private func failure(_ loop: Loop, _ reason: String) -> TerminationError {
        TerminationError(pc: nodes[loop.tail].pc, reason: reason)
    }

    // MARK: Counting

    /// The most rounds of a loop: how often control comes to its head for each arrival from outside.
    private func rounds(of loop: Loop) throws(TerminationError) -> UInt64 {
        guard let back = onlyInstruction(loop.tail) else {
            throw failure(loop, "the jump back may be patched")
        }
        let test: (node: Int, instruction: Instruction, isFirst: Bool)
        switch back.opcode.spec.effect {
        case .branch:
            test = (loop.tail, back, false)
        case .jump:
            guard let first = onlyInstruction(loop.head), first.opcode.spec.effect == .branch,
                !isInside(target(of: first, at: loop.head), loop)
            else { throw failure(loop, "jumps back without a test at the head") }
            test = (loop.head, first, true)
        case .compute, .load, .store, .fence, .trap:
            throw failure(loop, "the loop does not end in a jump")
        }
        var reason = "the loop has no counter"
        for counter in [test.instruction.rs1, test.instruction.rs2] where counter != 0 {
            switch count(loop, test, counter) {
            case .success(let rounds): return rounds
            case .failure(let error): reason = error.reason
            }
        }
        throw failure(loop, reason)
    }

    private func count(
        _ loop: Loop, _ test: (node: Int, instruction: Instruction, isFirst: Bool), _ counter: UInt8
    ) -> Result<UInt64, TerminationError> {
        let other = test.instruction.rs1 == counter ? test.instruction.rs2 : test.instruction.rs1
        let region = loop.head...loop.tail
        let writers = region.filter { nodes[$0].written >> UInt32(counter) & 1 != 0 }
        guard writers.count == 1, let update = onlyInstruction(writers[0]), update.opcode.spec.effect == .compute,
            update.rd == counter, update.rs1 == counter, !update.opcode.spec.operands.contains(.rs2),
            update.opcode.spec.operands.contains(.rs1)
        else { return .failure(failure(loop, "x\(counter) is not changed by exactly one instruction")) }
        guard other != counter, !region.contains(where: { nodes[$0].written >> UInt32(other) & 1 != 0 }) else {
            return .failure(failure(loop, "x\(counter) is compared with what changes"))
        }
        guard runsOnce(writers[0], in: loop) else {
            return .failure(failure(loop, "a round may leave x\(counter) as it is, or change it twice"))
        }
        guard let arrival = nodes[loop.head].fromBelow, case .constant(let limit) = arrival[Int(other)] else {
            return .failure(failure(loop, "x\(other) is not known"))
        }
        guard let starts = analysis.sets.elements(of: arrival[Int(counter)]) else {
            return shiftRounds(loop, test, update, limit)
        }
        var most: UInt64 = 0
        for start in starts {
            var value = start
            var rounds: UInt64 = 0
            while rounds <= LoopProof.roundLimit {
                rounds += 1
                if test.isFirst && isTaken(test.instruction, counter, value, limit) { break }
                value = ConstantFolding.fold(update, value, 0)
                if !test.isFirst && !isTaken(test.instruction, counter, value, limit) { break }
            }
            guard rounds <= LoopProof.roundLimit else {
                return .failure(failure(loop, "more than \(LoopProof.roundLimit) rounds from x\(counter) = \(start)"))
            }
            most = max(most, rounds)
        }
        return .success(most)
    }

    private func isTaken(_ test: Instruction, _ counter: UInt8, _ value: UInt64, _ limit: UInt64) -> Bool {
        test.rs1 == counter
            ? ConstantFolding.isTaken(test.opcode, value, limit) : ConstantFolding.isTaken(test.opcode, limit, value)
    }

    /// The rounds of `srli c, c, k; bne c, x0, head`, whatever c is at first: 64 bits are shifted out in time.
    private func shiftRounds(
        _ loop: Loop, _ test: (node: Int, instruction: Instruction, isFirst: Bool), _ update: Instruction,
        _ limit: UInt64
    ) -> Result<UInt64, TerminationError> {
        guard !test.isFirst, test.instruction.opcode == .bne, limit == 0, update.opcode == .srli, update.imm > 0 else {
            return .failure(failure(loop, "the counter x\(update.rd) starts from an unknown value"))
        }
        return .success((64 + UInt64(update.imm) - 1) / UInt64(update.imm))
    }

    /// The instruction at a node, if nothing else can stand there.
    private func onlyInstruction(_ node: Int) -> Instruction? {
        nodes[node].instructions.count == 1 ? nodes[node].instructions[0] : nil
    }

    private func target(of branch: Instruction, at node: Int) -> UInt64 {
        nodes[node].pc &+ UInt64(bitPattern: Int64(branch.imm))
    }

    private func isInside(_ pc: UInt64, _ loop: Loop) -> Bool {
        nodes[loop.head].pc <= pc && pc <= nodes[loop.tail].pc
    }

    /// Whether every round passes `node` once: no way from head to tail avoids it, and no inner loop repeats it.
    private func runsOnce(_ node: Int, in loop: Loop) -> Bool {
        let isRepeated = loops.contains { inner in
            inner.head >= loop.head && inner.tail <= loop.tail && (inner.head, inner.tail) != (loop.head, loop.tail)
                && inner.head <= node && node <= inner.tail
        }
        guard !isRepeated, node != loop.tail else { return false }
        if node == loop.head { return true }
        var reached = Array(repeating: false, count: loop.tail - loop.head + 1)
        reached[0] = true
        for index in loop.head...loop.tail where reached[index - loop.head] && index != node {
            for next in successors[index] where next > index && next <= loop.tail { reached[next - loop.head] = true }
        }
        return !reached[loop.tail - loop.head]
    }
}
