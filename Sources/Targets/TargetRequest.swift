import GuestMachine

/// Programs for a target, and the steps to take in each: a frame of the target protocol (Targets.md).
public struct TargetRequest {
    /// The frame so far: kind, bytes after these two words, number of runs, runs.
    private(set) var frame: [UInt64]
    /// Runs in it.
    public var count: Int { Int(frame[2]) }

    /// Kinds of frame.
    enum Frame {
        static let configure: UInt64 = 1
        static let run: UInt64 = 2
        static let ran: UInt64 = 3
    }

    /// A request without runs.
    public init() { frame = [Frame.run, 8, 0] }

    /// Forgets all runs.
    public mutating func removeAll() {
        frame.removeLast(frame.count - 3)
        (frame[1], frame[2]) = (8, 0)
    }

    /// Bytes of the frame so far.
    public var byteCount: Int { 8 * frame.count }

    /// Adds a program from its start.
    ///
    /// - Parameter fuels: Instructions of each step.
    public mutating func append(_ program: Program, fuels: ArraySlice<UInt64>) {
        begin(
            program.initialHart, fuels: fuels, continues: false,
            segmentCount: (program.code.isEmpty ? 0 : 1) + program.data.count)
        if !program.code.isEmpty {
            program.code.withUnsafeBytes { append($0, at: ProgramMap.codeBase) }
        }
        for segment in program.data {
            segment.bytes.withUnsafeBytes { append($0, at: segment.address) }
        }
    }

    /// Adds a step of a hart whose memory is as the last run has left it.
    mutating func append(continuing hart: HartState, fuel: UInt64) {
        begin(hart, fuels: [fuel], continues: true, segmentCount: 0)
    }

    /// Adds a step from `hart` on, with what `memory` holds.
    mutating func append(_ hart: HartState, fuel: UInt64, _ memory: GuestMemory) {
        let segments = memory.segments(in: memory.window)
        begin(hart, fuels: [fuel], continues: false, segmentCount: segments.count)
        for segment in segments { segment.bytes.withUnsafeBytes { append($0, at: segment.address) } }
    }

    private mutating func begin(
        _ hart: HartState, fuels: ArraySlice<UInt64>, continues: Bool, segmentCount: Int
    ) {
        frame[2] += 1
        frame.append(continues ? 1 : 0)
        frame.append(UInt64(fuels.count))
        frame.append(UInt64(segmentCount))
        withUnsafeBytes(of: hart) { frame.append(contentsOf: $0.assumingMemoryBound(to: UInt64.self)[1...32]) }
        frame.append(contentsOf: fuels)
        frame[1] = UInt64(8 * (frame.count - 2))
    }

    private mutating func append(_ bytes: UnsafeRawBufferPointer, at address: UInt64) {
        frame.append(address)
        frame.append(UInt64(bytes.count))
        let first = frame.count
        frame.append(contentsOf: repeatElement(0, count: (bytes.count + 7) / 8))
        frame.withUnsafeMutableBytes { all in
            UnsafeMutableRawBufferPointer(rebasing: all[(8 * first)...]).copyMemory(from: bytes)
        }
        frame[1] = UInt64(8 * (frame.count - 2))
    }
}
