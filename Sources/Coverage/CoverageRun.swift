import EngineCatalogue
import GuestMachine
import PlantedFaults
import ProgramGenerator

/// What programs reached: cells of what the guest sees, and places in the engines.
public struct CoverageResult: Equatable, Sendable {
    /// The cells.
    public internal(set) var map = CoverageMap()
    /// The places.
    public internal(set) var sites = SiteCoverage()

    /// Nothing was reached.
    public init() {}

    /// Adds what another result has reached.
    public mutating func add(_ other: CoverageResult) {
        map.add(other.map)
        sites.add(other.sites)
    }
}

/// Runs programs and notes what they reach.
///
///     var run = CoverageRun(seed: 1)
///     run.programCount = 10_000
///     print(CoverageReport(try await run.run()!).text)
public struct CoverageRun: Sendable {
    /// Where programs come from.
    public var source = ProgramSource.generated
    /// Where the random programs begin.
    public var seed: UInt64
    /// Programs to look at; fewer if the source has no more.
    public var programCount: UInt64 = 10_000
    /// Programs looked at at the same time; the result does not depend on it.
    public var jobs = 1

    /// Engines whose places are counted; the interpreter's faults are other handlers, chosen when it is made.
    private static let engines = EngineKind.allCases.filter { $0 != .interpreter }

    /// As campaigns set them up.
    private static var options: EngineOptions {
        var options = EngineOptions()
        options.translatesEarly = true
        return options
    }

    /// A run over generated programs.
    public init(seed: UInt64) { self.seed = seed }

    /// Runs all programs.
    ///
    /// - Parameter isStopping: Asked often, from several tasks.
    /// - Returns: nil if told to stop.
    /// - Throws: As `EngineCatalogue.make`.
    public func run(isStopping: @escaping @Sendable () -> Bool = { false }) async throws -> CoverageResult? {
        try await withThrowingTaskGroup { (group: inout ThrowingTaskGroup<CoverageResult?, any Error>) in
            for job in 0..<jobs {
                group.addTask { try part(UInt64(job), isStopping) }
            }
            var result: CoverageResult?
            while let part = try await group.next() {
                guard let part else { return nil }
                if result == nil { result = part } else { result?.add(part) }
            }
            return result
        }
    }

    /// Every `jobs`-th program, from number `first` on.
    private func part(_ first: UInt64, _ isStopping: () -> Bool) throws -> CoverageResult? {
        let sites = FaultSites()
        let probe = CoverageProbe(try EngineCatalogue.make(.interpreter, memory: try .forPrograms()))
        let engines = try CoverageRun.engines.map {
            try EngineCatalogue.make($0, memory: try .forPrograms(), sites: sites, options: CoverageRun.options)
        }
        var result = CoverageResult()
        result.sites.leaveOut(sites)
        var maker = ProgramMaker(source, seed: seed)
        var program = Program(code: [])
        var index = first
        while index < min(programCount, source.count ?? .max) {
            if isStopping() { return nil }
            maker.make(index, into: &program)
            probe.run(program)
            for engine in engines {
                engine.reset()
                _ = engine.memory.load(program)
                var hart = program.initialHart
                _ = engine.run(&hart, fuel: program.fuel)
            }
            index += UInt64(jobs)
        }
        result.map = probe.map
        result.sites.take(sites)
        return result
    }
}
