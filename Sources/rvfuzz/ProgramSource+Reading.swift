import CorpusStore
import GuestLinux
import GuestMachine
import HostFiles
import ProgramGenerator

extension ProgramSource {
    /// The source that an argument names: a generator, or the programs of a directory, in the order of their names.
    init(argument: String) throws {
        if argument == ProgramSource.generated.name {
            self = .generated
        } else if argument == ProgramSource.generatedLong.name {
            self = .generatedLong
        } else if let words = UniformGenerator.Words(rawValue: argument) {
            self = .uniform(words)
        } else {
            if (try? FileAccess.fileNames(in: argument)) == nil {
                throw CommandError(
                    .missingInput,
                    "no directory \(argument); expected rvfuzz, rvfuzz-long, uniform, uniform-words, or a directory of "
                        + "program or ELF files")
            }
            self = try .prepared(name: argument, ProgramSource.programs(in: argument))
        }
    }

    private static func programs(in directory: String) throws -> [Program] {
        let programs = try FileAccess.fileNames(in: directory).map { name in
            let path = "\(directory)/\(name)"
            return name.hasSuffix(".elf")
                ? try Program(elf: try ELFFile(bytes: FileAccess.read(path, limit: 1 << 24)), name: path)
                : try ProgramFile.read(path: path).program
        }
        guard !programs.isEmpty else { throw CommandError(.malformedInput, "\(directory): no programs") }
        return programs
    }
}
