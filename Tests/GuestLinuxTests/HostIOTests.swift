import EngineCatalogue
import Glibc
import GuestLinux
import GuestMachine
import Testing

@Suite("Host streams") struct HostIOTests {
    /// A pipe whose ends are closed with it.
    private final class Pipe {
        private(set) var ends: [Int32] = [-1, -1]

        init() {
            let isMade = pipe(&ends) == 0
            precondition(isMade, "no pipe")
        }

        deinit { for end in ends where end >= 0 { close(end) } }

        func closeReader() {
            close(ends[0])
            ends[0] = -1
        }

        func closeWriter() {
            close(ends[1])
            ends[1] = -1
        }

        func readAll() -> [UInt8] {
            var bytes: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 4096)
            while case let count = read(ends[0], &buffer, buffer.count), count > 0 { bytes += buffer[..<count] }
            return bytes
        }
    }

    private func run(_ text: String, _ io: HostIO, size: Int = 0x1_0000) throws -> LinuxProcess {
        let elf = try ELFFile(bytes: Guest.elf(text, data: (0..<size).map { UInt8(truncatingIfNeeded: $0) }).bytes)
        let process = try LinuxProcess(elf, arguments: ["guest"], io: io)
        let end = process.run(on: try EngineCatalogue.make(.interpreter, memory: process.memory), fuel: 100_000)
        #expect(end != .fuelExhausted)
        return process
    }

    @Test("a write larger than a pipe holds at a time goes out whole")
    func largeWrite() throws {
        let pipe = Pipe()
        let reader = Reader(pipe.ends[0])
        // The pipe holds one page, so that the write cannot be done at once.
        #expect(fcntl(pipe.ends[1], setPipeSize, 4096) >= 4096)
        let process = try run(
            "li a0, 1\nli a1, 0x20000\nli a2, 0x10000\nli a7, 64\necall", HostIO(output: pipe.ends[1]))
        pipe.closeWriter()
        let bytes = reader.wait()
        #expect(bytes == (0..<0x1_0000).map { UInt8(truncatingIfNeeded: $0) })
        #expect(process.hart.instret > 0)
    }

    @Test("input that comes in pieces is read in pieces, then ends")
    func pieces() throws {
        let (input, output) = (Pipe(), Pipe())
        #expect(write(input.ends[1], "abc", 3) == 3)
        input.closeWriter()
        let text =
            "addi s0, s0, 64\n" + call(63, "0", "0x20000", "64") + call(63, "0", "0x20010", "64")
            + call(64, "2", "0x20000", "3")
        let process = try run(text, HostIO(input: input.ends[0], errors: output.ends[1]), size: 0)
        #expect((0..<3).map { process.memory.word(at: 0x2_0040 + $0 * 8) } == [3, 0, 3])
        output.closeWriter()
        #expect(output.readAll() == Array("abc".utf8))
    }

    @Test("writing to a pipe that nobody reads ends the process with SIGPIPE, or is EPIPE if that is ignored")
    func brokenPipe() throws {
        // Or the signal would end the tests.
        signal(SIGPIPE, SIG_IGN)
        let pipe = Pipe()
        pipe.closeReader()
        let write = call(64, "1", "0x20000", "1") + "li a0, 0"
        let elf = try ELFFile(bytes: Guest.elf(write).bytes)
        let process = try LinuxProcess(elf, arguments: [], io: HostIO(output: pipe.ends[1]))
        let end = process.run(on: try EngineCatalogue.make(.interpreter, memory: process.memory))
        #expect(end.description == "killed by SIGPIPE: wrote to a pipe that nobody reads")
        let ignore = "li t0, 1\nsd t0, 0(s0)\nmv a1, s0\nli a0, 13\nli a2, 0\nli a3, 8\nli a7, 134\necall\n"
        let ignoring = try run(ignore + write, HostIO(output: pipe.ends[1]), size: 0)
        #expect(ignoring.memory.word(at: 0x2_0000) == LinuxErrno.brokenPipe.result)
    }

    @Test("a stream that is closed on the host is a bad descriptor")
    func closedStream() throws {
        let process = try run(call(64, "1", "0x20000", "1"), HostIO(output: -1))
        #expect(process.memory.word(at: 0x2_0000) == LinuxErrno.badFileDescriptor.result)
    }
}

/// `F_SETPIPE_SZ`, which Glibc's module does not import.
private let setPipeSize: Int32 = 1031

/// Reads a pipe to its end on a thread of its own, slowly.
private final class Reader: @unchecked Sendable {
    // Sound: the thread is the only one that touches `bytes` until it has been joined.
    private var bytes: [UInt8] = []
    private var thread = pthread_t()
    private let descriptor: Int32

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
        let context = Unmanaged.passRetained(self).toOpaque()
        pthread_create(
            &thread, nil,
            { context in
                let reader = Unmanaged<Reader>.fromOpaque(context!).takeRetainedValue()
                var buffer = [UInt8](repeating: 0, count: 1500)
                while case let count = read(reader.descriptor, &buffer, buffer.count), count > 0 {
                    reader.bytes += buffer[..<count]
                }
                return nil
            }, context)
    }

    func wait() -> [UInt8] {
        pthread_join(thread, nil)
        return bytes
    }
}
