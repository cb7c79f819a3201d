import GuestMachine
import Targets

/// Answers the target protocol on behalf of a bridge.
struct BridgeService {
    private let bridge: any TargetBridge
    private let rehearsal: Rehearsal
    private var isConfigured = false
    /// What the last program has left, from the first address of the window on.
    private var memory: [UInt8]

    private static let window = ProgramMap.window

    /// A service for one client.
    init(_ bridge: any TargetBridge) throws(TargetFailure) {
        self.bridge = bridge
        rehearsal = try Rehearsal()
        memory = [UInt8](repeating: 0, count: Self.window.count)
    }

    /// Says hello and answers until the other side has gone.
    mutating func run(_ stream: FrameStream) throws(TargetFailure) {
        try stream.sayHello(bridge.name, bridge.abilities)
        while let (kind, words) = try stream.next() {
            if let answer = try answer(kind, words) { try stream.send(FrameStream.Kind.ran, answer) }
        }
    }

    /// The answer to a frame, if it has one.
    mutating func answer(_ kind: UInt64, _ words: [UInt64]) throws(TargetFailure) -> [UInt64]? {
        switch kind {
        case FrameStream.Kind.configure:
            guard words == [Self.window.lowerBound, UInt64(Self.window.count)] else {
                throw TargetFailure(.garbage, "memory is not where generated programs have it")
            }
            isConfigured = true
            return nil
        case FrameStream.Kind.run:
            guard isConfigured else { throw TargetFailure(.garbage, "told to run before it was told where memory is") }
            return try answer(BridgeOrder.all(in: words))
        default: throw TargetFailure(.garbage, "a frame of an unknown kind")
        }
    }

    private mutating func answer(_ orders: [BridgeOrder]) throws(TargetFailure) -> [UInt64] {
        var answer = [UInt64(orders.count)]
        var index = 0
        while index < orders.count {
            // What goes on with memory as it was needs the answer before.
            var next = index + 1
            while next < orders.count, !orders[next].continues { next += 1 }
            let runs = orders[index..<next].map { prepare($0) }
            var ends = try bridge.ends(of: runs.compactMap(\.run)[...])[...]
            for (number, (program, run)) in runs.enumerated() {
                let end = run == nil ? nil : ends.popFirst()
                append(end, program, run, keeps: number == runs.count - 1, to: &answer)
            }
            index = next
        }
        return answer
    }

    /// The program of an order, and how to run it, unless nothing could be told of its end.
    private mutating func prepare(_ order: BridgeOrder) -> (program: BridgeProgram, run: PreparedRun?) {
        if !order.continues { memory.withUnsafeMutableBytes { _ = $0.initializeMemory(as: UInt8.self, repeating: 0) } }
        for segment in order.segments where !segment.bytes.isEmpty {
            let start = Int(segment.address - Self.window.lowerBound)
            memory.replaceSubrange(start..<start + segment.bytes.count, with: segment.bytes)
        }
        let program = BridgeProgram(x: order.x, pc: order.pc, lines: lines(order))
        guard Self.window.contains(order.pc), order.pc % 4 == 0 else { return (program, nil) }
        let run = rehearsal.prepare(program, fuel: order.fuel) { bridge.standIn(for: $0, at: $1, number: $2) }
        guard let run, !bridge.abilities.contains(.callsOnly) || run.sites.contains(run.end) else {
            return (program, nil)
        }
        return (program, run)
    }

    /// The lines of memory that are not zero.
    private func lines(_ order: BridgeOrder) -> [BridgeLine] {
        let size = BridgeLine.size
        var offsets: Set<Int> = []
        if order.continues {
            offsets = Set(stride(from: 0, to: memory.count, by: size))
        } else {
            for segment in order.segments where !segment.bytes.isEmpty {
                let start = Int(segment.address - Self.window.lowerBound)
                for offset in stride(from: start / size * size, to: start + segment.bytes.count, by: size) {
                    offsets.insert(offset)
                }
            }
        }
        return offsets.sorted().compactMap { offset in
            let bytes = memory[offset..<offset + size]
            guard bytes.contains(where: { $0 != 0 }) else { return nil }
            return BridgeLine(address: Self.window.lowerBound + UInt64(offset), bytes: Array(bytes))
        }
    }

    /// Adds the one state of a run, and the lines that are not as before; keeps them if the next run may go on there.
    private mutating func append(
        _ end: BridgeEnd?, _ program: BridgeProgram, _ run: PreparedRun?, keeps: Bool, to answer: inout [UInt64]
    ) {
        answer.append(1)
        switch end?.exit ?? .unseen {
        case .trap(let cause, let value): answer += [1, cause, value]
        case .unseen: answer += [2, 0, 0]
        case .unended: answer += [3, 0, 0]
        }
        answer += (end?.x ?? program.x)[1...]
        answer += [end?.pc ?? program.pc, 0]
        let place = answer.count
        answer.append(0)
        guard let end, let run else { return }
        var before = program.lines[...]
        for var line in end.lines {
            rehearsal.restore(&line.bytes, at: line.address, run)
            while let first = before.first, first.address < line.address { before.removeFirst() }
            let isSame =
                before.first?.address == line.address
                ? before.first?.bytes == line.bytes : line.bytes.allSatisfy { $0 == 0 }
            guard !isSame else { continue }
            answer.append(line.address)
            for offset in stride(from: 0, to: BridgeLine.size, by: 8) {
                answer.append(line.bytes.doubleword(at: offset))
            }
            answer[place] += 1
            guard keeps else { continue }
            let start = Int(line.address - Self.window.lowerBound)
            memory.replaceSubrange(start..<start + line.bytes.count, with: line.bytes)
        }
    }
}
