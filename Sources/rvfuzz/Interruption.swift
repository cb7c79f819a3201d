import Benchmarks
import Glibc
import Synchronization

/// Remembers that the user pressed control-C or asked the process to end.
enum Interruption {
    fileprivate static let requested = Atomic<Bool>(false)

    /// Whether it has happened.
    static var isRequested: Bool { requested.load(ordering: .relaxed) }

    /// Lets the first SIGINT or SIGTERM be remembered; a second one ends the process at once.
    static func watch() {
        var signals = sigset_t()
        sigemptyset(&signals)
        for number in [SIGINT, SIGTERM] {
            signal(number, noteInterruption)
            sigaddset(&signals, number)
        }
        // Whoever started this process may have blocked them for itself.
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }
}

/// A signal handler: only atomic accesses and system calls, which a handler may do.
private func noteInterruption(_ number: Int32) {
    Interruption.requested.store(true, ordering: .relaxed)
    ChildProcess.stop()
    signal(number, SIG_DFL)
}
