import GuestMachine
import TestSupport
import Testing

@testable import CorpusStore

@Suite("Programs as JSON") struct ProgramJSONTests {
    @Test("every part survives writing and reading, and equal files have equal texts")
    func roundTrip() throws {
        var random = TestRandom(seed: 5)
        let files =
            [SampleFiles.complete, ProgramFile(Program(code: []))] + (0..<200).map { _ in SampleFiles.random(&random) }
        for file in files {
            let text = try file.jsonText()
            let copy = try ProgramFile(json: Array(text.utf8), name: "test")
            #expect(copy == file)
            #expect(try copy.jsonText() == text)
        }
    }

    @Test("the form is fixed: sorted keys, wide numbers as text")
    func text() throws {
        var file = SampleFiles.complete
        for index in 1..<32 where index != 5 && index != 10 { file.program.registers[index] = 0 }
        file.program.data.removeLast()
        #expect(
            try file.jsonText() == """
                {
                  "code" : [
                    "0x00100093",
                    "0x00000073"
                  ],
                  "data" : [
                    {
                      "address" : "0x80010000",
                      "bytes" : "010203"
                    }
                  ],
                  "finding" : {
                    "engines" : [
                      "interp",
                      "ir"
                    ],
                    "modes" : [
                      "block",
                      "free/17"
                    ],
                    "signature" : "ir-sraiw-rd"
                  },
                  "format" : "rvfuzz-program",
                  "fuel" : 1000,
                  "isa" : "rv64i_zifencei",
                  "origin" : {
                    "generator" : 3,
                    "program" : "412",
                    "seed" : "42"
                  },
                  "pc" : "0x80000004",
                  "registers" : {
                    "x10" : "0x0a0a0a0a0a0a0a0a",
                    "x5" : "0x0505050505050505"
                  },
                  "version" : 1
                }

                """)
    }

    /// A change to the text of `SampleFiles.complete`, and what the reader says of it.
    static let damages: [(old: String, new: String, error: String)] = [
        ("rvfuzz-program", "other", "format: 'other' is not known, expected 'rvfuzz-program'"),
        ("\"version\" : 1", "\"version\" : 2", "version: '2' is not known, expected '1'"),
        ("\"version\" : 1", "\"version\" : \"1\"", "'version': expected Int"),
        ("rv64i_zifencei", "rv32i", "isa: 'rv32i' is not known, expected 'rv64i_zifencei'"),
        (
            "\"version\" : 1", "\"version\" : 1, \"versoin\" : 1",
            "versoin: unknown key, expected format, version, isa, pc, fuel, registers, code, data, origin, finding"
        ),
        (
            "\"version\" : 1", "\"version\" : 1, \"a\\u001b[2J\\n\" : 1",
            "a?[2J?: unknown key, expected format, version, isa, pc, fuel, registers, code, data, origin, finding"
        ),
        ("\"fuel\" : 1000,", "", "key 'fuel' is missing"),
        ("\"fuel\" : 1000", "\"fuel\" : -1", "fuel: -1 is not a number from 0 to 18446744073709551615"),
        ("\"fuel\" : 1000", "\"fuel\" : 1000000001", "fuel is 1000000001, expected at most 1000000000"),
        ("\"pc\" : \"0x80000004\"", "\"pc\" : \"0x80000002\"", "pc is 0x80000002, expected a multiple of 4"),
        ("\"pc\" : \"0x80000004\"", "\"pc\" : \"pc\"", "pc: 'pc' is not a number of 64 bits, decimal or 0x"),
        ("\"pc\" : \"0x80000004\"", "\"pc\" : null", "'pc': expected String, found null"),
        ("\"x5\"", "\"x0\"", "registers.x0: unknown key, expected x1, x2, x3"),
        (
            "\"0x0505050505050505\"", "\"0x10505050505050505\"",
            "registers.x5: '0x10505050505050505' is not a number of 64 bits, decimal or 0x"
        ),
        ("\"0x00000073\"", "\"0x100000073\"", "code.1: '0x100000073' is not a number of 32 bits"),
        ("\"0x00000073\"", "115", "'code.1': expected String"),
        ("\"bytes\" : \"010203\"", "\"bytes\" : \"01020\"", "data: bytes are not pairs of hexadecimal digits"),
        ("\"bytes\" : \"010203\"", "\"bytes\" : \"\"", "data segment 0 is empty"),
        (
            "\"0x80010000\"", "\"0xffffffffffffffff\"",
            "data segment 0 is at 0xffffffffffffffff, expected 0x80010000..<0x80020000"
        ),
        (
            "\"generator\" : 3", "\"generator\" : 4294967296",
            "origin.generator: 4294967296 is not a number from 0 to 4294967295"
        ),
        ("\"seed\" : \"42\"", "\"seed\" : \"+42\"", "origin.seed: '+42' is not a number of 64 bits, decimal or 0x"),
        ("free/17", "free 17", "mode 'free 17' is not a name: expected 1 to 32 letters, digits and -_./+:"),
        ("\"code\" : [", "\"code\" : {", "not valid JSON"),
    ]

    @Test("each kind of damage is told with its key and what was expected", arguments: damages)
    func message(old: String, new: String, error: String) throws {
        let text = try SampleFiles.complete.jsonText()
        let damaged = text.replacing(old, with: new)
        #expect(damaged != text)
        #expect {
            try ProgramFile(json: Array(damaged.utf8), name: "crash.json")
        } throws: { thrown in
            let told = "\(thrown)"
            if !told.hasPrefix("crash.json: " + error) { Issue.record("told: \(told)") }
            return !told.contains("\n") && told.hasPrefix("crash.json: " + error)
        }
    }

    @Test("neither depth, length nor broken text does harm")
    func hostile() throws {
        let deep = Array(repeating: UInt8(ascii: "["), count: 1_000_000)
        #expect(throws: ProgramFileError.self) { try ProgramFile(json: deep, name: "deep") }
        #expect(throws: ProgramFileError.self) { try ProgramFile(json: [], name: "empty") }
        let long = Array(repeating: UInt8(ascii: " "), count: ProgramFile.maximumTextBytes + 1)
        #expect(throws: ProgramFileError.self) { try ProgramFile(json: long, name: "long") }
        var random = TestRandom(seed: 6)
        let original = Array(try SampleFiles.complete.jsonText().utf8)
        for _ in 0..<3000 {
            var bytes = original
            bytes[random.below(bytes.count)] = UInt8(truncatingIfNeeded: random.next())
            if random.below(2) == 0 { bytes.removeSubrange(random.below(bytes.count)...) }
            if let file = try? ProgramFile(json: bytes, name: "mutant") { #expect(file.problem == nil) }
        }
    }
}
