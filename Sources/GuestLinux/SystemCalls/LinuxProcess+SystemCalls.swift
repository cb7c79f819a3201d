import GuestMachine

extension LinuxProcess {
    /// Performs the system call that a7 names and leaves its result in a0; sets `end` if it ends the process.
    func performSystemCall() {
        systemCallCount += 1
        let number = hart.x[17]
        guard let call = SystemCall(rawValue: number) else {
            if unknownSystemCalls.count < LinuxProcess.unknownSystemCallLimit,
                unknownSystemCalls.insert(number).inserted
            {
                onUnknownSystemCall?(number)
            }
            hart.x[10] = LinuxErrno.notImplemented.result
            return
        }
        let arguments = SystemCallArguments(
            a0: hart.x[10], a1: hart.x[11], a2: hart.x[12], a3: hart.x[13], a4: hart.x[14], a5: hart.x[15])
        do throws(LinuxErrno) {
            hart.x[10] = try perform(call, arguments)
        } catch {
            hart.x[10] = error.result
        }
    }

    /// Most numbers remembered as reported; a program that tries more of them is not reported further.
    private static var unknownSystemCallLimit: Int { 1024 }

    private func perform(_ call: SystemCall, _ a: SystemCallArguments) throws(LinuxErrno) -> UInt64 {
        switch call {
        case .exit, .exitGroup: return exit(a)

        case .read: return try read(a)
        case .write: return try write(a)
        case .readv: return try readv(a)
        case .writev: return try writev(a)
        case .close: return try close(a)
        case .lseek: return try lseek(a)
        case .fstat: return try fstat(a)
        case .newfstatat: return try newfstatat(a)
        case .ioctl: return try ioctl(a)
        case .fcntl: return try fcntl(a)
        case .openat, .faccessat, .readlinkat: return try lookUp(a)

        case .brk: return addressSpace.moveHeapEnd(to: a.a0)
        case .mmap: return try mmap(a)
        case .munmap: return try munmap(a)
        case .mprotect: return try mprotect(a)
        case .madvise: return try madvise(a)
        // A store is seen by the next fetch in every engine, so there is no cache to flush.
        case .riscvFlushInstructionCache: return 0

        case .clockGetTime: return try clockGetTime(a)
        case .clockGetResolution: return try clockGetResolution(a)
        case .getTimeOfDay: return try getTimeOfDay(a)
        case .getrandom: return try getrandom(a)

        case .rtSigaction: return try signalAction(a)
        case .rtSigprocmask: return try signalMask(a)
        case .sigaltstack: return try signalStack(a)
        case .kill, .tkill: return try sendSignal(to: a.a0, a.a1)
        case .tgkill: return try sendSignal(to: a.a0, thread: a.a1, a.a2)

        case .getpid, .gettid, .setTidAddress: return GuestIdentity.process
        case .getppid: return GuestIdentity.parent
        case .getuid, .geteuid, .getgid, .getegid: return GuestIdentity.user
        case .uname: return try uname(a)
        case .prlimit64: return try resourceLimit(a)
        // There is one thread: nothing is left behind when it ends, and there is nobody to yield to.
        case .setRobustList, .schedYield: return 0
        case .futex: return try futex(a)
        }
    }

    private func exit(_ a: SystemCallArguments) -> UInt64 {
        end = .exited(status: UInt8(truncatingIfNeeded: a.a0))
        return a.a0
    }
}
