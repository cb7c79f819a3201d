import ArgumentParser
import CorpusStore
import GuestLinux
import HostFiles

/// A form in which programs are written.
enum ProgramFormat: String, CaseIterable, ExpressibleByArgument {
    /// The container of this toolkit.
    case bin
    /// A static executable.
    case elf
    /// Assembler text that reads back.
    case asm
    /// JSON that reads back.
    case json
    /// The instruction words alone: what fuzzers that make raw code begin with.
    case raw

    /// The usual end of a file name.
    var pathExtension: String {
        switch self {
        case .bin, .elf, .json, .raw: rawValue
        case .asm: "S"
        }
    }

    /// Writes the file; an executable may be executed, which QEMU insists on.
    func write(_ file: ProgramFile, to path: String) throws {
        try FileAccess.replace(path, mode: self == .elf ? 0o777 : 0o666, with: bytes(file))
    }

    /// The file's contents.
    private func bytes(_ file: ProgramFile) throws -> [UInt8] {
        switch self {
        case .bin: try file.containerBytes()
        case .elf: ProgramELF.writer(for: file.program).bytes
        case .asm: Array(try file.assemblyText().utf8)
        case .json: try file.bytes(.json)
        case .raw:
            file.program.code.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(8 * $0)) } }
        }
    }
}

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write a program in another form.",
        discussion: """
            elf sets the initial registers and jumps into the program; asm is accepted by GNU and LLVM assemblers; asm \
            and json read back as they were.
            """)

    @Argument(help: ArgumentHelp("Program file, or raw code.", valueName: "crash.bin"))
    var path: String

    @Option(help: "bin, elf, asm, json or raw.")
    var format: ProgramFormat

    @Option(name: .shortAndLong, help: ArgumentHelp("Where it goes; by default beside the program.", valueName: "file"))
    var output: String?

    func run() throws {
        let input = try ProgramInput(path: path)
        let target = output ?? ExportCommand.sibling(of: path, format)
        guard target != path else {
            throw CommandError(
                .usage, "\(path) would be overwritten by its own export; name another file with --output")
        }
        try format.write(input.file, to: target)
        Console.print(target)
    }

    /// `path` with the extension of `format`.
    private static func sibling(of path: String, _ format: ProgramFormat) -> String {
        let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        let stem =
            name.lastIndex(of: ".").map { path.dropLast(name.distance(from: $0, to: name.endIndex)) } ?? path[...]
        return "\(stem).\(format.pathExtension)"
    }
}
