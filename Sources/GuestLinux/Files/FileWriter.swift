import Glibc

/// A file being written under a temporary name.
public struct FileWriter {
    fileprivate let descriptor: Int32
    fileprivate let path: String

    /// Appends bytes.
    ///
    /// - Throws: `FileError` if the host refuses, for instance when the disk is full.
    public func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
        var done = 0
        while done < bytes.count {
            let count = Glibc.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
            if count >= 0 {
                done += count
            } else if errno != EINTR {
                throw FileError("write", path, errno)
            }
        }
    }

    /// Appends bytes; see the other form.
    public func write(_ bytes: [UInt8]) throws(FileError) {
        let result = bytes.withUnsafeBytes { buffer in
            Result { () throws(FileError) in try write(buffer) }
        }
        try result.get()
    }
}

/// Writes a file under a temporary name and renames it, so that readers see the old or the new one, never a part.
///
/// - Parameters:
///   - path: The file.
///   - mode: Its rights, less those the user's mask removes.
///   - write: Writes the contents.
/// - Throws: `FileError`, or what `write` throws; `path` is then as it was.
public func replaceFile(
    _ path: String, mode: mode_t = 0o666, _ write: (FileWriter) throws -> Void
) throws {
    let temporary = "\(path).\(getpid()).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw FileError("write", path, errno) }
    do {
        try write(FileWriter(descriptor: descriptor, path: path))
    } catch {
        close(descriptor)
        unlink(temporary)
        throw error
    }
    guard close(descriptor) == 0, rename(temporary, path) == 0 else {
        let code = errno
        unlink(temporary)
        throw FileError("write", path, code)
    }
}

extension ELFWriter {
    /// Writes the program as an executable file.
    ///
    /// - Throws: `FileError`.
    public func write(to path: String) throws {
        try replaceFile(path, mode: 0o777) { file in try write { try file.write($0) } }
    }
}
