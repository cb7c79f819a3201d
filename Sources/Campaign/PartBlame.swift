import EngineCatalogue
import GuestISA
import GuestMachine
import Lockstep

/// Finds out which part of the guilty engine makes a divergence: by leaving optimizations out, by bisecting how many
/// rewrites are made, and by forgetting translations.
public struct PartBlame {
    private let options: CampaignOptions
    private let program: Program
    private let finding: Finding
    private let guilty: EngineKind

    /// Blame for `finding`, which campaigns with these options make of `program`; nil if it names no engine of ours.
    public init?(_ options: CampaignOptions, _ program: Program, _ finding: Finding) {
        guard let guilty = finding.guilty, !guilty.isTarget else { return nil }
        self.options = options
        self.program = program
        self.finding = finding
        self.guilty = guilty
    }

    /// The part, with what shows it.
    ///
    /// - Throws: What making an engine throws.
    public func blame() throws -> Blame {
        switch guilty {
        case .interpreter, .target: return Blame(.interpretation)
        case .tiered: return Blame(.tierChange)
        case .ir, .irPortable, .direct: break
        }
        let isStale = try isStale()
        let owned = Optimization.catalogue.filter {
            $0.engine == guilty.optimizationOwner && !options.engineOptions.disabled.contains($0)
        }
        var needed = try owned.filter { try !shows(without: [$0]) }.map(\.name)
        // What most of them hide depends on how the code comes out, not on what one of them does.
        if 2 * needed.count > owned.count { needed = [] }
        if isStale {
            // The one optimization that remembers from block to block.
            let prediction = needed.first { $0 == "direct-return-prediction" }
            return Blame(prediction.map { .optimization($0) } ?? .codeCache, needed: needed)
        }
        if try shows(without: owned), try !shows(without: [], mode: .block) {
            // Where stepping block by block hides it, the way from one block to the next is wrong.
            return Blame(.codeCache, needed: needed)
        }
        switch guilty {
        case .ir, .irPortable: return try blameOfOps(owned, needed)
        case .interpreter, .direct, .tiered, .target: break
        }
        let sufficient = try owned.first { one in try shows(without: owned.filter { $0 != one }) }
        guard try !shows(without: owned), let name = needed.last ?? sufficient?.name else {
            return Blame(.translation, needed: needed)
        }
        return Blame(.optimization(name), needed: needed, rewrite: try changedCode(by: name))
    }

    /// Blame in an engine that goes by way of ops, by what its other form does with the same ops.
    private func blameOfOps(_ owned: [Optimization], _ needed: [String]) throws -> Blame {
        // The one thing that passes tell the back end beside ops, and that counts as no rewrite, is which halves of
        // values are needed.
        if let narrowing = Optimization(name: "ir-narrowing").map(\.name), needed.contains(narrowing) {
            return Blame(.optimization(narrowing), needed: needed, rewrite: try changedCode(by: narrowing))
        }
        let other = guilty == .ir ? EngineKind.irPortable : .ir
        guard try run(without: [], accused: other).diverges else { return Blame(.backEnd, needed: needed) }
        if let (name, text) = try lastRewrite() {
            return Blame(.optimization(name), needed: needed, rewrite: text)
        }
        return Blame(needed.last.map { .optimization($0) } ?? .frontEnd, needed: needed)
    }

    /// Whether translations that are older than the block are what is wrong.
    private func isStale() throws -> Bool {
        if finding.signature.instruction == DivergenceSignature.patched { return true }
        guard try shows(without: [], mode: .block) else { return false }
        return try !shows(without: [], mode: .block, forgets: true)
    }

    /// The rewrite with which the difference begins: without it and those after it there is none.
    private func lastRewrite() throws -> (optimization: String, text: String)? {
        var (low, high) = (UInt64(0), try run(without: []).rewrites?.count ?? 0)
        guard high > 0, try !run(without: [], rewriteLimit: 0).diverges else { return nil }
        var last: (optimization: String, text: String)?
        while low < high {
            let middle = low + (high - low) / 2
            let attempt = try run(without: [], rewriteLimit: middle)
            if attempt.diverges {
                (high, last) = (middle, attempt.rewrites?.last)
            } else {
                low = middle + 1
            }
        }
        return try last ?? run(without: [], rewriteLimit: high).rewrites?.last
    }

    /// The first instruction whose host code is another with the optimization than without.
    private func changedCode(by name: String) throws -> String? {
        guard let optimization = Optimization(name: name) else { return nil }
        func code(_ engineOptions: EngineOptions) throws -> [Int: [UInt8]] {
            let memory = try GuestMemory.forPrograms()
            let fault = options.fault
            guard memory.load(program),
                let code = try EngineCatalogue.hostCode(
                    of: guilty, at: program.pc, memory: memory, fault: fault, options: engineOptions)
            else { return [:] }
            let ends = code.starts.dropFirst().map(\.offset) + [code.bytes.count]
            return Dictionary(
                zip(code.starts, ends).map { ($0.instruction, Array(code.bytes[$0.offset..<$1])) },
                uniquingKeysWith: +)
        }
        var plain = options.engineOptions
        plain.disabled.append(optimization)
        let (optimized, unoptimized) = (try code(options.engineOptions), try code(plain))
        let first = Set(optimized.keys).union(unoptimized.keys).sorted().first { optimized[$0] != unoptimized[$0] }
        guard let first else { return nil }
        let address = program.pc &+ 4 &* UInt64(first)
        let index = Int((address &- ProgramMap.codeBase) / 4)
        guard program.code.indices.contains(index) else { return nil }
        return "\(name) first changes \(Instruction.disassembly(of: program.code[index])) at \(hex(address)): "
            + "\(optimized[first]?.count ?? 0) bytes of host code instead of \(unoptimized[first]?.count ?? 0)"
    }

    private func shows(
        without disabled: [Optimization], mode: LockstepMode? = nil, forgets: Bool = false
    ) throws -> Bool {
        try run(without: disabled, mode: mode, forgets: forgets).diverges
    }

    /// Runs the program on the reference and on the guilty engine, or another one, set up in another way.
    private func run(
        without disabled: [Optimization], rewriteLimit: UInt64? = nil, mode: LockstepMode? = nil,
        forgets: Bool = false, accused: EngineKind? = nil
    ) throws -> (diverges: Bool, rewrites: (count: UInt64, last: (optimization: String, text: String)?)?) {
        var options = options
        options.engineOptions.disabled += disabled.filter { !options.engineOptions.disabled.contains($0) }
        options.engineOptions.rewriteLimit = rewriteLimit
        let reference = try Campaign.makeEngine(finding.reference, options)
        let accused = try Campaign.makeEngine(accused ?? guilty, options)
        let runner = LockstepRunner([reference, forgets ? ForgetfulEngine(accused) : accused])
        if case .diverged = runner.run(program, mode ?? finding.mode) {
            return (true, EngineCatalogue.rewrites(of: accused))
        }
        return (false, EngineCatalogue.rewrites(of: accused))
    }
}

/// An engine that forgets its translations before each run.
private final class ForgetfulEngine: Engine {
    private let base: any Engine

    init(_ base: any Engine) { self.base = base }

    var kind: EngineKind { base.kind }
    var memory: GuestMemory { base.memory }

    func run(_ hart: inout HartState, fuel: UInt64) -> Exit {
        base.reset()
        return base.run(&hart, fuel: fuel)
    }

    func reset() { base.reset() }
}

extension EngineKind {
    /// The engine whose optimizations this one has.
    fileprivate var optimizationOwner: EngineKind {
        switch self {
        case .interpreter, .ir, .direct, .target: self
        case .irPortable: .ir
        case .tiered: .direct
        }
    }
}
