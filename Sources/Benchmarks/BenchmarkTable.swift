/// What a part of the benchmark measured: a table of subjects, and figures with goals.
public struct BenchmarkTable: Hashable, Sendable, Encodable {
    /// A measurement.
    public struct Cell: Hashable, Sendable {
        /// What was measured, in the table's unit.
        public var samples: Samples
        /// The same runs by the clock on the wall, in the table's unit, where both were taken.
        public var wall: Samples?
        /// The median as a multiple of the reference's, where there is one.
        public var ratio: Double?

        /// A measurement.
        public init(_ samples: Samples, wall: Samples? = nil, ratio: Double? = nil) {
            self.samples = samples
            self.wall = wall
            self.ratio = ratio
        }
    }

    /// Measurements of one thing.
    public struct Row: Hashable, Sendable, Encodable {
        /// What was measured.
        public var name: String
        /// One for each column; nil where there is nothing to measure.
        public var cells: [Cell?]

        /// A row.
        public init(_ name: String, _ cells: [Cell?]) {
            self.name = name
            self.cells = cells
        }
    }

    /// What `--only` calls it.
    public var name: String
    /// What is measured and how.
    public var title: String
    /// Unit of all cells.
    public var unit: String
    /// Subjects.
    public var columns: [String]
    /// Things measured.
    public var rows: [Row] = []
    /// Figures that stand for the table.
    public var verdicts: [Verdict] = []
    /// What could not be measured and why, and what else there is to know.
    public var notes: [String] = []

    /// A table without rows.
    public init(_ name: String, title: String, unit: String, columns: [String]) {
        self.name = name
        self.title = title
        self.unit = unit
        self.columns = columns
    }

    /// Adds a note unless it is there.
    mutating func note(_ text: String) {
        if !notes.contains(text) { notes.append(text) }
    }

    /// The cells of a column, with the names of their rows.
    public func cells(of column: String) -> [(row: String, cell: Cell)] {
        guard let index = columns.firstIndex(of: column) else { return [] }
        return rows.compactMap { row in row.cells[index].map { (row.name, $0) } }
    }
}

// MARK: - Text

extension BenchmarkTable {
    /// The table for people, ending with a line feed.
    public var text: String {
        var lines = ["\(name): \(title)"]
        // Processor time is what is judged; what the wall's clock said stands below it.
        var lineNames: [String] = []
        var cells: [[String]] = []
        for row in rows {
            lineNames.append(row.name)
            cells.append(row.cells.map { $0.map { BenchmarkTable.text($0.samples, $0.ratio) } ?? "-" })
            guard row.cells.contains(where: { $0?.wall != nil }) else { continue }
            lineNames.append("  wall")
            cells.append(row.cells.map { $0?.wall.map { BenchmarkTable.text($0, nil) } ?? "-" })
        }
        let widths = columns.indices.map { column in
            cells.reduce(columns[column].count) { max($0, $1[column].count) }
        }
        if !rows.isEmpty {
            let nameWidth = lineNames.reduce(unit.count) { max($0, $1.count) }
            func line(_ name: String, _ cells: [String]) -> String {
                "  " + filled(name, to: nameWidth)
                    + zip(cells, widths).map { "  " + padded($0, to: $1) }.joined()
            }
            lines.append(line(unit, columns))
            for (name, cells) in zip(lineNames, cells) { lines.append(line(name, cells)) }
        }
        lines += verdicts.map { "  \($0.text)" } + notes.map { "  note: \($0)" }
        return lines.joined(separator: "\n") + "\n"
    }

    /// `120 (118-131) x0.231`: the median, the least and greatest, the ratio to the reference.
    private static func text(_ samples: Samples, _ ratio: Double?) -> String {
        var text = formatted(samples.median)
        if samples.values.count > 1 { text += " (\(formatted(samples.minimum))-\(formatted(samples.maximum)))" }
        if let ratio { text += " x\(formatted(ratio))" }
        return text
    }
}
