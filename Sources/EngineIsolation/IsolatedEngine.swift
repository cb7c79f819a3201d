import CHostSupport
import Glibc
import GuestMachine

/// An engine whose runs happen in a process of their own, so that whatever it does ends no other: a crash, an endless
/// loop, a write to memory of ours or an exit is a `HostFault`, as it would be in translated code.
///
/// The process is a copy of this one, made by the first run after a reset and ended by the next reset, so that what an
/// engine keeps from run to run stays. It shares the guest memory with this one; what this process writes there between
/// runs it sees, but mappings must not change. While translated code runs there, nothing else of it can be written.
public final class IsolatedEngine: Engine {
    private let base: any Engine
    private var child: IsolatedProcess?
    /// How the process ended, if it did since the last reset: what has died stays dead.
    private var end: HostFault?

    /// An engine that runs as `base` does.
    ///
    /// - Precondition: The memory of `base` is shared, see `GuestMemory.init`. Other threads of this process must not be
    ///   in the middle of anything while the engine runs: best, there are none.
    public init(_ base: any Engine) {
        precondition(base.memory.isShared, "an engine in a process of its own needs shared memory")
        self.base = base
    }

    deinit { child?.finish() }

    /// That of the engine behind it.
    public var kind: EngineKind { base.kind }
    /// That of the engine behind it.
    public var memory: GuestMemory { base.memory }
    /// The engine behind it, which runs nothing in this process.
    public var engine: any Engine { base }

    /// See `Engine`.
    public func run(_ hart: inout HartState, fuel: UInt64) -> Exit {
        if let end { return .hostFault(end) }
        do throws(IsolatedProcess.End) {
            return try process().run(&hart, fuel: fuel)
        } catch {
            child = nil
            end = error.fault
            return .hostFault(error.fault)
        }
    }

    /// The process, made if there is none.
    private func process() throws(IsolatedProcess.End) -> IsolatedProcess {
        if let child { return child }
        let new = try IsolatedProcess(sharing: memory) { [base] in base.run(&$0, fuel: $1) }
        child = new
        return new
    }

    /// See `Engine`.
    public func reset() {
        child?.finish()
        (child, end) = (nil, nil)
        // The other process noted there what it had translated.
        memory.unmarkAllCode()
        base.reset()
    }
}
