/// Why a system call fails, numbered as in Linux's `asm-generic/errno*.h`.
public enum LinuxErrno: Int32, Error, Sendable {
    case operationNotPermitted = 1
    case noSuchFile = 2
    case noSuchProcess = 3
    case inputOutput = 5
    case badFileDescriptor = 9
    case tryAgain = 11
    case outOfMemory = 12
    case badAddress = 14
    case fileExists = 17
    case noSuchDevice = 19
    case invalidArgument = 22
    case notATerminal = 25
    case illegalSeek = 29
    case brokenPipe = 32
    case deadlock = 35
    case notImplemented = 38
    case timedOut = 110

    /// What the system call leaves in a0: the number, negated.
    public var result: UInt64 { UInt64(bitPattern: -Int64(rawValue)) }

    /// The kernel's answer for an `errno` of the host; the ones without a case here become `inputOutput`.
    init(host code: Int32) { self = LinuxErrno(rawValue: code) ?? .inputOutput }
}
