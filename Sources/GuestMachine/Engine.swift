/// A way to execute guest code.
///
/// An engine may cache translations but keeps no architectural state: a hart goes in, is advanced and comes out, so
/// any two engines can start from the same hart and equal memories and be compared. Each engine has a memory of its
/// own, which tells it when code it may have translated changes.
public protocol Engine: AnyObject {
    /// Which engine this is.
    var kind: EngineKind { get }

    /// Whether it can stop after any number of instructions. Some emulators of others can only be run to the end.
    var stopsAnywhere: Bool { get }

    /// The guest memory that the engine executes from.
    var memory: GuestMemory { get }

    /// Retires instructions until one traps or `fuel` is used up.
    ///
    /// - Parameters:
    ///   - hart: State to advance. `pc` must be a multiple of four. On return `pc` addresses the instruction to
    ///     retire next, or that trapped, and `instret` has grown by what retired.
    ///   - fuel: Most instructions to retire. Engines stop exactly there, even inside a block.
    /// - Returns: Why it stopped. A guest trap is a result, never a Swift error. If the instruction after the last one
    ///   that fuel allows would trap, the answer is `fuelExhausted`: it has not been attempted.
    func run(_ hart: inout HartState, fuel: UInt64) -> Exit

    /// Forgets every translation: the next run behaves as if the engine were new.
    func reset()
}

extension Engine {
    /// True.
    public var stopsAnywhere: Bool { true }
}
