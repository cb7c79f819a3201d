import GuestLinux
import GuestMachine
import Testing

@Suite("Signal calls") struct SignalCallTests {
    /// The 64-bit words as bytes: `struct sigaction` or a mask in the data.
    private func data(_ words: UInt64...) -> [UInt8] {
        words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
    }

    private let abort = 6

    @Test("a signal to itself ends the process as that signal does", arguments: [6, 9, 15, 11])
    func killed(_ signal: Int32) throws {
        for text in [
            call(129, "1000", "\(signal)"), call(129, "0", "\(signal)"), call(131, "1000", "1000", "\(signal)"),
        ] {
            #expect(try Guest(text).end.exitStatus == 128 + signal)
        }
        #expect(try Guest(call(130, "1000", "6")).end.description == "killed by SIGABRT: sent to itself at pc 0x10010")
    }

    @Test("signals that do nothing by default, signal 0 and signals to others do not end it")
    func harmless() throws {
        let guest = try Guest(
            call(129, "1000", "0") + call(129, "1000", "17") + call(129, "1000", "28") + call(129, "1", "9")
                + call(131, "1000", "77", "9") + call(129, "1000", "65") + "li a0, 0")
        let errors: [LinuxErrno] = [.noSuchProcess, .noSuchProcess, .invalidArgument]
        #expect(guest.words(6) == [0, 0, 0] + errors.map(\.result))
        #expect(guest.end == .exited(status: 0))
    }

    @Test("an ignored signal is ignored, and the old action is handed back")
    func ignored() throws {
        let guest = try Guest(
            "addi s0, s0, 64\n" + call(134, "15", "0x20000", "0", "8") + call(129, "1000", "15")
                + call(134, "15", "0", "0x20020", "8") + call(134, "9", "0x20000", "0", "8")
                + call(134, "15", "0x20000", "0", "16") + call(134, "0", "0", "0", "8") + "li a0, 0",
            data: data(1, 0x1000_0000, 0x55))
        let errors = [UInt64](repeating: LinuxErrno.invalidArgument.result, count: 3)
        #expect((0..<6).map { guest.word(at: 0x2_0040 + $0 * 8) } == [0, 0, 0] + errors)
        #expect((4..<7).map { guest.words(7)[$0] } == [1, 0x1000_0000, 0x55])
        #expect(guest.end == .exited(status: 0))
    }

    @Test("a handler cannot run: the process ends, and the reason says so")
    func handler() throws {
        let text = "addi s0, s0, 64\n" + call(134, "10", "0x20000", "0", "8") + call(129, "1000", "10")
        let end = try Guest(text, data: data(0x1_0000, 0, 0)).end
        #expect(end.exitStatus == 138)
        #expect(end.description.hasSuffix("; its handler at 0x10000 cannot run, since signals are not delivered"))
    }

    @Test("a blocked signal takes effect when it is unblocked, as in the C library's raise")
    func blocked() throws {
        let block = "0", unblock = "1"
        let start = "addi s0, s0, 64\n" + call(135, block, "0x20000", "0x20008", "8") + call(129, "1000", "15")
        let before = try Guest(start + "li a0, 3", data: data(1 << 14, 7))
        #expect(before.end == .exited(status: 3))
        #expect(before.words(2) == [1 << 14, 0])
        let after = try Guest(start + call(135, unblock, "0x20000", "0", "8") + "li a0, 3", data: data(1 << 14))
        #expect(after.end.exitStatus == 143)
        let wrong = try Guest(
            start + call(135, "3", "0x20000", "0", "8") + call(135, "0", "0", "0", "4"), data: data(1 << 14))
        let invalid = LinuxErrno.invalidArgument.result
        #expect(wrong.word(at: 0x2_0050) == invalid && wrong.word(at: 0x2_0058) == invalid)
    }

    @Test("SIGKILL cannot be blocked")
    func unstoppable() throws {
        let text = "addi s0, s0, 64\n" + call(135, "2", "0x20000", "0", "8") + call(129, "1000", "9")
        #expect(try Guest(text, data: data(.max)).end.exitStatus == 137)
    }

    @Test("an alternative stack is accepted, and none is said to be set")
    func alternativeStack() throws {
        let guest = try Guest(
            call(132, "0x21000", "0x22000") + call(132, "1", "0") + call(132, "0", "0x30000"))
        #expect(guest.words(3) == [0, LinuxErrno.badAddress.result, LinuxErrno.badAddress.result])
        #expect((0..<3).map { guest.word(at: 0x2_2000 + $0 * 8) } == [0, 2, 0])
    }
}
