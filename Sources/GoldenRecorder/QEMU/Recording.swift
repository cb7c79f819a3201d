import CorpusStore
import GuestMachine

/// How a program ended, with what the emulator did not tell and where that comes from instead.
struct Recording: Equatable {
    var end: GoldenState.End
    var retired: UInt64
    /// x0 to x31, then pc.
    var state: [UInt64]
    /// The bytes of the program's window.
    var window: [UInt8]
    /// One line on how the end was seen.
    var remark: String

    /// The state to expect from now on.
    func golden(of program: Program, source: String) -> GoldenState {
        GoldenState(
            sources: [source, remark], end: end, retired: retired, pc: state[32], registers: Array(state[..<32]),
            memory: MemoryChange(from: program.initialWindow, to: window))
    }
}

/// Why a program cannot be recorded.
public struct RecordingError: Error, Equatable, Sendable, CustomStringConvertible {
    /// One line.
    public let description: String

    init(_ description: String) { self.description = description }
}
