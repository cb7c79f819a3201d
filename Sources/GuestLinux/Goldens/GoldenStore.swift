import Glibc
import HostFiles

/// The goldens of whole programs: the folders `Golden/paper`, `Golden/programs` and `Corpus/programs`.
public struct GoldenStore: Sendable {
    /// The folder of programs, such as `Corpus`.
    public let corpus: String
    /// The folder of goldens, such as `Golden`.
    public let golden: String

    /// The goldens in a folder, and the programs they are of in another.
    public init(corpus: String, golden: String) {
        self.corpus = corpus
        self.golden = golden
    }

    /// The goldens in the folder `Golden` below `root`, and the programs in `Corpus`.
    public init(root: String) { self.init(corpus: root + "/Corpus", golden: root + "/Golden") }

    /// Where the programs are.
    public var programsDirectory: String { corpus + "/programs" }

    /// Every golden of the paper's benchmark, by ascending N.
    ///
    /// - Throws: `FileAccessError` or `GoldenError`.
    public func paper() throws -> [PaperGolden] {
        let directory = golden + "/paper"
        return try GoldenStore.names(in: directory, extension: ".state").map { name in
            let path = "\(directory)/\(name).state"
            return try PaperGolden(parsing: String(decoding: GoldenStore.bytes(of: path), as: UTF8.self), file: path)
        }.sorted { $0.count < $1.count }
    }

    /// Every golden of a program, by name.
    ///
    /// - Throws: `FileAccessError` or `GoldenError`.
    public func programs() throws -> [ProgramGolden] {
        let directory = golden + "/programs"
        return try GoldenStore.names(in: directory, extension: ".source").map { name in
            let source = String(decoding: try GoldenStore.bytes(of: "\(directory)/\(name).source"), as: UTF8.self)
            let output = try GoldenStore.bytes(of: "\(directory)/\(name).out")
            return try ProgramGolden(parsing: source, output: output, name: name)
        }
    }

    /// Writes a golden over the one of the same N.
    public func write(_ golden: PaperGolden) throws {
        let path = "\(self.golden)/paper/count-\(golden.count).state"
        try FileAccess.replace(path) { try $0.write(Array(golden.text.utf8)) }
    }

    /// Writes both files of a golden over those of the same name.
    public func write(_ golden: ProgramGolden) throws {
        let path = "\(self.golden)/programs/\(golden.name)"
        try FileAccess.replace(path + ".out") { try $0.write(golden.output) }
        try FileAccess.replace(path + ".source") { try $0.write(Array(golden.sourceText.utf8)) }
    }

    private static func bytes(of path: String) throws(FileAccessError) -> [UInt8] {
        let source = try ByteSource(path: path)
        guard let bytes = source.bytes(at: 0, count: Int(source.count)) else {
            throw FileAccessError(path: path, operation: "read", code: EIO)
        }
        return bytes
    }

    /// The names of a folder's files with an extension, without it, in ascending order.
    private static func names(in directory: String, extension suffix: String) throws(FileAccessError) -> [String] {
        guard let stream = opendir(directory) else {
            throw FileAccessError(path: directory, operation: "open", code: errno)
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasSuffix(suffix) { names.append(String(name.dropLast(suffix.count))) }
        }
        return names.sorted()
    }
}
