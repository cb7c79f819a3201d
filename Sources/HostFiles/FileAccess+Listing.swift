import Glibc

extension FileAccess {
    /// The names of what is in a folder, hidden ones left out, in the order of their bytes.
    ///
    /// - Throws: `FileAccessError` if the folder cannot be read.
    public static func fileNames(in folder: String) throws(FileAccessError) -> [String] {
        guard let stream = opendir(folder) else { throw .current(folder, "read") }
        defer { closedir(stream) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                guard errno == 0 else { throw .current(folder, "read") }
                return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            }
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
    }
}
