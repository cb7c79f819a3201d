import EngineCatalogue
import Glibc
import GuestLinux
import GuestMachine
import HostFiles

/// What a benchmark runs with.
public struct BenchmarkSetup: Sendable {
    /// This tool, as a program to run.
    public var tool: String
    /// The folder with `Corpus`, `Golden` and `scripts`.
    public var root = "."
    /// The emulator that ratios are to: a command that takes the program and its arguments.
    public var reference = "qemu-riscv64"
    /// Samples of each figure, at least one.
    public var runs = 5
    /// How the engines are set up.
    public var engineOptions = EngineOptions()
    /// Names of the parts and programs to measure; empty means all.
    public var only: [String] = []
    /// Told what is being measured.
    public var onProgress: @Sendable (String) -> Void = { _ in }

    /// A set-up with the defaults of the command line.
    public init(tool: String) { self.tool = tool }

    /// The command that runs a guest program on one of our engines.
    func command(engine: String, _ program: String, _ arguments: [String]) -> [String] {
        [tool, "run", "--engine", engine] + engineOptions.disabled.flatMap { ["--disable", $0.name] } + [program, "--"]
            + arguments
    }
}

extension BenchmarkSetup {
    /// Writes the paper's benchmark of 2,000,000 instructions into `folder`. Returns its path.
    ///
    /// Another process does so, since what this one holds is counted as its children's.
    func writePaperBenchmark(in folder: TemporaryFolder) throws -> String {
        let path = folder.file("rb.elf")
        let command = [tool, "benchgen", "--count", "\(PaperBenchmark.paperCount)", "--output", path]
        let cost = try ChildProcess.run(command)
        guard cost.status == 0 else { throw ProcessComparison.StatusError(command: command, status: cost.status) }
        return path
    }
}

/// A folder for what a benchmark builds, removed with all that is in it when the value goes.
final class TemporaryFolder {
    /// Where it is.
    let path: String

    /// Makes it where the environment wants temporary files.
    ///
    /// - Throws: `FileAccessError`.
    init() throws {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(parent)/rvfuzz-bench-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw FileAccessError.current(parent, "create") }
        path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    }

    /// The path of a file called `name` in it.
    func file(_ name: String) -> String { "\(path)/\(name)" }

    deinit { TemporaryFolder.remove(path) }

    /// Removes a file, or a folder and what is in it; symbolic links are not followed.
    private static func remove(_ path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        if status.st_mode & S_IFMT == S_IFDIR, let folder = opendir(path) {
            while let entry = readdir(folder) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                    tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name != ".", name != ".." { remove("\(path)/\(name)") }
            }
            closedir(folder)
        }
        Glibc.remove(path)
    }
}
