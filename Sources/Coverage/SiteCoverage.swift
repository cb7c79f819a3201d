import PlantedFaults

/// How often engines came to the places where faults can be planted: rules of passes, of both back ends, of caches.
///
/// A fault whose place is not come to cannot be found, whatever is compared.
public struct SiteCoverage: Equatable, Sendable {
    /// By fault: how often its place was come to while programs ran. Nil for faults that are decided when an engine is made,
    /// for those of the interpreter, which are other handlers, and for described ones, which have no place of their own.
    public private(set) var counts: [UInt64?]

    /// Nothing was come to.
    init() {
        counts = Fault.allCases.map { fault in
            fault.spec.behaviour.isInPlace && fault.spec.place != .interpreter && fault.spec.place != .shared ? 0 : nil
        }
    }

    /// Leaves out what engines asked for while they were made.
    mutating func leaveOut(_ sites: FaultSites) {
        for fault in Fault.allCases where sites.count(of: fault) > 0 { counts[Int(fault.rawValue)] = nil }
    }

    /// Takes over the counts of `sites`.
    mutating func take(_ sites: FaultSites) {
        for fault in Fault.allCases where counts[Int(fault.rawValue)] != nil {
            counts[Int(fault.rawValue)] = sites.count(of: fault)
        }
    }

    /// Counts no place at all.
    mutating func leaveOutAll() { counts = counts.map { _ in nil } }

    /// Counts a place, and how often it was come to.
    mutating func set(_ fault: Fault, _ count: UInt64) { counts[Int(fault.rawValue)] = count }

    /// Adds what others have come to.
    mutating func add(_ other: SiteCoverage) {
        for index in counts.indices {
            guard let own = counts[index], let more = other.counts[index] else { continue }
            counts[index] = own + more
        }
    }

    /// The faults whose places are counted, with the counts.
    public var places: [(fault: Fault, count: UInt64)] {
        Fault.allCases.compactMap { fault in counts[Int(fault.rawValue)].map { (fault, $0) } }
    }
}
