import Benchmarks
import Glibc
import Synchronization

/// Remembers that the user pressed control-C, closed the terminal, or asked the process to end.
enum Interruption {
    private static let requested = Atomic<Bool>(false)

    /// Whether it has happened.
    static var isRequested: Bool { requested.load(ordering: .relaxed) }

    /// Makes it so: as a signal does, but for one that nobody is left to send. Safe in a signal handler.
    static func request() {
        requested.store(true, ordering: .relaxed)
        ChildProcess.stop()
    }

    /// Lets the first SIGINT, SIGTERM or SIGHUP be remembered; a second one ends the process at once.
    ///
    /// SIGPIPE is ignored: a worker that is gone is no reason to end, and for standard output `Console` sees to it.
    static func watch() {
        var signals = sigset_t()
        sigemptyset(&signals)
        for number in [SIGINT, SIGTERM, SIGHUP] {
            let before = signal(number, noteInterruption)
            // Under nohup a terminal may go.
            if number == SIGHUP, before.map({ unsafeBitCast($0, to: Int.self) }) == 1 { signal(number, SIG_IGN) }
            sigaddset(&signals, number)
        }
        signal(SIGPIPE, SIG_IGN)
        // Whoever started this process may have blocked them for itself.
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }
}

/// A signal handler: only atomic accesses and system calls, which a handler may do.
private func noteInterruption(_ number: Int32) {
    Interruption.request()
    signal(number, SIG_DFL)
}
