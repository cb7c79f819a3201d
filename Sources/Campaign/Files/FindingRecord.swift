import GuestISA
import GuestMachine
import HostFiles
import Lockstep

/// A finding for programs: the contents of `report.json`.
struct FindingRecord: JSONRecord {
    struct Difference: Encodable {
        var field: String
        var expected: String
        var actual: String
    }

    var cluster: String
    var signature: String
    var guilty: String?
    var reference: String
    var agreeing: [String]
    var mode: String
    var seed: UInt64?
    var program: UInt64
    var pc: String
    var instruction: String
    var retired: UInt64
    var total: UInt64
    var exact: Bool
    var blame: String?
    var rewrite: String?
    var goneWithout: [String]
    var differences: [Difference]
    var code: [String]

    init(_ cluster: Cluster, seed: UInt64?) {
        let finding = cluster.finding
        self.cluster = cluster.name
        signature = finding.signature.description
        guilty = finding.guilty?.rawValue
        reference = finding.reference.rawValue
        agreeing = finding.votes.filter(\.agrees).map(\.engine.rawValue)
        mode = finding.mode.description
        self.seed = seed
        program = cluster.index
        pc = hex(finding.pc)
        instruction = finding.instructionText
        retired = finding.retiredCount
        total = finding.totalCount
        exact = finding.isExact
        blame = finding.blame?.partName
        rewrite = finding.blame?.rewrite
        goneWithout = finding.blame?.needed ?? []
        differences = finding.differences.map {
            Difference(field: $0.field.description, expected: $0.expected, actual: $0.actual)
        }
        code = cluster.minimal.code.map { Instruction.disassembly(of: $0) }
    }
}
