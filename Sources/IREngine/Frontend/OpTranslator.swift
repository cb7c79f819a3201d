import GuestMachine
import PlantedFaults

/// From guest code to optimized ops: the part that all back ends share.
struct OpTranslator<Faults: FaultSwitch> {
    /// Most guest instructions in a block; one less than fits, as an illegal word after them takes part.
    static var scanLimit: Int { OpBlock.instructionLimit - 1 }

    /// The block translated last; reused by the next.
    let block = OpBlock()

    private let options: OptimizerOptions
    private let faults: Faults
    private var lifter: Lifter<Faults>

    init(options: OptimizerOptions, faults: Faults) {
        self.options = options
        self.faults = faults
        lifter = Lifter(into: block, options: options, faults: faults)
    }

    /// How many rewrites the optimizer has made since `reset`.
    var rewriteCount: UInt64 { lifter.optimizer.rewriteCount }

    /// The rewrite that used up `OptimizerOptions.rewriteLimit`, once it has been made.
    var lastRewrite: Rewrite? { lifter.optimizer.lastRewrite }

    /// Starts counting rewrites anew.
    mutating func reset() { lifter.reset() }

    /// Fills `block` with the ops of `guest`, which has at most `scanLimit` instructions.
    @specialized(where Faults == NoFault)
    mutating func translate(_ guest: GuestBlock) { lifter.lift(guest) }
}
