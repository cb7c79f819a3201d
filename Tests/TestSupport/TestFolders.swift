import Glibc

/// The folder of the package, where Corpus and Golden are.
public let packageRoot = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    .joined(separator: "/")

/// Calls `body` with the path of a new, empty folder, which is removed afterwards with the files in it.
public func withTemporaryFolder<T>(_ body: (String) throws -> T) throws -> T {
    let path = try makeTemporaryFolder()
    defer { removeTree(path) }
    return try body(path)
}

/// Calls `body` with the path of a new, empty folder; see the other form.
public func withTemporaryFolder<T>(_ body: (String) async throws -> T) async throws -> T {
    let path = try makeTemporaryFolder()
    defer { removeTree(path) }
    return try await body(path)
}

private func makeTemporaryFolder() throws -> String {
    var template = Array("/tmp/rvfuzz-test-XXXXXX".utf8CString)
    guard let path = mkdtemp(&template).map({ String(cString: $0) }) else {
        throw TestFolderError(description: "mkdtemp: \(String(cString: strerror(errno)))")
    }
    return path
}

/// Why a test has no folder to work in.
public struct TestFolderError: Error, CustomStringConvertible {
    /// What failed and why.
    public let description: String
}

private func removeTree(_ path: String) {
    if let stream = opendir(path) {
        var names: [String] = []
        while let entry = readdir(stream) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                })
        }
        closedir(stream)
        for name in names where name != "." && name != ".." {
            let child = "\(path)/\(name)"
            if unlink(child) != 0 { removeTree(child) }
        }
    }
    rmdir(path)
}
