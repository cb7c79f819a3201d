import GuestMachine

// System calls on file descriptors. There are three, the standard streams, and paths lead nowhere.
extension LinuxProcess {
    /// Most bytes of one transfer (Linux `MAX_RW_COUNT`).
    private static var transferLimit: UInt64 { 0x7fff_f000 }
    /// Most bytes read at a time; a shorter answer than asked for is always allowed.
    private static var readLimit: UInt64 { 1 << 16 }
    /// Most parts of a scattered transfer (Linux `UIO_MAXIOV`).
    private static var partLimit: UInt64 { 1024 }

    /// The number of an open descriptor. Linux takes the low 32 bits.
    private func descriptor(_ value: UInt64) throws(LinuxErrno) -> Int {
        let number = Int(Int32(truncatingIfNeeded: value))
        guard openDescriptors.indices.contains(number), openDescriptors[number] else { throw .badFileDescriptor }
        return number
    }

    private func input(_ value: UInt64) throws(LinuxErrno) {
        guard try descriptor(value) == 0 else { throw .badFileDescriptor }
    }

    private func output(_ value: UInt64) throws(LinuxErrno) -> Int {
        let number = try descriptor(value)
        guard number != 0 else { throw .badFileDescriptor }
        return number
    }

    func read(_ a: SystemCallArguments) throws(LinuxErrno) -> UInt64 {
        try input(a.a0)
        return try readInput(to: a.a1, count: min(a.a2, LinuxProcess.transferLimit))
    }

    private func readInput(to address: UInt64, count: UInt64) throws(LinuxErrno) -> UInt64 {
        guard memory.isAccessible(address, count: count, .write) else { throw .badAddress }
        guard count > 0 else { return 0 }
        var buffer = [UInt8](repeating: 0, count: Int(min(count, LinuxProcess.readLimit)))
        let io = io
        let result = buffer.withUnsafeMutableBytes { bytes in
            Result { () throws(LinuxErrno) -> Int in try io.read(into: bytes) }
        }
        let received = try result.get()
        try memory.copyOut(Array(buffer.prefix(received)), to: address)
        return UInt64(received)
    }

    func write(_ a: SystemCallArguments) throws(LinuxErrno) -> UInt64 {
        let number = try output(a.a0)
        return try writeOutput(from: a.a1, count: min(a.a2, LinuxProcess.transferLimit), to: number)
    }

    private func writeOutput(from address: UInt64, count: UInt64, to number: Int) throws(LinuxErrno) -> UInt64 {
        let bytes = try memory.guestBytes(address, count: count)
        guard count > 0 else { return 0 }
        do throws(LinuxErrno) {
            return UInt64(try io.write(bytes, to: number))
        } catch {
            if error == .brokenPipe { raise(LinuxSignal.pipe, reason: "wrote to a pipe that nobody reads") }
            throw error
        }
    }

    func readv(_ a: SystemCallArguments) throws(LinuxErrno) -> UInt64 {
        try input(a.a0)
        return try transfer(a) { (address, count) throws(LinuxErrno) in try readInput(to: address, count: count) }
    }

    func writev(_ a: SystemCallArguments) throws(LinuxErrno) -> UInt64 {
        let number = try output(a.a0)
        return try transfer(a) { (address, count) throws(LinuxErrno) in
            try writeOutput(from: address, count: count, to: number)
        }
    }

    /// Does the parts of a scattered transfer (`struct iovec`: address, count) until one comes up short.
    ///
    /// - Returns: The sum; a failure counts only if nothing was transferred before.
    private func transfer(
        _ a: SystemCallArguments, _ part: (UInt64, UInt64) throws(LinuxErrno) -> UInt64
    ) throws(LinuxErrno) -> UInt64 {
        guard a.a2 <= LinuxProcess.partLimit else { throw .invalidArgument }
        var sum: UInt64 = 0
        for index in 0..<a.a2 {
            let address: UInt64 = try memory.copyIn(from: a.a1 &+ index * 16)
            let wanted: UInt64 = try memory.copyIn(from: a.a1 &+ index * 16 &+ 8)
            let count = min(wanted, LinuxProcess.transferLimit - sum)
            do throws(LinuxErrno) {
                let done = try part(address, count)
                sum += done
                if done < wanted { return sum }
            } catch {
                if sum > 0 { return sum }
                throw error
            }
        }
        return sum
    }

    func close(_ a: SystemCallArguments) throws(LinuxErrno) -> UInt64 {
        openDescriptors[try descriptor(a.a0)] = false
        return 0
    }

    func lseek(_ a: SystemCallArguments) throws(LinuxErrno) -> UInt64 {
        _ = try descriptor(a.a0)
        throw .illegalSeek
    }

    func ioctl(_ a: SystemCallArguments) throws(LinuxErrno) -> UInt64 {
        _ = try descriptor(a.a0)
        throw .notATerminal
    }

    /// `F_GETFD` (1), `F_SETFD` (2) and `F_GETFL` (3).
    func fcntl(_ a: SystemCallArguments) throws(LinuxErrno) -> UInt64 {
        let number = try descriptor(a.a0)
        switch a.a1 {
        case 1, 2: return 0
        case 3: return number == 0 ? 0 : 1
        default: throw .invalidArgument
        }
    }

    /// `openat` and other calls with a directory and a path: no path leads anywhere.
    func lookUp(_ a: SystemCallArguments) throws(LinuxErrno) -> UInt64 {
        try memory.checkString(a.a1)
        throw .noSuchFile
    }

    func newfstatat(_ a: SystemCallArguments) throws(LinuxErrno) -> UInt64 {
        let emptyPathFlag: UInt64 = 0x1000
        try memory.checkString(a.a1)
        guard a.a3 & emptyPathFlag != 0, try memory.copyIn(UInt8.self, from: a.a1) == 0 else { throw .noSuchFile }
        return try status(of: a.a0, to: a.a2)
    }

    func fstat(_ a: SystemCallArguments) throws(LinuxErrno) -> UInt64 { try status(of: a.a0, to: a.a1) }

    /// Writes `struct stat` (asm-generic, 128 bytes): every stream is a pipe, whatever it is on the host, so that
    /// programs behave alike.
    private func status(of value: UInt64, to address: UInt64) throws(LinuxErrno) -> UInt64 {
        let number = try descriptor(value)
        let pipeMode: UInt32 = 0o010600
        var bytes: [UInt8] = []
        bytes.append(littleEndian: UInt64(0))  // st_dev
        bytes.append(littleEndian: UInt64(number + 1))  // st_ino
        bytes.append(littleEndian: pipeMode)  // st_mode
        bytes.append(littleEndian: UInt32(1))  // st_nlink
        bytes.append(littleEndian: UInt32(GuestIdentity.user))  // st_uid
        bytes.append(littleEndian: UInt32(GuestIdentity.user))  // st_gid
        for _ in 0..<3 { bytes.append(littleEndian: UInt64(0)) }  // st_rdev, padding, st_size
        bytes.append(littleEndian: UInt32(GuestMemory.pageSize))  // st_blksize
        bytes += Array(repeating: 0, count: 128 - bytes.count)  // padding, st_blocks, times
        try memory.copyOut(bytes, to: address)
        return 0
    }
}
