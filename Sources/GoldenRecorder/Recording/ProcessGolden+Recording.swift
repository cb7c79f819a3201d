import GuestLinux

extension PaperGolden {
    /// Lets another emulator find the registers.
    ///
    /// - Throws: `UserEmulator.Failure`, or what writing a temporary file throws.
    public static func record(count: Int, with emulator: UserEmulator) async throws -> PaperGolden {
        let run = try await emulator.run(PaperBenchmark(count: count).program(ending: .report))
        guard run.status == 0, run.output.count == 32 else {
            throw UserEmulator.Failure(
                "\(emulator.command) ended with status \(run.status) and \(run.output.count) bytes, expected 0 and 32")
        }
        return PaperGolden(
            source: "\(emulator.version), \(emulator.command) FILE, registers written by the program itself",
            count: count, registers: (0..<4).map { UInt64(littleEndian: run.output, at: $0 * 8) })
    }
}

extension ProgramGolden {
    /// The same golden with output and status as another emulator has them now; `retired` stays: it comes from
    /// `scripts/count-instructions`.
    ///
    /// - Throws: `UserEmulator.Failure`.
    public func recorded(programs directory: String, with emulator: UserEmulator) async throws -> ProgramGolden {
        let run = try await emulator.run("\(directory)/\(program)", arguments)
        var golden = self
        if run.output != output || run.status != status { golden.confirmed = nil }
        golden.output = run.output
        golden.status = run.status
        let line = ([emulator.command, program] + arguments).joined(separator: " ")
        golden.recorded = "\(emulator.version): \(line)"
        return golden
    }
}
