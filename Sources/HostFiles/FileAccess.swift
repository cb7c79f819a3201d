import Glibc

/// Why a file cannot be read or written.
public struct FileAccessError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The file.
    public let path: String
    /// What was tried, such as `read`.
    public let operation: String
    /// Why it failed, as one line.
    public let reason: String
    /// The `errno` of the failure, or 0.
    public let code: Int32

    /// An error from its parts.
    public init(path: String, operation: String, reason: String, code: Int32 = 0) {
        self.path = path
        self.operation = operation
        self.reason = reason
        self.code = code
    }

    /// The error that an `errno` value tells of.
    public init(path: String, operation: String, code: Int32) {
        self.init(path: path, operation: operation, reason: String(cString: strerror(code)), code: code)
    }

    /// The error that `errno` tells of.
    public static func current(_ path: String, _ operation: String) -> FileAccessError {
        FileAccessError(path: path, operation: operation, code: errno)
    }

    /// Whether there is no such file.
    public var isMissing: Bool { code == ENOENT || code == ENOTDIR }

    /// One line: `cannot read crash.bin: No such file or directory`.
    public var description: String { "cannot \(operation) \(path): \(reason)" }
}

/// Reads and writes whole files.
public enum FileAccess {
    /// All bytes of a file.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - limit: Most bytes; longer files are refused without reading them to the end.
    /// - Throws: `FileAccessError`.
    public static func read(_ path: String, limit: Int) throws(FileAccessError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .current(path, "read") }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .current(path, "read") }
            guard count > 0 else { return bytes }
            guard count <= limit - bytes.count else {
                throw FileAccessError(
                    path: path, operation: "read", reason: "longer than \(limit) bytes, the most expected", code: EFBIG)
            }
            bytes += chunk[..<count]
        }
    }

    /// Replaces a file: after a crash it has the old contents or the new, never a part.
    ///
    /// The bytes go to a temporary name in the same folder, are flushed to disk, and take the place of `path`. A device
    /// or pipe, such as `/dev/stdout`, is written to instead: it is not for us to put a file in its place.
    /// - Parameters:
    ///   - path: The file.
    ///   - mode: Its rights, less those the user's mask removes.
    ///   - write: Writes the contents.
    /// - Throws: `FileAccessError`, or what `write` throws; the temporary file is then removed.
    public static func replace(_ path: String, mode: mode_t = 0o666, _ write: (FileWriter) throws -> Void) throws {
        var status = stat()
        if stat(path, &status) == 0 {
            switch status.st_mode & S_IFMT {
            case S_IFREG: break
            case S_IFDIR: throw FileAccessError(path: path, operation: "write", code: EISDIR)
            default: return try fill(path, write)
            }
        }
        let temporary = "\(path).\(getpid())\(temporarySuffix)"
        // A temporary file of that name can only be what an earlier process with our number left.
        unlink(temporary)
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw FileAccessError.current(path, "write") }
        var isOpen = true
        do {
            try write(FileWriter(descriptor: descriptor, path: path))
            guard fsync(descriptor) == 0 else { throw FileAccessError.current(path, "write") }
            isOpen = false
            guard close(descriptor) == 0, rename(temporary, path) == 0 else {
                throw FileAccessError.current(path, "write")
            }
        } catch {
            if isOpen { close(descriptor) }
            unlink(temporary)
            throw error
        }
        syncFolder(of: path)
    }

    /// Whether there is something at `path`.
    public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    private static let temporarySuffix = ".tmp"

    /// Whether `replace` gives such names to files that are not complete.
    public static func isTemporary(_ name: String) -> Bool {
        guard name.hasSuffix(temporarySuffix) else { return false }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count >= 3 && UInt32(parts[parts.count - 2]) != nil
    }

    /// Replaces a file by the bytes given; see the other form.
    public static func replace(_ path: String, mode: mode_t = 0o666, with bytes: some Collection<UInt8>) throws {
        try replace(path, mode: mode) { try $0.write(Array(bytes)) }
    }

    /// Writes to a device or pipe that exists.
    private static func fill(_ path: String, _ write: (FileWriter) throws -> Void) throws {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileAccessError.current(path, "write") }
        defer { close(descriptor) }
        try write(FileWriter(descriptor: descriptor, path: path))
    }

    /// Makes the new name itself durable, where the file system can; the file is whole either way.
    private static func syncFolder(of path: String) {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    /// Makes a folder and those above it, unless they exist.
    ///
    /// - Throws: `FileAccessError`.
    public static func makeFolder(_ path: String) throws(FileAccessError) {
        guard mkdir(path, 0o777) != 0 else { return }
        switch errno {
        case EEXIST:
            var status = stat()
            guard stat(path, &status) == 0 else { throw .current(path, "create") }
            guard status.st_mode & S_IFMT == S_IFDIR else {
                throw FileAccessError(path: path, operation: "create", reason: "exists and is no folder", code: EEXIST)
            }
        case ENOENT:
            guard let slash = path.dropLast().lastIndex(of: "/"), slash != path.startIndex else {
                throw .current(path, "create")
            }
            try makeFolder(String(path[..<slash]))
            guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw .current(path, "create") }
        default: throw .current(path, "create")
        }
    }
}
