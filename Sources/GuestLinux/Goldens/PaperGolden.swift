import GuestMachine

/// What t0–t3 are after N instructions of the paper's benchmark, as someone else found it: `Golden/paper/*.state`.
///
///     # source: arXiv:2501.03427v1, ...
///     count 2000000
///     t0    8697740129876948287
///     ...
///     confirmed unicorn 2.1.4, ...
public struct PaperGolden: Hashable, Sendable {
    /// Where the numbers are from: who found them, with which version and command.
    public var source: String
    /// N.
    public var count: Int
    /// t0–t3.
    public var registers: [UInt64]
    /// Which other emulator found the same: `scripts/confirm-goldens`. nil before one has.
    public var confirmed: String?

    /// A golden from its parts.
    public init(source: String, count: Int, registers: [UInt64], confirmed: String? = nil) {
        precondition(registers.count == 4, "expected t0 to t3")
        self.confirmed = confirmed
        self.source = source
        self.count = count
        self.registers = registers
    }

    /// Reads the text form.
    ///
    /// - Throws: `GoldenError` with the line.
    public init(parsing text: String, file: String) throws(GoldenError) {
        let prefix = "# source: "
        guard let first = text.split(separator: "\n", maxSplits: 1).first, first.hasPrefix(prefix) else {
            throw GoldenError(file, line: 1, "expected a line that begins with \(prefix)")
        }
        let lines = try GoldenLines(text, file: file)
        source = String(first.dropFirst(prefix.count))
        count = try lines.number("count")
        confirmed = lines.optionalText("confirmed")
        registers = []
        for name in PaperGolden.names { registers.append(try lines.number(name)) }
    }

    /// The text form.
    public var text: String {
        let rows = zip(PaperGolden.names, registers).map { "\($0)    \($1)\n" }
        return "# source: \(source)\ncount \(count)\n" + rows.joined()
            + (confirmed.map { "confirmed \($0)\n" } ?? "")
    }

    private static let names = ["t0", "t1", "t2", "t3"]

    /// Runs the benchmark on an engine and compares.
    ///
    /// - Parameter makeEngine: Makes the engine for the memory of the process.
    /// - Returns: nil if all is as it should be, or what is not, as one line.
    public func check(on makeEngine: (GuestMemory) throws -> any Engine) throws -> String? {
        let elf = try ELFFile(bytes: PaperBenchmark(count: count).program().bytes)
        let process = try LinuxProcess(elf, arguments: ["benchgen"], io: CapturedIO())
        let end = process.run(on: try makeEngine(process.memory))
        for (name, (register, expected)) in zip(PaperGolden.names, zip([5, 6, 7, 28], registers))
        where process.hart.x[register] != expected {
            return "\(name) is \(process.hart.x[register]), expected \(expected) after \(count) instructions"
        }
        return end == .exited(status: 0) ? nil : "\(end.description), expected status 0"
    }
}
