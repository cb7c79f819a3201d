import Glibc
import HostFiles
import Targets

/// A folder for files that are handed to an emulator, removed with the value's end.
final class TemporaryFolder {
    private let folder: String
    private var names: Set<String> = []

    /// Makes one in `TMPDIR`, or /tmp.
    init() throws(TargetFailure) {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(parent)/rvfuzz-exec-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw TargetFailure(.died, "cannot make a folder in \(parent): \(String(cString: strerror(errno)))")
        }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        for name in names { unlink(path(name)) }
        rmdir(folder)
    }

    /// Where a file of this name is, or would be.
    func path(_ name: String) -> String {
        names.insert(name)
        return "\(folder)/\(name)"
    }

    /// Writes a file that may be executed. Nothing is flushed to disk: it is for the next process alone.
    func write(_ bytes: [UInt8], to name: String) throws(TargetFailure) {
        // Another file each time: emulators may map it.
        unlink(path(name))
        let descriptor = open(path(name), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o700)
        var written = 0
        while descriptor >= 0, written < bytes.count {
            let more = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + written, $0.count - written) }
            guard more > 0 else { break }
            written += more
        }
        guard descriptor >= 0, close(descriptor) == 0, written == bytes.count else {
            throw TargetFailure(.died, "cannot write \(path(name)): \(String(cString: strerror(errno)))")
        }
    }

    /// What is in a file; nil if it is not there, or larger.
    func read(_ name: String, limit: Int) -> [UInt8]? { try? FileAccess.read(path(name), limit: limit) }

    /// Removes a file.
    func remove(_ name: String) { unlink(path(name)) }
}
