import GuestISA
import GuestMachine

/// What a target answers to a request: for each run the states after its steps, and the memory that it changed.
public struct TargetReply {
    /// How a state was come to.
    public enum Exit: Equatable, Sendable {
        /// The step's instructions have retired.
        case fuelExhausted
        /// A trap: number of its cause, and the value that goes with it.
        case trap(cause: UInt64, value: UInt64)
        /// The target went past it, as it stops only at the ends of its own blocks.
        case unseen
        /// The target was stopped by time, or by something it does not do.
        case unended
    }

    /// A state, and how it was come to.
    public struct State: Sendable {
        /// How.
        public let exit: Exit
        /// Registers, pc, and instructions retired since the run began.
        public let hart: HartState
    }

    /// A line of memory that is not as it was before the run.
    public struct Line: Sendable {
        /// Guest address of its first byte, a multiple of `TargetReply.lineBytes`.
        public let address: UInt64
        /// Where its bytes begin in the reply.
        fileprivate let offset: Int
    }

    /// Bytes of a line.
    public static let lineBytes = 64
    /// Words of a state: exit, cause, value, x1 to x31, pc, retired.
    private static let stateWords = 36

    /// Where a run's parts are.
    private struct Run {
        var states: Range<Int>
        var lines: Range<Int>
    }

    private let words: [UInt64]
    private var runs: [Run] = []

    /// Reads the body of a frame.
    ///
    /// - Parameters:
    ///   - words: All of it.
    ///   - count: Runs asked for.
    ///   - stepCounts: Steps asked for in each.
    /// - Throws: A line that says what is wrong.
    package init(_ words: [UInt64], stepCounts: [Int], window: Range<UInt64>) throws(Malformed) {
        self.words = words
        var position = 0
        func take(_ count: UInt64, _ what: String) throws(Malformed) -> Range<Int> {
            guard count <= UInt64(words.count - position) else {
                throw Malformed(description: "the answer ends in \(what)")
            }
            defer { position += Int(count) }
            return position..<position + Int(count)
        }
        func word(_ what: String) throws(Malformed) -> UInt64 { words[try take(1, what).lowerBound] }
        let count = try word("the number of runs")
        guard count == stepCounts.count else {
            throw Malformed(description: "the answer has \(count) runs, expected \(stepCounts.count)")
        }
        for stepCount in stepCounts {
            let states = try word("a run")
            guard states >= 1, states <= stepCount else {
                throw Malformed(description: "a run has \(states) states, expected 1 to \(stepCount)")
            }
            let stateRange = try take(states * UInt64(TargetReply.stateWords), "a state")
            for first in stride(from: stateRange.lowerBound, to: stateRange.upperBound, by: TargetReply.stateWords)
            where words[first] > 3 {
                throw Malformed(description: "a state was come to in way \(words[first]), expected 0 to 3")
            }
            let lines = try word("a run")
            guard lines <= UInt64(window.count / TargetReply.lineBytes) else {
                throw Malformed(description: "a run changed \(lines) lines, more than there are")
            }
            let lineRange = try take(lines * 9, "a line of memory")
            for first in stride(from: lineRange.lowerBound, to: lineRange.upperBound, by: 9) {
                guard window.contains(words[first]), words[first] % UInt64(TargetReply.lineBytes) == 0 else {
                    throw Malformed(description: "there is no line of memory at \(hex(words[first]))")
                }
            }
            runs.append(Run(states: stateRange, lines: lineRange))
        }
        guard position == words.count else { throw Malformed(description: "the answer goes on after its last run") }
    }

    /// What is wrong with an answer.
    package struct Malformed: Error {
        /// One line.
        package let description: String
    }

    /// How many states run `index` has.
    public func stateCount(ofRun index: Int) -> Int { runs[index].states.count / TargetReply.stateWords }

    /// A state of run `index`.
    public func state(_ number: Int, ofRun index: Int) -> State {
        let first = runs[index].states.lowerBound + number * TargetReply.stateWords
        var hart = HartState()
        words.withUnsafeBytes { bytes in
            // x1 to x31, pc and the count of retired instructions lie alike here and there.
            withUnsafeMutableBytes(of: &hart) {
                UnsafeMutableRawBufferPointer(rebasing: $0[8...])
                    .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[(8 * (first + 3))..<8 * (first + 36)]))
            }
        }
        let exit: Exit =
            switch words[first] {
            case 0: .fuelExhausted
            case 1: .trap(cause: words[first + 1], value: words[first + 2])
            case 2: .unseen
            default: .unended
            }
        return State(exit: exit, hart: hart)
    }

    /// The lines that run `index` changed.
    public func lines(ofRun index: Int) -> [Line] {
        stride(from: runs[index].lines.lowerBound, to: runs[index].lines.upperBound, by: 9)
            .map { Line(address: words[$0], offset: $0 + 1) }
    }

    /// Calls `body` with the bytes of a line.
    public func withBytes<R>(of line: Line, _ body: (UnsafeRawBufferPointer) -> R) -> R {
        words.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[(8 * line.offset)..<8 * (line.offset + 8)])) }
    }
}
