import GuestMachine

/// Which engine runs a program, and why, as one sentence: the decision of the paper's Fig. 5.
///
/// In the figure KVM comes first, then direct translation where the pair of guest and host is implemented, then the
/// intermediate representation. KVM runs only guests of the host's own architecture, and no engine here uses it. Direct
/// translation pays only for code that runs again, so what is chosen for it interprets the rest.
public struct EngineChoice: Hashable, Sendable {
    /// The engine.
    public let kind: EngineKind
    /// Why, as a sentence.
    public let reason: String

    /// What the choice needs to know of a host.
    public enum Host: String, Sendable {
        case x86 = "x86-64"
        case arm64 = "AArch64"
        case riscv64 = "RISC-V 64"
        case other = "unknown"

        /// The host this was built for.
        public static var current: Host {
            #if arch(x86_64)
                .x86
            #elseif arch(arm64)
                .arm64
            #elseif arch(riscv64)
                .riscv64
            #else
                .other
            #endif
        }

        /// Whether translators can emit its code.
        var isImplemented: Bool {
            switch self {
            case .x86: true
            case .arm64, .riscv64, .other: false
            }
        }
    }

    /// The choice of `--engine auto`.
    ///
    /// - Parameters:
    ///   - host: The host.
    ///   - obstacle: Why an engine cannot run on this machine although its host is implemented, such as memory that
    ///     must not be executable; nil if it can.
    public static func automatic(
        on host: Host = .current, obstacle: (EngineKind) -> String? = { _ in nil }
    ) -> EngineChoice {
        guard host.isImplemented else {
            return EngineChoice(
                kind: .irPortable,
                reason: "The IR engine with its portable back end: translation to \(host.rawValue) code is not "
                    + "implemented.")
        }
        guard let directObstacle = obstacle(.direct) else {
            return EngineChoice(
                kind: .tiered,
                reason: "Interpretation first, direct translation of what is hot: the pair RV64 guest, "
                    + "\(host.rawValue) host is implemented.")
        }
        guard let irObstacle = obstacle(.ir) else {
            return EngineChoice(
                kind: .ir, reason: "The IR engine: direct translation cannot run here, because \(directObstacle).")
        }
        return EngineChoice(
            kind: .irPortable,
            reason: "The IR engine with its portable back end: code for this host cannot run here, because "
                + "\(irObstacle).")
    }

    /// The choice of the user.
    public static func requested(_ kind: EngineKind) -> EngineChoice {
        EngineChoice(kind: kind, reason: "The engine \(kind.rawValue) was asked for.")
    }

    /// The choice that a command-line word names: `auto` or an engine's name; nil if it is neither.
    public init?(named name: String, obstacle: (EngineKind) -> String? = { _ in nil }) {
        if name == "auto" {
            self = .automatic(obstacle: obstacle)
        } else if let kind = EngineKind(rawValue: name), !kind.isTarget {
            self = .requested(kind)
        } else {
            return nil
        }
    }

    private init(kind: EngineKind, reason: String) {
        self.kind = kind
        self.reason = reason
    }
}
