import Foundation

/// The built command-line tool, run as a user runs it.
enum Tool {
    /// What a run left.
    struct Run {
        var status: Int32
        var output: String
        var error: String

        /// Lines of standard error, without empty ones.
        var errorLines: [Substring] { error.split(separator: "\n") }
    }

    /// The tool beside the test bundle, which the package builds with it.
    private static var path: String {
        let bundle = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(fileURLWithPath: bundle).deletingLastPathComponent().appendingPathComponent("rvfuzz").path
    }

    /// Runs it in `directory` and waits for its end.
    static func run(_ arguments: [String], in directory: Directory) throws -> Run {
        try run(path, arguments, in: directory)
    }

    /// Runs a shell's script in which `$0` is the tool.
    static func shell(_ script: String, in directory: Directory) throws -> Run {
        try run("/bin/bash", ["-c", script, path], in: directory)
    }

    private static func run(_ program: String, _ arguments: [String], in directory: Directory) throws -> Run {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = directory.url
        // Through files: a full pipe would block the tool.
        let (output, error) = (
            directory.url.appendingPathComponent(".out"), directory.url.appendingPathComponent(".err")
        )
        for url in [output, error] { try Data().write(to: url) }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: error)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return Run(
            status: process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus,
            output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            error: String(decoding: try Data(contentsOf: error), as: UTF8.self))
    }

    /// A directory that is removed when the value goes.
    final class Directory {
        let url: URL

        init() throws {
            url = FileManager.default.temporaryDirectory.appendingPathComponent("rvfuzz-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(at: url) }

        func write(_ bytes: [UInt8], to name: String) throws {
            try Data(bytes).write(to: url.appendingPathComponent(name))
        }

        func bytes(of name: String) throws -> [UInt8] {
            Array(try Data(contentsOf: url.appendingPathComponent(name)))
        }

        func text(of name: String) throws -> String { String(decoding: try bytes(of: name), as: UTF8.self) }

        func names(in folder: String) throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: url.appendingPathComponent(folder).path).sorted()
        }
    }
}
