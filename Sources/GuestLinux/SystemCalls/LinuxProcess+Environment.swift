import Glibc
import GuestMachine

// What a program can learn of the world: time, randomness, the machine, limits.
extension LinuxProcess {
    private static var nanosecondsPerSecond: UInt64 { 1_000_000_000 }

    /// Writes two 64-bit numbers, as `struct timespec`, `struct timeval` and `struct rlimit` are.
    private func copyOutPair(_ first: UInt64, _ second: UInt64, to address: UInt64) throws(LinuxErrno) {
        var bytes: [UInt8] = []
        bytes.append(littleEndian: first)
        bytes.append(littleEndian: second)
        try memory.copyOut(bytes, to: address)
    }

    /// Seconds and nanoseconds of a clock. Linux's numbers are the host's.
    private func now(_ clock: Int32) throws(LinuxErrno) -> (seconds: UInt64, nanoseconds: UInt64) {
        // CLOCK_REALTIME to CLOCK_BOOTTIME; the ones after it set alarms or belong to devices.
        guard (0...7).contains(clock) else { throw .invalidArgument }
        switch options.clock {
        case .instructions:
            let unit = LinuxProcess.nanosecondsPerSecond
            return (hart.instret / unit, hart.instret % unit)
        case .host:
            var time = timespec()
            guard clock_gettime(clock, &time) == 0 else { throw .invalidArgument }
            return (UInt64(bitPattern: Int64(time.tv_sec)), UInt64(bitPattern: Int64(time.tv_nsec)))
        }
    }

    func clockGetTime(_ a: SystemCallArguments) throws(LinuxErrno) -> UInt64 {
        let time = try now(Int32(truncatingIfNeeded: a.a0))
        try copyOutPair(time.seconds, time.nanoseconds, to: a.a1)
        return 0
    }

    func clockGetResolution(_ a: SystemCallArguments) throws(LinuxErrno) -> UInt64 {
        _ = try now(Int32(truncatingIfNeeded: a.a0))
        if a.a1 != 0 { try copyOutPair(0, 1, to: a.a1) }
        return 0
    }

    func getTimeOfDay(_ a: SystemCallArguments) throws(LinuxErrno) -> UInt64 {
        let time = try now(0)
        if a.a0 != 0 { try copyOutPair(time.seconds, time.nanoseconds / 1000, to: a.a0) }
        // The time zone is obsolete: minutes west of Greenwich and a kind of summer time, both none.
        if a.a1 != 0 { try memory.copyOut(Array(repeating: 0, count: 8), to: a.a1) }
        return 0
    }

    func getrandom(_ a: SystemCallArguments) throws(LinuxErrno) -> UInt64 {
        guard a.a2 & ~7 == 0 else { throw .invalidArgument }
        // Callers expect short answers to large requests.
        let count = min(a.a1, 1 << 16)
        guard memory.isAccessible(a.a0, count: count, .write) else { throw .badAddress }
        try memory.copyOut(random.next(Int(count)), to: a.a0)
        return count
    }

    /// `struct utsname`: six fields of 65 bytes. Static C libraries refuse a kernel that is too old for them.
    func uname(_ a: SystemCallArguments) throws(LinuxErrno) -> UInt64 {
        let fields = ["Linux", "rvfuzz", "6.1.0", "#1", "riscv64", "(none)"]
        let bytes = fields.flatMap { Array($0.utf8) + Array(repeating: 0, count: 65 - $0.utf8.count) }
        try memory.copyOut(bytes, to: a.a0)
        return 0
    }

    /// Reads a limit; none can be changed.
    func resourceLimit(_ a: SystemCallArguments) throws(LinuxErrno) -> UInt64 {
        guard a.a0 == 0 || a.a0 == GuestIdentity.process else { throw .noSuchProcess }
        guard a.a1 < 16 else { throw .invalidArgument }
        guard a.a2 == 0 else { throw .operationNotPermitted }
        guard a.a3 != 0 else { return 0 }
        let limit: UInt64 =
            switch a.a1 {
            case 3: AddressSpace.stackRange.upperBound - AddressSpace.stackRange.lowerBound  // RLIMIT_STACK
            case 7: UInt64(openDescriptors.count)  // RLIMIT_NOFILE
            case 9: options.memoryLimit  // RLIMIT_AS
            default: .max
            }
        try copyOutPair(limit, limit, to: a.a3)
        return 0
    }

    /// `FUTEX_WAKE` wakes nobody, since there is one thread; a `FUTEX_WAIT` that would sleep could never be woken.
    func futex(_ a: SystemCallArguments) throws(LinuxErrno) -> UInt64 {
        let (wait, wake, waitBitset, wakeBitset): (UInt64, UInt64, UInt64, UInt64) = (0, 1, 9, 10)
        let commandMask: UInt64 = 0x7f
        guard a.a0 % 4 == 0 else { throw .invalidArgument }
        switch a.a1 & commandMask {
        case wake, wakeBitset:
            return 0
        case wait, waitBitset:
            let value: UInt32 = try memory.copyIn(from: a.a0)
            guard value == UInt32(truncatingIfNeeded: a.a2) else { throw .tryAgain }
            throw a.a3 != 0 ? .timedOut : .deadlock
        default:
            throw .notImplemented
        }
    }
}
