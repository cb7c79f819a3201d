/// Numbers and tables as text.
enum Figures {
    /// Three significant digits below a hundred, whole numbers from there on; `never` for infinity.
    static func text(_ value: Double) -> String {
        guard value.isFinite else { return "never" }
        guard value < 100, value.rounded() != value else { return "\(Int(value.rounded()))" }
        return value >= 10 ? fixed(value, 1) : value >= 1 ? fixed(value, 2) : fixed(value, value < 0.01 ? 5 : 3)
    }

    /// The same, or `-` for nothing.
    static func text(_ value: Double?) -> String { value.map(text) ?? "-" }

    /// `value`, which is not negative, with so many digits after the point.
    private static func fixed(_ value: Double, _ digits: Int) -> String {
        var scale = 1
        for _ in 0..<digits { scale *= 10 }
        let scaled = Int((value * Double(scale)).rounded())
        let fraction = String(scaled % scale)
        return "\(scaled / scale)." + String(repeating: "0", count: digits - fraction.count) + fraction
    }

    /// Rows of cells in columns, the first one to the left and the others to the right.
    static func table(_ rows: [[String]], leftColumns: Int = 1) -> String {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
        return rows.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                let padding = String(repeating: " ", count: widths[column] - cell.count)
                line += (column > 0 ? "  " : "") + (column < leftColumns ? cell + padding : padding + cell)
            }
            while line.last == " " { line.removeLast() }
            return line + "\n"
        }.joined()
    }
}
