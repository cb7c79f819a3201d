import HostFiles

/// The form of a result that is written as a JSON file: each family with the cells reached and never reached.
struct CoverageRecord: JSONRecord {
    struct Family: Encodable {
        var name: String
        var meaning: String
        var cells: Int
        var reached: [String: UInt32]
        var never: [String]
    }

    var programs: UInt64
    var instructions: UInt64
    var families: [Family]

    init(_ report: CoverageReport) {
        programs = report.result.map.programCount
        instructions = report.result.map.instructionCount
        families = report.families.map { family in
            Family(
                name: family.name, meaning: family.meaning, cells: family.cells.count,
                reached: Dictionary(
                    family.cells.filter { $0.count > 0 }.map { ($0.name, $0.count) }, uniquingKeysWith: { $0 + $1 }),
                never: family.cells.filter { $0.count == 0 }.map(\.name))
        }
    }
}

extension CoverageReport {
    /// The result as JSON with sorted keys; ends with a line feed.
    public func json() throws -> [UInt8] { try CoverageRecord(self).json() }
}
