import GuestMachine

/// One way to make programs simpler.
///
/// A reducer only proposes; the shrinker asks whether each candidate is simpler and still diverges in the same way.
public protocol Reducer {
    /// What it does, as progress messages show it: `delete instructions`.
    var name: String { get }

    /// Calls `propose` with simpler programs, boldest first, until it returns true.
    ///
    /// - Parameters:
    ///   - program: What to simplify.
    ///   - propose: Tries a candidate; true if it was accepted, whereupon the reducer returns and is called again with it.
    func propose(_ program: Program, _ propose: (Program) -> Bool)
}
