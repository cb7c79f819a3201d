import HostFiles

extension ProgramFile {
    /// Most bytes of a program in a text form.
    public static let maximumTextBytes = 4 << 20

    /// The forms a program file can have, chosen by the end of its name.
    public enum Form: Sendable {
        /// The binary container, or raw code.
        case container
        /// Assembler text.
        case assembly
        /// JSON.
        case json

        /// The form of the file called `path`: `.s` and `.S` are assembler text, `.json` is JSON, all else binary.
        public init(path: String) {
            if path.hasSuffix(".s") || path.hasSuffix(".S") {
                self = .assembly
            } else {
                self = path.hasSuffix(".json") ? .json : .container
            }
        }
    }

    /// Reads the file at `path` in the form its name tells.
    ///
    /// - Throws: `FileAccessError` if it cannot be read, `ProgramFileError` or `AssemblyError` if it is malformed.
    public static func read(path: String) throws -> ProgramFile {
        switch Form(path: path) {
        case .container:
            try ProgramFile(container: FileAccess.read(path, limit: maximumContainerBytes), name: path)
        case .assembly:
            try ProgramFile(
                assembly: String(decoding: FileAccess.read(path, limit: maximumTextBytes), as: UTF8.self), name: path)
        case .json:
            try ProgramFile(json: FileAccess.read(path, limit: maximumTextBytes), name: path)
        }
    }

    /// The bytes of the file in one of its forms.
    ///
    /// - Throws: `ProgramFileError` if a limit is broken.
    public func bytes(_ form: Form) throws(ProgramFileError) -> [UInt8] {
        switch form {
        case .container: try containerBytes()
        case .assembly: Array(try assemblyText().utf8)
        case .json: Array(try jsonText().utf8)
        }
    }

    /// Writes the file to `path`, whole or not at all, in the form the name tells.
    ///
    /// - Throws: `ProgramFileError` if a limit is broken, `FileAccessError` if it cannot be written.
    public func write(path: String) throws {
        try FileAccess.replace(path, with: bytes(Form(path: path)))
    }
}
