/// The system calls that are served, numbered as in Linux's `asm-generic/unistd.h`, which RISC-V uses.
public enum SystemCall: UInt64, CaseIterable, Sendable {
    case fcntl = 25
    case ioctl = 29
    case faccessat = 48
    case openat = 56
    case close = 57
    case lseek = 62
    case read = 63
    case write = 64
    case readv = 65
    case writev = 66
    case readlinkat = 78
    case newfstatat = 79
    case fstat = 80
    case exit = 93
    case exitGroup = 94
    case setTidAddress = 96
    case futex = 98
    case setRobustList = 99
    case clockGetTime = 113
    case clockGetResolution = 114
    case schedYield = 124
    case kill = 129
    case tkill = 130
    case tgkill = 131
    case sigaltstack = 132
    case rtSigaction = 134
    case rtSigprocmask = 135
    case uname = 160
    case getTimeOfDay = 169
    case getpid = 172
    case getppid = 173
    case getuid = 174
    case geteuid = 175
    case getgid = 176
    case getegid = 177
    case gettid = 178
    case brk = 214
    case munmap = 215
    case mmap = 222
    case mprotect = 226
    case madvise = 233
    case riscvFlushInstructionCache = 259
    case prlimit64 = 261
    case getrandom = 278
}

/// The arguments of a system call: a0 to a5.
struct SystemCallArguments {
    let a0, a1, a2, a3, a4, a5: UInt64
}
