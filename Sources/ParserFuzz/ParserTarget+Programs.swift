import CorpusStore
import GuestISA
import HostFiles

// The forms of program files. What is accepted is written again and read back to an equal value.

extension ParserTarget {
    static let container = ParserTarget(
        name: "container", seeds: { try programs(root: $0).map { try $0.bytes(.container) } },
        tokens: [[0x89, 0x52, 0x56, 0x46, 0x5a, 0x0d, 0x0a, 0x1a]] + bytes("rv64i_zifencei", "ir-add-rd", "free/17"),
        // Most mutants get the right length and checksum: these stand in front of everything else.
        repair: { bytes in if bytes.last.map({ $0 % 8 != 0 }) ?? false { ProgramFile.seal(&bytes) } },
        read: { bytes, isThorough throws(BrokenPromise) in
            let file: ProgramFile
            do throws(ProgramFileError) {
                file = try ProgramFile(container: bytes, name: "input")
            } catch {
                return try refused(error.description)
            }
            guard isThorough else { return true }
            let written: [UInt8]
            do { written = try file.bytes(.container) } catch { throw BrokenPromise("accepted, but \(error)") }
            // A value has one form as a container.
            try check(written == bytes || !ProgramFile.isContainer(bytes), "written back differently")
            try checkForms(file)
            return true
        })

    /// Bytes without the magic of a container.
    static let rawCode = ParserTarget(
        name: "raw", seeds: { try programs(root: $0).map { file in file.program.code.flatMap(littleEndian) } },
        repair: { bytes in if ProgramFile.isContainer(bytes) { bytes[0] ^= 1 } },
        read: { bytes, isThorough throws(BrokenPromise) in
            let file: ProgramFile
            do throws(ProgramFileError) {
                file = try ProgramFile(container: bytes, name: "input")
            } catch {
                return try refused(error.description)
            }
            try check(file.program.code.count == (bytes.count + 3) / 4, "\(file.program.code.count) words")
            if isThorough { try checkForms(file) }
            return true
        })

    static let assembly = ParserTarget(
        name: "assembly",
        seeds: { root in
            try sources(root: root, limit: 6 << 10).map { try FileAccess.read($0, limit: ProgramFile.maximumTextBytes) }
        },
        tokens: bytes(
            "#: data 0x80010000 = 00", "#: data ... = ff", "#: x5 = -1", "#: pc = 0x80000010", "#: fuel = 1",
            "#: engines = interp, ir", "#: modes = block", "#: signature = a", ".word ", ".dword ", ".byte ",
            ".string \"", ".zero ", ".align ", ".balign ", ".org ", ".equ ", ".rept ", "%hi(", "%lo(", "%pcrel_hi(",
            "1f",
            "1b", "li a0, ", "la a0, ", "call ", "j ", "(((((", "- - -", "0x", "'a'", "\"\\", "<<", "/*", "*/", "//",
            ";"),
        read: { bytes, isThorough throws(BrokenPromise) in
            let file: ProgramFile
            do throws(AssemblyError) {
                file = try ProgramFile(assembly: String(decoding: bytes, as: UTF8.self), name: "input")
            } catch {
                return try refused(error.description)
            }
            if isThorough { try checkForms(file) }
            return true
        })

    static let json = ParserTarget(
        name: "json", seeds: { try programs(root: $0).map { try $0.bytes(.json) } },
        tokens: bytes(
            "\"code\"", "\"data\"", "\"registers\"", "null", "true", "-1", "1e999", "18446744073709551616",
            "\"\\u0000\"",
            "\"\\ud800\"", "[[[[[[[[", "{\"a\":", "0x80010000", "\u{feff}", "9223372036854775808", "1.5"),
        read: { bytes, isThorough throws(BrokenPromise) in
            let file: ProgramFile
            do throws(ProgramFileError) {
                file = try ProgramFile(json: bytes, name: "input")
            } catch {
                return try refused(error.description)
            }
            if isThorough { try checkForms(file) }
            return true
        })
}

// MARK: - Seeds

extension ParserTarget {
    /// The paths of the corpus's programs up to a size, in order.
    static func sources(root: String, limit: Int) throws -> [String] {
        var paths: [String] = []
        for folder in ["handwritten", "generated", "regressions"] {
            let path = "\(root)/Corpus/\(folder)"
            for name in try FileAccess.fileNames(in: path) where name.hasSuffix(".s") || name.hasSuffix(".S") {
                let bytes = try FileAccess.read("\(path)/\(name)", limit: ProgramFile.maximumTextBytes)
                if bytes.count <= limit { paths.append("\(path)/\(name)") }
            }
        }
        return paths
    }

    /// Programs of the corpus, some with all that a file can have besides.
    static func programs(root: String) throws -> [ProgramFile] {
        try sources(root: root, limit: 6 << 10).enumerated().map { index, path in
            var file = try ProgramFile.read(path: path)
            if index % 2 == 0 { file.origin = Origin(generatorVersion: 1, seed: .max, index: UInt64(index)) }
            if index % 3 == 0 {
                file.finding = FindingInfo(
                    engines: ["interp", "ir", "direct"], modes: ["block", "free/17"], signature: "ir-sraiw-rd é")
            }
            return file
        }
    }

    static func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }
}

// MARK: - What must hold

extension ParserTarget {
    /// Checks the message of an input that was refused.
    static func refused(_ message: String) throws(BrokenPromise) -> Bool {
        try checkMessage(message)
        return false
    }

    /// Checks that a file reads back equal from each form.
    static func checkForms(_ file: ProgramFile) throws(BrokenPromise) {
        func reread(_ form: String, _ body: () throws -> ProgramFile) throws(BrokenPromise) {
            let again: ProgramFile
            do { again = try body() } catch { throw BrokenPromise("accepted, but not as \(form): \(error)") }
            try check(again == file, "reads back differently as \(form)")
        }
        try reread("container") { try ProgramFile(container: file.bytes(.container), name: "again") }
        try reread("JSON") { try ProgramFile(json: file.bytes(.json), name: "again") }
        try reread("assembly") { try ProgramFile(assembly: file.assemblyText(), name: "again") }
    }
}
