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
    /// `MemoryForwarding`
    case memoryForwarding = "memory-forwarding"
    /// `CommonSubexpressions`
    case commonSubexpressions = "common-subexpressions"
    /// `Lifter`, which makes a branch around one instruction a `select`
    case ifConversion = "if-conversion"
    /// `DeadRegisterWrites`
    case deadRegisterWrites = "dead-register-writes"
    /// `DeadOps`
    case deadOps = "dead-ops"
    /// `Narrowing`
    case narrowing = "narrowing"
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
/// of the single passes would. It does so as ops are appended: an op that is simplified away never was in the block.
package protocol ForwardPass: Pass {
    /// Forgets what is known of the previous block.
    mutating func begin()
    /// Looks at `op`, which may be a `nop` and will stand at `index`; all ops before it have been looked at.
    mutating func visit(_ op: inout Op, at index: Int, _ rewriter: inout Rewriter)
}

extension ForwardPass {
    @inline(__always) package mutating func begin() {}

    package mutating func run(on block: OpBlock, _ rewriter: inout Rewriter) {
        begin()
        rewriter.begin(block)
        for index in 0..<block.count {
            var op = rewriter.hasEnded ? Op.nop : block.ops[index]
            visit(&op, at: index, &rewriter)
            block.ops[index] = op
        }
    }
}

/// A pass that looks at each op once, last to first, knowing what the ops after it use.
package protocol BackwardPass: Pass {
    /// Forgets what is known of the previous block.
    mutating func begin()
    /// Looks at `op`, which may be a `nop` and stands at `index`; `Rewriter.uses` is complete for its value.
    mutating func visit(_ op: inout Op, at index: Int, _ rewriter: inout Rewriter)
}

extension BackwardPass {
    @inline(__always) package mutating func begin() {}

    package mutating func run(on block: OpBlock, _ rewriter: inout Rewriter) {
        begin()
        rewriter.begin(block)
        block.forgetUses()
        var liveness = Liveness(block)
        for index in (0..<block.count).reversed() {
            var op = block.ops[index]
            visit(&op, at: index, &rewriter)
            block.ops[index] = op
            liveness.visit(op, at: index)
        }
        liveness.finish(block)
    }
}
