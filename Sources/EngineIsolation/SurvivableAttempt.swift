import CHostSupport
import Glibc

/// Does something that may end the process in a copy of it first.
public enum SurvivableAttempt {
    /// What became of the copy.
    public enum End: Equatable, Sendable {
        /// It came to its own end, with this status.
        case exited(Int32)
        /// It was ended by this signal.
        case died(signal: Int32)
        /// There is none: the host refused. Nothing was done.
        case notMade
    }

    /// Does `body` in a copy of this process, which shares its files, and waits for it.
    ///
    /// - Precondition: Other threads of this process are not in the middle of anything; best, there are none.
    /// - Parameter body: Never returns; what it prints is printed.
    public static func run(_ body: () -> Never) -> End {
        let child = isolation_copy()
        if child == 0 { body() }
        guard child > 0 else { return .notMade }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 && errno == EINTR {}
        let signal = status & 0x7f
        return signal == 0 ? .exited(status >> 8 & 0xff) : .died(signal: signal)
    }
}
