import GuestLinux
import GuestMachine
import Testing

@Suite("Stream calls") struct StreamCallTests {
    private func results(_ text: String, _ count: Int, data: [UInt8] = [], input: [UInt8] = []) throws -> (
        [UInt64], Guest
    ) {
        let guest = try Guest("li s0, 0x24000\n" + text, data: data, input: input)
        return ((0..<count).map { guest.word(at: 0x2_4000 + UInt64($0) * 8) }, guest)
    }

    private func errnos(_ errors: [LinuxErrno]) -> [UInt64] { errors.map(\.result) }

    @Test("write takes the bytes it is given, to the stream it is given")
    func write() throws {
        let text =
            call(64, "1", "0x20000", "5") + call(64, "2", "0x20001", "3") + call(64, "1", "0x20005", "0")
            + call(64, "1", "0", "0")
        let (found, guest) = try results(text, 4, data: Array("hello".utf8))
        #expect(found == [5, 3, 0, 0])
        #expect(guest.io.outputText == "hello")
        #expect(guest.io.errors == Array("ell".utf8))
    }

    @Test("bytes that cross pages and are not readable to their end are not written at all")
    func writeFault() throws {
        let text =
            call(64, "1", "0x2fff0", "17") + call(64, "1", "0x30000", "1") + call(64, "1", "-1", "2")
            + call(64, "1", "0x20000", "-1") + call(64, "1", "0x2fff0", "16") + call(64, "1", "0x20000", "0x10000")
        let (found, guest) = try results(text, 6)
        #expect(found == errnos([.badAddress, .badAddress, .badAddress, .badAddress]) + [16, 0x1_0000])
        #expect(guest.io.output.count == 16 + 0x1_0000)
    }

    @Test("read fills what the input has, up to its end")
    func read() throws {
        let text =
            call(63, "0", "0x20000", "3") + call(63, "0", "0x20ffe", "100") + call(63, "0", "0x20000", "8")
            + call(63, "0", "0x10000", "8") + call(63, "0", "0x2fff9", "8") + call(63, "0", "0x20000", "0")
        let (found, guest) = try results(text, 6, input: Array("abcdefg".utf8))
        #expect(found == [3, 4, 0] + errnos([.badAddress, .badAddress]) + [0])
        #expect(guest.process.memory.string(at: 0x2_0000) == "abc")
        #expect(guest.process.memory.string(at: 0x2_0ffe) == "defg")
    }

    @Test("scattered transfers go part by part, and errors count only where nothing was transferred")
    func vectors() throws {
        // Parts at 0x20000: "ab", nothing, "cdef", then one that is not readable.
        var data: [UInt8] = []
        for word: UInt64 in [0x2_1000, 2, 0, 0, 0x2_1002, 4, 0x3_0000, 1] {
            data += (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
        }
        data += [UInt8](repeating: 0, count: 0x1000 - data.count) + Array("abcdef".utf8)
        let text =
            call(66, "1", "0x20000", "3") + call(66, "1", "0x20000", "4") + call(66, "1", "0x20030", "1")
            + call(66, "1", "0x20000", "0") + call(66, "1", "0x20000", "1025") + call(66, "1", "0x2fff8", "1")
            + call(65, "0", "0x20000", "3")
        let (found, guest) = try results(text, 7, data: data, input: Array("wxyz".utf8))
        #expect(found == [6, 6] + errnos([.badAddress]) + [0] + errnos([.invalidArgument, .badAddress]) + [4])
        #expect(guest.io.outputText == "abcdefabcdef")
        #expect(guest.process.memory.string(at: 0x2_1000) == "wxyzef")
    }

    @Test("only the three streams are open, each in its direction, until they are closed")
    func descriptors() throws {
        let calls: [(String, UInt64)] = [
            (call(64, "0", "0x20000", "1"), LinuxErrno.badFileDescriptor.result),
            (call(64, "3", "0x20000", "1"), LinuxErrno.badFileDescriptor.result),
            (call(64, "-1", "0x20000", "1"), LinuxErrno.badFileDescriptor.result),
            (call(63, "1", "0x20000", "1"), LinuxErrno.badFileDescriptor.result),
            (call(62, "1", "0", "0"), LinuxErrno.illegalSeek.result),
            (call(62, "5", "0", "0"), LinuxErrno.badFileDescriptor.result),
            (call(29, "1", "0x5401", "0x20000"), LinuxErrno.notATerminal.result),
            (call(25, "1", "3", "0"), 1),
            (call(25, "0", "3", "0"), 0),
            (call(25, "0", "77", "0"), LinuxErrno.invalidArgument.result),
            (call(57, "1"), 0),
            (call(57, "1"), LinuxErrno.badFileDescriptor.result),
            (call(64, "1", "0x20000", "1"), LinuxErrno.badFileDescriptor.result),
            (call(80, "1", "0x20000"), LinuxErrno.badFileDescriptor.result),
        ]
        let (found, guest) = try results(calls.map(\.0).joined(), calls.count)
        #expect(found == calls.map(\.1))
        #expect(guest.io.output == [])
    }

    @Test("no path leads anywhere")
    func paths() throws {
        let text =
            call(56, "-100", "0x20000", "0", "0") + call(48, "-100", "0x20000", "0")
            + call(78, "-100", "0x20000", "0x21000", "100") + call(79, "-100", "0x20000", "0x21000", "0")
            + call(56, "-100", "0", "0", "0") + call(56, "-100", "0x2ffff", "0", "0")
            + call(79, "1", "0x20100", "0x21000", "0x1000") + call(79, "9", "0x20100", "0x21000", "0x1000")
        let (found, guest) = try results(text, 8, data: Array("/proc/self/exe".utf8))
        let missing = [LinuxErrno](repeating: .noSuchFile, count: 4)
        // The last byte of the data is zero: an empty path, which names no file either.
        #expect(found == errnos(missing + [.badAddress, .noSuchFile]) + [0, LinuxErrno.badFileDescriptor.result])
        #expect(guest.word(at: 0x2_1010) & 0xffff_ffff == 0o010600)
    }

    @Test("fstat describes a pipe in 128 bytes")
    func fstat() throws {
        let (found, guest) = try results(
            call(80, "1", "0x20000") + call(80, "0", "0x2ff81"), 2, data: [UInt8](repeating: 0xff, count: 200))
        #expect(found == [0, LinuxErrno.badAddress.result])
        #expect(guest.words(2) == [0, 2])
        #expect(guest.word(at: 0x2_0010) == 1 << 32 | 0o010600)
        #expect(guest.word(at: 0x2_0038) == 4096)
        #expect(guest.word(at: 0x2_0078) == 0 && guest.word(at: 0x2_0080) == .max)
    }

    @Test("a system call that is not served is ENOSYS, and reported once a number")
    func unknownCalls() throws {
        var reported: [UInt64] = []
        let text = (call(1000, "0") + call(293, "0")) + (call(1000, "0") + call(-1, "0"))
        let guest = try Guest(text, onUnknownSystemCall: { reported.append($0) })
        #expect(guest.words(4) == errnos(Array(repeating: .notImplemented, count: 4)))
        #expect(reported == [1000, 293, .max])
    }
}
