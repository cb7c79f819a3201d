// The control-flow graph: drawn before any instruction, as a tree of nodes in preorder. Every edge goes forward, but
// for loops, which are counted, and calls, which go from main to nested functions to leaves.

extension ProgramGenerator {
    /// Draws the graph of a program: the functions, then main.
    mutating func drawPlan() {
        planCount = 0
        hasGap = false
        ProgramGenerator.empty(&functions)
        var left = mix.wordTarget - 1
        if mix.hasCalls {
            let leaves = 1 + random.below(3)
            for _ in 0..<leaves where left >= 12 { left -= planFunction(.leaf, left) }
            leafCount = functions.count
            if leafCount > 0 && left >= 16 && random.below(2) == 0 { left -= planFunction(.nested, left) }
        }
        if functions.isEmpty {
            // Too small for any.
            leafCount = 0
            mix.hasIsland = false
        }
        let start = planCount
        planSequence(left, depth: 0, loopDepth: 0, .main)
        mainPlan = start..<planCount
    }

    /// Draws a function of at most half of `budget` words and returns its size.
    private mutating func planFunction(_ place: Place, _ budget: Int) -> Int {
        let size = 3 + random.below(min(budget / 2 - 3, 10))
        let start = planCount
        planSequence(size - 1, depth: 1, loopDepth: 0, place)
        functions.append(FunctionPlan(nodes: start..<planCount, place: place))
        return size
    }

    /// Draws nodes for about `budget` words.
    private mutating func planSequence(_ budget: Int, depth: Int, loopDepth: Int, _ place: Place) {
        var left = budget
        while left > 0 {
            let length = min(left, 1 + random.below(mix.runLimit))
            append(.run, length: length)
            left -= length
            // Preferably in a loop, whose branch back then reaches across it too.
            if mix.gapWords > 0 && !hasGap && depth > 0 && place == .main && (loopDepth > 0 || random.below(3) == 0) {
                append(.hop, length: mix.gapWords)
                hasGap = true
            }
            guard left >= 3, depth < 5 else { continue }
            left -= planNode(left, depth: depth, loopDepth: loopDepth, place)
        }
    }

    /// Draws a node that is no run, if there is room, and returns the words it takes.
    private mutating func planNode(_ left: Int, depth: Int, loopDepth: Int, _ place: Place) -> Int {
        let kind = scratch.nodeKinds[random.below(nodeCount)]
        switch kind {
        case .run, .block:
            return 0
        case .skip:
            return planChildren(of: append(kind), left - 1, 12, depth, loopDepth, place) + 1
        case .choose:
            guard left >= 5 else { return 0 }
            let node = append(kind)
            let first = planChildren(of: append(.block), (left - 2) / 2, 8, depth, loopDepth, place)
            let second = planChildren(of: append(.block), (left - 2) / 2, 8, depth, loopDepth, place)
            close(node)
            return first + second + 2
        case .hop:
            let length = 1 + random.below(min(3, left - 1))
            append(kind, length: length)
            return length + 1
        case .loop:
            guard loopDepth < (place == .main ? 2 : 1), left >= 5 else { return 0 }
            return planLoop(left, depth, loopDepth, place)
        case .leave:
            guard loopDepth > 0 else { return 0 }
            append(kind)
            return 1
        case .call:
            guard let function = drawCallee(loopDepth, place) else { return 0 }
            append(kind, length: function)
            return 2
        case .callByTable:
            guard left >= 5, place == .main, leafCount > 1 else { return 0 }
            append(kind)
            return 5
        case .slots:
            guard left >= 8 else { return 0 }
            let large = left >= 20 && random.below(2) == 0
            let words = random.below(2) == 0 ? 2 : 4
            let count = large || words == 2 && left >= 12 && random.below(2) == 0 ? 4 : 2
            append(kind, length: count, detail: words)
            return 4 + count * words
        case .cases:
            guard left >= 10 else { return 0 }
            let node = append(kind, length: left >= 20 && random.below(2) == 0 ? 4 : 2)
            let count = Int(scratch.plan[node].length)
            var used = 4
            for _ in 0..<count {
                used += 1 + planChildren(of: append(.block), (left - 4 - count) / count, 4, depth, loopDepth, place)
            }
            close(node)
            return used
        case .patch:
            guard left >= 4, place == .main else { return 0 }
            return planPatch(left, loopDepth)
        case .trap:
            guard left >= 3, place == .main else { return 0 }
            append(kind)
            return 3
        }
    }

    /// Draws between 1 and `limit` words for the children of `node`.
    private mutating func planChildren(
        of node: Int, _ left: Int, _ limit: Int, _ depth: Int, _ loopDepth: Int, _ place: Place
    ) -> Int {
        let size = 1 + random.below(min(max(left, 1), limit))
        planSequence(size, depth: depth + 1, loopDepth: loopDepth, place)
        close(node)
        return size
    }

    /// Draws a loop: small if it is to be hot.
    private mutating func planLoop(_ left: Int, _ depth: Int, _ loopDepth: Int, _ place: Place) -> Int {
        let isHot = mix.isHot && place == .main
        let bits = random.next()
        let rounds: Int
        if isHot {
            rounds = 64 + Int(bits >> 8 & 0x1ff)
        } else {
            rounds = 1 + Int(bits >> 8) & [1, 3, 3, 7, 7, 15, 31, 63][Int(bits & 7)]
        }
        let node = append(.loop, length: rounds)
        let size = 1 + random.below(min(max(left - 3, 1), isHot ? 8 : 14))
        planSequence(size, depth: depth + 1, loopDepth: loopDepth + 1, place)
        // A store into the loop that ends it: what has been chained meets another patch with each round. Not where the
        // rounds are hundreds, each of them translated anew.
        let isPatched = mix.hasPatches && !mix.isHot && place == .main && random.below(4) == 0
        let patch = isPatched ? planPatch(4, loopDepth + 1) : 0
        close(node)
        return size + patch + 3
    }

    /// A function that code in `place` may call; nil if there is none.
    private mutating func drawCallee(_ loopDepth: Int, _ place: Place) -> Int? {
        switch place {
        case .leaf: return nil
        case .main: return functions.isEmpty ? nil : random.below(functions.count)
        // Leaves have loops with the same counter.
        case .nested: return loopDepth > 0 ? nil : random.below(leafCount)
        }
    }

    private mutating func planPatch(_ left: Int, _ loopDepth: Int) -> Int {
        var function = 0
        var kind = PatchKind(rawValue: UInt8(random.below(PatchKind.allCases.count)))!
        // Islands are rare, and two things must meet for this.
        if mix.hasIsland && random.below(2) == 0 { kind = .island }
        // What calls in loops lead to is rare as well.
        if loopDepth > 0 && !functions.isEmpty && random.below(2) == 0 {
            kind = random.below(2) == 0 ? .behindCall : .function
        }
        let canJoin = loopDepth > 0 && abilities.canJoin
        if canJoin && random.below(2) == 0 { kind = .join }
        let isPossible =
            switch kind {
            case .ahead, .later, .loopBody: true
            case .function: !functions.isEmpty
            case .island: mix.hasIsland
            case .behindCall: !functions.isEmpty && loopDepth > 0
            case .join: canJoin
            }
        if !isPossible { kind = loopDepth > 0 ? .loopBody : .later }
        if kind == .loopBody && loopDepth == 0 { kind = .ahead }
        switch kind {
        case .ahead, .later, .loopBody, .join: break
        case .function, .behindCall: function = random.below(leafCount)
        case .island: function = 0
        }
        append(.patch, length: function, detail: Int(kind.rawValue))
        return 4
    }

    @discardableResult
    private mutating func append(_ kind: NodeKind, length: Int = 0, detail: Int = 0) -> Int {
        precondition(planCount < scratch.planCapacity, "plan of \(planCount) nodes for \(mix.wordTarget) words")
        let index = planCount
        planCount += 1
        scratch.plan[index] = PlanNode(
            kind: kind, detail: UInt8(detail), length: UInt16(length), end: Int32(planCount))
        return index
    }

    /// Ends the node: what follows is no child of it.
    private mutating func close(_ node: Int) { scratch.plan[node].end = Int32(planCount) }
}
