import GuestMachine
import Targets

/// A run as it is asked for: see Targets.md, "The target protocol".
struct BridgeOrder {
    /// Whether memory is as the last run left it.
    let continues: Bool
    /// The instructions of all steps together.
    let fuel: UInt64
    /// x0 to x31.
    let x: [UInt64]
    let pc: UInt64
    let segments: [MemorySegment]

    /// Reads all runs of a frame.
    static func all(in words: [UInt64]) throws(TargetFailure) -> [BridgeOrder] {
        var reader = WordReader(words: words)
        let count = try reader.next()
        guard count <= UInt64(words.count) else { throw WordReader.ends }
        var orders: [BridgeOrder] = []
        for _ in 0..<count { orders.append(try BridgeOrder(&reader)) }
        guard reader.isAtEnd else { throw TargetFailure(.garbage, "a frame goes on after what it announces") }
        return orders
    }

    private init(_ reader: inout WordReader) throws(TargetFailure) {
        continues = try reader.next() & 1 != 0
        let stepCount = try reader.next()
        guard stepCount > 0 else { throw TargetFailure(.garbage, "a run without steps") }
        let segmentCount = try reader.next()
        x = [0] + (try reader.take(31))
        pc = try reader.next()
        fuel = try reader.take(stepCount).reduce(0) { sum, fuel in
            let (result, overflow) = sum.addingReportingOverflow(fuel)
            return overflow ? .max : result
        }
        var segments: [MemorySegment] = []
        for _ in 0..<min(segmentCount, UInt64(reader.left) + 1) {
            let address = try reader.next()
            let length = try reader.next()
            guard length <= UInt64(8 * reader.left) else { throw WordReader.ends }
            let bytes = try reader.take((length + 7) / 8).withUnsafeBytes { Array($0.prefix(Int(length))) }
            let window = ProgramMap.window
            guard length == 0 || (window.contains(address) && length <= window.upperBound - address) else {
                throw TargetFailure(.garbage, "a segment outside memory")
            }
            segments.append(MemorySegment(address: address, bytes: bytes))
        }
        self.segments = segments
    }
}

/// Takes words off a frame.
private struct WordReader {
    let words: [UInt64]
    private var position = 0

    init(words: [UInt64]) { self.words = words }

    static let ends = TargetFailure(.garbage, "a frame ends before what it announces")

    var left: Int { words.count - position }
    var isAtEnd: Bool { left == 0 }

    mutating func next() throws(TargetFailure) -> UInt64 { try take(1)[0] }

    mutating func take(_ count: UInt64) throws(TargetFailure) -> [UInt64] {
        guard count <= UInt64(left) else { throw WordReader.ends }
        position += Int(count)
        return Array(words[(position - Int(count))..<position])
    }
}
