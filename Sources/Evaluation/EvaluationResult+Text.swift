extension EvaluationResult {
    /// The result for people, ending with a line feed.
    public var text: String {
        var text = headline + "\n\n" + Figures.table([Self.faultHeads] + faultRows, leftColumns: 3)
        if survivors.isEmpty {
            text += "\nno survivors\n"
        } else {
            text += "\n" + Figures.table([Self.survivorHeads] + survivorRows, leftColumns: 5)
        }
        for comparison in comparisons {
            text += "\n\(comparison.source.name)\n"
            text += Figures.table([Self.comparisonHeads] + comparisonRows(comparison))
            text += summary(comparison).joined(separator: "\n") + "\n"
        }
        return text + "\n" + Figures.table([Self.goalHeads] + goalRows, leftColumns: 3)
    }
}
