import Glibc
import Subprocess

/// A worker process from its start to its end: messages go in and come out, one at a time.
final class WorkerLife: Sendable {
    private struct Request: Sendable {
        var bytes: [UInt8]
        /// Given the reply's body, or nil if the process has ended.
        var answer: CheckedContinuation<[UInt8]?, Never>
    }

    private let requests: AsyncStream<Request>.Continuation
    private let end: Task<TerminationStatus, any Error>

    /// Starts a process.
    ///
    /// - Parameters:
    ///   - executable: Path of rvfuzz.
    ///   - arguments: What makes it a worker.
    init(_ executable: String, _ arguments: [String]) {
        let (stream, continuation) = AsyncStream.makeStream(of: Request.self)
        requests = continuation
        end = Task.detached {
            // Whoever asks after the end, or had asked, is told so.
            func dismiss() async {
                continuation.finish()
                for await request in stream { request.answer.resume(returning: nil) }
            }
            do {
                let result = try await Subprocess.run(
                    .path(.init(executable)), arguments: Arguments(arguments), input: .inputWriter, output: .sequence,
                    error: .discarded
                ) { execution in
                    var replies = FrameReader(execution.standardOutput.makeAsyncIterator())
                    for await request in stream {
                        let isSent = (try? await execution.standardInputWriter.write(request.bytes)) != nil
                        let reply = isSent ? try? await replies.next() : nil
                        request.answer.resume(returning: reply)
                        if reply == nil { break }
                    }
                    // Nothing is asked of it any more. What has ended already keeps its own status.
                    try? execution.send(signal: .kill)
                }
                await dismiss()
                return result.terminationStatus
            } catch {
                await dismiss()
                throw error
            }
        }
    }

    /// Sends a message and waits for the body of the answer; nil if the process ends instead.
    func call(_ bytes: [UInt8]) async -> [UInt8]? {
        await withCheckedContinuation { continuation in
            if case .terminated = requests.yield(Request(bytes: bytes, answer: continuation)) {
                continuation.resume(returning: nil)
            }
        }
    }

    /// Lets the process end, and waits until it has.
    ///
    /// - Returns: The signal that ended it; nil if none did.
    /// - Throws: What starting it threw.
    func finish() async throws -> Int32? {
        requests.finish()
        switch try await end.value {
        case .exited: return nil
        case .signaled(let signal): return signal
        }
    }
}

/// Puts messages together from what comes in pieces.
private struct FrameReader {
    private var pieces: SubprocessOutputSequence.Iterator
    private var pending: [UInt8] = []

    init(_ pieces: SubprocessOutputSequence.Iterator) { self.pieces = pieces }

    /// The body of the next message, or nil at the end or where no message can be.
    mutating func next() async throws -> [UInt8]? {
        guard try await fill(MessageFrame.headerBytes),
            let length = MessageFrame.length(ofBody: pending.prefix(MessageFrame.headerBytes)),
            try await fill(MessageFrame.headerBytes + length)
        else { return nil }
        defer { pending.removeFirst(MessageFrame.headerBytes + length) }
        return Array(pending[MessageFrame.headerBytes..<MessageFrame.headerBytes + length])
    }

    /// Whether at least `count` bytes are there now.
    private mutating func fill(_ count: Int) async throws -> Bool {
        while pending.count < count {
            guard let piece = try await pieces.next() else { return false }
            piece.withUnsafeBytes { pending.append(contentsOf: $0) }
        }
        return true
    }
}
