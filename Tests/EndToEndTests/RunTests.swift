import Foundation
import Testing

@Suite("rvfuzz run") struct RunTests {
    private static let programs = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../Corpus/programs").standardizedFileURL.path

    /// A command line that is read without the argument parser, and one that means the same and needs it.
    static let pairs: [([String], [String])] = [
        (["hello.elf"], ["--engine=auto", "hello.elf"]),
        (["hello.elf", "--engine", "interp"], ["--engine=interp", "hello.elf"]),
        (
            ["--engine", "ir", "hello.elf", "--", "one", "--stats", "--"],
            ["--engine=ir", "hello.elf", "--", "one", "--stats", "--"]
        ),
        (["sieve.elf", "--", "1", "7"], ["--engine=auto", "sieve.elf", "--", "1", "7"]),
        (["missing.elf"], ["--engine=auto", "missing.elf"]),
        (["sieve.c"], ["--engine=auto", "sieve.c"]),
    ]

    @Test("means the same whether or not the argument parser reads it", arguments: pairs)
    func plainAndParsed(_ plain: [String], _ parsed: [String]) throws {
        let directory = try Tool.Directory()
        func run(_ arguments: [String]) throws -> Tool.Run {
            let isProgram = { (word: String) in word.hasSuffix(".elf") || word.hasSuffix(".c") }
            return try Tool.run(
                ["run"] + arguments.map { isProgram($0) ? "\(Self.programs)/\($0)" : $0 }, in: directory)
        }
        let (first, second) = (try run(plain), try run(parsed))
        #expect(first.status == second.status)
        #expect(first.output == second.output)
        #expect(first.error == second.error)
        #expect(!first.output.isEmpty || !first.error.isEmpty)
    }

    @Test("says with --stats what ran, in either reading", arguments: [["--engine", "interp"], ["--engine=interp"]])
    func statistics(_ engine: [String]) throws {
        let run = try Tool.run(["run", "--stats"] + engine + ["\(Self.programs)/hello.elf"], in: try Tool.Directory())
        #expect(run.status == 0)
        #expect(run.error.contains("interp: The engine interp was asked for."), "\(run.error)")
    }
}
