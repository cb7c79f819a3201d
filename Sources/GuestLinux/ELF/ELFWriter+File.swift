import HostFiles

extension ELFWriter {
    /// Writes the program as an executable file.
    ///
    /// - Throws: `FileAccessError`.
    public func write(to path: String) throws {
        try FileAccess.replace(path, mode: 0o777) { file in try write { try file.write($0) } }
    }
}
