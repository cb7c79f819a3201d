import PlantedFaults

/// What the optimizer may do.
public struct OptimizerOptions: Hashable, Sendable {
    /// The passes that are switched on.
    public var passes: Set<PassName> = Set(PassName.allCases)
    /// Most rewrites until the engine is reset; nil means any number. Bisecting it finds a wrong rewrite.
    public var rewriteLimit: UInt64?
    /// Whether the verifier checks each block before, between and after the walks.
    public var verifies: Bool

    /// All passes, without limit; the verifier runs in debug builds.
    public init() {
        verifies = false
        assert(OptimizerOptions.setTrue(&verifies))
    }

    /// The same with `passes` alone switched on.
    public func only(_ passes: some Sequence<PassName>) -> OptimizerOptions {
        var options = self
        options.passes = Set(passes)
        return options
    }

    /// The same without `pass`.
    public func without(_ pass: PassName) -> OptimizerOptions { only(passes.filter { $0 != pass }) }

    private static func setTrue(_ flag: inout Bool) -> Bool {
        flag = true
        return true
    }
}

/// Runs the passes: two walks over a block, whatever their number.
///
/// Forward, each op meets the forward passes in turn before the next op is looked at, so every pass sees operands that
/// all passes have simplified, and one walk reaches what repeated single passes would. The front end appends its ops
/// through here, so the forward walk needs no loop of its own. Backward, dead code goes, and `OpBlock.uses` is filled
/// for the back end.
package struct Optimizer<Faults: FaultSwitch> {
    private let options: OptimizerOptions
    private let faults: Faults
    private let block: OpBlock
    private var rewriter: Rewriter
    private var copyPropagation = CopyPropagation()
    private var constantFolding: ConstantFolding<Faults>
    private var algebraicSimplification: AlgebraicSimplification<Faults>
    private var registerForwarding: RegisterForwarding<Faults>
    private var memoryForwarding: MemoryForwarding<Faults>
    private var commonSubexpressions: CommonSubexpressions<Faults>
    private var deadRegisterWrites: DeadRegisterWrites<Faults>
    private var narrowing = Narrowing()
    private let isOn: Switches

    /// `OptimizerOptions.passes` as the walks ask for it.
    private struct Switches {
        let copyPropagation, constantFolding, algebraicSimplification, registerForwarding: Bool
        let memoryForwarding, commonSubexpressions, ifConversion: Bool
        let deadRegisterWrites, deadOps, narrowing: Bool

        init(_ passes: Set<PassName>) {
            copyPropagation = passes.contains(.copyPropagation)
            constantFolding = passes.contains(.constantFolding)
            algebraicSimplification = passes.contains(.algebraicSimplification)
            registerForwarding = passes.contains(.registerForwarding)
            memoryForwarding = passes.contains(.memoryForwarding)
            commonSubexpressions = passes.contains(.commonSubexpressions)
            ifConversion = passes.contains(.ifConversion)
            deadRegisterWrites = passes.contains(.deadRegisterWrites)
            deadOps = passes.contains(.deadOps)
            narrowing = passes.contains(.narrowing)
        }
    }

    /// An optimizer of what is appended to `block`.
    package init(for block: OpBlock, options: OptimizerOptions, faults: Faults) {
        self.options = options
        self.faults = faults
        self.block = block
        isOn = Switches(options.passes)
        rewriter = Rewriter(block, limit: options.rewriteLimit)
        constantFolding = ConstantFolding(faults: faults)
        algebraicSimplification = AlgebraicSimplification(faults: faults)
        registerForwarding = RegisterForwarding(faults: faults)
        memoryForwarding = MemoryForwarding(faults: faults)
        commonSubexpressions = CommonSubexpressions(faults: faults)
        deadRegisterWrites = DeadRegisterWrites(faults: faults)
    }

    /// Starts counting rewrites anew.
    mutating func reset() { rewriter = Rewriter(block, limit: options.rewriteLimit) }

    /// How many rewrites have been made.
    package var rewriteCount: UInt64 { rewriter.rewriteCount }

    /// The rewrite that used up the limit, once it has been made.
    package var lastRewrite: Rewrite? { rewriter.lastRewrite }

    /// Rewrites the block as it stands, as if its ops were appended one by one, and finds how its values are used.
    package mutating func run() {
        begin()
        block.forgetUses()
        for index in 0..<block.count {
            var op = hasEnded ? Op.nop : block.ops[index]
            visit(&op, at: index)
            block.ops[index] = op
        }
        finish()
    }

    // MARK: Forward

    /// Forgets what is known of the block before.
    mutating func begin() {
        rewriter.begin(block)
        registerForwarding.begin()
        memoryForwarding.begin()
    }

    /// Empties the block, to which a front end is going to append ops.
    @inline(__always)
    mutating func beginWithRegisters() {
        block.beginWithRegisters()
        rewriter.begin(block)
        registerForwarding.beginWithRegisters()
        memoryForwarding.begin()
    }

    /// Whether a pass has made an op the block's last: what follows is not reached, and must not be appended.
    @inline(__always) var hasEnded: Bool { rewriter.hasEnded }

    /// Appends what the forward passes make of `op`; returns the name of its value.
    @discardableResult
    mutating func append(_ op: Op) -> Temp {
        var op = op
        visit(&op, at: block.count)
        return block.append(op)
    }

    /// The value of a guest register: the one it is known to hold, or that of a new `get`. That of x0 is known.
    @inline(__always)
    mutating func read(_ register: UInt8, for instruction: UInt16) -> Temp {
        let value = registerForwarding.value(of: register)
        if isOn.registerForwarding,
            rewriter.permitsRead(of: register, for: instruction, at: block.count, as: value)
        {
            return value
        }
        return register == 0 ? 0 : block.append(Op(.get, detail: register, instruction: instruction))
    }

    /// Whether a pass that looks at the operands of `op` may simplify it.
    ///
    /// Most ops have nothing that one could look for, which is found out without asking each of them.
    ///
    /// - Parameter kinds: One bit each: the kinds of operands after which one may.
    @inline(__always)
    private func isSimpler(_ op: Op, after kinds: UInt64) -> Bool {
        var found = block.ops[Int(op.a)].kind.bit
        if op.b != Op.none { found |= block.ops[Int(op.b)].kind.bit }
        return found & kinds != 0
    }

    /// Appends an op that computes a value from one operand or two; returns the name of the value.
    ///
    /// - Parameters:
    ///   - kinds: See `LiftingRecipe.simplifyingKinds`.
    ///   - isSpecial: Whether a pass may simplify it whatever its operands are.
    @inline(__always)
    mutating func appendComputation(_ op: Op, simplerAfter kinds: UInt64, isSpecial: Bool) -> Temp {
        if isSpecial || isSimpler(op, after: kinds) { return append(op) }
        guard isOn.commonSubexpressions else { return block.append(op) }
        let earlier = commonSubexpressions.earlier(op, at: block.count, &rewriter)
        return earlier != Op.none ? earlier : block.append(op)
    }

    /// Appends a load; returns the name of the value.
    @inline(__always)
    mutating func appendLoad(_ op: Op, simplerAfter kinds: UInt64) -> Temp {
        if isSimpler(op, after: kinds) { return append(op) }
        guard isOn.memoryForwarding else { return block.append(op) }
        var op = op
        memoryForwarding.visitLoad(&op, at: block.count, &rewriter)
        if op.kind == .copy { return op.a }
        return op.kind.isLoad ? block.append(op) : append(op)
    }

    /// Appends a store.
    @inline(__always)
    mutating func appendStore(_ op: Op, simplerAfter kinds: UInt64) {
        if isSimpler(op, after: kinds) {
            append(op)
        } else {
            if isOn.memoryForwarding { memoryForwarding.noteStore(op, at: block.count) }
            block.append(op)
        }
    }

    /// Appends a branch.
    @inline(__always)
    mutating func appendBranch(_ op: Op, simplerAfter kinds: UInt64) {
        if op.a == op.b || isSimpler(op, after: kinds) {
            append(op)
        } else {
            block.append(op)
        }
    }

    /// Whether branches may become selections at all.
    @inline(__always) var convertsBranches: Bool { isOn.ifConversion }

    /// Counts that `branch` and the instruction behind it become `selection`, unless the limit is used up.
    mutating func permits(_ branch: Op, becoming selection: Op) -> Bool {
        rewriter.permits(branch, at: block.count, becoming: selection, by: .ifConversion)
    }

    /// Appends the write of a guest register.
    @inline(__always)
    mutating func write(_ register: UInt8, _ value: Temp, for instruction: UInt16) {
        let set = Op(.set, detail: register, instruction: instruction, a: value)
        let isRedundant = registerForwarding.holds(register, value)
        if isRedundant || block.ops[Int(value)].kind == .copy || !isOn.registerForwarding {
            append(set)
        } else {
            registerForwarding.noteWrite(register, value, rewriter.ops)
            block.append(set)
        }
    }

    @inline(never)
    private mutating func visit(_ op: inout Op, at index: Int) {
        // First, so that the others look at what values are, not at their copies.
        if isOn.copyPropagation { copyPropagation.visit(&op, at: index, &rewriter) }
        // Before the identities, which then find constants in one place, the immediate.
        if isOn.constantFolding { constantFolding.visit(&op, at: index, &rewriter) }
        // On what could not be computed; its results are constants and copies for the ops to come.
        if isOn.algebraicSimplification { algebraicSimplification.visit(&op, at: index, &rewriter) }
        // What these find is in its simplest form: else the same would have many.
        if isOn.memoryForwarding {
            memoryForwarding.visit(&op, at: index, &rewriter)
        }
        if isOn.commonSubexpressions { commonSubexpressions.visit(&op, at: index, &rewriter) }
        // Last, as it compares the value written with the one held: both have their final names by now.
        if isOn.registerForwarding { registerForwarding.visit(&op, at: index, &rewriter) }
    }

    // MARK: Backward

    /// Walks backward, once the block is complete.
    mutating func finish() {
        verify("walked forward")
        // In variables of this function, not in memory that others could see.
        var deadRegisterWrites = deadRegisterWrites
        deadRegisterWrites.begin()
        let reading = faults.isPlanted(.irNarrowSltu) ? OpKind.sltu.bit : 0
        let keeping = faults.isPlanted(.irNarrowSrl) ? OpKind.shr.bit : 0
        var liveness = Liveness(block, tracksHalves: isOn.narrowing, alsoReading: reading, keeping: keeping)
        let narrowable = isOn.narrowing ? Narrowing.kinds : 0
        let removable = isOn.deadOps ? ~OpKind.sideEffects : 0
        let removesWrites = isOn.deadRegisterWrites
        let (ops, uses) = (block.ops, block.uses)
        let first = block.firstAppended
        var index = block.count
        while index > first {
            index &-= 1
            let op = ops[index]
            if op.kind == .set {
                // A write that goes takes the last use of its value with it.
                if removesWrites, !deadRegisterWrites.noteWrite(op),
                    rewriter.removes(at: index, by: .deadRegisterWrites)
                {
                    deadRegisterWrites.noteRemoved(op, at: index, ops, uses)
                    continue
                }
                liveness.visitSet(op, at: index)
                continue
            }
            let use = uses[index]
            if faults.isPlanted(.irDeadLoad), isOn.deadOps, use.count == 0, op.kind.isLoad {
                ops[index] = .nop
                continue
            }
            // One question, whose answer is nearly always no, instead of two.
            if op.kind.isIn(removable) & (use.count == 0 ? 1 : 0) != 0,
                op.kind == .nop || rewriter.removes(at: index, by: .deadOps)
            {
                continue
            }
            if op.kind == .get {
                if removesWrites, use.count != 0 { deadRegisterWrites.noteRead(op) }
                liveness.visitGet(op, at: index)
                continue
            }
            deadRegisterWrites.noteOther(op.kind)
            if faults.isPlanted(.irNarrowUpperRead), op.kind == .addw { uses[index].needsUpper = false }
            if op.kind.isIn(narrowable) & ~uses[index].upper != 0 { narrow(at: index) }
            // Last, so that removed ops use nothing.
            liveness.visitOther(ops[index], at: index)
        }
        liveness.finish(block)
        verify("walked backward")
    }

    /// Not inlined: what the walk does at most ops shall find its registers free.
    @inline(never)
    private mutating func narrow(at index: Int) { narrowing.visit(&block.ops[index], at: index, &rewriter) }

    /// Blocks of a faulty engine are not verified: its faults are to be found by their effects.
    @inline(__always)
    private func verify(_ stage: String) {
        guard options.verifies, Faults.self == NoFault.self, let error = Verifier().firstError(in: block) else {
            return
        }
        preconditionFailure("block \(stage) is malformed: \(error)\n\(block)")
    }
}
