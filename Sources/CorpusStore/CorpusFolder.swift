import Glibc
import HostFiles

/// A folder of programs and the folder of their golden states.
public struct CorpusFolder: Sendable {
    /// A program of the corpus.
    public struct Entry: Hashable, Sendable {
        /// Where it is.
        public let path: String
        /// Its path inside the corpus without the end `.s` or `.bin`, such as `handwritten/add`.
        public let name: String
    }

    /// The folder of programs, such as `Corpus`.
    public let path: String
    /// The folder of golden states, such as `Golden`.
    public let goldenPath: String

    /// Most folders inside each other.
    public static let maximumDepth = 16

    /// A corpus from its two folders.
    public init(_ path: String, golden goldenPath: String) {
        self.path = path
        self.goldenPath = goldenPath
    }

    /// Every `.s` and `.bin` file of the corpus, by name in the order of their bytes.
    ///
    /// Hidden files are left out, and links to folders are not followed.
    /// - Throws: `FileAccessError` if a folder cannot be read, or two programs have one name.
    public func entries() throws(FileAccessError) -> [Entry] {
        var entries: [Entry] = []
        try collect(path, ends: [".s", ".bin"], prefix: "", depth: 0, into: &entries)
        entries.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        for (entry, next) in zip(entries, entries.dropFirst()) where entry.name == next.name {
            throw FileAccessError(
                path: next.path, operation: "use",
                reason: "\(entry.path) has the same name and so the same golden state")
        }
        return entries
    }

    /// Where the golden state of a program is.
    public func goldenPath(of entry: Entry) -> String { "\(goldenPath)/\(entry.name).state" }

    /// The names of golden states that belong to no program, in the order of their bytes.
    ///
    /// `paper` and `programs` hold goldens of another kind and are left out.
    /// - Parameter entries: The programs of the corpus.
    /// - Throws: `FileAccessError` if a folder cannot be read.
    public func goldensWithoutProgram(_ entries: [Entry]) throws(FileAccessError) -> [String] {
        var goldens: [Entry] = []
        try collect(goldenPath, ends: [".state"], prefix: "", depth: 0, into: &goldens)
        let names = Set(entries.map(\.name))
        return goldens.map(\.name).filter { name in
            !names.contains(name) && !["paper/", "programs/"].contains { name.hasPrefix($0) }
        }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private func collect(
        _ folder: String, ends: [String], prefix: String, depth: Int, into entries: inout [Entry]
    ) throws(FileAccessError) {
        guard depth < CorpusFolder.maximumDepth else {
            throw FileAccessError(
                path: folder, operation: "read", reason: "more than \(depth) folders inside each other")
        }
        for name in try FileAccess.fileNames(in: folder) {
            let path = "\(folder)/\(name)"
            var status = stat()
            guard lstat(path, &status) == 0 else { throw .current(path, "read") }
            if status.st_mode & S_IFMT == S_IFDIR {
                try collect(path, ends: ends, prefix: "\(prefix)\(name)/", depth: depth + 1, into: &entries)
            } else if let end = ends.first(where: { name.hasSuffix($0) && name.count > $0.count }) {
                entries.append(Entry(path: path, name: prefix + name.dropLast(end.count)))
            }
        }
    }
}
