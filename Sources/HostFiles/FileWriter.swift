import Glibc

/// A file being written under a temporary name; see `FileAccess.replace`.
public struct FileWriter {
    let descriptor: Int32
    let path: String

    /// Appends bytes.
    ///
    /// - Throws: `FileAccessError` if the host refuses, for instance when the disk is full.
    public func write(_ bytes: UnsafeRawBufferPointer) throws(FileAccessError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .current(path, "write") }
            rest = rest.dropFirst(count)
        }
    }

    /// Appends bytes; see the other form.
    public func write(_ bytes: [UInt8]) throws(FileAccessError) {
        let result = bytes.withUnsafeBytes { buffer in
            Result { () throws(FileAccessError) in try write(buffer) }
        }
        try result.get()
    }
}
