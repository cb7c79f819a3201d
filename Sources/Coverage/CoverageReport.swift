/// What a campaign reached, in words.
public struct CoverageReport {
    /// What it is about.
    public let result: CoverageResult
    /// Most cells that are listed for each family; nil for all.
    public let listLimit: Int?

    /// A report about `result`.
    public init(_ result: CoverageResult, listLimit: Int? = 10) {
        self.result = result
        self.listLimit = listLimit
    }

    /// A table of families, and below it the cells of each that were never reached.
    public var text: String {
        let map = result.map
        var text = "coverage of \(map.programCount) programs, \(map.instructionCount) instructions\n"
        let families = self.families
        let width = families.map(\.name.count).max() ?? 0
        for family in families { text += line(family, width) }
        text += line(
            Family(
                name: "all", meaning: "", cells: families.flatMap(\.cells)), width)
        for family in families {
            let missing = family.cells.filter { $0.count == 0 }
            guard !missing.isEmpty else { continue }
            text += "never reached of \(family.name): \(missing.count)\n"
            for cell in missing.prefix(listLimit ?? .max) { text += "  \(cell.name)\n" }
            if let listLimit, missing.count > listLimit { text += "  and \(missing.count - listLimit) more\n" }
        }
        return text
    }

    /// The name of the family of places.
    static let placesName = "places"

    /// A family with its counts.
    struct Family {
        var name: String
        var meaning: String
        var cells: [CoverageMap.Cell]

        var reachedCount: Int { cells.count { $0.count > 0 } }
    }

    /// Every family, the places in the engines as the last one.
    var families: [Family] {
        CoverageMap.families.enumerated().map { index, family in
            Family(name: family.name, meaning: family.meaning, cells: result.map.cells(of: index))
        } + [
            Family(
                name: CoverageReport.placesName,
                meaning: "where a fault could be planted in passes, translators and caches",
                cells: result.sites.places.map {
                    CoverageMap.Cell(
                        name: "\($0.fault.name): \($0.fault.spec.summary)", count: UInt32(clamping: $0.count))
                })
        ]
    }

    private func line(_ family: Family, _ width: Int) -> String {
        let (reached, count) = (family.reachedCount, family.cells.count)
        // Rounded down: 100.0 % is said of nothing less.
        let permille = 1000 * reached / max(1, count)
        let percent = "\(permille / 10).\(permille % 10) %"
        let share = "\(reached) of \(count)"
        let padding = { (text: String, width: Int) in String(repeating: " ", count: max(0, width - text.count)) }
        let start = "  \(family.name)\(padding(family.name, width))  \(padding(percent, 7))\(percent)"
        let end = family.meaning.isEmpty ? "" : "  \(family.meaning)"
        return "\(start)\(padding(share, 16))\(share)\(end)\n"
    }
}
