import GuestLinux
import GuestMachine
import Testing

@Suite("Environment calls") struct EnvironmentCallTests {
    @Test("identities are fixed, so that every run is alike")
    func identities() throws {
        let guest = try Guest([172, 178, 96, 173, 174, 175, 176, 177, 99, 124].map { call($0, "0x20000") }.joined())
        #expect(guest.words(10) == [1000, 1000, 1000, 1, 1000, 1000, 1000, 1000, 0, 0])
    }

    @Test("uname names Linux on riscv64, with a release no static C library finds too old")
    func uname() throws {
        let guest = try Guest(call(160, "0x21000") + call(160, "0x2ff00"))
        #expect(guest.words(2) == [0, LinuxErrno.badAddress.result])
        let fields = (0..<6).map { guest.process.memory.string(at: 0x2_1000 + $0 * 65) }
        #expect(fields == ["Linux", "rvfuzz", "6.1.0", "#1", "riscv64", "(none)"])
    }

    @Test("the clock of instructions shows how many have retired")
    func instructionClock() throws {
        let guest = try Guest(
            call(113, "1", "0x21000") + call(113, "0", "0x21010") + call(169, "0x21020", "0x21030")
                + call(114, "1", "0x21040") + call(114, "1", "0") + call(113, "99", "0x21000")
                + call(113, "1", "0x10000"))
        #expect(guest.words(5) == [0, 0, 0, 0, 0])
        #expect(guest.word(at: Guest.dataBase + 40) == LinuxErrno.invalidArgument.result)
        #expect(guest.word(at: Guest.dataBase + 48) == LinuxErrno.badAddress.result)
        // Four instructions come before the first call; that call, the store of its result and five more before the next.
        let memory = guest.process.memory
        #expect(memory.word(at: 0x2_1000) == 0 && memory.word(at: 0x2_1008) == 4)
        #expect(memory.word(at: 0x2_1010) == 0 && memory.word(at: 0x2_1018) == 11)
        #expect(memory.word(at: 0x2_1040) == 0 && memory.word(at: 0x2_1048) == 1)
    }

    @Test("the clock of the host goes forward and is in the right century")
    func hostClock() throws {
        let guest = try Guest(
            call(113, "0", "0x21000") + call(113, "1", "0x21010") + call(113, "1", "0x21020"),
            options: LinuxOptions(clock: .host))
        let memory = guest.process.memory
        let seconds = memory.word(at: 0x2_1000)
        #expect(seconds > 1_700_000_000 && seconds < 5_000_000_000)
        let first = memory.word(at: 0x2_1010) * 1_000_000_000 + memory.word(at: 0x2_1018)
        let second = memory.word(at: 0x2_1020) * 1_000_000_000 + memory.word(at: 0x2_1028)
        #expect(second >= first && second - first < 60_000_000_000)
    }

    @Test("random bytes depend on the seed, and fill only what was asked for")
    func randomBytes() throws {
        func bytes(seed: UInt64) throws -> [UInt64] {
            let guest = try Guest(
                call(278, "0x21000", "20", "0") + call(278, "0x22000", "-1", "0") + call(278, "0x21000", "1", "8"),
                options: LinuxOptions(seed: seed))
            #expect(guest.words(3) == [20, LinuxErrno.badAddress.result, LinuxErrno.invalidArgument.result])
            return (0..<4).map { guest.word(at: 0x2_1000 + $0 * 8) }
        }
        let first = try bytes(seed: 1)
        #expect(try bytes(seed: 1) == first && bytes(seed: 2) != first)
        #expect(first[0] != 0 && first[2] >> 32 == 0 && first[2] != 0 && first[3] == 0)
    }

    @Test("limits can be read, not changed")
    func limits() throws {
        let guest = try Guest(
            call(261, "0", "3", "0", "0x21000") + call(261, "0", "7", "0", "0x21010")
                + call(261, "0", "0", "0", "0x21020")
                + call(261, "0", "3", "0x21000", "0") + call(261, "0", "16", "0", "0x21000")
                + call(261, "77", "3", "0", "0x21000"))
        let errors: [LinuxErrno] = [.operationNotPermitted, .invalidArgument, .noSuchProcess]
        #expect(guest.words(6) == [0, 0, 0] + errors.map(\.result))
        let memory = guest.process.memory
        #expect(memory.word(at: 0x2_1000) == 8 << 20 && memory.word(at: 0x2_1010) == 3)
        #expect(memory.word(at: 0x2_1020) == .max)
    }

    @Test("a futex that would sleep for ever says so instead")
    func futex() throws {
        let wait = "0", wake = "1", privateWait = "128"
        let guest = try Guest(
            call(98, "0x21000", wake, "1") + call(98, "0x21000", wait, "1", "0")
                + call(98, "0x21000", privateWait, "0", "0")
                + call(98, "0x21000", wait, "0", "0x21000") + call(98, "0x21001", wait, "0", "0")
                + call(98, "0x30000", wait, "0", "0") + call(98, "0x21000", "6", "0", "0"))
        let errors: [LinuxErrno] = [.tryAgain, .deadlock, .timedOut, .invalidArgument, .badAddress, .notImplemented]
        #expect(guest.words(7) == [0] + errors.map(\.result))
    }
}
