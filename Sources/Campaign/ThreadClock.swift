import Glibc

/// Processor time, for measurements only: nothing that is decided depends on it.
public enum ThreadClock {
    /// Seconds of processor time that this thread has used.
    public static var seconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
