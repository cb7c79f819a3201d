/// The kinds of engine: those of this toolkit, and other projects' emulators.
public enum EngineKind: Hashable, Sendable {
    /// Fetch, decode, execute.
    case interpreter
    /// Guest code to ops to x86-64.
    case ir
    /// Guest code to ops, which the portable back end runs: an IR engine that needs no host code.
    case irPortable
    /// Guest code to x86-64 without ops.
    case direct
    /// Interpreted first; what is hot goes to x86-64 as `direct` does it.
    case tiered
    /// Another project's emulator, by the text that names it on the command line: `spike`, `gdb:localhost:1234`.
    case target(String)
}

extension EngineKind: CaseIterable {
    /// The engines of this toolkit.
    public static let allCases: [EngineKind] = [.interpreter, .ir, .irPortable, .direct, .tiered]
}

extension EngineKind: RawRepresentable, Codable {
    /// Words with which the text of a target begins; the ones with a colon go on.
    public static let targetForms = ["spike", "unicorn", "qemu", "pipe:", "exec:", "gdb:", "rvfi:"]

    /// The engine or target that `rawValue` names, or nil.
    public init?(rawValue: String) {
        switch rawValue {
        case "interp": self = .interpreter
        case "ir": self = .ir
        case "ir-portable": self = .irPortable
        case "direct": self = .direct
        case "tiered": self = .tiered
        default:
            let isTarget = EngineKind.targetForms.contains {
                $0.hasSuffix(":") ? rawValue.hasPrefix($0) && rawValue.utf8.count > $0.utf8.count : rawValue == $0
            }
            guard isTarget else { return nil }
            self = .target(rawValue)
        }
    }

    /// The name as on the command line.
    public var rawValue: String {
        switch self {
        case .interpreter: "interp"
        case .ir: "ir"
        case .irPortable: "ir-portable"
        case .direct: "direct"
        case .tiered: "tiered"
        case .target(let text): text
        }
    }
}

extension EngineKind {
    /// The name, of a target without what follows the colon: fit for the name of a file.
    public var shortName: String { String(rawValue.prefix { $0 != ":" }) }

    /// Whether it is another project's emulator.
    public var isTarget: Bool { if case .target = self { true } else { false } }
}
