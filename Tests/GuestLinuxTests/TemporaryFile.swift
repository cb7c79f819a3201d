import Glibc

/// A path of which nothing is left when the value goes away.
final class TemporaryFile {
    let path: String

    init() throws {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(folder)/rvfuzz-test-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        precondition(descriptor >= 0, "no temporary file in \(folder)")
        close(descriptor)
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { unlink(path) }

    var isExecutable: Bool { access(path, X_OK) == 0 }

    func truncate(to size: Int) { _ = Glibc.truncate(path, size) }
}
