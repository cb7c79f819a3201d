import Glibc
import HostFiles

/// Another program that runs RV64 Linux executables, such as `qemu-riscv64`: where goldens come from.
public struct UserEmulator: Sendable {
    /// What it left.
    public struct Run: Hashable, Sendable {
        /// Its standard output.
        public var output: [UInt8]
        /// Its exit status, 128 + signal if one ended it.
        public var status: UInt8
    }

    /// Why it could not be run.
    public struct Failure: Error, Equatable, CustomStringConvertible {
        /// One line.
        public let description: String
    }

    /// Its name, looked for along `PATH`, or its path.
    public let command: String

    /// The emulator called `command`.
    public init(_ command: String = "qemu-riscv64") { self.command = command }

    /// The first line it prints when asked for its version.
    public func version() throws(Failure) -> String {
        let run = try UserEmulator.run([command, "--version"])
        return String(decoding: run.output.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }

    /// Whether it is installed.
    public var isPresent: Bool { (try? version()) != nil }

    /// Runs the file `path`.
    public func run(_ path: String, _ arguments: [String] = []) throws(Failure) -> Run {
        try UserEmulator.run([command, path] + arguments)
    }

    /// Runs a program that is not a file yet.
    ///
    /// - Throws: `FileAccessError` if no temporary file can be written, or `Failure`.
    public func run(_ program: ELFWriter) throws -> Run {
        let directory = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(directory)/rvfuzz-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw FileAccessError(path: directory, operation: "make a folder in", code: errno)
        }
        let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let path = "\(folder)/program.elf"
        defer {
            unlink(path)
            rmdir(folder)
        }
        try program.write(to: path)
        return try run(path)
    }

    /// Runs a command with standard input at its end and collects its standard output.
    private static func run(_ command: [String]) throws(Failure) -> Run {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw Failure(description: "no pipe for \(command[0])") }
        // Or else the emulator, or another one started at the same time, keeps the pipe open.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)

        var words = command.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var process: pid_t = 0
        let code = posix_spawnp(&process, command[0], &actions, nil, &words, environ)
        close(ends[1])
        defer { close(ends[0]) }
        guard code == 0 else {
            throw Failure(description: "cannot run \(command[0]): \(String(cString: strerror(code)))")
        }
        let output = readAll(ends[0])
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 && errno == EINTR {}
        let signal = status & 0x7f
        return Run(output: output, status: UInt8(truncatingIfNeeded: signal != 0 ? 128 + signal : status >> 8))
    }

    private static func readAll(_ descriptor: Int32) -> [UInt8] {
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return output }
            output += buffer[..<count]
        }
    }
}
