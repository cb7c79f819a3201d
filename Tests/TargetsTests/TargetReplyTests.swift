import GuestMachine
import Testing

@testable import Targets

@Suite("Answers of targets") struct TargetReplyTests {
    /// An answer to one run: a state after each of `exits`, and a line at each of `lines`.
    private static func words(exits: [UInt64], lines: [UInt64] = []) -> [UInt64] {
        var words: [UInt64] = [1, UInt64(exits.count)]
        for (number, exit) in exits.enumerated() {
            words += [exit, 5, 0x1234]
            words += (1...31).map { UInt64(100 * number + $0) }
            words += [0x8000_0004, UInt64(number + 1)]
        }
        words.append(UInt64(lines.count))
        for line in lines { words += [line] + Array(repeating: line, count: 8) }
        return words
    }

    private func reply(_ words: [UInt64], steps: Int = 2) throws(TargetReply.Malformed) -> TargetReply {
        try TargetReply(words, stepCounts: [steps], window: ProgramMap.window)
    }

    @Test("states and lines are read as they were sent")
    func reading() throws {
        let reply = try reply(Self.words(exits: [0, 1], lines: [0x8001_0040]))
        #expect(reply.stateCount(ofRun: 0) == 2)
        #expect(reply.state(0, ofRun: 0).exit == .fuelExhausted)
        let last = reply.state(1, ofRun: 0)
        #expect(last.exit == .trap(cause: 5, value: 0x1234))
        #expect((0..<32).map { last.hart.x[$0] } == [0] + (101...131).map { UInt64($0) })
        #expect(last.hart.pc == 0x8000_0004 && last.hart.instret == 2)
        let lines = reply.lines(ofRun: 0)
        #expect(lines.map(\.address) == [0x8001_0040])
        let bytes = reply.withBytes(of: lines[0]) { Array($0) }
        #expect(bytes == Array(repeating: [0x40, 0x00, 0x01, 0x80, 0, 0, 0, 0], count: 8).flatMap { $0 })
    }

    @Test("an answer that ends too soon is refused wherever it ends")
    func truncated() throws {
        let words = Self.words(exits: [0, 1], lines: [0x8001_0040])
        for count in 0..<words.count {
            #expect(throws: TargetReply.Malformed.self, "\(count) words") { try reply(Array(words.prefix(count))) }
        }
        #expect(throws: TargetReply.Malformed.self) { try reply(words + [0]) }
    }

    @Test(
        "what cannot be is refused",
        arguments: [
            ("more states than steps", words(exits: [0, 0, 0])), ("no state", words(exits: [])),
            ("an unknown exit", words(exits: [4])), ("a line outside", words(exits: [0], lines: [0x8002_0000])),
            ("a line inside another", words(exits: [0], lines: [0x8001_0020])),
            ("two runs", [2] + words(exits: [0])), ("countless states", [1, .max]),
            ("countless lines", words(exits: [0]).dropLast() + [.max]),
        ] as [(String, [UInt64])])
    func impossible(_ what: String, _ words: [UInt64]) {
        #expect(throws: TargetReply.Malformed.self, "\(what)") { try reply(words) }
    }
}
