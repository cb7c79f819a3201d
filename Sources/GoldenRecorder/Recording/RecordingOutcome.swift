/// What became of a golden that was recorded again.
public enum RecordingOutcome: Equatable, Sendable {
    /// The emulator says what the golden says.
    case same
    /// There was none, and now there is.
    case written
    /// It differed in these respects, one line each, and was replaced.
    case replaced([String])
    /// It differs in these respects and was left.
    case kept([String])
    /// A second witness saw something else, in these respects; nothing was written.
    case disputed([String])
    /// It is by hand and was left, since it cannot be recorded, for this reason.
    case byHand(String)
    /// It could not be recorded, for this reason.
    case failed(String)

    /// Whether the golden is as the emulator has it.
    public var isSettled: Bool {
        switch self {
        case .same, .written, .replaced, .byHand: true
        case .kept, .failed, .disputed: false
        }
    }

    /// What to tell of the golden called `name`: a line, and one for each difference; nothing if it is the same.
    public func lines(_ name: String) -> [String] {
        switch self {
        case .same: []
        case .written: ["written   \(name)"]
        case .replaced(let differences): ["replaced  \(name)"] + differences.map { "          \($0)" }
        case .kept(let differences): ["differs   \(name)"] + differences.map { "          \($0)" }
        case .disputed(let differences): ["disputed  \(name)"] + differences.map { "          \($0)" }
        case .byHand(let reason): ["by hand   \(name): \(reason)"]
        case .failed(let reason): ["failed    \(name): \(reason)"]
        }
    }
}
