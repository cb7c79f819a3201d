import Campaign
import EngineIsolation
import Glibc

/// Lets a command outlive what engines do to their process.
enum Survival {
    /// Does `body` with engines in this process's copy; should they end that, does it again with each engine in a process
    /// of its own, where its end is a crash like any other.
    ///
    /// - Parameters:
    ///   - isLethal: Whether it is known that the first attempt would be in vain.
    ///   - body: Told whether engines are to be isolated.
    static func attempt(isLethal: Bool, _ body: (_ isolates: Bool) throws -> Void) throws {
        if isLethal { return try body(true) }
        let end = SurvivableAttempt.run {
            do {
                try body(false)
                exit(ExitStatus.agreed.rawValue)
            } catch {
                Console.finish(with: error)
            }
        }
        switch end {
        case .exited(let status): if status != 0 { Glibc.exit(status) }
        case .died(SIGINT), .died(SIGTERM), .died(SIGKILL): throw CommandError(.interrupted, "interrupted")
        case .died: try body(true)
        case .notMade: try body(false)
        }
    }
}
