import GuestISA
import GuestMachine

/// A finding as text for people.
public struct DivergenceReport {
    /// What was found.
    public var finding: Finding
    /// Where the program comes from, such as `seed 42, program 412`, or nil.
    public var origin: String?
    /// Lines such as `again: rvfuzz replay …`, label and command.
    public var commands: [(label: String, command: String)]

    /// A report from its parts.
    public init(_ finding: Finding, origin: String? = nil, commands: [(label: String, command: String)] = []) {
        self.finding = finding
        self.origin = origin
        self.commands = commands
    }

    /// Most differing fields listed.
    static let fieldLimit = 12

    /// The report, ending with a line feed.
    public var text: String {
        let wrong = finding.differences.first?.field.description ?? "state"
        let source = origin.map { " (\($0))" } ?? ""
        let names = "\(finding.reference.displayName) and \(accused.displayName)"
        var lines = [
            "divergence: \(names) differ in \(wrong) after \(finding.retiredCount) of \(finding.totalCount) "
                + "instructions\(source)",
            "  \(hex(finding.pc))  \(finding.instructionText)",
            "  verdict: \(verdict)",
        ]
        lines += (finding.blame?.lines ?? []).map { "  \($0)" }
        if !finding.isExact {
            lines.append(
                "  The states part somewhere in the block that ends here; stopping earlier hides it (mode \(finding.mode))."
            )
        }
        lines.append("  " + pad("", 12) + pad(finding.reference.displayName, 28) + accused.displayName)
        for difference in finding.differences.prefix(DivergenceReport.fieldLimit) {
            lines.append(
                "  " + pad(difference.field.description, 12) + pad(difference.expected, 28) + difference.actual)
        }
        let hidden = finding.differences.count - DivergenceReport.fieldLimit
        if hidden > 0 { lines.append("  and \(hidden) more") }
        for (label, command) in commands { lines.append("  " + pad(label + ":", 12) + command) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The engine shown beside the reference.
    private var accused: EngineKind {
        finding.guilty ?? finding.votes.first { !$0.agrees }?.engine ?? finding.reference
    }

    private var verdict: String {
        let believed = finding.votes.filter(\.agrees).map(\.engine.displayName)
        guard let guilty = finding.guilty else {
            return "undecided, \(believed.joined(separator: " and ")) against the others"
        }
        return "\(guilty.displayName) is wrong, by the vote of \(believed.joined(separator: " and "))"
    }

    private func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }
}

extension Finding {
    /// The instruction at which the states part, as text.
    public var instructionText: String {
        word.map { Instruction.disassembly(of: $0) } ?? "no instruction: the guest may not fetch here"
    }
}

extension EngineKind {
    /// The name in sentences.
    public var displayName: String {
        switch self {
        case .interpreter: "interpreter"
        case .ir, .irPortable, .direct, .tiered, .target: rawValue
        }
    }
}
