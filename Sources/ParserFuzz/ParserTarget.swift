import HostFiles

/// A parser of foreign bytes, and what has to hold whatever it is given.
///
/// To have another parser fuzzed, add a row to `ParserTarget.all`.
struct ParserTarget: Sendable {
    /// What it is called on the command line.
    let name: String
    /// Valid inputs to begin with, at least one; the argument is the root of the package.
    let seeds: @Sendable (String) throws -> [[UInt8]]
    /// Pieces that mean something to the parser, for the mutator to insert.
    var tokens: [[UInt8]] = []
    /// Mends what would otherwise hide all that comes after it, such as a checksum.
    var repair: @Sendable (inout [UInt8]) -> Void = { _ in }
    /// Parses, checks what was parsed, and tells whether the input was accepted; if asked to be thorough, what was
    /// accepted is written in every form and read back, too.
    let read: @Sendable ([UInt8], _ isThorough: Bool) throws(BrokenPromise) -> Bool
}

/// What a parser did that it must not do, as one line.
struct BrokenPromise: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

extension ParserTarget {
    /// Every parser that reads a file or another process's bytes.
    static let all: [ParserTarget] = [
        .container, .rawCode, .assembly, .json, .elf, .elfProgram, .process, .knownIssues, .checkpoint, .workerReply,
        .targetReply, .coverage, .goldenState, .paperGolden, .programGolden, .lockstepMode, .remoteStub,
    ]

    /// Text as bytes, for tokens and seeds.
    static func bytes(_ texts: String...) -> [[UInt8]] { texts.map { Array($0.utf8) } }

    /// Fails unless `message` is one line of bounded length without what would disturb a terminal, as every error has
    /// to be.
    static func checkMessage(_ message: String) throws(BrokenPromise) {
        guard !message.isEmpty, message.utf8.count <= 2000, !message.unicodeScalars.contains(where: isControl) else {
            throw BrokenPromise("the error is not one line of at most 2000 bytes: \(quoted(message, limit: 200))")
        }
    }

    /// Fails unless `condition` holds.
    static func check(_ condition: Bool, _ message: @autoclosure () -> String) throws(BrokenPromise) {
        if !condition { throw BrokenPromise(message()) }
    }
}
