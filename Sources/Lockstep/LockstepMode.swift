import GuestMachine

/// In which steps engines are run before they are compared.
public enum LockstepMode: Hashable, Sendable {
    /// To the end of each basic block, at most `LockstepRunner.blockLimit` instructions.
    case block
    /// Freely, in slices of so many instructions; `UInt64.max` compares the end only.
    case free(interval: UInt64)

    /// Freely to the end.
    public static let freeToEnd = LockstepMode.free(interval: .max)
}

extension LockstepMode: CustomStringConvertible {
    /// `block`, `free` or `free/17`: the text form that files use.
    public var description: String {
        switch self {
        case .block: "block"
        case .free(interval: .max): "free"
        case .free(let interval): "free/\(interval)"
        }
    }

    /// The mode that `description` writes as `text`, or nil.
    public init?(_ text: String) {
        switch text {
        case "block": self = .block
        case "free": self = .freeToEnd
        default:
            guard text.hasPrefix("free/"), let interval = UInt64(text.dropFirst(5)), interval > 0 else { return nil }
            self = .free(interval: interval)
        }
    }
}

extension LockstepMode: Codable {
    /// Reads the text form.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let mode = LockstepMode(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "mode is '\(text)', expected block, free or free/<interval>")
        }
        self = mode
    }

    /// Writes the text form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
