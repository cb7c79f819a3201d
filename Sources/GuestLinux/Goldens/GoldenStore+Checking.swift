import GuestMachine
import HostFiles

extension GoldenStore {
    /// What became of one golden.
    public struct Outcome: Hashable, Sendable {
        /// The golden, such as `paper/count-12` or `programs/hello`.
        public let name: String
        /// What is wrong, as one line; nil if nothing.
        public let note: String?
    }

    /// Checks every golden on an engine. A folder of goldens that is not there has none.
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
        for golden in try GoldenStore.existing(paper) where UInt64(golden.count) <= retiredLimit {
            report(Outcome(name: "paper/count-\(golden.count)", note: try golden.check(on: makeEngine)))
        }
        for golden in try GoldenStore.existing(programs) where golden.retired <= retiredLimit {
            let note = try golden.check(programs: programsDirectory, on: makeEngine)
            report(Outcome(name: "programs/\(golden.name)", note: note))
        }
    }

    private static func existing<T>(_ goldens: () throws -> [T]) throws -> [T] {
        do {
            return try goldens()
        } catch let error as FileAccessError where error.isMissing && error.operation == "open" {
            return []
        }
    }
}
