/// The passes, in the order in which an op meets them; see `Optimizer`.
public enum PassName: String, CaseIterable, Sendable {
    /// `CopyPropagation`
    case copyPropagation = "copy-propagation"
    /// `ConstantFolding`
    case constantFolding = "constant-folding"
    /// `AlgebraicSimplification`
    case algebraicSimplification = "algebraic-simplification"
    /// `RegisterForwarding`
    case registerForwarding = "register-forwarding"
    /// `DeadRegisterWrites`
    case deadRegisterWrites = "dead-register-writes"
    /// `DeadOps`
    case deadOps = "dead-ops"
}

/// A rewrite of blocks that keeps their meaning: registers, memory and traps, seen from any exit.
package protocol Pass {
    /// The name it is switched off by.
    static var name: PassName { get }

    /// Rewrites the whole block, by this pass alone.
    mutating func run(on block: OpBlock, _ rewriter: inout Rewriter)
}

/// A pass that looks at each op once, first to last, knowing what the ops before it compute.
///
/// The optimizer offers each op to all of these in turn before it goes to the next op, so one walk does what many walks
/// of the single passes would.
package protocol ForwardPass: Pass {
    /// Forgets what is known of the previous block.
    mutating func begin()
    /// Looks at the op at `index`, which may be a `nop`; all ops before it have been looked at.
    mutating func visit(_ index: Int, _ rewriter: inout Rewriter)
}

extension ForwardPass {
    @inline(__always) package mutating func begin() {}

    package mutating func run(on block: OpBlock, _ rewriter: inout Rewriter) {
        begin()
        rewriter.begin(block)
        for index in 0..<block.count { visit(index, &rewriter) }
    }
}

/// A pass that looks at each op once, last to first, knowing what the ops after it use.
package protocol BackwardPass: Pass {
    /// Forgets what is known of the previous block.
    mutating func begin()
    /// Looks at the op at `index`, which may be a `nop`; `Rewriter.uses` is complete for its value.
    mutating func visit(_ index: Int, _ rewriter: inout Rewriter)
}

extension BackwardPass {
    @inline(__always) package mutating func begin() {}

    package mutating func run(on block: OpBlock, _ rewriter: inout Rewriter) {
        begin()
        rewriter.begin(block)
        var liveness = Liveness(block)
        for index in (0..<block.count).reversed() {
            visit(index, &rewriter)
            liveness.visit(index)
        }
    }
}
