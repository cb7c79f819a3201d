import Campaign
import CorpusStore
import GuestLinux
import HostFiles
import Lockstep

// Small text files: known issues, goldens, and the modes that findings are written with.

extension ParserTarget {
    static let knownIssues = ParserTarget(
        name: "known-issues",
        seeds: { _ in
            bytes(
                """
                [{"name": "sraiw on the host", "engine": "direct", "instruction": "sraiw", "field": "rd",
                  "reason": "waits for the new shifter", "expires": "2026-12-31"},
                 {"name": "b", "part": "code cache", "reason": "r", "expires": "2027-02-28"}]
                """,
                """
                [{"name": "é", "code": ["addi x5, x0, 1", "ecall"], "reason": "\\u00e9", "expires": "2028-02-29"}]
                """, "[]")
        },
        tokens: bytes(
            "\"name\"", "\"engine\": \"ir\"", "\"instruction\": \"illegal\"", "\"field\": \"rd\"", "\"part\": \"x\"",
            "\"code\": []", "\"expires\": \"9999-12-31\"", "\"2026-02-30\"", "{}", "[[[[[[[[", "null", "\"\\ud800\"",
            ","),
        read: { bytes, _ throws(BrokenPromise) in
            let file: KnownIssuesFile
            do throws(KnownIssuesError) {
                file = try KnownIssuesFile(json: bytes, name: "input")
            } catch {
                return try refused(error.description)
            }
            try check(Set(file.issues.map(\.name)).count == file.issues.count, "two issues have one name")
            for issue in file.issues {
                let matchesSomething = [issue.engine, issue.instruction, issue.field, issue.part].contains { $0 != nil }
                try check(matchesSomething || issue.code != nil, "an issue matches everything")
                try check(!issue.name.isEmpty && !issue.reason.isEmpty, "an issue without name or reason")
            }
            return true
        })

    static let goldenState = ParserTarget(
        name: "golden-state", seeds: { try files(in: $0 + "/Golden/handwritten", limit: 1 << 12) },
        tokens: bytes(
            "memory ", "unknown", "trap ", "retired ", "fnv1a ", "x31 ", "0x", "# source: ", "18446744073709551616"),
        read: { bytes, isThorough throws(BrokenPromise) in
            let state: GoldenState
            do throws(GoldenFileError) {
                state = try GoldenState(text: String(decoding: bytes, as: UTF8.self), name: "input")
            } catch {
                return try refused(error.description)
            }
            guard isThorough else { return true }
            let again: GoldenState
            do throws(GoldenFileError) {
                again = try GoldenState(text: state.text, name: "again")
            } catch {
                throw BrokenPromise("accepted, but written again it is not: \(error)")
            }
            try check(again == state, "reads back differently")
            return true
        })

    static let paperGolden = ParserTarget(
        name: "paper-golden", seeds: { try files(in: $0 + "/Golden/paper", limit: 1 << 12) },
        tokens: bytes("count ", "t0 ", "-1", "18446744073709551616", "# source: "),
        read: { bytes, isThorough throws(BrokenPromise) in
            let golden: PaperGolden
            do throws(GoldenError) {
                golden = try PaperGolden(parsing: String(decoding: bytes, as: UTF8.self), file: "input")
            } catch {
                return try refused(error.description)
            }
            guard isThorough else { return true }
            let again: PaperGolden
            do throws(GoldenError) {
                again = try PaperGolden(parsing: golden.text, file: "again")
            } catch {
                throw BrokenPromise("accepted, but written again it is not: \(error)")
            }
            try check(again == golden, "reads back differently")
            return true
        })

    static let programGolden = ParserTarget(
        name: "program-golden",
        seeds: { try files(in: $0 + "/Golden/programs", suffix: ".source", limit: 1 << 12) },
        tokens: bytes("program ", "arguments ", "status ", "retired ", "recorded ", "256", "-1"),
        read: { bytes, isThorough throws(BrokenPromise) in
            let golden: ProgramGolden
            do throws(GoldenError) {
                golden = try ProgramGolden(parsing: String(decoding: bytes, as: UTF8.self), output: [], name: "input")
            } catch {
                return try refused(error.description)
            }
            guard isThorough else { return true }
            let again: ProgramGolden
            do throws(GoldenError) {
                again = try ProgramGolden(parsing: golden.sourceText, output: [], name: "input")
            } catch {
                throw BrokenPromise("accepted, but written again it is not: \(error)")
            }
            try check(again == golden, "reads back differently")
            return true
        })

    static let lockstepMode = ParserTarget(
        name: "mode", seeds: { _ in bytes("block", "free", "free/17", "free/18446744073709551615") },
        tokens: bytes("free/", "+", "-", "0", "18446744073709551616"),
        read: { bytes, _ throws(BrokenPromise) in
            guard let mode = LockstepMode(String(decoding: bytes, as: UTF8.self)) else { return false }
            try check(LockstepMode(mode.description) == mode, "reads back differently: \(mode)")
            return true
        })

    private static func files(in folder: String, suffix: String = ".state", limit: Int) throws -> [[UInt8]] {
        try FileAccess.fileNames(in: folder).filter { $0.hasSuffix(suffix) }
            .map { try FileAccess.read("\(folder)/\($0)", limit: 1 << 20) }.filter { $0.count <= limit }
    }
}
