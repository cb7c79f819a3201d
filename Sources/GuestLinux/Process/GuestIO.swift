import Glibc

/// Where the program's standard streams lead. No other file is ever within its reach.
public protocol GuestIO: AnyObject {
    /// Reads standard input into `buffer`, which is not empty.
    ///
    /// - Returns: How many bytes came, 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(LinuxErrno) -> Int

    /// Writes to standard output (1) or standard error (2).
    ///
    /// - Returns: How many bytes were taken.
    func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int) throws(LinuxErrno) -> Int
}

/// The standard streams of this process, unbuffered: what the guest wrote is out when its call returns.
public final class HostIO: GuestIO {
    private let input: Int32
    private let outputs: [Int32]

    /// The standard streams, or the file descriptors given in their place.
    public init(input: Int32 = 0, output: Int32 = 1, errors: Int32 = 2) {
        self.input = input
        outputs = [output, errors]
    }

    /// Reads the input, again if a signal interrupted it.
    public func read(into buffer: UnsafeMutableRawBufferPointer) throws(LinuxErrno) -> Int {
        while true {
            let count = Glibc.read(input, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            if errno != EINTR { throw LinuxErrno(host: errno) }
        }
    }

    /// Writes all bytes; after an error the part that went out before it counts.
    public func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int) throws(LinuxErrno) -> Int {
        var done = 0
        while done < bytes.count {
            let count = Glibc.write(outputs[descriptor - 1], bytes.baseAddress! + done, bytes.count - done)
            if count >= 0 {
                done += count
            } else if errno != EINTR {
                if done > 0 { break }
                throw LinuxErrno(host: errno)
            }
        }
        return done
    }
}

/// Input from an array and output into arrays: for tests, goldens and comparisons.
public final class CapturedIO: GuestIO {
    /// What the guest has not read yet.
    public private(set) var input: ArraySlice<UInt8>
    /// What the guest wrote to standard output.
    public private(set) var output: [UInt8] = []
    /// What the guest wrote to standard error.
    public private(set) var errors: [UInt8] = []

    /// Streams with the input given.
    public init(input: [UInt8] = []) { self.input = input[...] }

    /// `output` as text.
    public var outputText: String { String(decoding: output, as: UTF8.self) }

    /// Takes the next bytes of `input`.
    public func read(into buffer: UnsafeMutableRawBufferPointer) throws(LinuxErrno) -> Int {
        let count = min(buffer.count, input.count)
        buffer.copyBytes(from: input.prefix(count))
        input = input.dropFirst(count)
        return count
    }

    /// Appends to `output` or `errors`.
    public func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int) throws(LinuxErrno) -> Int {
        if descriptor == 1 { output.append(contentsOf: bytes) } else { errors.append(contentsOf: bytes) }
        return bytes.count
    }
}
