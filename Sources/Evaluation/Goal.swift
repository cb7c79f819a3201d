/// One number to reach, and what was measured.
public struct Goal: Sendable {
    /// What is measured.
    public let name: String
    /// The number, with its unit.
    public let measured: String
    /// What it has to be.
    public let wanted: String
    /// Whether it is; nil if nothing was measured.
    public let isMet: Bool?
}

extension EvaluationResult {
    /// The numbers to reach, over the trials of the first source.
    public var goals: [Goal] {
        let trials = ourTrials
        let found = trials.filter(\.isFound)
        let minimizations = trials.compactMap(\.minimization)
        let sizes = minimizations.map { Double($0.instructionCount) }
        let seconds = minimizations.map(\.cpuSeconds)
        return [
            Goal("found within \(options.programLimit) programs", share(found.count, trials.count), "%", atLeast: 95),
            Goal("faults found with some seed", share(ours.count - survivors.count, ours.count), "%", atLeast: 95),
            Goal("minimal program, median", Quantiles.median(sizes), "instructions", atMost: 2),
            Goal("minimal program, p95", Quantiles.percentile(sizes, 95), "instructions", atMost: 5),
            Goal("minimal program, largest", sizes.max(), "instructions", atMost: 12),
            Goal("minimization, median", Quantiles.median(seconds), "s", below: 0.2),
            Goal("minimization, p95", Quantiles.percentile(seconds, 95), "s", below: 3),
            Goal(
                "drift to another bug",
                minimizations.isEmpty ? nil : Double(minimizations.count(where: \.hasDrifted)), "findings", atMost: 0),
            Goal(
                "idempotent", share(minimizations.count(where: \.isIdempotent), minimizations.count), "%",
                atLeast: 100),
            Goal(
                "reported alike again", share(minimizations.count(where: \.isStable), minimizations.count), "%",
                atLeast: 100),
            Goal("engine named rightly", share(found.count(where: \.namesEngine), found.count), "%", atLeast: 99),
            Goal(
                "part named rightly",
                share(ours.reduce(0) { $0 + $1.rightPartCount }, minimizations.count), "%", atLeast: 95),
            Goal("clusters per fault, mean", mean(ours.flatMap(\.clusters)), "", atMost: 1.1),
            Goal("clusters per fault, median", Quantiles.median(ours.flatMap(\.clusters)), "", atMost: 1.1),
        ]
    }

    private func share(_ part: Int, _ whole: Int) -> Double? { whole == 0 ? nil : 100 * Double(part) / Double(whole) }

    private func mean(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
}

extension Goal {
    fileprivate init(_ name: String, _ value: Double?, _ unit: String, atLeast limit: Double) {
        self.init(name, value, unit, ">= ", limit) { $0 >= limit }
    }

    fileprivate init(_ name: String, _ value: Double?, _ unit: String, atMost limit: Double) {
        self.init(name, value, unit, "<= ", limit) { $0 <= limit }
    }

    fileprivate init(_ name: String, _ value: Double?, _ unit: String, below limit: Double) {
        self.init(name, value, unit, "< ", limit) { $0 < limit }
    }

    private init(
        _ name: String, _ value: Double?, _ unit: String, _ relation: String, _ limit: Double,
        isMet: (Double) -> Bool
    ) {
        let end = unit.isEmpty || unit == "%" ? unit : " \(unit)"
        self.name = name
        measured = value.map { Figures.text($0) + end } ?? "-"
        wanted = relation + Figures.text(limit) + end
        self.isMet = value.map(isMet)
    }
}
