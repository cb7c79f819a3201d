import Glibc
import HostFiles

/// The output directory of a campaign, held by one process at a time.
///
///     DIR/checkpoint.json     what it had come to at the last second
///     DIR/lock                locked by the process that uses the directory; has its number
///     DIR/in-flight/<worker>  what each worker process runs
///
/// and what `FindingStore` writes.
public final class CampaignFolder {
    /// Where it is.
    public let path: String
    private let lock: Int32

    /// What keeps a campaign from using the directory.
    public struct Refusal: Error, CustomStringConvertible {
        /// One line.
        public let description: String
    }

    /// Makes the directory if need be, takes hold of it until the value's end, and clears away what a process that was
    /// killed has left unfinished.
    ///
    /// - Throws: `FileAccessError`, or `Refusal` if another process holds it.
    public init(_ path: String) throws {
        self.path = path
        try FileAccess.makeFolder(path)
        let name = "\(path)/lock"
        lock = open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
        guard lock >= 0 else { throw FileAccessError.current(name, "write") }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            let holder = (try? FileAccess.read(name, limit: 64)).map { String(decoding: $0, as: UTF8.self) } ?? ""
            close(lock)
            let process = UInt32(holder.prefix { $0 != "\n" }).map { " (process \($0))" } ?? ""
            throw Refusal(description: "\(path) is in use by another campaign\(process): name another with --output")
        }
        let number = Array("\(getpid())\n".utf8)
        guard ftruncate(lock, 0) == 0, pwrite(lock, number, number.count, 0) == number.count else {
            defer { close(lock) }
            throw FileAccessError.current(name, "write")
        }
        removeUnfinished()
    }

    deinit { close(lock) }

    /// The directory in which workers note what they run, made if need be.
    public func flightFolder() throws -> String {
        let folder = "\(path)/in-flight"
        try FileAccess.makeFolder(folder)
        return folder
    }

    private var checkpointPath: String { "\(path)/checkpoint.json" }

    /// What an earlier campaign here had come to; nil if there is none.
    ///
    /// - Throws: `FileAccessError` or `Checkpoint.Malformed`.
    public func checkpoint() throws -> Checkpoint? {
        do {
            return try Checkpoint.read(checkpointPath)
        } catch let error as FileAccessError where error.isMissing {
            return nil
        }
    }

    /// Puts a checkpoint in place of the one before.
    ///
    /// - Throws: `FileAccessError`; the one before is then still there.
    public func write(_ checkpoint: Checkpoint) throws {
        try FileAccess.replace(checkpointPath, with: checkpoint.json())
    }

    /// Removes the temporary files of processes that were killed: whoever held the directory is not there any more.
    private func removeUnfinished() {
        var folders = [path]
        for kind in ["findings", "laws", "crashes", "unconfirmed"] {
            folders.append("\(path)/\(kind)")
            folders += ((try? FileAccess.fileNames(in: "\(path)/\(kind)")) ?? []).map { "\(path)/\(kind)/\($0)" }
        }
        for folder in folders {
            for name in (try? FileAccess.fileNames(in: folder)) ?? [] where FileAccess.isTemporary(name) {
                unlink("\(folder)/\(name)")
            }
        }
    }
}
