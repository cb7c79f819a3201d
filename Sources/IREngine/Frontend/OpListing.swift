import GuestMachine
import PlantedFaults

/// The ops of one guest block at each stage of the optimizer, to be shown.
public struct OpListing: Equatable, Sendable {
    /// Ops as text.
    public struct Stage: Equatable, Sendable {
        /// The pass that was added last, or nil for the ops as they were lifted.
        public let pass: PassName?
        /// The ops, one a line, each with the number of its guest instruction. Temps keep their names from stage to
        /// stage.
        public let text: String
        /// How many rewrites it took from the lifted ops.
        public let rewriteCount: UInt64
    }

    /// One stage before any pass, then one for each pass that is switched on.
    ///
    /// Passes work hand in hand, op by op, so each stage shows the work of all passes up to its own.
    public let stages: [Stage]

    /// Translates `guest` once for each stage.
    ///
    /// - Parameters:
    ///   - guest: A block of at most 511 instructions.
    ///   - options: Which passes to show, and the most rewrites in each stage.
    ///   - fault: A fault of the front end or a pass, or nil.
    public init(of guest: GuestBlock, options: OptimizerOptions = OptimizerOptions(), fault: Fault? = nil) {
        if let fault {
            self.init(guest, options, PlantedFault(fault))
        } else {
            self.init(guest, options, NoFault())
        }
    }

    private init(_ guest: GuestBlock, _ options: OptimizerOptions, _ faults: some FaultSwitch) {
        let passes = PassName.allCases.filter(options.passes.contains)
        stages = (0...passes.count).map { count in
            var translator = OpTranslator(options: options.only(passes.prefix(count)), faults: faults)
            translator.translate(guest)
            return Stage(
                pass: count == 0 ? nil : passes[count - 1], text: translator.block.description,
                rewriteCount: translator.rewriteCount)
        }
    }
}
