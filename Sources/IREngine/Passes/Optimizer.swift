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
/// all passes have simplified, and one walk reaches what repeated single passes would. Backward, dead code goes, and
/// `OpBlock.uses` is filled for the back end.
package struct Optimizer<Faults: FaultSwitch> {
    private let options: OptimizerOptions
    private let faults: Faults
    private var rewriter: Rewriter
    private var copyPropagation = CopyPropagation()
    private var constantFolding: ConstantFolding<Faults>
    private var algebraicSimplification: AlgebraicSimplification<Faults>
    private var registerForwarding: RegisterForwarding<Faults>
    private var deadRegisterWrites: DeadRegisterWrites<Faults>
    private var deadOps = DeadOps()
    private let isOn: Switches

    /// `OptimizerOptions.passes` as the walks ask for it.
    private struct Switches {
        let copyPropagation, constantFolding, algebraicSimplification, registerForwarding: Bool
        let deadRegisterWrites, deadOps: Bool

        init(_ passes: Set<PassName>) {
            copyPropagation = passes.contains(.copyPropagation)
            constantFolding = passes.contains(.constantFolding)
            algebraicSimplification = passes.contains(.algebraicSimplification)
            registerForwarding = passes.contains(.registerForwarding)
            deadRegisterWrites = passes.contains(.deadRegisterWrites)
            deadOps = passes.contains(.deadOps)
        }
    }

    /// An optimizer; `block` is the first that it will be used for.
    package init(for block: OpBlock, options: OptimizerOptions, faults: Faults) {
        self.options = options
        self.faults = faults
        isOn = Switches(options.passes)
        rewriter = Rewriter(block, limit: options.rewriteLimit)
        constantFolding = ConstantFolding(faults: faults)
        algebraicSimplification = AlgebraicSimplification(faults: faults)
        registerForwarding = RegisterForwarding(faults: faults)
        deadRegisterWrites = DeadRegisterWrites(faults: faults)
    }

    /// How many rewrites have been made.
    package var rewriteCount: UInt64 { rewriter.rewriteCount }

    /// The rewrite that used up the limit, once it has been made.
    package var lastRewrite: Rewrite? { rewriter.lastRewrite }

    /// Rewrites `block` and finds how its values are used.
    package mutating func run(on block: OpBlock) {
        verify(block, "lifted")
        rewriter.begin(block)
        forward(block)
        verify(block, "walked forward")
        backward(block)
        verify(block, "walked backward")
    }

    private mutating func forward(_ block: OpBlock) {
        registerForwarding.begin()
        for index in 0..<block.count {
            // First, so that the others look at what values are, not at their copies.
            if isOn.copyPropagation { copyPropagation.visit(index, &rewriter) }
            // Before the identities, which then find constants in one place, the immediate.
            if isOn.constantFolding { constantFolding.visit(index, &rewriter) }
            // On what could not be computed; its results are constants and copies for the ops to come.
            if isOn.algebraicSimplification { algebraicSimplification.visit(index, &rewriter) }
            // Last, as it compares the value written with the one held: both have their final names by now.
            if isOn.registerForwarding { registerForwarding.visit(index, &rewriter) }
        }
    }

    private mutating func backward(_ block: OpBlock) {
        deadRegisterWrites.begin()
        var liveness = Liveness(block)
        for index in (0..<block.count).reversed() {
            // First: a write that goes takes the last use of its value with it.
            if isOn.deadRegisterWrites { deadRegisterWrites.visit(index, &rewriter) }
            // Then what nothing uses any more.
            if isOn.deadOps { deadOps.visit(index, &rewriter) }
            // Last, so that removed ops use nothing.
            liveness.visit(index)
        }
    }

    /// Blocks of a faulty engine are not verified: its faults are to be found by their effects.
    private func verify(_ block: OpBlock, _ stage: String) {
        guard options.verifies, Faults.self == NoFault.self, let error = Verifier().firstError(in: block) else {
            return
        }
        preconditionFailure("block \(stage) is malformed: \(error)\n\(block)")
    }
}
