import GuestMachine

/// What a program of the corpus prints and how it ends, as another emulator has it.
///
/// `Golden/programs/NAME.out` holds the output, `NAME.source` the rest:
///
///     program   nqueens-count.elf
///     arguments 8
///     status    0
///     retired   123456
///     recorded  qemu-riscv64 version 7.2.22 ...
///     confirmed unicorn 2.1.4, ...
public struct ProgramGolden: Hashable, Sendable {
    /// The name of both files, without extension.
    public var name: String
    /// A file of `Corpus/programs`.
    public var program: String
    /// Its arguments after its name.
    public var arguments: [String]
    /// Its exit status.
    public var status: UInt8
    /// Instructions it retires, served ECALLs included; independent of the emulator, as its clock and addresses are
    /// not looked at.
    public var retired: UInt64
    /// Who recorded it: tool, version and command.
    public var recorded: String
    /// Which other emulator found the same, output, status and instructions: `scripts/confirm-goldens`. nil before one has.
    public var confirmed: String?
    /// Its standard output.
    public var output: [UInt8]

    /// Reads the text form.
    ///
    /// - Parameters:
    ///   - source: The `.source` file.
    ///   - output: The `.out` file.
    ///   - name: Of both.
    /// - Throws: `GoldenError` with the line.
    public init(parsing source: String, output: [UInt8], name: String) throws(GoldenError) {
        let lines = try GoldenLines(source, file: name + ".source")
        self.name = name
        self.output = output
        program = try lines.text("program")
        arguments = try lines.text("arguments").split(separator: " ").map(String.init)
        status = try lines.number("status")
        retired = try lines.number("retired")
        recorded = try lines.text("recorded")
        confirmed = lines.optionalText("confirmed")
    }

    /// The `.source` file.
    public var sourceText: String {
        """
        program   \(program)
        arguments \(arguments.joined(separator: " "))
        status    \(status)
        retired   \(retired)
        recorded  \(recorded)

        """ + (confirmed.map { "confirmed \($0)\n" } ?? "")
    }

    /// Runs the program on an engine and compares.
    ///
    /// - Parameters:
    ///   - directory: Where the programs are.
    ///   - makeEngine: Makes the engine for the memory of the process.
    /// - Returns: nil if all is as it should be, or what is not, as one line.
    public func check(programs directory: String, on makeEngine: (GuestMemory) throws -> any Engine) throws -> String? {
        let io = CapturedIO()
        let elf = try ELFFile(ByteSource(path: "\(directory)/\(program)"))
        let process = try LinuxProcess(elf, arguments: [program] + arguments, io: io)
        // Enough to end, and an engine that went astray is stopped.
        let end = process.run(on: try makeEngine(process.memory), fuel: retired + 1_000_000)
        if end != .exited(status: status) { return "\(end.description), expected to exit with status \(status)" }
        if let difference = ProgramGolden.difference(io.output, output) { return difference }
        guard process.hart.instret == retired else {
            return "\(process.hart.instret) instructions retired, expected \(retired)"
        }
        return nil
    }

    /// The first line in which two outputs differ.
    private static func difference(_ found: [UInt8], _ expected: [UInt8]) -> String? {
        guard found != expected else { return nil }
        let newline = UInt8(ascii: "\n")
        let foundLines = found.split(separator: newline, omittingEmptySubsequences: false)
        let expectedLines = expected.split(separator: newline, omittingEmptySubsequences: false)
        let index = zip(foundLines, expectedLines).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        guard let index else {
            return "\(foundLines.count) lines of output, expected \(expectedLines.count)"
        }
        func text(_ line: ArraySlice<UInt8>) -> String { String(decoding: line.prefix(80), as: UTF8.self) }
        return "line \(index + 1) of the output is '\(text(foundLines[index]))', "
            + "expected '\(text(expectedLines[index]))'"
    }
}
