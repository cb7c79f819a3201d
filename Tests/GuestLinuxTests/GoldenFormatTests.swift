import EngineCatalogue
import GuestLinux
import GuestMachine
import Testing

@Suite("Files of goldens") struct GoldenFormatTests {
    private let paper = PaperGolden(source: "somewhere", count: 3, registers: [1, 2, 3, .max])

    @Test("both forms read back as they were written")
    func roundTrip() throws {
        #expect(try PaperGolden(parsing: paper.text, file: "x") == paper)
        for golden in try GoldenStore(root: repositoryRoot).programs() {
            let again = try ProgramGolden(parsing: golden.sourceText, output: golden.output, name: golden.name)
            #expect(again == golden)
        }
    }

    @Test("every golden of a whole program was found by two emulators")
    func confirmed() throws {
        let store = GoldenStore(root: repositoryRoot)
        #expect(try store.paper().filter { $0.confirmed == nil }.map(\.count) == [])
        #expect(try store.programs().filter { $0.confirmed == nil }.map(\.name) == [])
    }

    @Test("a malformed file is an error that names the line")
    func malformed() {
        func text(_ content: String) -> String { message { try PaperGolden(parsing: content, file: "f.state") } }
        #expect(text("") == "f.state:1: error: expected a line that begins with # source: ")
        #expect(text("# source: s\ncount 1\nt0 1\nt1 1\nt2 1\n") == "f.state:6: error: no line with t3")
        #expect(text("# source: s\ncount one\n") == "f.state:2: error: count is 'one', expected a decimal number")
        #expect(text("# source: s\ncount 1\ncount 2\n") == "f.state:3: error: 'count' is given twice")
        #expect(
            text("# source: s\ncount 1\nt0 18446744073709551616\n")
                == "f.state:3: error: t0 is '18446744073709551616', expected a decimal number")
    }

    @Test("a wrong output, status or count of instructions is noticed and described")
    func differences() throws {
        let store = GoldenStore(root: repositoryRoot)
        let golden = try #require(try store.programs().first { $0.name == "hello-arguments" })
        func check(_ change: (inout ProgramGolden) -> Void) throws -> String? {
            var changed = golden
            change(&changed)
            return try changed.check(programs: store.programsDirectory) {
                try EngineCatalogue.make(.interpreter, memory: $0)
            }
        }
        #expect(try check { _ in } == nil)
        #expect(try check { $0.status = 1 } == "exited with status 0, expected to exit with status 1")
        #expect(try check { $0.retired += 1 } == "774 instructions retired, expected 775")
        #expect(try check { $0.output[0] = 72 + 32 }?.hasPrefix("line 1 of the output is 'Hello from RV64I!'") == true)
        #expect(try check { $0.output.removeLast() } == "4 lines of output, expected 3")
        #expect(
            try check { $0.arguments = ["one"] } == "line 3 of the output is '', expected 'argument 2: two'")
        var wrong = try #require(try store.paper().first)
        wrong.registers[2] += 1
        let found = try wrong.check { try EngineCatalogue.make(.interpreter, memory: $0) }
        #expect(found == "t2 is 51124341, expected 51124342 after 1 instructions")
    }

    @Test("the whole set is checked in order, up to a number of instructions")
    func store() throws {
        var outcomes: [GoldenStore.Outcome] = []
        try GoldenStore(root: repositoryRoot).check(
            retiredLimit: 5000, on: { try EngineCatalogue.make(.interpreter, memory: $0) },
            report: { outcomes.append($0) })
        #expect(
            outcomes.map(\.name) == [
                "paper/count-1", "paper/count-2", "paper/count-3", "paper/count-4", "paper/count-12",
                "paper/count-1000",
                "programs/hello", "programs/hello-arguments", "programs/nqueens-count-4",
            ])
        #expect(outcomes.allSatisfy { $0.note == nil })
    }

    @Test("a folder without goldens is an error that names it")
    func missing() {
        #expect(message { try GoldenStore(root: "/nonexistent").paper() }.contains("/nonexistent/Golden/paper"))
    }
}
