import PlantedFaults

/// Some of the planted faults, as text: names, `class:CATEGORY` and `place:PLACE`, separated by commas.
///
///     FaultSelection("class:optimizer,direct-lw-zero-extends")?.faults
public struct FaultSelection: Sendable {
    /// What was selected, in the order of the catalogue, each once.
    public let faults: [Fault]

    /// What `text` selects; nil if some part of it selects nothing.
    public init?(_ text: String) {
        var selected: Set<Fault> = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let matching = FaultSpec.catalogue.filter { FaultSelection.matches(part, $0) }
            guard !matching.isEmpty else { return nil }
            selected.formUnion(matching.map(\.fault))
        }
        faults = Fault.allCases.filter(selected.contains)
    }

    /// Every category of the catalogue, in the order of their first fault.
    public static var categories: [String] {
        var categories: [String] = []
        for spec in FaultSpec.catalogue where !categories.contains(spec.category) { categories.append(spec.category) }
        return categories
    }

    private static func matches(_ part: Substring, _ spec: FaultSpec) -> Bool {
        if part.hasPrefix("class:") { return spec.category == part.dropFirst("class:".count) }
        if part.hasPrefix("place:") { return spec.place.rawValue == part.dropFirst("place:".count) }
        return spec.name == part
    }
}
