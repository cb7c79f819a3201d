/// A number that a figure is meant to reach.
public struct Goal: Hashable, Sendable, Encodable {
    /// Which side of the limit is good.
    public enum Direction: String, Sendable, Encodable {
        /// The figure is to be no more.
        case atMost
        /// The figure is to be no less.
        case atLeast
    }

    /// Which side of the limit is good.
    public var direction: Direction
    /// The limit, in the figure's unit.
    public var limit: Double

    /// To be no more than `limit`.
    public static func atMost(_ limit: Double) -> Goal { Goal(direction: .atMost, limit: limit) }
    /// To be no less than `limit`.
    public static func atLeast(_ limit: Double) -> Goal { Goal(direction: .atLeast, limit: limit) }

    /// Whether `value` reaches it.
    public func isMet(by value: Double) -> Bool {
        switch direction {
        case .atMost: value <= limit
        case .atLeast: value >= limit
        }
    }
}

/// A figure that stands for others, with its goal if it has one.
public struct Verdict: Hashable, Sendable, Encodable {
    /// What was measured.
    public var name: String
    /// The figure.
    public var value: Double
    /// Its unit; empty for ratios.
    public var unit: String
    /// What it is meant to be, or nil.
    public var goal: Goal?
    /// Whether it is; nil without a goal.
    public var isMet: Bool?

    /// A figure and its goal.
    public init(_ name: String, _ value: Double, _ unit: String = "", goal: Goal? = nil) {
        self.name = name
        self.value = value
        self.unit = unit
        self.goal = goal
        isMet = goal.map { $0.isMet(by: value) }
    }

    /// `direct, geometric mean: 0.412 (goal: at most 0.42, met)`.
    public var text: String {
        var text = "\(name): \(formatted(value))\(unit.isEmpty ? "" : " " + unit)"
        if let goal, let isMet {
            let side = goal.direction == .atMost ? "at most" : "at least"
            text += " (goal: \(side) \(formatted(goal.limit)), \(isMet ? "met" : "NOT met"))"
        }
        return text
    }
}
