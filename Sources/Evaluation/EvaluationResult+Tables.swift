import PlantedFaults

// The tables that the text and the page show.
extension EvaluationResult {
    /// Column heads of `faultRows`.
    static let faultHeads = [
        "fault", "place", "class", "found", "programs", "p95", "cpu s", "p95", "repro", "largest", "minimize s",
        "named", "part", "clusters", "drift", "fixed point", "attempts",
    ]

    /// One row a fault of the first source.
    var faultRows: [[String]] {
        ours.map { score in
            let spec = score.fault.spec
            let minimizations = score.minimizations
            let named = "\(score.rightlyNamedCount)/\(score.found.count)"
            return [
                spec.name, spec.place.rawValue, spec.category, "\(score.found.count)/\(score.trials.count)",
                Figures.text(Quantiles.median(score.programs)), Figures.text(Quantiles.percentile(score.programs, 95)),
                Figures.text(Quantiles.median(score.seconds)), Figures.text(Quantiles.percentile(score.seconds, 95)),
                Figures.text(Quantiles.median(score.sizes)), Figures.text(score.sizes.max()),
                Figures.text(Quantiles.median(minimizations.map(\.cpuSeconds))),
                score.wronglyNamed.isEmpty ? named : "\(named) (\(score.wronglyNamed.joined(separator: ", ")))",
                score.wrongParts.isEmpty
                    ? "\(score.rightPartCount)/\(minimizations.count)"
                    : "\(score.rightPartCount)/\(minimizations.count) (\(score.wrongParts.joined(separator: ", ")))",
                Figures.text(Quantiles.median(score.clusters)), "\(minimizations.count(where: \.hasDrifted))",
                "\(minimizations.count(where: \.isIdempotent))/\(minimizations.count)",
                Figures.text(Quantiles.median(minimizations.map { Double($0.attemptCount) })),
            ]
        }
    }

    /// Column heads of `survivorRows`.
    static let survivorHeads = ["survivor", "place", "class", "what goes wrong", "modelled on"]

    /// One row a fault that no seed of the first source found.
    var survivorRows: [[String]] {
        survivors.map { score in
            let spec = score.fault.spec
            return [spec.name, spec.place.rawValue, spec.category, spec.summary, spec.inspiration]
        }
    }

    /// Column heads of `goalRows`.
    static let goalHeads = ["number", "measured", "to reach", ""]

    /// One row a number to reach.
    var goalRows: [[String]] {
        goals.map { [$0.name, $0.measured, $0.wanted, $0.isMet.map { $0 ? "met" : "not met" } ?? "not measured"] }
    }

    /// Column heads of `comparisonRows`.
    static let comparisonHeads = [
        "fault", "found", "ours", "programs", "ours", "ratio", "p", "A12", "instructions", "ours", "ratio", "p", "A12",
        "cpu s", "ours", "ratio", "p", "A12",
    ]

    /// One row a fault: another source beside the first.
    func comparisonRows(_ comparison: SourceComparison) -> [[String]] {
        comparison.rows.map { row in
            [
                row.ours.fault.name,
                "\(row.theirs.found.count)/\(row.theirs.trials.count)",
                "\(row.ours.found.count)/\(row.ours.trials.count)",
                Figures.text(Quantiles.median(row.theirs.programs)), Figures.text(Quantiles.median(row.ours.programs)),
                Figures.text(row.ratio), Figures.text(row.programs.pValue), Figures.text(row.programs.a12),
                Figures.text(Quantiles.median(row.theirs.instructions)),
                Figures.text(Quantiles.median(row.ours.instructions)), Figures.text(row.ratioOfInstructions),
                Figures.text(row.instructions.pValue), Figures.text(row.instructions.a12),
                Figures.text(Quantiles.median(row.theirs.seconds)), Figures.text(Quantiles.median(row.ours.seconds)),
                Figures.text(row.ratioOfSeconds), Figures.text(row.seconds.pValue), Figures.text(row.seconds.a12),
            ]
        }
    }

    /// Sentences about another source.
    func summary(_ comparison: SourceComparison) -> [String] {
        let name = comparison.source.name
        let count = comparison.rows.count
        let supply = comparison.source.count.map { ", which has \($0) programs," } ?? ""
        var lines = [
            "\(name)\(supply) finds \(comparison.foundCount) of \(count) faults; "
                + "\(options.sources[0].name) finds \(count - survivors.count).",
            "For the median fault it needs \(times(comparison.medianRatio)) the programs (to reach: 10, or never), "
                + "\(times(comparison.medianRatioOfInstructions)) the instructions and "
                + "\(times(comparison.medianRatioOfSeconds)) the processor time.",
        ]
        let figures: [(name: String, ours: Int, theirs: Int, signs: SignTest)] = [
            ("programs", comparison.oursSooner, comparison.theirsSooner, comparison.signs),
            (
                "instructions", comparison.oursSoonerInInstructions, comparison.theirsSoonerInInstructions,
                comparison.signsOfInstructions
            ),
            (
                "processor time", comparison.oursSoonerInSeconds, comparison.theirsSoonerInSeconds,
                comparison.signsOfSeconds
            ),
        ]
        for (name, ours, theirs, signs) in figures {
            let median = "ours \(signs.first), theirs \(signs.second) (sign test, p \(chance(signs.pValue)))"
            lines.append(
                "By \(name): sooner (Mann-Whitney, p < 0.05) ours \(ours), theirs \(theirs); smaller median \(median).")
        }
        if options.seeds.count < 20 {
            lines.append("With \(options.seeds.count) seeds the test is weak: use at least 20.")
        }
        return lines
    }

    private func chance(_ value: Double) -> String { value < 1e-5 ? "< 0.00001" : "= \(Figures.text(value))" }

    private func times(_ ratio: Double?) -> String {
        guard let ratio else { return "an unknown share of" }
        return ratio.isFinite ? Figures.text(ratio) + " times" : "infinitely many times"
    }

    /// What was measured, in one line.
    var headline: String {
        "\(options.faults.count) faults, \(options.seeds.count) seeds from \(options.seeds[0]), at most "
            + "\(options.programLimit) programs of \(options.sources[0].name)"
    }
}
