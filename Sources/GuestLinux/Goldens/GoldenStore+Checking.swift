import GuestMachine

extension GoldenStore {
    /// What became of one golden.
    public struct Outcome: Hashable, Sendable {
        /// The golden, such as `paper/count-12` or `programs/hello`.
        public let name: String
        /// What is wrong or was changed, as one line; nil if nothing.
        public let note: String?
    }

    /// Checks every golden on an engine.
    ///
    /// - Parameters:
    ///   - retiredLimit: Goldens that retire more instructions are left out; by default none is.
    ///   - makeEngine: Makes the engine for the memory of a process.
    ///   - report: Told the outcome of each, in order; a note is a failure.
    /// - Throws: What reading a golden or loading a program throws.
    public func check(
        retiredLimit: UInt64 = .max, on makeEngine: (GuestMemory) throws -> any Engine,
        report: (Outcome) -> Void
    ) throws {
        for golden in try paper() where UInt64(golden.count) <= retiredLimit {
            report(Outcome(name: "paper/count-\(golden.count)", note: try golden.check(on: makeEngine)))
        }
        for golden in try programs() where golden.retired <= retiredLimit {
            let note = try golden.check(programs: programsDirectory, on: makeEngine)
            report(Outcome(name: "programs/\(golden.name)", note: note))
        }
    }

    /// Records every golden again with another emulator and writes those that changed.
    ///
    /// The numbers that the paper prints are not replaced, only compared. `retired` is not recorded: it comes from
    /// `scripts/count-instructions`.
    ///
    /// - Parameters:
    ///   - emulator: Who is believed.
    ///   - report: Told the outcome of each, in order; a note says what changed.
    /// - Throws: `UserEmulator.Failure`, or what reading and writing goldens throws.
    public func record(with emulator: UserEmulator, report: (Outcome) -> Void) throws {
        for golden in try paper() {
            let found = try PaperGolden.record(count: golden.count, with: emulator)
            let isPrinted = golden.source.hasPrefix("arXiv:")
            var note: String?
            if found.registers != golden.registers {
                note = "registers are \(found.registers), were \(golden.registers)" + (isPrinted ? "; kept" : "")
            }
            if !isPrinted, found != golden { try write(found) }
            report(Outcome(name: "paper/count-\(golden.count)", note: note))
        }
        for golden in try programs() {
            let found = try golden.recorded(programs: programsDirectory, with: emulator)
            let isSame = found.output == golden.output && found.status == golden.status
            if found != golden { try write(found) }
            report(Outcome(name: "programs/\(golden.name)", note: isSame ? nil : "output or status changed"))
        }
    }
}
