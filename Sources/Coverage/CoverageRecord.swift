import FoundationEssentials
import HostFiles
import PlantedFaults

/// The form of a result that is written as a JSON file: each family with the cells reached and never reached.
struct CoverageRecord: JSONRecord, Codable {
    struct Family: Codable {
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

/// Why a saved result cannot be read.
public struct CoverageFileError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is wrong with it, as one line.
    public let description: String
}

extension CoverageResult {
    /// The result that `CoverageReport.json` wrote.
    ///
    /// - Throws: `CoverageFileError` if it is none, or has cells that this version does not know.
    public init(json: [UInt8]) throws(CoverageFileError) {
        guard let record = try? JSONDecoder().decode(CoverageRecord.self, from: Data(json)) else {
            throw CoverageFileError(description: "no saved coverage")
        }
        // Sums of such counts must not overflow.
        guard max(record.programs, record.instructions) <= 1 << 56 else {
            throw CoverageFileError(description: "more programs or instructions than can have been run")
        }
        map.programCount = record.programs
        map.instructionCount = record.instructions
        for family in record.families {
            guard let index = CoverageMap.families.firstIndex(where: { $0.name == family.name }) else {
                try sites.read(family)
                continue
            }
            let start = CoverageMap.starts[index]
            let names = CoverageMap.families[index].names
            let numbers = Dictionary(
                names.indices.compactMap { number in names[number].map { ($0, number) } }, uniquingKeysWith: { $1 })
            for (name, count) in family.reached {
                guard let number = numbers[name] else {
                    throw CoverageFileError(description: "no cell \(quoted(name)) in \(presentable(family.name))")
                }
                map.counts[start + number] = count
            }
        }
    }
}

extension SiteCoverage {
    /// Takes over what a record has of places.
    fileprivate mutating func read(_ family: CoverageRecord.Family) throws(CoverageFileError) {
        guard family.name == CoverageReport.placesName else {
            throw CoverageFileError(description: "no family \(quoted(family.name))")
        }
        leaveOutAll()
        for (name, count) in family.reached { try set(name, UInt64(count)) }
        for name in family.never { try set(name, 0) }
    }

    private mutating func set(_ name: String, _ count: UInt64) throws(CoverageFileError) {
        guard let fault = Fault.allCases.first(where: { name.hasPrefix("\($0.name): ") }) else {
            throw CoverageFileError(description: "no place \(quoted(name))")
        }
        set(fault, count)
    }
}
