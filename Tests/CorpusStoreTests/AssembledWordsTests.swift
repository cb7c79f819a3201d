import Foundation
import GuestISA
import GuestMachine
import TestSupport
import Testing
import HostFiles

@testable import CorpusStore

@Suite("Texts that binutils assembled") struct AssembledWordsTests {
    private static func resource(_ name: String) throws -> String {
        let url = Bundle.module.bundleURL.appendingPathComponent("Resources").appendingPathComponent(name)
        return try String(contentsOf: url, encoding: .utf8)
    }

    /// The words that binutils made, by name of the text; see scripts/make-corpus-oracle.
    private static func assembledWords() throws -> [String: [UInt32]] {
        var result: [String: [UInt32]] = [:]
        for line in try resource("assembled-words.txt").split(separator: "\n") where !line.hasPrefix("#") {
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
            try #require(parts.count == 2)
            result[String(parts[0])] = try parts[1].split(separator: " ").flatMap { run in
                let word = try #require(UInt32(run.prefix(8), radix: 16))
                return Array(repeating: word, count: run.count > 8 ? try #require(Int(run.dropFirst(9))) : 1)
            }
        }
        return result
    }

    /// A program with every opcode, targets of every kind and words that are none.
    private static var exportedFile: ProgramFile {
        var random = TestRandom(seed: 8)
        var file = SampleFiles.complete
        file.program.code = (0..<600).map { _ in SampleFiles.word(&random) }
        file.program.code += InstructionSpec.table.map(\.match)
        return file
    }

    @Test("binutils makes of an exported program the words that it has")
    func exported() throws {
        let file = Self.exportedFile
        let opcodes = Set(file.program.code.compactMap { Instruction(decoding: $0)?.opcode })
        #expect(opcodes.count == Opcode.allCases.count)
        let text = try file.assemblyText()
        if let path = ProcessInfo.processInfo.environment["RVFUZZ_RECORD_EXPORT"] {
            try FileAccess.replace(path, with: Array(text.utf8))
        }
        #expect(
            try text == Self.resource("exported.s"),
            "the form has changed: RVFUZZ_RECORD_EXPORT=Tests/CorpusStoreTests/Resources/exported.s, make-corpus-oracle"
        )
        #expect(try Self.assembledWords()["exported"] == file.program.code)
    }

    @Test("every text of the corpus assembles to the words of binutils")
    func corpus() throws {
        var expected = try Self.assembledWords()
        expected["exported"] = nil
        let entries = try CorpusFolder("\(packageRoot)/Corpus", golden: "\(packageRoot)/Golden").entries()
        let texts = entries.filter { ProgramFile.Form(path: $0.path) == .assembly }
        let names = Set(texts.map(\.name))
        #expect(names.symmetricDifference(expected.keys).isEmpty, "run scripts/make-corpus-oracle")
        for entry in texts {
            let file = try ProgramFile.read(path: entry.path)
            let isSame = file.program.code == expected[entry.name]
            #expect(isSame, "\(entry.name)")
            // And survives our own forms.
            #expect(try ProgramFile(assembly: file.assemblyText(), name: entry.name) == file, "\(entry.name)")
            #expect(try ProgramFile(container: file.containerBytes(), name: entry.name) == file, "\(entry.name)")
        }
    }

    @Test("each instruction has a hand-written program named for it", arguments: Opcode.allCases)
    func coverage(opcode: Opcode) throws {
        let name = opcode.mnemonic.replacing(".", with: "-")
        let file = try ProgramFile.read(path: "\(packageRoot)/Corpus/handwritten/\(name).s")
        #expect(file.program.code.contains { Instruction(decoding: $0)?.opcode == opcode })
    }
}
