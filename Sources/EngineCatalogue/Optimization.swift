import DirectEngine
import GuestMachine
import IREngine
import TieredEngine

/// Something an engine does only to be faster, which can be switched off: guests cannot tell but by time.
///
/// Named for the engine and what is left out: `ir-constant-folding`, `direct-bmi2`.
public struct Optimization: Hashable, Sendable {
    /// What to leave out of an engine's options.
    fileprivate enum Part: Hashable, Sendable {
        case pass(PassName)
        case backend(BackendOptimizations)
        case bmi2
        /// Blocks that go on at the target of a jump, in this translator.
        case jumps(EngineKind)
        /// Blocks that go on behind a branch, in this translator.
        case branches(EngineKind)
        case direct(DirectPasses)
    }

    fileprivate let part: Part

    /// All of them, in the order in which they are listed.
    public static let catalogue: [Optimization] =
        PassName.allCases.map { Optimization(part: .pass($0)) }
        + BackendOptimizations.each.map { Optimization(part: .backend($0)) } + [Optimization(part: .bmi2)]
        + [EngineKind.ir, .direct].flatMap { [Optimization(part: .jumps($0)), Optimization(part: .branches($0))] }
        + DirectPasses.each.map { Optimization(part: .direct($0)) }

    /// The engine it belongs to; what belongs to the IR engine, its portable form has too.
    public var engine: EngineKind {
        switch part {
        case .pass, .backend: .ir
        case .bmi2, .direct: .direct
        case .jumps(let engine), .branches(let engine): engine
        }
    }

    /// Its name without the engine's: for passes, the one that listings of ops show.
    public var shortName: String {
        switch part {
        case .pass(let pass): pass.rawValue
        case .backend(let optimization): optimization.name
        case .bmi2: "bmi2"
        case .jumps: "superblocks-across-jumps"
        case .branches: "superblocks-behind-branches"
        case .direct(let pass): pass.name
        }
    }

    /// Its name: no two have the same.
    public var name: String { "\(engine.rawValue)-\(shortName)" }
}

extension Optimization {
    /// The pass of the IR engine that makes a rewrite.
    init(rewriting pass: PassName) { part = .pass(pass) }

    /// The optimization of this name, with the engine's or without where one engine alone has it.
    public init?(name: String) {
        let matches = Optimization.catalogue.filter { $0.name == name || $0.shortName == name }
        guard let match = matches.first, matches.count == 1 else { return nil }
        self = match
    }
}

/// How engines are set up, in ways that guests cannot tell but by time.
public struct EngineOptions: Hashable, Sendable {
    /// What engines are made for.
    public enum Use: Hashable, Sendable {
        /// To be compared: fuel is obeyed and the pages that were written are known.
        case comparison
        /// To run a program for long. Unless instructions are counted, engines that translate end a run only with a trap.
        case process(countsInstructions: Bool)
    }

    /// What the engines are for.
    public var use = Use.comparison
    /// Optimizations that are left out, each at most once.
    public var disabled: [Optimization]
    /// Most rewrites that the IR engine's optimizer makes after a reset; nil for any number.
    public var rewriteLimit: UInt64?
    /// Whether the tiered engine translates almost at once, as in programs that are too short to become hot.
    public var translatesEarly = false

    /// Engines without the optimizations given; by default with all.
    public init(without disabled: [Optimization] = []) { self.disabled = disabled }

    /// The IR engine's options.
    public var optimizer: OptimizerOptions {
        var options = OptimizerOptions()
        options.rewriteLimit = rewriteLimit
        for optimization in disabled {
            switch optimization.part {
            case .pass(let pass): options = options.without(pass)
            case .backend, .bmi2, .jumps, .branches, .direct: break
            }
        }
        return options
    }

    /// Whether fuel is obeyed.
    var countsInstructions: Bool { use != .process(countsInstructions: false) }

    /// Room for host code to begin with. Programs that are compared are short: only in little room does dropping code
    /// happen to them too.
    var initialCodeKiB: Int { use == .comparison ? 64 : DirectTranslatorOptions().initialCodeKiB }

    /// Whether the IR engine chooses the registers to pin while a program runs.
    var adaptsGlobals: Bool { use != .comparison && backend.contains(.registerProfile) }

    /// What the IR engine's back end for this host may do.
    var backend: BackendOptimizations {
        var result = BackendOptimizations.all
        for optimization in disabled {
            switch optimization.part {
            case .backend(let one): result.remove(one)
            case .pass, .bmi2, .jumps, .branches, .direct: break
            }
        }
        return result
    }

    /// Where the blocks of a translator go on past control transfers; those of the IR engine's portable form are its.
    public func superblocks(of kind: EngineKind) -> SuperblockOptions {
        let owner = kind == .irPortable ? EngineKind.ir : kind
        var superblocks = SuperblockOptions.standard
        for optimization in disabled {
            switch optimization.part {
            case .pass, .backend, .bmi2, .direct: break
            case .jumps(let engine): if engine == owner { superblocks.followsJumps = false }
            case .branches(let engine): if engine == owner { superblocks.continuesPastBranches = false }
            }
        }
        return superblocks
    }

    /// The tiered engine's options.
    ///
    /// - Parameter variant: See `DirectTranslatorOptions.init(variant:)`.
    func tiered(variant: UInt64 = 0) -> TieredEngineOptions {
        var options = TieredEngineOptions()
        options.translator = direct(variant: variant)
        switch use {
        // The interpreter heeds the marks of lines, but the host protects the pages that they are in.
        case .comparison: options.translator.usesStoreProtection = false
        // Its window has lines of whole pages.
        case .process: break
        }
        if translatesEarly {
            options.threshold = 2
            options.profileLength = 1
        }
        return options
    }

    /// The direct translator's options.
    ///
    /// - Parameter variant: See `DirectTranslatorOptions.init(variant:)`.
    func direct(variant: UInt64 = 0) -> DirectTranslatorOptions {
        var options = DirectTranslatorOptions(variant: variant)
        options.initialCodeKiB = initialCodeKiB
        if case .process(let countsInstructions) = use {
            options.countsInstructions = countsInstructions
            options.usesStoreProtection = true
            options.marksStores = false
            options.adaptsRegisterMap = true
        }
        for optimization in disabled {
            switch optimization.part {
            case .pass, .backend, .jumps, .branches: break
            case .bmi2: options.usesBMI2 = false
            case .direct(.storeProtection): options.usesStoreProtection = false
            case .direct(.registerProfile): options.adaptsRegisterMap = false
            case .direct(let pass): options.passes.remove(pass)
            }
        }
        let allowed = superblocks(of: .direct)
        options.superblocks.followsJumps = options.superblocks.followsJumps && allowed.followsJumps
        options.superblocks.continuesPastBranches =
            options.superblocks.continuesPastBranches && allowed.continuesPastBranches
        return options
    }
}
