import GuestMachine

/// What running programs has cost, counted and not measured: the same on any machine, however busy it is.
///
/// The unit is about a guest instruction of a program that patches itself, which engines translate again and again: about
/// 0.1 µs. Straight code is faster, so that what is counted is nearly an upper bound of the time.
public struct Work: Equatable, Sendable {
    /// Units so far.
    public private(set) var units: UInt64 = 0

    /// Units for resetting an engine and loading a program.
    private static let runUnits: UInt64 = 100
    /// Units for an engine that crashes, or hangs until it is stopped.
    private static let crashUnits: UInt64 = 1_000_000

    /// No work.
    public init() {}

    /// Counts runs of `instructions` each.
    mutating func add(runs: Int, instructions: UInt64) {
        // What an engine says of instret may be wrong by any amount.
        units &+= UInt64(runs) &* (Work.runUnits &+ min(instructions, Work.crashUnits))
    }

    /// Counts an engine's run that ended in `exit`.
    mutating func add(_ exit: Exit, instructions: UInt64) {
        add(runs: 1, instructions: instructions)
        if exit.isHostFault { units &+= Work.crashUnits }
    }
}
