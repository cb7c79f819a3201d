import PlantedFaults

/// What the trials of one fault with one source of programs came to.
public struct FaultScore: Sendable {
    /// The fault.
    public let fault: Fault
    /// Its trials, in the order of their seeds.
    public let trials: [Trial]

    /// Trials that found it.
    public var found: [Trial] { trials.filter(\.isFound) }
    /// Whether no trial found it.
    public var isSurvivor: Bool { found.isEmpty }
    /// What minimizing came to where there was something to minimize.
    public var minimizations: [Minimization] { trials.compactMap(\.minimization) }

    /// Programs until found; infinite where it was not.
    public var programs: [Double] { trials.map { $0.isFound ? Double($0.programs) : .infinity } }
    /// Instructions retired until found; infinite where it was not.
    public var instructions: [Double] { trials.map { $0.isFound ? Double($0.instructions) : .infinity } }
    /// Processor seconds until found; infinite where it was not.
    public var seconds: [Double] { trials.map { $0.isFound ? $0.cpuSeconds : .infinity } }
    /// Instructions of the minimal programs.
    public var sizes: [Double] { minimizations.map { Double($0.instructionCount) } }
    /// Clusters, for each trial where they were counted.
    public var clusters: [Double] { trials.compactMap { $0.clusterCount.map(Double.init) } }
    /// Findings that name the engine that is wrong.
    public var rightlyNamedCount: Int { found.count(where: \.namesEngine) }
    /// Findings that name the part that is wrong.
    public var rightPartCount: Int { minimizations.count { $0.part.map(fault.spec.parts.contains) ?? false } }
    /// Parts that were named although they are sound, each once, in the order of seeds.
    public var wrongParts: [String] {
        var names: [String] = []
        for part in minimizations.map({ $0.part ?? "none" }) where !fault.spec.parts.contains(part) {
            if !names.contains(part) { names.append(part) }
        }
        return names
    }
    /// Engines that were named although they are sound, each once, in the order of seeds.
    public var wronglyNamed: [String] {
        var names: [String] = []
        for trial in found where !trial.namesEngine {
            let name = trial.minimization?.accused ?? trial.accused ?? "none"
            if !names.contains(name) { names.append(name) }
        }
        return names
    }
}
