import GuestISA
import Lockstep

/// A bug that is known: findings that match are counted, and a campaign goes on past them.
///
/// What is given has to match, all of it.
public struct KnownIssue: Hashable, Sendable {
    /// What it is called in summaries.
    public var name: String
    /// The guilty engine, by its name on the command line; `undecided` if the vote is tied.
    public var engine: String?
    /// The instruction, as `DivergenceSignature.instruction` has it.
    public var instruction: String?
    /// The kind of field, as `DivergenceSignature.field` has it.
    public var field: String?
    /// The guilty part, as `Blame.partName` has it: an optimization, `code cache`, …
    public var part: String?
    /// The minimal program, one instruction a string, as `code` in `report.json` has it.
    public var code: [String]?
    /// Why it is not mended yet, or where that is written.
    public var reason: String
    /// The last day on which it is passed over; after that findings count again.
    public var expires: CalendarDate

    /// Whether it no longer holds on the day given.
    public func isExpired(on today: CalendarDate) -> Bool { expires < today }

    /// Whether a bug that was found is this one.
    public func matches(_ cluster: Cluster) -> Bool {
        func agrees(_ wanted: String?, _ found: String?) -> Bool { wanted == nil || wanted == found }
        let signature = cluster.finding.signature
        return agrees(engine, signature.guilty) && agrees(instruction, signature.instruction)
            && agrees(field, signature.field) && agrees(part, cluster.finding.blame?.partName)
            && (code == nil || code == cluster.minimal.code.map { Instruction.disassembly(of: $0) })
    }

    /// What it matches, without name, reason and day.
    var matcher: [[String]?] {
        [engine.map { [$0] }, instruction.map { [$0] }, field.map { [$0] }, part.map { [$0] }, code]
    }
}
