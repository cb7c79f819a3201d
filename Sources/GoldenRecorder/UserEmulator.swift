import Glibc
import GuestLinux
import Subprocess

/// Another program that runs RV64 Linux executables, such as `qemu-riscv64`: where goldens come from.
public struct UserEmulator: Sendable {
    /// What it left.
    public struct Run: Hashable, Sendable {
        /// Its standard output.
        public var output: [UInt8]
        /// Its standard error.
        public var errors: [UInt8]
        /// Its exit status, 128 + signal if one ended it.
        public var status: UInt8
    }

    /// Why it could not be run.
    public struct Failure: Error, Equatable, Sendable, CustomStringConvertible {
        /// One line.
        public let description: String
        /// Whether there is no such command.
        public let isMissing: Bool

        init(_ description: String, isMissing: Bool = false) {
            self.description = description
            self.isMissing = isMissing
        }
    }

    /// Its name, looked for along `PATH`, or its path.
    public let command: String
    /// The first line it prints when asked for its version.
    public let version: String

    /// Most bytes of each output.
    public static let maximumOutputBytes = 16 << 20
    /// After so long it is ended.
    public static let timeLimit = Duration.seconds(600)

    /// Looks for the emulator called `command`.
    ///
    /// - Throws: `Failure`, which names the Debian package if there is no such command.
    public init(_ command: String = "qemu-riscv64") async throws(Failure) {
        self.command = command
        let run = try await UserEmulator.run(command, ["--version"]) {}.run
        version = String(decoding: run.output.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }

    /// Runs the file `path`.
    ///
    /// - Throws: `Failure` if it cannot be run, takes longer than `timeLimit` or prints more than `maximumOutputBytes`.
    public func run(_ path: String, _ arguments: [String] = []) async throws(Failure) -> Run {
        try await UserEmulator.run(command, [path] + arguments) {}.run
    }

    /// Runs a program that is not a file yet.
    ///
    /// - Throws: `FileAccessError` if no temporary file can be written, or `Failure`.
    public func run(_ program: ELFWriter) async throws -> Run {
        let folder = try TemporaryFolder()
        let path = folder.path(of: "program.elf")
        try program.write(to: path)
        return try await run(path)
    }

    /// Runs a command with nothing to read, and `body` at the same time.
    ///
    /// - Parameters:
    ///   - timeLimit: After so long the command is ended.
    ///   - outputLimit: Most bytes of each output.
    ///   - body: Talks to the command. When it throws, the command is ended.
    /// - Returns: What the command left when it has ended by itself, and what `body` returned or threw.
    static func run<T: Sendable>(
        _ command: String, _ arguments: [String], timeLimit: Duration = timeLimit,
        outputLimit: Int = maximumOutputBytes, body: @escaping @Sendable () async throws -> T
    ) async throws(Failure) -> (run: Run, result: Result<T, any Error>) {
        do {
            return try await withTimeLimit(timeLimit) {
                let run = try await Subprocess.run(
                    .name(command), arguments: Arguments(arguments), input: .none,
                    output: .bytes(limit: outputLimit), error: .bytes(limit: outputLimit)
                ) { execution in
                    do {
                        return Result<T, any Error>.success(try await body())
                    } catch {
                        await execution.teardown(using: [])
                        return .failure(error)
                    }
                }
                let status: UInt8 =
                    switch run.terminationStatus {
                    case .exited(let code): UInt8(truncatingIfNeeded: code)
                    case .signaled(let signal): UInt8(truncatingIfNeeded: 128 + signal)
                    }
                return (Run(output: run.standardOutput, errors: run.standardError, status: status), run.closureResult)
            }
        } catch is CancellationError {
            throw Failure("\(command) was ended after \(timeLimit)")
        } catch let error as SubprocessError where error.code == .executableNotFound {
            throw Failure("there is no \(command) here (Debian: qemu-user)", isMissing: true)
        } catch {
            throw Failure("cannot run \(command): \(error)")
        }
    }

    /// What `body` returns, unless that takes too long: then it is cancelled.
    private static func withTimeLimit<T: Sendable>(
        _ limit: Duration, _ body: @escaping @Sendable () async throws -> T
    ) async throws -> T {
        try await withThrowingTaskGroup(of: T?.self) { group in
            group.addTask { try await body() }
            group.addTask {
                try await Task.sleep(for: limit)
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let result = first else { throw CancellationError() }
            return result
        }
    }
}

/// A folder for files that are of no use later, removed with them at the value's end.
final class TemporaryFolder: Sendable {
    let path: String

    /// A new folder below `TMPDIR`.
    ///
    /// - Throws: `UserEmulator.Failure` if it cannot be made.
    init() throws(UserEmulator.Failure) {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(parent)/rvfuzz-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw UserEmulator.Failure("cannot make a folder in \(parent): \(String(cString: strerror(errno)))")
        }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        for name in TemporaryFolder.names { unlink("\(path)/\(name)") }
        rmdir(path)
    }

    /// The files that may be in it.
    private static let names = ["program.elf", "stub"]

    /// Where the file called `name` is.
    func path(of name: String) -> String {
        precondition(TemporaryFolder.names.contains(name), "\(name) would not be removed")
        return "\(path)/\(name)"
    }
}
