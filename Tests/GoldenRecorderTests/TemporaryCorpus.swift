import CorpusStore
import EngineCatalogue
import GoldenRecorder
import GuestMachine
import HostFiles
import TestSupport

/// A small corpus in a folder of its own.
struct TemporaryCorpus {
    let root: String

    var folder: CorpusFolder { CorpusFolder(root + "/Corpus", golden: root + "/Golden") }

    /// Writes a file below the root.
    func write(_ path: String, _ text: String) throws {
        try FileAccess.makeFolder(root + "/" + path.split(separator: "/").dropLast().joined(separator: "/"))
        try FileAccess.replace("\(root)/\(path)", with: Array(text.utf8))
    }

    /// The text of a file below the root.
    func read(_ path: String) throws -> String {
        String(decoding: try FileAccess.read("\(root)/\(path)", limit: 1 << 20), as: UTF8.self)
    }

    /// `lines` with `/` for the root.
    func shown(_ lines: [String]) -> [String] { lines.map { $0.replacing(root + "/", with: "/") } }

    /// A checker on the engines given.
    func checker(_ engines: [EngineKind] = [.interpreter]) -> GoldenChecker {
        GoldenChecker(folder, engines: engines) { try EngineCatalogue.make($0, memory: $1) }
    }

    /// Calls `body` with a corpus that is removed afterwards.
    static func with<T>(_ body: (TemporaryCorpus) async throws -> T) async throws -> T {
        try await withTemporaryFolder { try await body(TemporaryCorpus(root: $0)) }
    }

    static let program = "addi x5, x0, 1\necall\n"
    static let golden = "source: test\nexit ecall retired 1 pc 0x80000004 x5 1\n"
}
